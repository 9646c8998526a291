"""Does a library outlive what may befall it: python -m tools.soak [--kills 100 --damages 4 --files 60]

Kills and ends ingestions at seeded moments, damages each file of a library, fills its disk, has a
second writer come, and gives damaged papers among good ones. Prints what was tried and what failed;
exit code 1 where something did.
"""

from __future__ import annotations

import argparse
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from corpus.errors import ScrutineerError
from corpus.library import Library
from corpus.settings import Settings
from corpus.store.health import examine, repair
from corpus.store.schema import FILE
from corpus.store.writer_lock import WriterLock
from ingest.pipeline import ingest

PAPERS = 8
_NOT_DAMAGED = (".lock", ".pin", ".pid")
_RUN = "import sys; from ui.terminal import main; sys.argv[0] = 'scrutineer'; main()"
_FULL = 150_000
"""Bytes that a file may grow to where the disk is as good as full: less than the catalogue has."""


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
    """Some papers, of which the last says another thing in each version."""
    folder.mkdir(exist_ok=True)
    for n in range(PAPERS):
        told = version if n == PAPERS - 1 else 0
        lines = [
            f"Section {m} tells of thing{n}x{m}x{told} and visits to children." for m in range(30)
        ]
        text = f"# Minutes of panel {n}\n\n" + "\n\n".join(lines) + "\n"
        (folder / f"panel {n}.md").write_text(text, "utf-8")
    return folder


