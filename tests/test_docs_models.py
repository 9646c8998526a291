"""What docs/models.md says, held against the code."""

import re
import shlex

from corpus.settings import Settings
from tests.test_docs import ROOT, known_commands, options_of

TEXT = (ROOT / "docs" / "models.md").read_text(encoding="utf-8")


def test_every_setting_it_names_is_one():
    known = {f"SCRUTINEER_{name.upper()}" for name in Settings.model_fields}
    named = set(re.findall(r"SCRUTINEER_[A-Z_]+", TEXT))
    assert len(named) >= 5
    assert named <= known


def test_every_command_it_shows_is_there_with_its_options():
    shown = re.findall(r"^\$ (scrutineer .+)$|`(scrutineer [a-z][^`]*)`", TEXT, re.MULTILINE)
    lines = [shlex.split(first or second) for first, second in shown]
    assert len(lines) >= 5
    for words in lines:
        assert words[1] in known_commands()
        given = {word for word in words if word.startswith("--")}
        assert given <= options_of(words[1]), words


def test_every_extra_it_installs_is_declared():
    import tomllib

    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    named = set(re.findall(r"pip install '\.\[(\w+)\]'", TEXT))
    assert named
    assert named <= extras["optional-dependencies"].keys()


def test_everything_it_links_to_is_there():
    links = re.findall(r"\]\((?!https?:)([^)#]+)", TEXT)
    assert links
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []
