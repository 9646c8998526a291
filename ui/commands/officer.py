"""`scrutineer officer`: an officer's word on a plan, signed and with its reason; its history; undo."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from corpus.errors import UsageError
from corpus.officer import WordSort
from ui.commands.registers import CsvOption
from ui.naming import action_named, day_named, document_named, link_named, recommendation_named
from ui.settings_option import JsonOption, LibraryOption, settings_for
from ui.terminal_views.printing import give, print_table, say

if TYPE_CHECKING:
    from assistant.tracking.officer.saying import Signature
    from assistant.tracking.trace import Traced
    from corpus.library import Library
    from corpus.officer import OfficerWord
    from corpus.types import Document, Recommendation

officer = typer.Typer(
    no_args_is_help=True, help="An officer's word on plans: signed, with its reason, kept."
)

ByOption = Annotated[
    str | None, typer.Option("--by", metavar="NAME", help="Whose word it is. Asked for if missing.")
]
ReasonOption = Annotated[
    str | None, typer.Option(metavar="WORDS", help="Why. Asked for if missing.")
]
OnOption = Annotated[
    str | None, typer.Option("--on", metavar="DATE", help="The day it is said. [default: today]")
]
LinkArgument = Annotated[
    str, typer.Argument(metavar="LINK", help="Id of the link, from: scrutineer trace")
]
ActionArgument = Annotated[
    str, typer.Argument(metavar="ACTION", help="Id of the action, from: scrutineer actions --json")
]
AskedArgument = Annotated[
    str,
    typer.Argument(
        metavar="RECOMMENDATION", help="Its id, from: scrutineer recommendations --json"
    ),
]
_SHOWN = ("id", "said_on", "name", "sort", "on", "value", "reason", "now")


@officer.command()
def confirm(
    link: LinkArgument,
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Keep that a link is right: the action answers the recommendation."""
    _judge(library, link, True, signed(by, reason, on))


