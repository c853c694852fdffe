"""Rows and cells of a projections table: what is used, set aside, absent or unreadable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from metier.errors import CodeError, InputError, LayoutError
from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.readers.base import Reading
from metier.readers.projections import read
from metier.readers.projections.matrix import UNAVAILABLE

Figures = Callable[[Reading, str], Mapping[str, float | str | None]]


CHIEFS = (
    *("      Chief executives", "11-1011", "Line item", 309.4, 322.7, 13.3, 4.3, 25.9, 22.2),
    *("Bachelor's degree", "5 years or more", "None"),
)


SOURCE = ("Source: Employment Projections program, U.S. Bureau of Labor Statistics",)


@pytest.mark.parametrize(
    ("span", "rows", "aside"),
    [
        ("2016-26", 1091 + 820, 8),
        ("2019-29", 1048 + 791, 8),
        ("2021-31", 1113 + 833, 8),
        ("2022-32", 1113 + 833, 8),
        ("2024-34", 1113, 4),
    ],
)
def test_every_row_is_used_or_set_aside(
    edition: Callable[[str], Reading], span: str, rows: int, aside: int
) -> None:
    account = edition(span).account
    assert account.rows_used == rows
    assert dict(account.aside) == {"footnote or source line": aside}
    assert account.problems == []
    assert account.rows_in == rows + aside


def test_none_is_an_answer_and_a_dash_on_a_line_item_is_an_absent_one(
    one: Callable[..., Fact],
    edition: Callable[[str], Reading],
) -> None:
    none = one(edition("2024-34"), "11-1011", "training.on_the_job").estimate
    assert (none.category, none.status) == ("None", Status.PUBLISHED)
    fishing = one(edition("2016-26"), "45-3000", "education.entry").estimate
    assert (fishing.category, fishing.status, fishing.reason) == (None, Status.ABSENT, UNAVAILABLE)
    legislators = one(edition("2024-34"), "11-1031", "self_employed.share").estimate
    assert (legislators.value, legislators.status) == (None, Status.ABSENT)


@pytest.mark.parametrize(
    ("span", "cell", "row"),
    [
        ("2016-26", "Table 1.7!Employment Change, 2016-26, Number:1", 4),
        ("2021-31", "Table 1.7!Employment change, 2021-31:1", 3),
        ("2024-34", "Table 1.2!Employment change, numeric, 2024–34:1", 3),
    ],
)
def test_a_cell_is_named_by_sheet_column_and_row(
    one: Callable[..., Fact], edition: Callable[[str], Reading], span: str, cell: str, row: int
) -> None:
    found = one(edition(span), "00-0000", "employment.change").cell
    assert found is not None
    assert (str(found), found.row) == (cell, row)


def test_a_renamed_title_column_is_named_in_the_error(
    write: Callable[..., Path], header: list[str]
) -> None:
    with pytest.raises(LayoutError, match="2024 National Employment Matrix title"):
        read(write(CHIEFS, header=["Job", *header[1:]]))


@pytest.mark.parametrize("code", ["11-101", "", "eleven"])
def test_an_unreadable_code_is_an_error(write: Callable[..., Path], code: str) -> None:
    with pytest.raises(CodeError, match=r"2024 National Employment Matrix code:1"):
        read(write(("Chief executives", code, *CHIEFS[2:])))


def test_a_code_that_stands_twice_is_an_error(write: Callable[..., Path]) -> None:
    with pytest.raises(CodeError, match="each code once"):
        read(write(CHIEFS, CHIEFS))


def test_a_table_without_rows_is_refused(write: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match="rows of occupations"):
        read(write(SOURCE))


def test_text_in_a_number_cell_is_a_counted_problem_and_gives_no_fact(
    figures: Figures, write: Callable[..., Path]
) -> None:
    row = (*CHIEFS[:3], "many", *CHIEFS[4:])
    got = read(write(row))
    (problem,) = got.account.problems
    assert problem.place.endswith("Table 1.2!Employment, 2024:1")
    assert (problem.found, problem.reason) == ("'many'", "unreadable figure")
    assert "employment.jobs" not in figures(got, "11-1011")
    assert got.account.rows_used == 1


def test_a_word_bls_does_not_use_is_a_counted_problem(
    figures: Figures, write: Callable[..., Path]
) -> None:
    got = read(write((*CHIEFS[:9], "A degree", *CHIEFS[10:])))
    assert [problem.reason for problem in got.account.problems] == ["unknown word"]
    assert "education.entry" not in figures(got, "11-1011")
