"""How likely a line marks what it stands on as not public: a fitted sum over its words and its form.

What the sum leaves open a fitted reading of the line settles with it. Both are fitted by
`evals.training.markings` on lines that mark and lines that only speak of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from io import BytesIO
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corpus.embed.tuned_bert import TunedBert
from ingest.describe.access.label_words import as_words

BUCKETS = 1 << 15
FILE = "line_model.npz"
READER = "line_reader.npz"
_OPEN = 0.01
"""From here on a line is read, too: a thousand take some seconds."""
_LONGEST = 40
"""Words of a statement that are looked at."""

_MAY_TELL = re.compile(
    r"exempt|confiden|restrict|\bprivate\b|publi[cs]|disclos|closed|sensitiv|12\s?a\b|\b100\s?[a-k]\b"
    r"|embargo|\bpart\W+(?:2|3|ii|iii|two|b|c)\b|circulat|\beyes\b|withh|privileg|secret|marking"
    r"|(?:pink|yellow|green|blue|buff|lilac|salmon|gold|white) (?:paper|page|sheet)|\bfoia?\b"
    r"|\bnot\b.{0,40}(?:shar|cop[iy]|forward|distribut|releas|discuss|quot|leave|pass)"
    r"|relating to any individual|business affairs|\bparagraphs?\W+\d|\bparas?\W+\d|\bcategory\W+\d"
    r"|\bonly\W*$|^\W*protect\b|in camera|\bnfp\b|\btlp\b|(?:return|shred|destroy|collect).{0,40}meeting",
    re.IGNORECASE,
)
"""What a line must have to be worth a look: far more than marks."""

_SPEAKS_OF_IT = re.compile(
    r"exempt|confidential|restricted|\bprivate\b|12\s?a\b|\b100\s?[a-k]\b|\bnot for\b|withheld|embargo"
    r"|privileged|[ -]sensitive\b|\bpart\W+(?:2|ii|two|b)\b",
    re.IGNORECASE,
)

_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+[a-z]?|[☒☑✓✔☐|:?&]", re.IGNORECASE)
_SPACED = re.compile(r"(?<!\w)(?:\w ){3,}\w(?!\w)")
_ENDED = re.compile(r"[.!?;]\W*$")
_LAW = re.compile(r"\b(?:12\s?a|100\s?[a-k])\b", re.IGNORECASE)
_PARAGRAPH = re.compile(
    r"\bpara(?:graph)?s?\b\W*(?:\(?s\)?)?\W*\d|\bcategor\w+\W*\d", re.IGNORECASE
)
_STATE = frozenset(
    "exempt confidential restricted private withheld closed privileged embargoed sensitive secret".split()
)
_ITSELF = frozenset("this these following attached enclosed itself below contents".split())
_NO = frozenset("no not none nothing never neither nor without non n na nil cannot".split())
_CASES = frozenset("if whether when where unless should may might could would was were had".split())
_MEETING = frozenset(
    "resolved resolve resolution agreed moved consider considered noted receive excluded exclusion"
    " asked meeting chair committee members councillor".split()
)


def may_tell(text: str) -> bool:
    """Whether a line has anything that most markings have."""
    return bool(_MAY_TELL.search(_closed_up(text)))


def is_weighed(lines: Sequence[str], at: int) -> bool:
    """Whether a page's line is looked at, for what it or the rest of its sentence has."""
    _, said, rest = statement(lines, at)
    return may_tell(said) or (_goes_on(said, rest) and may_tell(rest))


def speaks_of_it(text: str) -> bool:
    """Whether a line has one of the words that nearly every marking has."""
    return bool(_SPEAKS_OF_IT.search(_closed_up(text)))


def stands_in_prose(lines: Sequence[str], at: int) -> bool:
    """Whether a line is of a paragraph: its sentence comes from the line before, or goes on in the next."""
    before, line, rest = statement(lines, at)
    return _goes_on(line, rest) or line[:1].islower() or _goes_on_from(before) == "midst"


def statement(lines: Sequence[str], at: int) -> tuple[str, str, str]:
    """The line before, the line, and what goes on from it to the end of its sentence."""
    before = lines[at - 1] if at else ""
    rest: list[str] = []
    last = lines[at]
    for line in lines[at + 1 : at + 4]:
        if _ENDED.search(last):
            break
        rest.append(line)
        last = line
    return before, _closed_up(lines[at]), " ".join(rest)


def features(before: str, line: str, rest: str, place: int, left: int) -> NDArray[np.int32]:
    """The buckets that a line's features fall in; it is `place` lines from the top, `left` from the end."""
    names = set(_features(before, line, rest, place, left))
    return np.array(sorted({crc32(name.encode()) % BUCKETS for name in names}), np.int32)


