"""Which council a paper is about or from, as its place is spoken of: "Bristol", "Tower Hamlets".

A name of the official list (`corpus.places`) is told in its usual form. A council that is on no list is
read from the ways in which papers name a council, and where none is named, from the place that the
paper keeps speaking of.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from corpus.places.authorities import authority_called, plain_name
from corpus.places.linker import find_authorities
from ingest.describe.front import Front
from ingest.registers.statuses import status_of

_JOIN = r"(?:and|upon|on|with|of|the|in|under|&)"
_NAME = r"[A-Z][A-Za-z'’.]+(?:-[A-Za-z]+)*"
_PLACE = rf"{_NAME}(?:,?[ ](?:{_JOIN}[ ]){{0,2}}{_NAME}){{0,5}}(?:,? (?:City|County) of)?"
_STYLE = (
    r"(?:(?:City|County) of|City|County|Borough|Metropolitan|District|Unitary|Royal|Council"
    r"|Corporation|Local Authority|Authority)"
)
_SERVICES = r"(?:local authority(?:['’]s)?|children['’]s|council['’]s)\b[^.]{0,30}? services"
_VISIT = r"\b(?:[Ii]nspection|[Ff]ocused(?: assurance)? visit|[Mm]onitoring visit) (?:of|to)"

_INSPECTED = (
    re.compile(rf"{_VISIT} (?:the )?({_PLACE}) {_SERVICES}"),
    re.compile(rf"\b(?:[Ff]ocused|[Mm]onitoring)[a-z ]* visit (?:of|to) (?:the )?({_PLACE})"),
    re.compile(rf"\b[Ii]nspection (?:of|in) (?:the )?({_PLACE}?),? (?:[Ll]ocal [Aa]rea|LA)\b"),
)  # fmt: skip
_TITLED = re.compile(rf"\b[Ii]nspection (?:of|in) (?:the )?({_PLACE})$")
_COUNCIL = (
    re.compile(rf"\b((?:London|Royal) Borough of {_PLACE}(?: upon {_NAME})?)"),
    re.compile(rf"\b({_PLACE} (?:Council|COUNCIL))\b"),
    re.compile(rf"\b(City of {_PLACE})(?: Council)?\b"),
)
_PLACES = re.compile(r"[\w-]+(?:, [\w-]+)+ and [\w-]+")
_LOCATED = re.compile(
    rf"\b(?:[Ii]n|[Aa]cross|[Ww]ithin|[Tt]hroughout|[Oo]utside) (?:the )?({_PLACE})"
)
_NO_PLACE = re.compile(
    r"ofsted|cabinet|department|government|england|britain|europe|scotland|wales|parliament"
    r"|january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|child(?:ren)?|covid|section|paragraph|appendix"
    r"|annex|figure|table|chapter|part|year|key|stage|phase|her|his|the|this|that|these|our|their"
    r"|your|its|we|it|as|at|by|for|from|to|with|both|since|when|while|where|there|however"
    r"|although|following|during|after|before|over|councillor|cllr|leaders?|mayor|members?"
    r"|officers?|director|youth|full|schools?|british|arts|parish|town|care|research|joint"
    r"|local|national|cross|whole|city|county|borough|district|metropolitan|unitary|council"
    r"|report|minutes|contents|page|inspection|area|and|or|of|in|on|an?|no",
    re.IGNORECASE,
)
_HEADER_WORDS = 7
_HEAD = 60
"""How many of a report's first lines may name whose it is."""
_NO_COUNCIL = re.compile(
    r"(?:safeguarding |children['’]s )*boards?|partnership|trust", re.IGNORECASE
)


def find_authority(front: Front, *, inspected: bool) -> str | None:
    """The council's place; None where the paper names none clearly."""
    read = (_of_inspection(front) if inspected else None) or _most_named(front)
    return _official(front, read) if inspected else _usual(read)


def usual_place(written: str) -> str:
    """The place that a council's name is of, in its usual form where it is on the list."""
    spoken = written if authority_called(written) else spoken_name(written)
    return _usual(spoken) or written


def _usual(name: str | None) -> str | None:
    """A name of the list in its usual form; any other as it is."""
    known = authority_called(name) if name else None
    return known.name if known else name


