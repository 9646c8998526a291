"""What was answered, as written to and read from a run's file of JSON lines.

The first line is the run (settings, versions, the library's signature), then come the registers
where they were looked at, and one record a question. A record carries the texts of the pages it cites, so that scoring asks nothing more.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from corpus.errors import UsageError
from evals.jsonl.rows import read_rows
from evals.records.registers import Registers


class _Read(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class CitedPage(_Read):
    """A citation with the page it claims: as the library has it, and as other readers do.

    `canonical` is None where the library has no such page. `raw` is empty where the file itself
    wasn't at hand. `label` is the document's title and date, as an answer may name them.
    """

    document: str
    page: int | None
    quote: str
    canonical: str | None = None
    raw: tuple[str, ...] = ()
    section: str = ""
    label: str = ""


class Said(_Read):
    """One statement of an answer: whose words, and which of the record's citations carry it."""

    text: str
    voice: str = ""
    citations: tuple[int, ...] = ()


class ModelUse(_Read):
    """What a language model did for one answer. `dropped` has the reason of each statement dropped.

    `note` says why the answer was written without it all the same; empty where its words stand.
    """

    tried: int
    kept: int
    dropped: tuple[str, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0
    cost: float | None = None
    note: str = ""


class FoundPassage(_Read):
    """A passage that a search gave, best first; `similarity` is the cosine of its meaning."""

    document: str
    pages: tuple[int, ...]
    text: str
    similarity: float | None = None


class Record(_Read):
    """An answer to a case. `status` is complete, partial, unclear, none, or error (then `error` says).

    `passages` is None where the question wasn't searched for as well. `see_also` has the
    documents that were named as bearing on it. `model` is None where no language model was asked.
    """

    id: str
    status: str
    answer: str
    understood: str = ""
    statements: tuple[Said, ...] = ()
    citations: tuple[CitedPage, ...] = ()
    missing: tuple[str, ...] = ()
    see_also: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    probability: float | None = None
    passages: tuple[FoundPassage, ...] | None = None
    seconds: float | None = None
    error: str = ""
    model: ModelUse | None = None

    @property
    def refused(self) -> bool:
        """Whether it says that the documents don't answer, or asks what is meant."""
        return self.status in {"none", "unclear"}


class Run(_Read):
    """What made a run's answers, so that two runs can be told apart.

    `model` and `prompt` (its version) are empty where no language model answered.
    """

    suite: str
    settings: dict[str, str]
    versions: dict[str, str]
    library: str
    documents: int
    passages_searched: int
    model: str = ""
    prompt: str = ""


class _Line(_Read):
    run: Run | None = None
    record: Record | None = None
    registers: Registers | None = None


def write_run(
    path: Path, run: Run, records: Iterable[Record], registers: Registers | None = None
) -> None:
    """Write a run, each record as soon as it is there."""
    with path.open("w", encoding="utf-8", errors="backslashreplace") as file:
        file.write(_line("run", run))
        if registers is not None:
            file.write(_line("registers", registers))
        for record in records:
            file.write(_line("record", record))


def read_run(path: Path) -> tuple[Run, list[Record]]:
    """A run and its records. Raises UsageError naming file, line and field."""
    lines = read_rows(path, _Line)
    run = lines[0].run
    if run is None:
        raise UsageError(f"{path}, line 1: not the first line of a run")
    return run, [line.record for line in lines if line.record]


def read_registers(path: Path) -> Registers | None:
    """What the registers gave in a run; None where it kept none."""
    found = (line.registers for line in read_rows(path, _Line))
    return next((each for each in found if each is not None), None)


def _line(name: str, value: BaseModel) -> str:
    return json.dumps({name: value.model_dump(mode="json")}, ensure_ascii=False) + "\n"
