"""What the README says, held against the code."""

import re
import shlex
from pathlib import Path

from corpus.settings import Settings
from ui.terminal import app

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
DOCS = ROOT / "docs"
SETTINGS, COMMANDS = DOCS / "settings.md", DOCS / "commands.md"
_BLOCK = re.compile(r"^```(?:console|bash|sh|shell)?\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SETTING = re.compile(r"^\|\s*`(SCRUTINEER_[A-Z_]+)`\s*\|\s*([^|]*?)\s*\|", re.MULTILINE)

_INLINE = re.compile(r"`(scrutineer [a-z][^`]*|make [a-z][^`]*)`")
_LINK = re.compile(r"\]\((?!https?:)([^)#]+)")


def commands():
    """Every command in the README and the list of commands, in blocks and sentences, without prompts."""
    text = README.read_text(encoding="utf-8") + COMMANDS.read_text(encoding="utf-8")
    lines = [
        line.strip().removeprefix("$ ")
        for block in _BLOCK.findall(text)
        for line in block.replace("\\\n", " ").splitlines()
    ]
    shown = [line for line in lines if re.match(r"(scrutineer|make) ", line)]
    return shown + _INLINE.findall(text)


def known_commands():
    groups = {group.name for group in app.registered_groups}
    return {info.name or info.callback.__name__ for info in app.registered_commands} | groups


def test_every_scrutineer_command_in_the_readme_is_there_with_its_options():
    shown = [shlex.split(line, comments=True) for line in commands()]
    for words in (words for words in shown if words[0] == "scrutineer"):
        if words[1].startswith("--"):
            continue
        assert words[1] in known_commands(), words
        for option in (word for word in words[2:] if re.match(r"--?[a-z]", word)):
            assert option.split("=")[0] in options_of(words[1]), words


def test_every_make_target_in_the_readme_is_in_the_makefile():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    for line in commands():
        words = shlex.split(line, comments=True)
        if words[0] == "make":
            assert words[1] in targets, line


def test_the_settings_told_are_those_of_the_code_with_their_defaults():
    told = dict(_SETTING.findall(SETTINGS.read_text(encoding="utf-8")))
    fields = {f"SCRUTINEER_{name.upper()}": field for name, field in Settings.model_fields.items()}
    assert told.keys() == fields.keys()
    for name, default in told.items():
        assert default.strip("`") == shown_default(fields[name].default), name


def test_everything_the_readme_links_to_is_there():
    links = _LINK.findall(README.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
    assert [x for x in _LINK.findall(COMMANDS.read_text("utf-8")) if not (DOCS / x).exists()] == []


def test_the_readme_is_short():
    assert len(README.read_text(encoding="utf-8").splitlines()) < 200


def shown_default(value):
    if value is None or value == ():
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def options_of(name):
    import typer.main

    command = typer.main.get_command(app).commands[name]
    each = [command, *getattr(command, "commands", {}).values()]
    return {o for one in each for parameter in one.params for o in parameter.opts} | {"--help"}


def test_the_default_of_a_setting_is_shown_as_one_would_write_it():
    assert shown_default(None) == "none"
    assert shown_default(Settings.model_fields["cleared_for_exempt"].default) == "false"
    assert shown_default(Settings.model_fields["passage_tokens"].default) == "220"


def test_every_command_is_documented_in_help():
    for info in app.registered_commands:
        assert info.callback.__doc__, info
    assert {"ingest", "documents", "remove", "ask", "search", "doctor", "eval"} <= known_commands()
