"""The edge, where options and the environment become settings."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from corpus.errors import UsageError

if TYPE_CHECKING:
    from corpus.settings import Settings

LibraryOption = Annotated[
    str | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help="Folder of the library, or a postgresql:// address. [default: SCRUTINEER_LIBRARY, else .scrutineer]",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON.")]

# Read by the tests, not a setting of the product.
_NOT_SETTINGS = {"SCRUTINEER_REAL", "SCRUTINEER_BROWSER", "SCRUTINEER_NGINX"}


def settings_for(
    library: str | Path | None, *, jobs: int | None = None, model: str | None = None
) -> Settings:
    """Settings from the environment, with what the command line says above it."""
    from pydantic import ValidationError

    from corpus.settings import Settings

    _refuse_unknown_names(Settings)
    given: dict[str, Any] = {}
    if library is not None:
        given["library"] = library
    if jobs is not None:
        given["jobs"] = jobs
    if model is not None:
        given["model"] = model
    try:
        return Settings(**given)
    except ValidationError as error:
        raise UsageError(_first_fault(error)) from error


def _refuse_unknown_names(settings: type[Settings]) -> None:
    """pydantic-settings passes over an unknown variable; a misspelt setting should be said."""
    from difflib import get_close_matches

    known = {f"SCRUTINEER_{name.upper()}" for name in settings.model_fields} | _NOT_SETTINGS
    for name in sorted(os.environ):
        if name.upper().startswith("SCRUTINEER_") and name.upper() not in known:
            near = get_close_matches(name.upper(), known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise UsageError(f"{name} is no setting of Scrutineer{hint}")


def _first_fault(error: Exception) -> str:
    from pydantic import ValidationError

    assert isinstance(error, ValidationError)
    fault = error.errors()[0]
    name = "_".join(str(part) for part in fault["loc"]).upper()
    return f"setting SCRUTINEER_{name}: {fault['msg']} (got {fault['input']!r})"
