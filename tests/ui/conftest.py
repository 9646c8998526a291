"""What tests of the commands share."""

import sys

import pytest

from ui import terminal


@pytest.fixture
def scrutineer(monkeypatch, capsys):
    """Runs a command in this process: exit code, stdout, stderr."""

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["scrutineer", *map(str, arguments)])
        monkeypatch.setattr(sys.stdout, "reconfigure", lambda **_: None, raising=False)
        monkeypatch.setattr(sys.stderr, "reconfigure", lambda **_: None, raising=False)
        code = 0
        try:
            terminal.main()
        except SystemExit as stopped:
            code = stopped.code or 0
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run
