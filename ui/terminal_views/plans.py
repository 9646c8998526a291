"""A traced recommendation as a person reads it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill
from typing import Any

from ui.plain import NOTHING, one_line

_WIDTH = 96


def trace_text(row: dict[str, Any]) -> str:
    """The recommendation, and under it each action with why, how sure, and what became of it."""
    item = row["recommendation"]
    head = f"{item['n']}. {one_line(item['text'])}{_pages(item['pages'])}"
    return "\n".join([fill(head, _WIDTH, subsequent_indent="   "), *_below(row)])


def _below(row: dict[str, Any]) -> Iterator[str]:
    if row["status"] == "unanswered":
        yield f"   {NOTHING.capitalize()}."
        if row["officer"]:
            yield _line(f"So says {_signature(row['officer'])}.", "   ")
    if row["status"] == "to check":
        yield "   Nothing surely answers this; what may is to be checked."
    for link in row["links"]:
        yield _line(_action(link), "   ")
        yield _line(f"{_standing(link)}{_pages(link['pages'])}")
        yield _line(f"{_sureness(link)}: {link['why']} [link {link['id']}]")
        for step in link["history"]:
            change = f"{step['field']} {step['from'] or '-'} -> {step['to'] or '-'}"
            yield _line(f"{step['date'] or 'undated'}, {step['document']}: {change}")
    for said in ("to_check", "nearest", "rejected"):
        for link in row[said]:
            sure = f" ({link['probability']:.2f})" if said == "to_check" else ""
            by = f" by {_signature(link['officer'])}" if link["officer"] else ""
            name = f"{said.replace('_', ' ')}{sure}{by}"
            yield _line(f"({name}: {_action(link)}; link {link['id']})")


def _action(link: dict[str, Any]) -> str:
    return f"{link['ref'] or '-'}  {one_line(link['text'])}"


def _standing(link: dict[str, Any]) -> str:
    now = link["current"]
    due = f"due {now['due'] or link['due_text'] or 'not given'}"
    return f"{now['owner'] or 'no owner'}; {due}; {now['status']}"


def _sureness(link: dict[str, Any]) -> str:
    if link["confirmed"]:
        return f"confirmed by {_signature(link['officer'])}"
    return f"sure ({link['probability']:.2f})"


def _signature(word: dict[str, Any]) -> str:
    """Who said it, when and why."""
    name = word["name"] or "an officer"
    day = f", {word['said_on']}" if word["said_on"] else ""
    reason = f", “{word['reason']}”" if word["reason"] else ""
    against = f" (but {word['against']})" if word.get("against") else ""
    return f"{name}{day}{reason}{against}"


def _pages(pages: list[int]) -> str:
    return f" (page {', '.join(map(str, pages))})" if pages else ""


def _line(text: str, indent: str = "       ") -> str:
    return fill(one_line(text), _WIDTH, initial_indent=indent, subsequent_indent="       ")
