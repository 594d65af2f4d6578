"""The command as its tests run it."""

import sys

import pytest

from sayso.cli import app


@pytest.fixture
def run(monkeypatch, capsys):
    """Runs the command in this process; exit code, standard output, standard error."""

    def call(*arguments):
        monkeypatch.setattr(sys, "argv", ["sayso", *map(str, arguments)])
        code = 0
        try:
            app.main()
        except SystemExit as ended:
            code = ended.code or 0
        shown = capsys.readouterr()
        assert "Traceback" not in shown.err
        return code, shown.out, shown.err

    return call
