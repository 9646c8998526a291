"""Run the Containerfile's steps where no engine is: `make container`. Linux, as root.

A copy of this machine stands in for the base image. The steps run one after another, as an engine
would run them, in namespaces of their own, over folders that are thrown away: what they write under
/etc, /opt/scrutineer, /scrutineer and /library is written there. Then the command runs as the user
that is named, with a root that can't be written and no network but its own, until the health check
says that it is well.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[1]
FILE = ROOT / "Containerfile"
_OWN = ("/etc", "/opt/scrutineer", "/scrutineer", "/library")
"""What the steps write. Elsewhere the machine stays as it is."""
_PYTHON = "/mnt"
"""Where the base image's Python stands: this machine's, at a place that any user may read."""
_INSIDE = "--inside"
_WELL = 120
"""Tries, a second apart, until the health check must have passed."""


@dataclass
class Image:
    """What the instructions up to here have said: the folder, the user and the environment."""

    folder: str = "/"
    user: str = "0"
    environment: dict[str, str] = field(default_factory=dict)
    check: list[str] = field(default_factory=list)
    entry: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)


def main() -> int:
    """Run the steps apart from this machine; gives the exit code."""
    if sys.argv[1:2] == [_INSIDE]:
        return _inside(Path(sys.argv[2]))
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None:
        sys.stderr.write("The steps are run on Linux, as root: sudo make container\n")
        return 1
    made = [Path(place) for place in _OWN if not Path(place).exists()]
    for place in made:
        place.mkdir(parents=True)
    try:
        with tempfile.TemporaryDirectory(dir="/var/tmp") as scratch:
            again = [sys.executable, "-m", "tools.container", _INSIDE, scratch]
            return subprocess.run(
                ["unshare", "--mount", "--propagation", "private", *again], cwd=ROOT, check=False
            ).returncode
    finally:
        for place in made:
            place.rmdir()


def instructions(text: str) -> Iterator[tuple[str, str]]:
    """Each instruction of a Containerfile and what it is given, lines joined, comments left out."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for line in re.sub(r"\s*\\\n\s*", " ", "\n".join(lines)).splitlines():
        if line.strip():
            name, _, given = line.strip().partition(" ")
            yield name, given.strip()


def _inside(scratch: Path) -> int:
    """In namespaces of its own: build, then run."""
    _mount(scratch)
    image = Image()
    for name, given in instructions(FILE.read_text(encoding="utf-8")):
        say(f"{name} {given}")
        code = _step(image, name, given)
        if code != 0:
            return code
    return _served(image)


def _mount(scratch: Path) -> None:
    """Put folders that are thrown away where the steps write, and the base's Python in its place."""
    for place in _OWN:
        own = scratch / place.strip("/").replace("/", "-")
        if place == "/etc":
            shutil.copytree(place, own, symlinks=True)
        else:
            own.mkdir()
        _call("mount", "--bind", own, place)
    _call("mount", "--bind", sys.base_prefix, _PYTHON)
    beside = scratch / "bin"
    beside.mkdir()
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    python = beside / "python"
    python.write_text(f'#!/bin/sh\nexec {_PYTHON}/bin/{version} "$@"\n')
    python.chmod(0o755)
    os.environ["PATH"] = f"{beside}:{os.defpath}:/usr/sbin:/sbin"
    scratch.chmod(0o755)


def _step(image: Image, name: str, given: str) -> int:
    """One instruction; gives an exit code."""
    if name == "FROM":
        # A stage begins anew, with nothing but what is copied into it.
        image.folder, image.user, image.environment = "/", "0", {}
    elif name == "RUN":
        return _run(image, ["sh", "-c", given]).returncode
    elif name == "COPY":
        return _copy(image, given.split())
    elif name == "ENV":
        pairs = dict(re.findall(r"(\w+)=(\S+)", given))
        paths = {**os.environ, **image.environment}
        image.environment |= {k: v.replace("$PATH", paths["PATH"]) for k, v in pairs.items()}
    elif name == "WORKDIR":
        image.folder = given
    elif name == "USER":
        image.user = given
    elif name == "HEALTHCHECK":
        image.check = json.loads(given.partition("CMD ")[2])
    elif name in ("ENTRYPOINT", "CMD"):
        setattr(image, {"ENTRYPOINT": "entry", "CMD": "command"}[name], json.loads(given))
    elif name not in ("VOLUME", "EXPOSE"):
        sys.stderr.write(f"{FILE.name}: {name} isn't known here\n")
        return 1
    return 0


