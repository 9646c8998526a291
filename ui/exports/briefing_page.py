"""A briefing as one HTML page that prints on A4: no script, nothing fetched."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from assistant.council.briefing import Briefing, lines_of, made_of, title_of
from assistant.council.lines import Line
from corpus.letters import web_address
from ui.exports import briefing_words
from ui.plain import one_line

if TYPE_CHECKING:
    from jinja2 import Template


def as_page(briefing: Briefing, places: dict[str, str]) -> str:
    """The page. `places` has each document's web address by its path, "{page}" for the page's number."""

    cited = {place.document_id for line in lines_of(briefing) for place in line.citations}
    papers = [document for document in briefing.papers if document.id in cited]
    numbers = {document.id: number for number, document in enumerate(papers, 1)}

    def spot(line: Line) -> list[dict[str, str]]:
        found: dict[str, dict[str, str]] = {}
        for each in line.citations:
            words = f"{numbers[each.document_id]}, {briefing_words.place(each)}"
            address = web_address(briefing_words.address(places, each)) or ""
            title = f"{one_line(each.title)}: “{one_line(each.quote)}”"
            found.setdefault(words, {
                "words": words, "address": address, "title": title,
            })  # fmt: skip
        return list(found.values())

    return _template().render(
        title=title_of(briefing),
        made_of=made_of(briefing),
        briefing=briefing,
        spot=spot,
        line_text=one_line,
        papers=[briefing_words.paper(document) for document in papers],
        more=len(briefing.papers) - len(papers),
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    text = files("ui.exports").joinpath("briefing.html").read_text(encoding="utf-8")
    return environment.from_string(text)
