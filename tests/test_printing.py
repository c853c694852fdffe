"""What is printed is the document in the form asked for, to the last byte."""

from __future__ import annotations

import io
import sys

import pytest

from metier.document.nodes import Document, Paragraph, Span
from metier.errors import UsageError
from metier.printing import FORMATS, print_document, write

PAGE = Document("page", "Title", "Summary.", (Paragraph((Span("Some words."),)),), {"said": 1})


@pytest.mark.parametrize("form", FORMATS)
def test_each_form_is_printed_with_one_final_newline(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    print_document(PAGE, form)
    printed = capsys.readouterr().out
    assert printed.endswith("\n")
    assert not printed.endswith("\n\n")
    assert ('"said": 1' if form == "json" else "" if form == "csv" else "Some words.") in printed


@pytest.mark.parametrize(("asked", "coloured"), [(None, True), ("", True), ("1", False)])
def test_a_terminal_has_colours_unless_none_are_wanted(
    asked: str | None, coloured: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    terminal = Terminal()
    monkeypatch.setattr(sys, "stdout", terminal)
    if asked is None:
        monkeypatch.delenv("NO_COLOR", raising=False)
    else:
        monkeypatch.setenv("NO_COLOR", asked)
    print_document(PAGE, "text")
    assert ("\x1b[" in terminal.getvalue()) is coloured


def test_a_closed_output_is_an_error_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(UsageError, match="standard output: expected room to write"):
        print_document(PAGE, "text")


def test_a_full_disk_is_an_error_in_words(capfd: pytest.CaptureFixture[str]) -> None:
    with open("/dev/full", "w") as full, pytest.MonkeyPatch.context() as patch:  # noqa: PTH123
        patch.setattr(sys, "stdout", full)
        with pytest.raises(UsageError, match="standard output: expected room to write"):
            write("text")
