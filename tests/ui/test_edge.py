from pathlib import Path

import pytest

from corpus.errors import UsageError
from ui.settings_option import settings_for


def test_an_option_stands_above_the_environment(monkeypatch):
    monkeypatch.setenv("SCRUTINEER_LIBRARY", "from-environment")
    assert settings_for(None).library == Path("from-environment")
    assert settings_for(Path("from-option")).library == Path("from-option")


def test_a_misspelt_setting_is_refused_with_the_one_meant(monkeypatch):
    monkeypatch.setenv("SCRUTINEER_LIBARY", "x")
    with pytest.raises(UsageError, match="did you mean SCRUTINEER_LIBRARY"):
        settings_for(None)


def test_a_setting_that_makes_no_sense_is_named(monkeypatch):
    monkeypatch.setenv("SCRUTINEER_JOBS", "many")
    with pytest.raises(UsageError, match=r"SCRUTINEER_JOBS.*'many'"):
        settings_for(None)
