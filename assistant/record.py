"""The record of what was asked and answered: off unless a folder is set, a file a day, append-only.

It lies apart from the library, whichever make that is, and is its owner's alone. A day's file is
dropped once it is older than `record_days`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from filelock import FileLock

from assistant.types import Answer
from corpus.errors import LibraryUnreachable
from corpus.settings import Settings
from corpus.store.private import make_file, make_folder

Row = dict[str, Any]


@dataclass(frozen=True)
class Record:
    """A folder of days. `names` is whether it keeps who asked. Any thread or process may add to it."""

    folder: Path
    days: int
    names: bool = False

    @classmethod
    def of(cls, settings: Settings) -> Record | None:
        """The record that the settings ask for; None where they ask for none."""
        if settings.record is None:
            return None
        return cls(settings.record, settings.record_days, settings.record_names)

    def add(self, answer: Answer, asker: str = "", now: datetime | None = None) -> str:
        """Write an answer down and return its id.

        LibraryUnreachable where it can't be written: what must be recorded isn't answered unrecorded.
        """
        now = now or datetime.now(UTC)
        row = {"id": uuid4().hex, "time": now.isoformat(timespec="seconds"), **_row(answer)}
        if self.names:
            row["asker"] = asker
        line = json.dumps(row, ensure_ascii=False) + "\n"
        try:
            with self._held():
                path = self._path(now.date())
                if not path.exists():
                    self._forget(now.date())
                make_file(path)
                with path.open("a", encoding="utf-8") as file:
                    file.write(line)
        except OSError as error:
            raise LibraryUnreachable(
                f"The record of questions in {self.folder} can't be written ({error.strerror}), and "
                "nothing is answered without it: see to the disk, or leave SCRUTINEER_RECORD out"
            ) from error
        return str(row["id"])

    def rows(self) -> Iterator[Row]:
        """All that is kept, the oldest first."""
        for path in self._paths():
            with path.open(encoding="utf-8") as file:
                yield from map(json.loads, file)

    def forget_old(self, today: date) -> int:
        """Drop the days that are past keeping, and say how many."""
        with self._held():
            return self._forget(today)

    def delete(self, wanted: Callable[[Row], bool]) -> int:
        """Take out the rows that are wanted gone, and say how many."""
        gone = 0
        with self._held():
            for path in self._paths():
                lines = path.read_text("utf-8").splitlines(keepends=True)
                left = [line for line in lines if not wanted(json.loads(line))]
                gone += len(lines) - len(left)
                if not left:
                    path.unlink()
                elif len(left) < len(lines):
                    _replace(path, "".join(left))
        return gone

    def _forget(self, today: date) -> int:
        oldest = self._path(today - timedelta(days=self.days)).name
        old = [path for path in self._paths() if path.name < oldest]
        for path in old:
            path.unlink()
        return len(old)

    def _held(self) -> FileLock:
        make_folder(self.folder)
        return FileLock(self.folder / ".lock", mode=0o600)

    def _path(self, day: date) -> Path:
        return self.folder / f"{day.isoformat()}.jsonl"

    def _paths(self) -> list[Path]:
        return sorted(self.folder.glob("????-??-??.jsonl"))


def _row(answer: Answer) -> Row:
    return {
        "question": answer.question,
        "understood": answer.understood,
        "status": answer.status.value,
        "answer": answer.answer,
        "citations": [
            {"document": each.document, "page": each.page, "quote": each.quote}
            for each in answer.citations
        ],
        "model": answer.written.model if answer.written else None,
    }


def _replace(path: Path, text: str) -> None:
    half = path.with_name(f".{path.name}")
    make_file(half)
    half.write_text(text, "utf-8")
    half.replace(path)
