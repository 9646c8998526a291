"""Renew the locks: `python -m tools.lock [--upgrade]`. Needs uv, which `tools.install` fetches.

Everything is resolved together, for every platform and Python, then written apart: what runs
(`requirements.lock`), what the checks need besides (`requirements-dev.lock`), torch's Linux build
for the processor alone (`tools/locks/torch-cpu.lock`), and what the registry's own Linux build of
torch needs in its place (`tools/locks/torch-cuda.lock`). No lock names a registry: that is for who
installs to choose.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tools.install import BASE, CPU, CUDA, DEV, ROOT, UV, found_uv, uv_environment

_CUDA = ("cuda-", "nvidia-", "triton==")
_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", re.MULTILINE)
_BLOCK = re.compile(r"^[a-z0-9][^\n]*\n(?:[ #][^\n]*\n)*", re.MULTILINE)
_HEADS = {
    BASE: "What Scrutineer runs with.",
    DEV: "What tests, checks and documentation need besides requirements.lock.",
    CPU: "torch's build for the processor alone, which has hashes of its own.",
    CUDA: "What the registry's build of torch for Linux needs besides.",
    UV: "What installs the rest.",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the locks anew, and say what changed."""
    parser = argparse.ArgumentParser(description="Renew the locks.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest that fit")
    given = parser.parse_args(arguments)
    uv = found_uv()
    if uv is None:
        sys.stderr.write("uv is needed, to resolve for every platform: pip install uv\n")
        return 1
    before = pins()
    kept = "" if given.upgrade else "".join(lock.read_text() for lock in _HEADS if lock.exists())
    with TemporaryDirectory() as folder:
        installer = Path(folder) / "installer.in"
        installer.write_text("uv\n")
        every = resolved(uv, ["--extra", "dev", "pyproject.toml"], kept)
        runs = resolved(uv, ["pyproject.toml"], every)
        _write(UV, resolved(uv, ["--no-annotate", str(installer)], kept))
    _write(BASE, without(runs, _CUDA))
    _write(CPU, processor_build(runs, kept))
    _write(DEV, without(beside(every, runs), _CUDA))
    _write(CUDA, "".join(block for block in _BLOCK.findall(runs) if block.startswith(_CUDA)))
    told = changes(before, pins()) or ["The locks are as they were."]
    sys.stdout.write("\n".join(told) + "\n")
    return 0


def resolved(uv: str, wanted: Sequence[str], kept: str) -> str:
    """A lock of what is wanted, with the versions of `kept` where they fit."""
    with TemporaryDirectory() as folder:
        lock = Path(folder) / "lock.txt"
        lock.write_text(kept)
        command = [uv, "pip", "compile", "--quiet", "--universal", "--python-version", "3.11"]
        command += ["--generate-hashes", "--no-emit-index-url", "--no-header"]
        # The main index alone has every file of a version, for every platform; a side one may not.
        side = ("UV_FIND_LINKS", "UV_INDEX")
        environment = {k: v for k, v in uv_environment().items() if k not in side}
        subprocess.run([*command, *wanted, "-o", str(lock)], cwd=ROOT, env=environment, check=True)
        return lock.read_text()


def beside(every: str, runs: str) -> str:
    """What is in the first lock and not, for the same platforms, in the second."""
    there = {block.partition("\n")[0] for block in _BLOCK.findall(runs)}
    return "".join(b for b in _BLOCK.findall(every) if b.partition("\n")[0] not in there)


def without(lock: str, beginnings: tuple[str, ...]) -> str:
    """A lock without the packages that begin so."""
    return "".join(block for block in _BLOCK.findall(lock) if not block.startswith(beginnings))


def processor_build(lock: str, kept: str) -> str:
    """The build for the processor of the lock's torch, with the hash of the file pip takes here.

    Where none is to be had here, the hashes stay that there were for this version.
    """
    version = f"{dict(_PIN.findall(lock))['torch']}+cpu"
    old = next((b for b in _BLOCK.findall(kept) if b.startswith(f"torch=={version} ")), "")
    hashes = dict.fromkeys([*re.findall(r"--hash=(\S+)", old), *_found(f"torch=={version}")])
    where = "sys_platform == 'linux'"
    return f"torch=={version} ; {where}" + "".join(f" \\\n    --hash={h}" for h in hashes) + "\n"


def changes(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """What one set of pins has that the other hasn't, in a line of plain words for each package."""
    names = sorted(before.keys() | after.keys())
    return [
        _change(name, before.get(name), after.get(name))
        for name in names
        if before.get(name) != after.get(name)
    ]


def _change(name: str, was: str | None, now: str | None) -> str:
    if now is None:
        return f"{name} {was} is gone"
    return f"{name} {now} is new" if was is None else f"{name} is {now}, and was {was}"


def pins() -> dict[str, str]:
    """Package -> the versions that the locks name, which may differ by Python."""
    found: dict[str, list[str]] = {}
    for lock in _HEADS:
        for name, version in _PIN.findall(lock.read_text() if lock.exists() else ""):
            if version not in found.setdefault(name, []):
                found[name].append(version)
    return {name: ", ".join(versions) for name, versions in found.items()}


def _found(wanted: str) -> list[str]:
    """The hash of the file that pip takes here."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--dry-run", "--report", "-"]
    command += ["--no-deps", "--ignore-installed", wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        return []
    taken = json.loads(done.stdout)["install"]
    return [f"sha256:{t['download_info']['archive_info']['hashes']['sha256']}" for t in taken]


def _write(path: Path, lock: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"# {_HEADS[path]} Made by `make update`; not to be edited.\n\n{lock}")


if __name__ == "__main__":
    sys.exit(main())
