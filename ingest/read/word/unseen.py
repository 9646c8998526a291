"""What a Word document has and doesn't show: hidden runs, white ones, and ones too small to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.letters import without_unseen
from ingest.read.word.text import qn

_SMALL = 4
"""Half points: nobody reads letters of less than two points."""

_WHITE = frozenset(("FFFFFF", "FEFEFE", "FDFDFD", "FFFFFE"))
_NO_FILL = frozenset(("", "auto", "none", "clear")) | _WHITE
_HIDES = (qn("w:vanish"), qn("w:specVanish"), qn("w:webHidden"))
_OFF = frozenset(("0", "false", "off"))


class Looks:
    """How runs look, by themselves and by the styles that they and their paragraphs have."""

    def __init__(self, document: Any) -> None:
        styles = document.styles.element.iter(qn("w:style"))
        self._styles = {style.get(qn("w:styleId")): style for style in styles}

    def take_unseen(self, root: Any) -> str:
        """Take out the runs below an element that can't be seen, and such letters; gives what runs say."""
        for text in root.iter(qn("w:t")):
            text.text = without_unseen(text.text or "")
        taken: list[str] = []
        for run in list(root.iter(qn("w:r"))):
            if self._unseen(run):
                taken.append("".join(text.text or "" for text in run.iter(qn("w:t"))))
                for text in list(run.iter(qn("w:t"))):
                    text.text = ""
        return " ".join(" ".join(taken).split())

    def _unseen(self, run: Any) -> bool:
        looks = list(self._looks(run))
        for tag in _HIDES:
            mark = _first(looks, tag)
            if mark is not None and (mark.get(qn("w:val")) or "1") not in _OFF:
                return True
        size = _first(looks, qn("w:sz"))
        if size is not None and _number(size.get(qn("w:val"))) < _SMALL:
            return True
        colour = _first(looks, qn("w:color"))
        white = colour is not None and (colour.get(qn("w:val")) or "").upper() in _WHITE
        return white and not self._on_a_colour(run, looks)

    def _looks(self, run: Any) -> Iterator[Any]:
        """The properties that bear on a run, nearest first."""
        own = run.find(qn("w:rPr"))
        if own is not None:
            yield own
            yield from self._of_style(own.find(qn("w:rStyle")))
        paragraph = next(run.iterancestors(qn("w:p")), None)
        if paragraph is not None:
            yield from self._of_style(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))

    def _of_style(self, named: Any) -> Iterator[Any]:
        """The run properties of a style and those it is based on."""
        seen: set[str] = set()
        while named is not None and (name := named.get(qn("w:val"))) not in seen:
            seen.add(name)
            style = self._styles.get(name)
            if style is None:
                return
            found = style.find(qn("w:rPr"))
            if found is not None:
                yield found
            named = style.find(qn("w:basedOn"))

    def _on_a_colour(self, run: Any, looks: list[Any]) -> bool:
        """Whether a run, its paragraph, cell, table or shape is filled, so that white is seen."""
        if _first(looks, qn("w:highlight")) is not None or any(map(_filled, looks)):
            return True
        for above in run.iterancestors():
            properties = next((e for e in above if e.tag in _PROPERTIES), None)
            if properties is not None and _filled(properties):
                return True
            if above.tag == qn("w:tbl") and self._style_fills(above):
                return True
            if "solidFill" in _tags(above) or above.get("fillcolor"):
                return True
        return False

    def _style_fills(self, table: Any) -> bool:
        named = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        seen: set[str] = set()
        while named is not None and (name := named.get(qn("w:val"))) not in seen:
            seen.add(name)
            style = self._styles.get(name)
            if style is None:
                return False
            if any(_fills(shade) for shade in style.iter(qn("w:shd"))):
                return True
            named = style.find(qn("w:basedOn"))
        return False


_PROPERTIES = frozenset((qn("w:pPr"), qn("w:tcPr"), qn("w:tblPr")))


def _first(looks: list[Any], tag: str) -> Any:
    """The nearest property of a name; None where there is none."""
    return next((found for look in looks if (found := look.find(tag)) is not None), None)


def _filled(properties: Any) -> bool:
    shade = properties.find(qn("w:shd"))
    return shade is not None and _fills(shade)


def _fills(shade: Any) -> bool:
    fill = (shade.get(qn("w:fill")) or "").strip()
    themed = shade.get(qn("w:themeFill")) not in (None, "background1", "light1")
    return themed or (fill.upper() not in _WHITE and fill.lower() not in _NO_FILL)


def _tags(element: Any) -> set[str]:
    """The names of what is just below a shape's properties."""
    if not str(element.tag).endswith("}wsp"):
        return set()
    return {str(each.tag).rsplit("}", 1)[-1] for part in element for each in part}


def _number(text: str | None) -> float:
    try:
        return float(text or "")
    except ValueError:
        return float("inf")
