"""The reference says what the program does: it is written from the program."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.reference import (
    FOLDER,
    ROOT,
    RULES,
    flags_in_source,
    marks_in_source,
    pages,
    rule_pages,
)
from tests.reference_rules import NOTES
from tests.reference_words import CELL_MARKS, HEADINGS, PAGE_FLAGS
from tests.schema import CELL, COMPARISON, OTHERS, paths, printed

from metier.check import RULES as RULES_OF_CHECK
from metier.check import page_of


@pytest.mark.parametrize("name", [f"{name}.md" for name in HEADINGS])
def test_a_page_of_the_reference_is_as_the_program_is(name: str) -> None:
    said = (FOLDER / name).read_text("utf-8")
    assert said == pages()[name], "write it anew: python -m tests.reference"


def test_there_is_no_other_page_in_the_reference() -> None:
    assert {path.name for path in Path(FOLDER).iterdir()} == set(pages())


@pytest.mark.parametrize("rule", RULES_OF_CHECK)
def test_every_rule_has_its_page_and_it_is_as_the_program_is(rule: str) -> None:
    said = (ROOT / page_of(rule)).read_text("utf-8")
    assert said == rule_pages()[f"{rule}.md"], "write it anew: python -m tests.reference"


def test_there_is_no_page_of_a_rule_that_is_none() -> None:
    pages_there = {path.name for path in RULES.iterdir()}
    assert pages_there == set(rule_pages()) == {f"{id}.md" for id in NOTES}


def test_every_key_of_a_comparison_is_described_and_no_other() -> None:
    assert printed()["compare"] == set(COMPARISON)


def test_a_cell_beside_a_published_figure_has_the_keys_of_any_cell() -> None:
    cells = {key.removeprefix("rows[].cells[].") for key in printed()["compare"]}
    assert set(CELL) <= cells


@pytest.mark.parametrize("name", OTHERS)
def test_every_key_of_another_document_is_described_and_no_other(name: str) -> None:
    assert printed()[name] == set(OTHERS[name][1])


def test_every_mark_that_a_cell_can_have_is_described_and_no_other() -> None:
    assert marks_in_source() == set(CELL_MARKS)


def test_every_flag_that_a_page_can_have_is_described_and_no_other() -> None:
    assert flags_in_source() == set(PAGE_FLAGS)


def test_a_path_names_the_keys_that_lead_to_a_value() -> None:
    assert list(paths({"a": [{"b": None}], "c": {"d": []}})) == ["a", "a[].b", "c", "c.d"]
