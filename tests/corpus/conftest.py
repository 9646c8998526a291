"""Small made-up papers, and a library of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from corpus.address import ServerAddress
from corpus.library import Library
from corpus.plans import Change, StatusWord
from corpus.settings import Settings
from corpus.types import (
    Access,
    Action,
    Area,
    Decision,
    Document,
    Entry,
    Grade,
    Judgement,
    Kind,
    NextStep,
    NextStepKind,
    PageText,
    Part,
    Passage,
    Progress,
    Quote,
    Recommendation,
    WordBoxes,
    content_id,
)
from tests.postgres import Server

EntryMaker = Callable[..., Entry]

PAPERS = {
    "letters/early.pdf": [
        "Inspectors judged the help that families get early to be weak.",
        "Too many children wait too long for a social worker to visit.",
    ],
    "letters/late.pdf": [
        "Inspectors found that early help is now offered promptly.",
        "Care leavers live in homes that suit them.",
    ],
    "minutes/june.html": [
        "The committee asked how many foster carers had been recruited.",
        "Fourteen foster carers were approved in the year.",
    ],
    "strategy.docx": ["We will build a children's home near the river by 2027."],
}
SECRET = "The exempt report names the zephyr contractor and its price."


def make_entry(path: str, texts: list[str], content: str = "", **fields: Any) -> Entry:
    """A document whose one page is its texts, a passage each, with a fact in each register."""
    page = "\n".join(texts)
    document_id = content_id("document", content or path, page)
    document = Document(
        **{
            "id": document_id,
            "path": path,
            "title": f"Title of {path}",
            "kind": Kind.OTHER,
            "media": "application/pdf",
            "page_count": 1,
            "paged": True,
            "published": date(2023, 3, 10),
            **fields,
        }
    )
    return Entry(
        document,
        (PageText(1, page, WordBoxes.of([(0, 5, 1.0, 2.0, 3.0, 4.0)]), 595.0, 842.0),),
        tuple(_passage(document_id, page, at, text) for at, text in enumerate(texts)),
        (Judgement(document_id, Area.OVERALL, "Overall", Grade.GOOD, 1, texts[0]),),
        (
            Recommendation(
                document_id, 1, "1.", "areas", "priority", None, texts[0], (Quote(1, texts[0]),)
            ),
        ),
        **_plan_facts(document_id, Quote(1, texts[0])),
    )


def _plan_facts(document_id: str, quote: Quote) -> dict[str, Any]:
    action = Action(
        document_id, 1, "A1", "Theme", quote.text, "Head of Care", "2024-03", "March 2024", None,
        StatusWord.AMBER, "A", None, None, ("4",), "Theme A", (quote,),
    )  # fmt: skip
    progress = Progress(
        document_id, 1, "25.3", "Plan", "A1", quote.text, Change.RAG, "Amber", "Green",
        "the committee", date(2024, 5, 1), (quote,),
    )  # fmt: skip
    decision = Decision(document_id, 1, "Plan", "(1)", quote.text, "Cabinet", None, (quote,))
    kind = NextStepKind.NEXT_INSPECTION
    step = NextStep(document_id, kind, "inspectors", None, "within a year", (quote,))
    return {
        "actions": (action,),
        "progress": (progress,),
        "decisions": (decision,),
        "next_steps": (step,),
    }


def _passage(document_id: str, page: str, at: int, text: str) -> Passage:
    start = page.index(text)
    part = Part(1, start, start + len(text), 0, len(text))
    return Passage(document_id, at, ("Findings", f"Part {at + 1}"), text, (part,), header="A paper")


@pytest.fixture(scope="session")
def entry() -> EntryMaker:
    return make_entry


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(library=tmp_path / "library")


@pytest.fixture(scope="session")
def papers_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published library of `PAPERS` and one exempt paper; for reading alone."""
    folder = tmp_path_factory.mktemp("papers") / "library"
    _fill(folder)
    return folder


def _fill(place: Path | ServerAddress) -> None:
    with Library.create_or_open(Settings(library=place)) as library:
        public = [make_entry(path, texts) for path, texts in PAPERS.items()]
        library.save([*public, make_entry("exempt.pdf", [SECRET], access=Access.EXEMPT)])


@pytest.fixture(scope="session")
def papers_address(postgres: Server) -> ServerAddress:
    """The same in a database."""
    address = ServerAddress(postgres.database())
    _fill(address)
    return address


@pytest.fixture(params=["embedded", "server"])
def papers_place(request: pytest.FixtureRequest) -> Path | ServerAddress:
    """Where the papers are kept: each make of store in turn."""
    name = "papers_folder" if request.param == "embedded" else "papers_address"
    place: Path | ServerAddress = request.getfixturevalue(name)
    return place


@pytest.fixture(params=["embedded", "server"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """Settings whose library isn't made yet: of each make of store in turn."""
    if request.param == "embedded":
        return Settings(library=tmp_path / "library")
    server: Server = request.getfixturevalue("postgres")
    return Settings(library=ServerAddress(server.scratch()))


@pytest.fixture
def papers(papers_place: Path | ServerAddress) -> Iterator[Library]:
    """As someone sees it who isn't cleared for exempt papers."""
    with Library.open(Settings(library=papers_place)) as library:
        yield library


@pytest.fixture
def cleared(papers_place: Path | ServerAddress) -> Iterator[Library]:
    """As someone sees it who is."""
    with Library.open(Settings(library=papers_place, cleared_for_exempt=True)) as library:
        yield library
