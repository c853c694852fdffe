"""What is printed is the document in the form asked for, to the last byte."""

from __future__ import annotations

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


def test_a_full_disk_is_an_error_in_words(capfd: pytest.CaptureFixture[str]) -> None:
    with open("/dev/full", "w") as full, pytest.MonkeyPatch.context() as patch:  # noqa: PTH123
        patch.setattr(sys, "stdout", full)
        with pytest.raises(UsageError, match="standard output: expected room to write"):
            write("text")
