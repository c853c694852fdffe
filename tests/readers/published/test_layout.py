"""Lines, tables and names of a published page."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.errors import InputError, LayoutError
from metier.readers.published.layout import Names, lines, sentence_case, tables


def page(text: str) -> list[tuple[int, str]]:
    return [(at, line) for at, line in enumerate(text.split("\n"), 1) if line]


def test_blank_lines_are_passed_over_and_numbers_stay_those_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("\ufeffone\r\n\r\n  two  \r\n".encode())
    assert lines(path) == [(1, "one"), (3, "two")]


def test_text_in_another_encoding_is_refused_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes("| Caf\xe9 |".encode("latin-1"))
    with pytest.raises(InputError) as caught:
        lines(path)
    assert caught.value.found == "byte 0xe9 at 5"
    assert caught.value.hint


@pytest.mark.parametrize("name", ["missing.txt", "."])
def test_what_is_not_a_file_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError):
        lines(tmp_path / name)


def test_tables_are_told_apart_by_the_text_between_them() -> None:
    found = tables("f", page("| A | |\n| x | 1 |\nText.\n| | B |\n|---|:-:|\n| y | 2 |"))
    assert [(table.number, table.titles) for table in found] == [(1, ("A",)), (2, ("B",))]
    assert [table.rows for table in found] == [((2, ["x", "1"]),), ((6, ["y", "2"]),)]


def test_a_row_of_dashes_is_a_rule_only_below_the_header() -> None:
    (found,) = tables("f", page("| A | B | |\n| College | - | - |"))
    assert found.rows == ((2, ["College", "-", "-"]),)


def test_a_name_above_the_labels_is_no_career() -> None:
    (found,) = tables("f", page("| Measure | A | B |\n| Pay | 1 | 2 |"))
    assert found.titles == ("A", "B")


def test_three_careers_may_stand_side_by_side() -> None:
    (found,) = tables("f", page("| A | B | C | |\n| Pay | 1 | 2 | 3 |"))
    assert found.titles == ("A", "B", "C")


@pytest.mark.parametrize(
    "text", ["| A | B | |\n| Pay | 1 |", "| A | B | |\n| Pay | 1 | 2 | 3 |", "| A | B | |\n| Pa"]
)
def test_a_row_with_another_number_of_cells_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(LayoutError) as caught:
        tables("f", page(text))
    assert caught.value.place == "f:2"
    assert "2 cells" in caught.value.expected


@pytest.mark.parametrize("header", ["| A | a | |", "| | |"])
def test_a_header_that_does_not_tell_columns_apart_is_refused(header: str) -> None:
    with pytest.raises(LayoutError):
        tables("f", page(f"{header}\n| Pay | 1 | 2 |"))


def test_names_are_found_in_any_case_and_number_the_longest_first() -> None:
    names = Names(("Clerk", "Payroll clerk", "HR manager"))
    text = "Payroll clerks and hr managers; a clerk, and clerkship."
    assert names.found_in(text) == ("Payroll clerk", "HR manager", "Clerk")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Loan Servicing Specialist", "Loan servicing specialist"),
        ("CNC Operator", "CNC operator"),
        ("bachelor's DEGREE", "Bachelor's degree"),
        ("", ""),
    ],
)
def test_sentence_case_keeps_abbreviations(text: str, expected: str) -> None:
    assert sentence_case(text) == expected