def _official(front: Front, read: str | None) -> str | None:
    """The authority of the list that was read, whole where only a part of its name was.

    "Thames", read in the report on Kingston upon Thames, is that; a name on no list stays where no
    listed one has it as a part and the paper names it as its own.
    """
    if read and authority_called(read):
        return _usual(read)
    head = " ".join(front.lines[:_HEAD])
    times = Counter(named.name for named in find_authorities(front.text, ()) if not named.taken_as)
    named = [
        n.name for n in find_authorities(head, ()) if not n.taken_as and authority_called(n.name)
    ]
    part = plain_name(read or "")
    whole = [n for n in named if part and (part in plain_name(n) or plain_name(n) in part)]
    if whole:
        return max(whole, key=lambda n: times[n])
    if read and not _NO_COUNCIL.fullmatch(read):
        return read
    return max(named, key=lambda n: times[n], default=read)


def spoken_name(written: str) -> str | None:
    """'London Borough of Hackney' as 'Hackney', 'Bristol City Council' as 'Bristol'."""
    name = re.sub(r"\s+", " ", written).replace("&", "and").replace("St. ", "St ").strip(" ,.'’")
    name = re.sub(r"['’]s$", "", name)
    if name.isupper():
        name = _title_case(name)
    name = re.sub(r"^(?:The )?(?:London Borough|Royal Borough|Metropolitan Borough|City and County"
                  r"|County Borough|Borough|County|Council) of (?:the )?", "", name)  # fmt: skip
    name = re.sub(r"^(?:The )?City of (?!London\b)", "", name)
    name = re.sub(rf"(?:,? {_STYLE})+$", "", name)
    name = re.sub(r"^County (?=[A-Z]\w+$)", "", name)
    if not _PLACES.fullmatch(name):
        name = name.rsplit(", ", 1)[-1]
    words = name.split()
    while words and _NO_PLACE.fullmatch(words[0]) and " ".join(words) != "City of London":
        words.pop(0)
    while words and (_NO_PLACE.fullmatch(words[-1]) or re.fullmatch(_JOIN, words[-1])):
        words.pop()
    return " ".join(words) or None


def _of_inspection(front: Front) -> str | None:
    """From the report's title, or the line above it."""
    lines = front.lines[:30]
    head = " ".join(lines)
    for pattern in _INSPECTED:
        found = pattern.search(head)
        if found and (name := spoken_name(found[1])):
            return name
    for line in lines:
        found = _TITLED.search(line)
        if found and (name := spoken_name(found[1])):
            return name
    for above, line in pairwise(lines):
        if re.match(r"(?:re-?)?inspection of", line, re.IGNORECASE) and _is_a_name(above):
            return spoken_name(above)
    return None


def _most_named(front: Front) -> str | None:
    """The place named most, a council's full name in the paper's head counting for more."""
    scores: Counter[str] = Counter()
    for n, line in enumerate(front.lines):
        for pattern in _COUNCIL:
            for found in pattern.finditer(line):
                if name := spoken_name(found[1]):
                    scores[name] += _weight(line, n)
    for name, times in _places_spoken_of(front.text).items():
        scores[name] += times
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < 3:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] > ranked[1][1] else None


def _weight(line: str, n: int) -> int:
    if n >= 40:
        return 1
    return 6 if len(line.split()) <= _HEADER_WORDS else 3


def _places_spoken_of(text: str) -> dict[str, int]:
    """Names that stand where places stand ("in Amber" is a rating), and how often each is named in all."""
    flat = re.sub(r"\s+", " ", text)
    found = Counter(name for match in _LOCATED.finditer(flat) if (name := spoken_name(match[1])))
    named = (name for name in found if _is_proper(flat, name) and status_of(name) is None)
    return {name: _times(flat, name) for name in named}


def _times(text: str, name: str) -> int:
    return len(re.findall(rf"\b{re.escape(name)}\b", text))


def _is_proper(text: str, name: str) -> bool:
    """Whether it is rarely written without its capitals, and isn't an abbreviation."""
    small = _times(text, name.lower())
    return not name.isupper() and small * 3 <= _times(text, name)


def _is_a_name(line: str) -> bool:
    return len(line.split()) <= 8 and bool(re.fullmatch(rf"{_PLACE}(?: of)?", line))


def _title_case(name: str) -> str:
    return re.sub(rf"\b{_JOIN}\b", lambda m: m[0].lower(), name.title(), flags=re.IGNORECASE)