@officer.command()
def reject(
    link: LinkArgument,
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Keep that a link is wrong; no other takes its place."""
    _judge(library, link, False, signed(by, reason, on))


@officer.command()
def link(
    recommendation: AskedArgument,
    action: ActionArgument,
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Add a link that was not found: any action of the plan, to a recommendation."""
    from assistant.tracking.book import PlanBook
    from assistant.tracking.officer.saying import on_link
    from assistant.tracking.trace import link_of

    with _opened(library) as store:
        item = recommendation_named(recommendation, store.recommendations())
        story = action_named(action, PlanBook.of(store).stories())
        row = _traced(store, item, story.plan)
        _keep(store, on_link(row, link_of(row, story), True, signed(by, reason, on)))


@officer.command()
def nothing(
    recommendation: AskedArgument,
    plan: Annotated[str, typer.Option(metavar="D", help="The plan: its id or path.")],
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Keep that nothing in a plan answers a recommendation; adding a link overrules it."""
    from assistant.tracking.officer.saying import on_gap

    with _opened(library) as store:
        item = recommendation_named(recommendation, store.recommendations())
        through = document_named(plan, store.documents())
        _keep(store, on_gap(_traced(store, item, through), signed(by, reason, on)))


@officer.command()
def status(
    action: ActionArgument,
    value: Annotated[str, typer.Argument(metavar="STATUS", help="Such as Green or Complete.")],
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Correct how an action stands."""
    _correct(library, action, WordSort.STATUS, value, signed(by, reason, on))


@officer.command()
def owner(
    action: ActionArgument,
    value: Annotated[str, typer.Argument(metavar="OWNER", help="Who answers for it.")],
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Correct who answers for an action."""
    _correct(library, action, WordSort.OWNER, value, signed(by, reason, on))


@officer.command()
def due(
    action: ActionArgument,
    value: Annotated[str, typer.Argument(metavar="DAY", help="2024-03-31, or 2024-03.")],
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Correct when an action is due."""
    _correct(library, action, WordSort.DUE, value, signed(by, reason, on))


@officer.command()
def evidence(
    action: ActionArgument,
    paper: Annotated[str, typer.Option(metavar="D", help="The paper: its id or path.")],
    page: Annotated[int | None, typer.Option(metavar="N", help="Its page.")] = None,
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Note the paper and page that show an action to be done."""
    from assistant.tracking.book import PlanBook
    from assistant.tracking.officer.saying import on_evidence

    with _opened(library) as store:
        story = action_named(action, PlanBook.of(store).stories())
        held = document_named(paper, store.documents())
        _keep(store, on_evidence(story, held, page, signed(by, reason, on)))


@officer.command()
def report(
    plan: Annotated[str, typer.Argument(metavar="PLAN", help="Id or path of the plan.")],
    answers: Annotated[str, typer.Argument(metavar="REPORT", help="Id or path of the report.")],
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Keep that a plan, and every version of it, answers an inspection report; say it for each."""
    from assistant.tracking.officer.saying import on_report

    with _opened(library) as store:
        held = store.documents()
        named = document_named(plan, held), document_named(answers, held)
        _keep(store, on_report(*named, signed(by, reason, on)))


@officer.command()
def undo(
    word: Annotated[str, typer.Argument(metavar="WORD", help="Its id, from: officer history")],
    by: ByOption = None,
    reason: ReasonOption = None,
    on: OnOption = None,
    library: LibraryOption = None,
) -> None:
    """Take an officer's word back, a taking back among them; the history keeps both."""
    from assistant.tracking.officer.history import word_named
    from assistant.tracking.officer.saying import taken_back

    with _opened(library) as store:
        _keep(store, taken_back(word_named(store, word), signed(by, reason, on)))


@officer.command()
def history(
    library: LibraryOption = None, as_json: JsonOption = False, csv: CsvOption = None
) -> None:
    """Everything officers have said, whether it stands, and what papers say against it since."""
    from assistant.export.officer import entry_row
    from assistant.tracking.book import PlanBook
    from assistant.tracking.every_trace import trace_all
    from assistant.tracking.officer.history import history as told
    from ui.exports.columns import HISTORY

    with _opened(library) as store:
        book = PlanBook.of(store)
        rows = [entry_row(entry) for entry in told(book, trace_all(book, None, None).traces)]
    if give(rows, HISTORY.names, as_json=as_json, csv=csv):
        print_table(_SHOWN, [_shown(row) for row in rows])
        say(f"{len(rows)} rows")


@officer.command()
def take(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="What `officer history --json` wrote.")
    ],
    library: LibraryOption = None,
) -> None:
    """Take in the words of another library, as when one is built anew."""
    from assistant.export.officer import word_of

    try:
        rows = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(f"{file} is no history of officers' words: {error}") from error
    if not isinstance(rows, list):
        raise UsageError(f"{file} is no history of officers' words: it is no list")
    words = [word_of(row, f"{file}, entry {n}") for n, row in enumerate(rows, 1)]
    with _opened(library) as store:
        say(f"{store.take_words(words)} of {len(words)} words taken in; the others were held")


def signed(by: str | None, reason: str | None, on: str | None) -> Signature:
    """The signature given; what is missing is asked for where somebody can answer."""
    import sys

    from assistant.tracking.officer.saying import Signature

    if by is None and sys.stdin.isatty():
        by = typer.prompt("Your name", err=True)
    if reason is None and sys.stdin.isatty():
        reason = typer.prompt("Reason", err=True)
    return Signature(by or "", reason or "", day_named(on) or date.today())


def _judge(library: str | None, name: str, right: bool, by: Signature) -> None:
    """Keep what the officer says of a link that the trace shows."""
    from assistant.tracking.book import PlanBook
    from assistant.tracking.every_trace import trace_all
    from assistant.tracking.officer.saying import on_link

    with _opened(library) as store:
        row, meant = link_named(name, trace_all(PlanBook.of(store), None, None).traces)
        _keep(store, on_link(row, meant, right, by))


def _correct(library: str | None, action: str, sort: WordSort, value: str, by: Signature) -> None:
    from assistant.tracking.book import PlanBook
    from assistant.tracking.officer.saying import on_action

    with _opened(library) as store:
        book = PlanBook.of(store)
        story = action_named(action, book.stories())
        _keep(store, on_action(story, book.by_papers(story), sort, value, by))


def _traced(store: Library, item: Recommendation, plan: Document) -> Traced:
    """A recommendation's row in its report's trace to a plan. UsageError where they aren't traced."""
    from assistant.tracking.book import PlanBook
    from assistant.tracking.trace import trace

    found = trace(PlanBook.of(store), store.document(item.document_id), plan)
    row = next((r for r in found.rows if r.recommendation.id == item.id), None)
    if row is None:
        raise UsageError(f"{plan.path} is not traced to recommendation {item.n}.")
    return row


def _opened(library: str | None) -> Library:
    from corpus.library import Library

    return Library.open(settings_for(library))


def _keep(store: Library, word: OfficerWord) -> None:
    kept = store.say(word)
    say(f"Kept as {kept.id}: {kept.sort.value}, by {kept.name}, {kept.said_on}.")


def _shown(row: dict[str, object]) -> list[str]:
    stands = "taken back" if row["taken_back_by"] else str(row["against"] or "stands")
    now = stands if row["found"] else "its paper is not held"
    on = " ".join(str(row[key] or "") for key in ("ref", "action", "recommendation"))
    told = {**row, "on": on[:80], "now": now}
    return [str(told[name] or "") for name in _SHOWN]
