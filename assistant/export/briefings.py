"""A briefing as the row of JSON that others build on: dates ISO or null, pages from 1."""

from __future__ import annotations

from assistant.council.briefing import Briefing
from assistant.council.lines import Line, Section
from assistant.export.answers import Row, document_row


def briefing_row(briefing: Briefing) -> Row:
    """A briefing with everything it stands on."""
    return {
        "authority": briefing.authority,
        "topic": briefing.subject.name if briefing.subject else None,
        "as_of": briefing.as_of.isoformat(),
        "since": briefing.since.isoformat(),
        "summary": [line_row(line) for line in briefing.summary],
        "sections": [_section(section) for section in briefing.sections],
        "papers": [
            {name: row[name] for name in ("document", "title", "kind", "published", "framework")}
            for row in map(document_row, briefing.papers)
        ],
    }


def line_row(line: Line) -> Row:
    """A line with the places it stands on."""
    return {
        "text": line.words,
        "quote": line.quote or None,
        "citations": [
            {
                "document": each.document,
                "title": each.title,
                "date": each.date.isoformat() if each.date else None,
                "page": each.page,
                "section": each.section,
                "quote": each.quote,
            }
            for each in line.citations
        ],
    }


def _section(section: Section) -> Row:
    return {
        "about": section.about.value,
        "title": section.title,
        "note": section.note or None,
        "lines": [line_row(line) for line in section.lines],
    }