def started(folder: Path, library: Path, limit: int = 0) -> subprocess.Popen[str]:
    """An ingestion in a process of its own, whose files may grow to `limit` bytes (0: to any)."""

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.Popen(
        [sys.executable, "-c", _RUN, "ingest", str(folder), "--library", str(library)],
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


def kills(place: Path, chance: random.Random, times: int) -> Tally:
    """End ingestions at any moment, each time by another signal, and finish the work at last."""
    tally, settings = Tally(), Settings(library=place / "killed")
    ingest([papers(place / "papers", 0)], settings)
    began = time.monotonic()
    started(papers(place / "papers", 1), settings.library).communicate()
    usual, held = time.monotonic() - began, PAPERS
    for at in range(times):
        writer = started(papers(place / "papers", 2 + at), settings.library)
        time.sleep(chance.uniform(0.1, usual))
        writer.send_signal(signal.SIGTERM if at % 4 == 3 else signal.SIGKILL)
        writer.communicate()
        tally.note(unsound(settings, held))
    ingest([place / "papers"], settings)
    health = examine(settings)
    tally.note("" if health.sound and health.documents == PAPERS else f"at last: {health}")
    return tally


def _cut(path: Path, chance: random.Random) -> None:
    with path.open("r+b") as file:
        file.truncate(chance.randrange(max(1, path.stat().st_size)))


def _flip(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes() or b"\0")
    for _ in range(max(1, len(data) // 2000)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def _garble(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(max(16, path.stat().st_size)))


def _remove(path: Path, _chance: random.Random) -> None:
    path.unlink()


DAMAGES: tuple[Callable[[Path, random.Random], None], ...] = (_cut, _flip, _garble, _remove)


def damages(place: Path, chance: random.Random, kinds: int) -> Tally:
    """Damage each file of a library in each way: it is told or does no harm, and is mended."""
    tally, whole = Tally(), place / "whole"
    ingest([papers(place / "papers", 0)], Settings(library=whole))
    every = [path.relative_to(whole) for path in sorted(whole.rglob("*")) if path.is_file()]
    for name in (each for each in every if each.suffix not in _NOT_DAMAGED):
        for damage in DAMAGES[:kinds]:
            there = Path(shutil.copytree(whole, place / "damaged"))
            damage(there / name, chance)
            wrong = _mended(Settings(library=there), name.name == FILE)
            tally.note(wrong and f"{name} {damage.__name__}: {wrong}")
            shutil.rmtree(there)
    return tally


def _mended(settings: Settings, may_be_lost: bool) -> str:
    """What is wrong once a damaged library was looked into, and repaired; "" for nothing."""
    try:
        before = examine(settings)
        if before.sound:
            return unsound(settings, PAPERS)
        done = repair(settings)
        if may_be_lost and "kept in" in " ".join(done):
            return "" if list(settings.library.glob(f"damaged-*/{FILE}*")) else "nothing was kept"
        after = examine(settings)
        return unsound(settings, 0 if may_be_lost else PAPERS) or "; ".join(after.problems)
    except ScrutineerError as error:
        told = may_be_lost and "ingest" in str(error)
        return "" if told else f"{type(error).__name__}: {error}"


def outside(place: Path) -> Tally:
    """A full disk, and a second writer: one line, an exit code, and the library as it was."""
    tally, settings = Tally(), Settings(library=place / "outside")
    ingest([papers(place / "papers", 0)], settings)
    writer = started(papers(place / "papers", 1), settings.library, _FULL)
    tally.note(_told(writer, "make room", "see to the mount") or unsound(settings, PAPERS))
    with WriterLock(settings.library).held():
        second = started(place / "papers", settings.library)
        tally.note(_told(second, "is writing to the library") or unsound(settings, PAPERS))
    ingest([place / "papers"], settings)
    tally.note("; ".join(examine(settings).problems))
    return tally


def _told(process: subprocess.Popen[str], *said: str) -> str:
    """What is wrong with how a process told of its trouble; "" for nothing."""
    _, error = process.communicate()
    if process.returncode in (0, None) or "Traceback" in error:
        return f"exit {process.returncode}: {error[-300:]}"
    return "" if any(each in error for each in said) else f"said: {error[-300:]}"


def bad_files(place: Path, chance: random.Random, samples: list[Path], count: int) -> Tally:
    """Damaged copies of real papers among good ones: each has its outcome, and the good are read."""
    tally, settings = Tally(), Settings(library=place / "bad")
    folder = papers(place / "mixed", 0)
    for at in range(count):
        sample = samples[at % len(samples)]
        made = folder / f"bad {at}{sample.suffix}"
        shutil.copyfile(sample, made)
        chance.choice(DAMAGES[:3])(made, chance)
    report = ingest([folder], settings)
    told = {
        each.path: each.why or "read" for each in (*report.read, *report.unchanged, *report.failed)
    }
    for path in sorted(folder.iterdir()):
        right = (
            told.get(path.name) == "read" if path.name.startswith("panel") else told.get(path.name)
        )
        tally.note("" if right else f"{path.name}: {told.get(path.name, 'not a word')}")
    return tally


def soak(place: Path, seed: int, most_kills: int, kinds: int, files: int) -> dict[str, Tally]:
    """Everything, each in a folder of its own within `place`, by what was tried."""
    chance = random.Random(seed)
    demo = sorted(Path("corpus/documents").rglob("*"))
    samples = [next(p for p in demo if p.suffix == ending) for ending in (".pdf", ".docx", ".html")]
    rooms = {name: place / name for name in ("kills", "damages", "outside", "files")}
    for room in rooms.values():
        room.mkdir(parents=True)
    return {
        "ingestions ended": kills(rooms["kills"], chance, most_kills),
        "files damaged": damages(rooms["damages"], chance, kinds),
        "full disk, second writer": outside(rooms["outside"]),
        "papers among bad ones": bad_files(rooms["files"], chance, samples, files),
    }


def main() -> int:
    """Run it all and print the counts."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--kills", type=int, default=100)
    asked.add_argument("--damages", type=int, default=len(DAMAGES))
    asked.add_argument("--files", type=int, default=60)
    asked.add_argument("--seed", type=int, default=1)
    args = asked.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = soak(Path(place), args.seed, args.kills, args.damages, args.files)
    for name, tally in found.items():
        sys.stdout.write(f"{name}: {tally.tried} tried, {len(tally.faults)} wrong\n")
        for fault in tally.faults:
            sys.stdout.write(f"  {fault}\n")
    return int(any(tally.faults for tally in found.values()))


if __name__ == "__main__":
    sys.exit(main())
