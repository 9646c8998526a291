"""`scrutineer brief`: a page on a council for a meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ui.naming import authority_named, day_named
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import print_json, print_plain, say, write_file

if TYPE_CHECKING:
    from assistant.council.briefing import Briefing

AuthorityOption = Annotated[str, typer.Option(metavar="A", help="Which council.")]
TopicOption = Annotated[
    str | None,
    typer.Option("--topic", metavar="T", help="Only this topic; a wrong name lists them all."),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="As things stood on that day: later papers are left out."),
]


def brief(
    authority: AuthorityOption,
    library: LibraryOption = None,
    topic: TopicOption = None,
    as_of: AsOfOption = None,
    since: Annotated[
        str | None,
        typer.Option(
            metavar="DATE",
            help="Tell what changed since that day. [default: the graded inspection before the last]",
        ),
    ] = None,
    docx: Annotated[
        Path | None, typer.Option("--docx", metavar="FILE", help="Write a Word document.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page that prints on A4.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Put a briefing on a council together: where it stands, what is open, what to ask."""
    settings = settings_for(library)
    from assistant.council.briefing import brief as put_together
    from assistant.council.council_papers import authorities_held
    from assistant.council.topic_match import subject_named
    from assistant.export.briefings import briefing_row
    from corpus.library import Library
    from ui.exports.briefing_page import as_page
    from ui.exports.briefing_word import briefing_word
    from ui.exports.workbook import addresses_of, papers_of

    subject = subject_named(topic) if topic is not None else None
    with Library.open(settings) as store:
        whose = authority_named(authority, authorities_held(store))
        found = put_together(store, whose, subject, day_named(as_of), day_named(since))
        places = addresses_of(papers_of(store))
    if docx is not None:
        _write(docx, briefing_word(found, places, date.today()))
    if html is not None:
        _write(html, as_page(found, places).encode("utf-8", errors="backslashreplace"))
    if as_json:
        print_json(briefing_row(found))
    elif docx is None and html is None:
        print_plain(_text(found))


def _write(out: Path, content: bytes) -> None:
    write_file(out, content)
    say(f"Briefing written to {out}")


def _text(briefing: Briefing) -> str:
    """The briefing for the terminal, each line with its places."""
    from assistant.council.briefing import made_of, title_of
    from assistant.council.lines import Line
    from ui.exports.briefing_words import place

    def told(line: Line) -> str:
        places = dict.fromkeys(f"{each.document}, {place(each)}" for each in line.citations)
        return "\n      ".join([line.words, *(f"[{each}]" for each in places)])

    lines = [title_of(briefing), made_of(briefing), "", *map(told, briefing.summary)]
    for section in briefing.sections:
        if section.lines or section.note:
            lines += ["", section.title.upper(), *(f"  - {told(each)}" for each in section.lines)]
            lines += [f"  {section.note}"] if section.note else []
    return "\n".join(lines)
