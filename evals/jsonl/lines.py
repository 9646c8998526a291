"""A row added to a file of JSON lines, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import BaseModel

from corpus.errors import UsageError


def append_line(path: Path, row: BaseModel) -> None:
    """Add a row at the file's end; the file is made if there is none.

    A last line that was left without its line feed is ended first, so that two rows never merge.
    """
    line = row.model_dump_json(exclude_defaults=True).encode("utf-8", "backslashreplace") + b"\n"
    try:
        with path.open("a+b") as file:
            if file.tell() > 0:
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    line = b"\n" + line
            file.write(line)
    except OSError as error:
        raise UsageError(f"{path} can't be written: {error.strerror}") from error
