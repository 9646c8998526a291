"""Install what the locks name into the environment that runs this: `python tools/install.py [--dev]`.

Nothing but the standard library is imported, since this runs before anything is installed. `uv`
does it where it is at hand or pip can fetch it, and pip where not, with the same files and hashes.
"""

from __future__ import annotations

import argparse
import ast
import importlib.metadata
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
BASE = ROOT / "requirements.lock"
DEV = ROOT / "requirements-dev.lock"
UV = ROOT / "tools" / "locks" / "uv.lock"
CPU = ROOT / "tools" / "locks" / "torch-cpu.lock"
CUDA = ROOT / "tools" / "locks" / "torch-cuda.lock"

# No resolving: the locks are whole, and leave out on purpose what is never imported.
_LOCKED = ("--require-hashes", "--no-deps")


def main(arguments: Sequence[str] | None = None) -> int:
    """Install; gives the exit code of what failed, else 0."""
    parser = argparse.ArgumentParser(description="Install Scrutineer from its locks.")
    parser.add_argument("--dev", action="store_true", help="what the tests and checks need, too")
    parser.add_argument("--pip", action="store_true", help="without uv")
    parser.add_argument("--packages-only", action="store_true", help="not Scrutineer itself")
    given = parser.parse_args(arguments)
    uv = None if given.pip else found_uv()
    if sys.platform == "linux":
        # A fifth of the size of the registry's own build for Linux, where it is to be had.
        install([CPU], uv, loud=False)
    code = install([BASE, *([DEV] if given.dev else [])], uv)
    if code == 0 and torch_wants_cuda():
        code = install([CUDA], uv)
    if code == 0 and not given.packages_only:
        # setuptools is in the lock, so that nothing is fetched to build with.
        code = run_pip(["--no-deps", "--no-build-isolation", "--editable", str(ROOT)])
    return code


def found_uv() -> str | None:
    """The command of uv: at hand, else fetched by pip; None where neither can be."""
    beside = Path(sys.executable).with_name("uv")
    at_hand = shutil.which("uv") or (str(beside) if beside.exists() else None)
    if at_hand is None and run_pip([*_LOCKED, "-r", str(UV)], loud=False) == 0:
        at_hand = str(beside) if beside.exists() else None
    return at_hand


def install(locks: Sequence[Path], uv: str | None, *, loud: bool = True) -> int:
    """Install what the locks name, by pip where uv isn't there or can't; gives the exit code."""
    named = [part for lock in locks for part in ("-r", str(lock))]
    if uv is not None:
        command = [uv, "pip", "install", "--quiet", "--python", sys.executable, *_LOCKED, *named]
        # Every index is asked, as pip does; the hashes say which files are meant.
        command += ["--index-strategy", "unsafe-best-match"]
        if run(command, loud=loud, environment=uv_environment()) == 0:
            return 0
        if loud:
            sys.stderr.write("uv could not install what the locks name; pip tries.\n")
    return run_pip([*_LOCKED, *named], loud=loud)


def run_pip(arguments: Sequence[str], *, loud: bool = True) -> int:
    """The exit code of `pip install`; a side index that lacks a package is no news."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--quiet", *arguments]
    return run(command, loud=loud)


def run(command: Sequence[str], *, loud: bool, environment: dict[str, str] | None = None) -> int:
    """The exit code of a command, which may say what it does or not."""
    told = None if loud else subprocess.DEVNULL
    return subprocess.run(
        command, stdout=told, stderr=told, env=environment, check=False
    ).returncode


def torch_wants_cuda() -> bool:
    """Whether the torch that was installed is the build that needs CUDA's libraries to start."""
    try:
        asked = importlib.metadata.requires("torch") or []
    except importlib.metadata.PackageNotFoundError:
        return False
    return sys.platform == "linux" and any(name.startswith(("nvidia-", "cuda-")) for name in asked)


def uv_environment() -> dict[str, str]:
    """This environment, with the indexes that pip is set up for, which uv doesn't read."""
    config = pip_config()
    told = {
        "UV_DEFAULT_INDEX": config.get("index-url", ""),
        "UV_INDEX": " ".join(config.get("extra-index-url", "").split()),
        "UV_FIND_LINKS": ",".join(config.get("find-links", "").split()),
        "UV_HTTP_TIMEOUT": config.get("default-timeout", config.get("timeout", "")),
        "SSL_CERT_FILE": config.get("cert", ""),
    }
    return {**{name: value for name, value in told.items() if value}, **os.environ}


def pip_config() -> dict[str, str]:
    """What pip is set up with, from its files and its variables, which are above them."""
    command = [sys.executable, "-m", "pip", "config", "list"]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    pairs = [line.split("=", 1) for line in told.splitlines() if "=" in line]
    written = {name: str(ast.literal_eval(value)) for name, value in pairs}
    ranks = ("global.", "install.", ":env:.")
    return {
        name.removeprefix(rank): value
        for rank in ranks
        for name, value in written.items()
        if name.startswith(rank)
    }


if __name__ == "__main__":
    sys.exit(main())
