"""What the parts of a soak share: their counts, the papers they file, and writers of their own."""

from __future__ import annotations

import resource
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import ScrutineerError
from corpus.library import Library
from corpus.settings import Settings

PAPERS = 8
RUN = "import sys; from ui.terminal import main; sys.argv[0] = 'scrutineer'; main()"


@dataclass
class Tally:
    """How often something was tried, and what went wrong."""

    tried: int = 0
    faults: list[str] = field(default_factory=list)

    def note(self, wrong: str) -> None:
        """Count one trial, with what was wrong; "" where nothing was."""
        self.tried += 1
        if wrong:
            self.faults.append(wrong)


def papers(folder: Path, version: int) -> Path:
    """Eight papers, of which the last says another thing in each version."""
    folder.mkdir(exist_ok=True)
    for n in range(PAPERS):
        told = version if n == PAPERS - 1 else 0
        lines = [
            f"Section {m} tells of thing{n}x{m}x{told} and visits to children." for m in range(30)
        ]
        text = f"# Minutes of panel {n}\n\n" + "\n\n".join(lines) + "\n"
        (folder / f"panel {n}.md").write_text(text, "utf-8")
    return folder


def ingesting(folder: Path, library: Path | str, limit: int = 0) -> subprocess.Popen[str]:
    """An ingestion in a process of its own, whose files may grow to `limit` bytes (0: to any)."""
    return started("ingest", str(folder), "--library", str(library), limit=limit)


def started(*command: str, limit: int = 0) -> subprocess.Popen[str]:
    """A command of Scrutineer's in a process of its own."""

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-c", RUN, *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=small if limit else None,  # noqa: PLW1509 - one thread, and nothing but a limit
    )


def unsound(settings: Settings, least: int = 0) -> str:
    """What is wrong with a library that was left in the middle of things; "" for nothing."""
    try:
        with Library.open(settings) as library:
            held = library.documents()
            if len(held) < least:
                return f"{least} documents were held, and {len(held)} are"
            for document in held:
                said = {
                    line for page in library.pages(document.id) for line in page.text.split("\n")
                }
                for passage in library.passages(document.id):
                    if not set(passage.text.split("\n")) <= said:
                        return f"{document.path}: a passage isn't on its page"
            if held:
                library.nearest(library.embed(["visits to children"])[0], None, 3)
    except ScrutineerError as error:
        return f"{type(error).__name__}: {error}"
    return ""


def told(process: subprocess.Popen[str], *said: str) -> str:
    """What is wrong with how a process told of its trouble; "" for nothing."""
    _, error = process.communicate()
    if process.returncode in (0, None) or "Traceback" in error:
        return f"exit {process.returncode}: {error[-300:]}"
    return "" if any(each in error for each in said) else f"said: {error[-300:]}"
