r"""The one way that a document's or a model's words reach `st.markdown` and widgets' labels.

Streamlit reads its texts as Markdown: an image in one is fetched from wherever it points, and
`:red[...]`, `$...$`, `:smile:`, `-->` and bare addresses are made into something else. Here words
stay words. Backslashes hold off what is read as Markdown. What Streamlit replaces afterwards, in
the finished text (addresses, directives, emoji and icons by name), is broken by a word joiner,
which can't be seen.
"""

from __future__ import annotations

import re

from ui.plain import one_line, plain

_JOINER = "\u2060"
_MARKS = re.compile(r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]")
_REPLACED_LATER = (
    (re.compile(r":(?=[\w/+\-])"), f":{_JOINER}"),  # :red[x], :smile:, :material/x:, http://x
    (re.compile(r"(?i)(?<=www)\."), f"{_JOINER}."),
    (re.compile(r"@(?=\w)"), f"@{_JOINER}"),
    (re.compile(r"(?<=[<>=~\-])(?=[<>=\-])"), _JOINER),  # ->, <-, --, >=
)


def text(words: str) -> str:
    """One line of words as Markdown that shows just these words."""
    return _inert(one_line(words))


def paragraphs(words: str) -> str:
    """Words over several lines as Markdown that shows just these words, line by line."""
    lines = [_inert(" ".join(line.split())) for line in plain(words).split("\n")]
    return "\n".join(f"{line}  " if line else "" for line in lines).strip()


def _inert(line: str) -> str:
    for found, instead in _REPLACED_LATER:
        line = found.sub(instead, line)
    line = _MARKS.sub(lambda mark: f"\\{mark.group()}", line)
    return re.sub(r"^(\d+)(?=\\[.)])", rf"\1{_JOINER}", line)
