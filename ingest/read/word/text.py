"""The text of a Word paragraph, with what tracked changes and fields would hide from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ingest.read.ordinals import RAISED

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def qn(name: str) -> str:
    """A prefixed name as lxml writes it."""
    prefix, local = name.split(":")
    return f"{{{_NAMESPACES[prefix]}}}{local}"


_LEFT_OUT = frozenset(
    qn(name) for name in ("w:del", "w:moveFrom", "w:txbxContent", "mc:Fallback", "w:instrText")
)
_BLANKS = {qn("w:tab"): " ", qn("w:br"): " ", qn("w:cr"): " ", qn("w:noBreakHyphen"): "-"}


def paragraph_text(paragraph: Any) -> str:
    """What a paragraph says, deletions left out; a footnote's number is raised."""
    return " ".join("".join(_strings(paragraph)).split())


def _strings(element: Any) -> Iterator[str]:
    for child in element.iterchildren():
        if child.tag in _LEFT_OUT:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _BLANKS and element.tag == qn("w:r"):
            yield _BLANKS[child.tag]
        elif child.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            yield str(child.get(qn("w:id"), "")).translate(RAISED)
        else:
            yield from _strings(child)


def inner_paragraphs(paragraph: Any) -> list[Any]:
    """The paragraphs in text boxes that are anchored in a paragraph, each once."""
    boxes = [
        box
        for box in paragraph.iter(qn("w:txbxContent"))
        if next(box.iterancestors(qn("mc:Fallback")), None) is None
        and next(box.iterancestors(qn("w:p"))) is paragraph
    ]
    return [inner for box in boxes for inner in box.iterchildren(qn("w:p"))]


def is_bold(paragraph: Any) -> bool:
    """Whether every run that says something is bold by its own formatting."""
    runs = [run for run in paragraph.iter(qn("w:r")) if "".join(_strings(run)).strip()]
    return bool(runs) and all(_run_is_bold(run) for run in runs)


def _run_is_bold(run: Any) -> bool:
    mark = run.find(f"{qn('w:rPr')}/{qn('w:b')}")
    return mark is not None and mark.get(qn("w:val"), "true") not in ("0", "false")


def footnotes(
    document: Any, take_unseen: Callable[[Any], str], hidden: list[str]
) -> Iterator[tuple[str, str]]:
    """Footnotes and endnotes as (number, text); what can't be seen is taken out into `hidden`."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in document.part.rels.values():
        if relation.is_external or not relation.reltype.endswith(("/footnotes", "/endnotes")):
            continue
        root = etree.fromstring(relation.target_part.blob, parser)
        hidden.append(take_unseen(root))
        for note in root.iterchildren(qn("w:footnote"), qn("w:endnote")):
            text = " ".join(paragraph_text(part) for part in note.iter(qn("w:p"))).strip()
            if text and note.get(qn("w:type")) is None:
                yield str(note.get(qn("w:id"), "")), text
