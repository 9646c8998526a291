"""What a web page has and doesn't show, by its own styles: hidden, transparent, tiny, white, off it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_GONE = re.compile(
    r"(?:^|[;{\s])(?:"
    r"display\s*:\s*none"
    r"|visibility\s*:\s*(?:hidden|collapse)"
    r"|opacity\s*:\s*(?:0+(?:\.0\d*)?|\.0\d*)(?![\d.])"
    r"|font-size\s*:\s*(?:0+(?:\.0+)?(?:p[tx]|r?em|%|v[wh])?|0*\.\d+p[tx]|0*1(?:\.\d+)?p[tx]|0*\.[01]\d*r?em)\s*(?:!|;|$)"
    r"|color\s*:\s*transparent"
    r"|text-indent\s*:\s*-\d{3,}"
    r"|(?:left|right|top|bottom|margin-left|margin-top)\s*:\s*-\d{3,}"
    r"|clip\s*:\s*rect\(\s*(?:0|1px)"
    r"|clip-path\s*:\s*(?:inset\(\s*(?:50|100)%|circle\(\s*0)"
    r"|transform\s*:[^;]*scale[xy]?\(\s*0(?:\.0\d*)?\s*[,)]"
    r"|content-visibility\s*:\s*hidden"
    r")",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"(?:^|[;\s])(?:max-)?(?:height|width)\s*:\s*[01](?:px|pt|em)?\s*(?:!|;|$)", re.I
)
_CUT = re.compile(r"overflow(?:-[xy])?\s*:\s*(?:hidden|clip)", re.IGNORECASE)
_COLOUR = re.compile(r"(?:^|[;\s])color\s*:\s*([^;!]+)", re.IGNORECASE)
_GROUND = re.compile(r"background(?:-color|-image)?\s*:\s*([^;!]+)", re.IGNORECASE)
_WHITE = re.compile(
    r"^\s*(?:white|snow|ivory|ghostwhite|floralwhite|#f[b-f]f[b-f]f[b-f](?:[\da-f]{2})?|#fff[\da-f]?"
    r"|rgba?\(\s*25[0-5]\s*[, ]\s*25[0-5]\s*[, ]\s*25[0-5].*"
    r"|hsla?\([^)]*(?:9[89]|100)%\s*(?:[,/].*)?\))\s*$",
    re.IGNORECASE,
)
_BARE = re.compile(r"^\s*(?:none|transparent|inherit|initial|unset)\s*$", re.IGNORECASE)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_NOTE = re.compile(r"/\*.*?\*/", re.DOTALL)
_AT = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;")
_SCREEN = re.compile(
    r"@media\s+(?:only\s+)?(?:screen|all)\s*\{((?:[^{}]*\{[^{}]*\})*)[^{}]*\}", re.I
)
_MOST_RULES = 2000


def take_unseen(soup: BeautifulSoup) -> str:
    """Take out what the page's own styles keep from sight; gives what it says."""
    styled = _Styles(soup)
    taken = []
    for tag in soup.find_all(True):
        if not tag.decomposed and tag.name not in _FRAME and styled.hides(tag):
            taken.append(tag.get_text(" "))
            tag.decompose()
    taken += list(_white(soup, styled))
    return " ".join(" ".join(taken).split())


_FRAME = frozenset(
    ("html", "head", "style", "script", "title", "meta", "link", "noscript", "template")
)


class _Styles:
    """What the page's style sheets and its elements' own styles say of each element."""

    def __init__(self, soup: BeautifulSoup) -> None:
        self._said: dict[int, list[str]] = {}
        self._colours: dict[int, str] = {}
        self._grounds: dict[int, bool] = {}
        for selector, declared in _rules(soup):
            for tag in _chosen(soup, selector):
                self._said.setdefault(id(tag), []).append(declared)

    def of(self, tag: Tag) -> str:
        """All that is declared of an element, its own last."""
        return ";".join([*self._said.get(id(tag), []), str(tag.get("style") or "")])

    def hides(self, tag: Tag) -> bool:
        """Whether an element is kept from sight, whatever its colour."""
        if tag.has_attr("hidden") or tag.get("aria-hidden") == "true":
            return True
        declared = self.of(tag)
        return bool(_GONE.search(declared) or (_FLAT.search(declared) and _CUT.search(declared)))

    def colour(self, tag: Tag) -> str:
        """The colour of an element's letters where it says one, else ""."""
        known = self._colours.get(id(tag))
        if known is None:
            said = _COLOUR.findall(self.of(tag))
            own = str(tag.get("color") or "") if tag.name == "font" else ""
            known = self._colours[id(tag)] = str(said[-1]) if said else own
        return known

    def ground(self, tag: Tag) -> bool:
        """Whether an element has a ground of its own, on which white letters are seen."""
        known = self._grounds.get(id(tag))
        if known is None:
            said = [*_GROUND.findall(self.of(tag)), str(tag.get("bgcolor") or "")]
            known = self._grounds[id(tag)] = any(map(_is_ground, said))
        return known


def _is_ground(said: str) -> bool:
    return bool(said.strip()) and not _WHITE.match(said) and not _BARE.match(said)


def _white(soup: BeautifulSoup, styled: _Styles) -> Iterator[str]:
    """White letters on no other ground, taken out one by one."""
    for text in list(soup.find_all(string=True)):
        if not text.strip() or text.parent is None or text.parent.name in _FRAME:
            continue
        above = list(text.parents)
        coloured = next((tag for tag in above if styled.colour(tag)), None)
        if coloured is None or not _WHITE.match(styled.colour(coloured)):
            continue
        if not any(styled.ground(tag) for tag in above):
            yield str(text)
            text.extract()


def _rules(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Selectors with what they declare, of all that holds on a screen of any size."""
    css = _NOTE.sub("", "\n".join(tag.get_text() for tag in soup.find_all("style")))
    css = _AT.sub("", _SCREEN.sub(r"\1", css))
    for number, found in enumerate(_RULE.finditer(css)):
        if number >= _MOST_RULES:
            return
        declared = found[2]
        if (
            _GONE.search(declared)
            or _FLAT.search(declared)
            or _COLOUR.search(declared)
            or _GROUND.search(declared)
        ):
            yield found[1].strip(), declared


def _chosen(soup: BeautifulSoup, selector: str) -> list[Tag]:
    """The elements that a selector means; none where it can't be understood or tells of a moment."""
    if re.search(r":(?:hover|focus|active|before|after|target|checked|not\(:)|::", selector):
        return []
    from soupsieve import SelectorSyntaxError

    try:
        return list(soup.select(selector))
    except (SelectorSyntaxError, ValueError, NotImplementedError):
        return []
