"""Write docs/options.md and docs/settings.md from the code: `make reference`.

A test holds both pages to what this writes.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from corpus.settings import Settings
from ui.terminal import app

DOCS = Path(__file__).parents[1] / "docs"
OPTIONS, SETTINGS = DOCS / "options.md", DOCS / "settings.md"
_MADE = "<!-- Made from the code by `make reference`; not to be edited. -->"
_DEFAULT = re.compile(r"\[default: ([^]]*)\]")
_MORE = {
    "cleared_for_exempt": "decisions/access.md",
    "model": "models.md",
    "sign_in": "serving.md",
    "api_tokens": "programs.md",
    "officers": "decisions/tracker.md",
}
"""Settings that a page says more of."""


def main() -> None:
    """Write both pages."""
    OPTIONS.write_text(options_page(), encoding="utf-8")
    SETTINGS.write_text(settings_page(), encoding="utf-8")


def options_page() -> str:
    """Every command with its arguments and options, as `--help` tells them."""
    head = [
        "# Every command and option",
        "",
        _MADE,
        "",
        "What each is for: [commands](commands.md).",
    ]
    return "\n".join([*head, *_commands(typer.main.get_command(app), "scrutineer")]) + "\n"


def settings_page() -> str:
    """Every setting with its default, as the one class of settings has them."""
    rows = [
        f"| `SCRUTINEER_{name.upper()}` | `{shown(field.default)}` | {field.description}"
        + (f" ([more]({_MORE[name]}))" if name in _MORE else "")
        + " |"
        for name, field in Settings.model_fields.items()
    ]
    return "\n".join(
        [
            "# Settings",
            "",
            _MADE,
            "",
            "From the environment; an unknown name is refused.",
            "",
            "| setting | default | what it is |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]
    )


def shown(default: object) -> str:
    """A default as one would write it."""
    if default is None or default == ():
        return "none"
    return str(default).lower() if isinstance(default, bool) else str(default)


def _commands(group: Any, words: str) -> Iterator[str]:
    """The commands of a group, and of the groups in it, in the order of `--help`."""
    for name, command in group.commands.items():
        if getattr(command, "commands", None):
            yield from ("", f"## {words} {name}", "", _told(command.help))
            yield from _commands(command, f"{words} {name}")
            continue
        depth = "##" if words == "scrutineer" else "###"
        given = [
            f"`{_metavar(each)}`" for each in command.params if each.param_type_name == "argument"
        ]
        yield from ("", f"{depth} {words} {name}", "", _told(command.help))
        if given:
            yield from ("", f"Takes {', '.join(given)}.")
        rows = [_row(each) for each in command.params if each.param_type_name == "option"]
        if rows:
            yield from ("", "| option | what it does |", "| --- | --- |", *rows)


def _row(option: Any) -> str:
    names = ", ".join(f"`{each}`" for each in [*option.opts, *option.secondary_opts])
    taken = "" if option.is_flag else f" `{_metavar(option)}`"
    default = option.default
    kept = default not in (None, False, ()) and not callable(default)
    said = f"{_told(option.help)} (by default {default})" if kept else _told(option.help)
    said = _DEFAULT.sub(r"(by default \1)", said)
    return f"| {names}{taken} | {said} |"


def _metavar(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper()).strip("[]")


def _told(text: str | None) -> str:
    """Help as one paragraph of Markdown, in which no bar ends a cell."""
    return " ".join((text or "").split()).replace("|", "\\|")


if __name__ == "__main__":
    main()
    sys.stdout.write(f"Written: {OPTIONS}, {SETTINGS}\n")
