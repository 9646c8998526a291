"""Readers ask without a break while papers are read in anew, removed and added."""

from __future__ import annotations

import random
import re
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from assistant.assistant import Assistant
from assistant.types import Answer, Status
from corpus.library import Library
from corpus.settings import Settings
from ingest.pipeline import ingest
from ingest.uploads import keep_original
from tools.soak.tally import Tally, ingesting, started

_STEADY = tuple(
    (f"How many {thing} did the {place} team count?", f"counted {60 + at}")
    for at, (thing, place) in enumerate(
        [
            ("visits", "Aldmoor"),
            ("referrals", "Brackwell"),
            ("assessments", "Carsley"),
            ("reviews", "Dunbury"),
            ("placements", "Eastleigh Road"),
            ("plans", "Farholt"),
        ]
    )
)
"""What papers that never change answer, and the words that must stand in it."""

_CHANGING = "What does round say of the Moving Panel?"
_ROUND = re.compile(r"\bround (\d+)")


@dataclass
class _Asked:
    """What one reader met."""

    questions: int = 0
    faults: list[str] = field(default_factory=list)


def readers(
    place: Path, chance: random.Random, seconds: float, people: int = 8, rounds: int = 5
) -> Tally:
    """`people` ask for `seconds`; meanwhile `rounds` ingestions, a removal and an upload run."""
    settings = Settings(library=place / "read", model=None)
    folder = _papers(place / "papers", 0)
    ingest([folder], settings)
    over = time.monotonic() + seconds
    stop = threading.Event()
    with Library.open(settings) as library, ThreadPoolExecutor(people + 1) as pool:
        assistant = Assistant(library)
        assistant.ask(_CHANGING)
        asked = [
            pool.submit(_ask, assistant, random.Random(chance.random()), stop)
            for _ in range(people)
        ]
        done = _changes(folder, settings, rounds)
        while time.monotonic() < over:
            time.sleep(0.2)
        stop.set()
        met = [each.result() for each in asked]
    tally = Tally(sum(each.questions for each in met), [f for each in met for f in each.faults])
    for wrong in done:
        tally.note(wrong)
    return tally


def _papers(folder: Path, version: int) -> Path:
    """Papers that stay as they are, and one that says another round in each of its sentences."""
    folder.mkdir(exist_ok=True)
    for at, (question, said) in enumerate(_STEADY):
        thing, team = re.match(r"How many (\w+) did the (.+) team", question).groups()  # type: ignore[union-attr]
        text = f"# Report of the {team} team\n\nThe {team} team {said} {thing} in the year.\n"
        (folder / f"steady {at}.md").write_text(text, "utf-8")
    moving = "\n\n".join(
        f"The Moving Panel heard in round {version} of subject {n}." for n in range(12)
    )
    (folder / "moving.md").write_text(f"# Minutes of the Moving Panel\n\n{moving}\n", "utf-8")
    (folder / "goes.md").write_text("# Minutes of the Goer\n\nThe Goer met once.\n", "utf-8")
    return folder


def _changes(folder: Path, settings: Settings, rounds: int) -> list[str]:
    """What is wrong with each change, "" for nothing: it is made by a process of its own."""
    library, found = str(settings.library), []
    for version in range(1, rounds + 1):
        _papers(folder, version)
        found.append(_ended(ingesting(folder, settings.folder)))
        if version == 2:
            found.append(_ended(started("remove", "goes.md", "--library", library)))
        if version == 3:
            kept = keep_original(settings.folder, "added.md", b"# Added\n\nThe Adder met twice.\n")
            found.append(_ended(ingesting(kept, settings.folder)))
    return found


def _ended(process: subprocess.Popen[str]) -> str:
    _, error = process.communicate()
    return "" if process.returncode == 0 else f"exit {process.returncode}: {error[-300:]}"


def _ask(assistant: Assistant, chance: random.Random, stop: threading.Event) -> _Asked:
    met = _Asked()
    while not stop.is_set():
        question, wanted = chance.choice([*_STEADY, (_CHANGING, "")])
        met.questions += 1
        try:
            answer = assistant.ask(question)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is a fault
            met.faults.append(f"{question}: {type(error).__name__}: {error}")
            continue
        wrong = _wrong(answer, wanted)
        if wrong:
            met.faults.append(f"{question}: {wrong}")
    return met


def _wrong(answer: Answer, wanted: str) -> str:
    text = " ".join([answer.answer, *(citation.quote for citation in answer.citations)])
    if answer.status is Status.NONE:
        return "refused"
    if wanted and wanted not in text:
        return f"answered {answer.answer[:120]!r}"
    rounds = set(_ROUND.findall(text))
    if not wanted and len(rounds) != 1:
        return f"of rounds {sorted(rounds)}"
    return ""
