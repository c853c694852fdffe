"""Progress shows on a terminal and nowhere else."""

from __future__ import annotations

import io
import sys

import pytest

from metier.terminal import progress


class Terminal(io.StringIO):
    """Standard error as a terminal gives it."""

    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as bar:
        bar("reading", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_shows_what_is_being_done(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal)
    with progress() as bar:
        bar("reading postings", 1, 2)
    assert "reading postings" in terminal.getvalue()
