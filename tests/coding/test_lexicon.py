"""The lexicon: every line names a title and one occupation of SOC 2018."""

from __future__ import annotations

import pytest

from metier.coding.lexicon import LISTING, lexicon, read
from metier.errors import CodeError, InputError
from metier.model.codes import Code


def test_every_title_stands_under_a_detailed_occupation(soc_codes: set[Code]) -> None:
    entries = lexicon()
    assert len(entries) > 2_000
    assert [e.title for e in entries if e.code not in soc_codes] == []
    assert {entry.listing for entry in entries} == {LISTING}


def test_a_line_without_a_title_is_refused() -> None:
    with pytest.raises(InputError, match=r"lexicon\.csv:3"):
        read("title,code\ncook,35-2014\n ,35-2014\n")


@pytest.mark.parametrize("line", ["cook,35-20", "cook,", "cook"])
def test_a_line_without_a_code_is_refused(line: str) -> None:
    with pytest.raises(CodeError):
        read(f"title,code\n{line}\n")
