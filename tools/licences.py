"""List the licences of what is installed to run: `python -m tools.licences > docs/assurance/licences.md`."""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, metadata

from tools.install import BASE

_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==", re.MULTILINE)
_LONGEST = 60
"""A longer entry is a licence's whole text: its name is in the classifiers, or its first line."""
NOT_TOLD = "not told by the package"

HEAD = """# Licences

What Scrutineer installs to run, with the licence that each package tells of itself; made by
`python -m tools.licences`, and held to the lock by a test, as is that each may be used, changed and
passed on. MPL-2.0 asks that changes to its own files be published; nothing here is changed.

| package | licence |
| --- | --- |
"""


def main() -> int:
    """Print the page."""
    rows = [f"| {name} | {told} |" for name, told in sorted(licences().items())]
    sys.stdout.write(HEAD + "\n".join(rows) + "\n")
    return 0


def licences() -> dict[str, str]:
    """The licence of each package of the lock that is installed here; another system's aren't."""
    found = {}
    for name in sorted(set(_PIN.findall(BASE.read_text(encoding="utf-8")))):
        try:
            told = metadata(name)
        except PackageNotFoundError:
            continue
        classified = [
            each.rpartition(" :: ")[2]
            for each in told.get_all("Classifier") or []
            if each.startswith("License :: OSI Approved ::")
        ]
        written = (told.get("License") or "").strip()
        own = told.get("License-Expression") or (written if len(written) < _LONGEST else "")
        found[name] = own or ", ".join(classified) or written.partition("\n")[0] or NOT_TOLD
    return found


if __name__ == "__main__":
    sys.exit(main())