def _copy(image: Image, given: Sequence[str]) -> int:
    """COPY: of the project, what git keeps; of the stage before, what stands there already."""
    if given[0].startswith("--from="):
        source, target = given[1:]
        return 0 if source == target and Path(target).exists() else 1
    *sources, target = given
    for source in sources:
        kept = subprocess.run(
            ["git", "ls-files", "-z", "-co", "--exclude-standard", source],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
        for name in filter(None, kept.split("\0")):
            to = Path(image.folder, name)
            to.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to)
    return 0


def _served(image: Image) -> int:
    """Read the demo papers into the volume, then serve with a root that can't be written, and look."""
    _call("mount", "-t", "tmpfs", "tmpfs", "/tmp")
    for place in ("/opt/scrutineer", "/etc"):
        _call("mount", "-o", "remount,bind,ro", place)
    _call("mount", "-o", "remount,bind,ro", "/")
    tried = "/opt/scrutineer/written"
    if _run(image, ["sh", "-c", f"echo > {tried}"]).returncode == 0:
        sys.stderr.write("The root can be written.\n")
        return 1
    documents = "import corpus; print(next(iter(corpus.__path__)) + '/documents')"
    found = _run(image, ["python", "-c", documents], told=True).stdout.strip()
    say(f"Run: ingest {found}")
    if _run(image, [*image.entry, "ingest", found]).returncode != 0:
        return 1
    image.environment["SCRUTINEER_API_TOKENS"] = "tried"
    say(f"Run: {' '.join(image.command)}")
    checked = json.dumps([image.entry + image.command, image.check])
    return _run(image, ["python", "-c", _LOOK, checked, str(_WELL)], alone=True).returncode


_LOOK = """
import json, os, subprocess, sys, time
served, check = json.loads(sys.argv[1])
server = subprocess.Popen(served)
try:
    for second in range(int(sys.argv[2])):
        if subprocess.run(check, stderr=subprocess.DEVNULL).returncode == 0:
            print(f"Well, as user {os.getuid()}")
            break
        if server.poll() is not None:
            sys.exit("It stopped.")
        time.sleep(1)
    else:
        sys.exit("The health check never passed.")
finally:
    server.terminate()
    server.wait()
"""


def _run(
    image: Image, command: Sequence[str], *, told: bool = False, alone: bool = False
) -> subprocess.CompletedProcess[str]:
    """Run a command as the image has it: its user, folder and environment; alone: no network but lo."""
    before = ["env", "-i", *(f"{k}={v}" for k, v in {**_base(), **image.environment}.items())]
    if image.user != "0":
        who = [f"--reuid={image.user}", f"--regid={image.user}", "--clear-groups"]
        before = ["setpriv", *who, "--no-new-privs", "--inh-caps=-all", *before]
    if alone:
        lo = 'ip link set lo up 2>/dev/null || ifconfig lo up; exec "$@"'
        before = ["unshare", "--net", "sh", "-c", lo, "sh", *before]
    return subprocess.run(
        [*before, *command], cwd=image.folder, text=True, check=False,
        stdout=subprocess.PIPE if told else None,
    )  # fmt: skip


def _base() -> dict[str, str]:
    """What an engine gives a step, and where this machine's packages and Python's library are.

    A Python that is linked to its library by root's own path would find the system's in its place.
    """
    passed = ("PIP_", "UV_", "SSL_", "HTTP", "http", "NO_PROXY", "no_proxy")
    given = {k: v for k, v in os.environ.items() if k.startswith(passed)}
    library = {"LD_LIBRARY_PATH": f"{_PYTHON}/lib"}
    return {"PATH": os.environ["PATH"], "HOME": "/root", **library, **given}


def _call(*command: object) -> None:
    subprocess.run([str(part) for part in command], check=True)


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"-- {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