def _features(before: str, line: str, rest: str, place: int, left: int) -> Iterator[str]:
    words, more = _words(line)[:_LONGEST], _words(rest)
    goes_on = _goes_on(line, rest)
    whole = words + (more[:_LONGEST] if goes_on else [])
    yield from _runs("l", ["<", *words, ">"], 3)
    yield from _runs("w", whole, 2)
    yield from _runs("n", more[:4], 1)
    yield from (f"s:{word}" for word in words[:3])
    shape = [
        f"caps{line.isupper()}",
        f"long{min(len(whole) // 3, 8)}",
        f"stop{bool(_ENDED.search(line if not goes_on else rest))}",
        f"place{min(place, 5)}",
        f"left{min(left, 2)}",
        f"lower{line[:1].islower()}",
        f"number{bool(re.match(r'[^A-Za-z]*[0-9]', line))}",
        f"after{_goes_on_from(before)}",
        f"goes{goes_on}",
        f"ends{':' in line or '|' in line}",
    ]
    text = f"{line} {rest if goes_on else ''}"
    kinds = [
        name
        for name, there in (
            ("law", _LAW.search(text)),
            ("para", _PARAGRAPH.search(text)),
            ("state", _STATE.intersection(whole)),
            ("itself", _ITSELF.intersection(whole[:5])),
            ("no", _NO.intersection(whole)),
            ("case", _CASES.intersection(whole)),
            ("meeting", _MEETING.intersection(whole)),
            ("attached", {"appendix", "appendices", "annex", "annexe"}.intersection(whole)),
            ("begins", words and words[0] in _STATE | {"not"}),
        )
        if there
    ]
    yield from shape
    yield from kinds
    for at, kind in enumerate(kinds):
        yield from (f"{kind}&{other}" for other in kinds[at + 1 :])
        yield from (f"{kind}&{form}" for form in shape)


def _runs(kind: str, words: Sequence[str], most: int) -> Iterator[str]:
    for size in range(1, most + 1):
        for at in range(len(words) - size + 1):
            yield f"{kind}{size}:{' '.join(words[at : at + size])}"


def _words(text: str) -> list[str]:
    """Small letters; numbers are one word but those that the law is cited by."""
    found = (word.casefold() for word in _WORD.findall(re.sub(r"12\s+a\b", "12A", text)))
    return [_worded(word) for word in found]


def _worded(word: str) -> str:
    if not word[0].isdigit() or word in ("12a", "100a", "100i", "100b", "2"):
        return word.removesuffix("'s")
    return "#" if len(word) < 3 else "##"


def _goes_on(line: str, rest: str) -> bool:
    """Whether what follows a line goes on with its sentence."""
    return bool(rest) and (rest[:1].islower() or _hangs(line))


def _hangs(line: str) -> bool:
    words = line.split()
    return bool(words) and words[-1].casefold() in _GLUE


_GLUE = frozenset(
    "of the to by in for and or a an on under with as that is are be from not this because which".split()
)


def _goes_on_from(before: str) -> str:
    """How a line stands to the one before it: at the top, after an end, or in a sentence's midst."""
    if not before:
        return "top"
    if _ENDED.search(before):
        return "end"
    if _hangs(before) or before.rstrip().endswith(","):
        return "midst"
    return "long" if len(before.split()) > 7 else "short"


def _closed_up(line: str) -> str:
    """The line with letters that were set apart put together: "E X E M P T"."""
    words = re.split(r"\s{2,}", line)
    return " ".join(
        _SPACED.sub(lambda found: as_words(found[0].replace(" ", "")), word) for word in words
    )


@cache
def fitted() -> tuple[NDArray[np.float32], float]:
    """The sum's weights, one a bucket, and what it starts from."""
    with np.load(BytesIO((files(__package__) / FILE).read_bytes())) as held:
        return held["weights"].astype(np.float32), float(held["bias"])


@cache
def _reader() -> TunedBert:
    return TunedBert((files(__package__) / READER).read_bytes)


def likelihoods(lines: Sequence[str]) -> list[float]:
    """How likely each of a page's lines marks, from 0 to 1."""
    weights, bias = fitted()
    found = []
    for at in range(len(lines)):
        if not is_weighed(lines, at):
            found.append(0.0)
            continue
        before, said, rest = statement(lines, at)
        row = features(before, said, rest, at, len(lines) - 1 - at)
        total = float(weights[row].sum() + bias)
        if _chance(total) >= _OPEN:
            total = (total + float(_reader().tell(said, before, rest).whole[0])) / 2
        found.append(_chance(total))
    return found


def _chance(total: float) -> float:
    return float(1 / (1 + np.exp(-total)))
