"""What became of files that were handed over, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from ingest.pipeline import FileOutcome
from ui.web import safe
from ui.web.documents.reading import Job


class Tone(StrEnum):
    """How a sentence is meant."""

    DONE = "done"
    NOTE = "note"
    WARNING = "warning"
    FAULT = "fault"


@dataclass(frozen=True)
class Said:
    """One sentence, as Markdown, and how it is meant."""

    tone: Tone
    words: str


def outcome(job: Job, seen: Collection[str]) -> tuple[Said, ...]:
    """What to say of a job that has ended; `seen` are the ids of the documents that may be seen."""
    if job.fault or job.report is None:
        return (Said(Tone.FAULT, safe.text(job.fault)),) if job.fault else ()
    report = job.report
    read = [each for each in report.read if each.document_id in seen]
    hidden = len(report.read) - len(read)
    said = []
    if read:
        said.append(Said(Tone.DONE, f"Added: {_listed(read)}."))
    said += [Said(Tone.NOTE, safe.text(f"{each.path}: {each.note}.")) for each in read if each.note]
    if hidden:
        many = "1 document is" if hidden == 1 else f"{hidden} documents are"
        said.append(Said(Tone.WARNING, f"{many} marked as exempt: read, and hidden from here."))
    if report.failed:
        words = f"Could not be read: {_listed(report.failed)}. The reasons stand below."
        said.append(Said(Tone.WARNING, words))
    return tuple(said) or (Said(Tone.NOTE, "Nothing new: these files are held already."),)


def _listed(outcomes: Iterable[FileOutcome]) -> str:
    return ", ".join(safe.text(each.path) for each in outcomes)
