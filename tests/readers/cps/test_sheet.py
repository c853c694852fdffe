"""Rows and cells of a CPS table: what is used, set aside, withheld or unreadable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.fixtures.cps import BODY, FILES

from metier.errors import InputError, LayoutError
from metier.model.codes import census_title
from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.readers.base import Reading
from metier.readers.cps import read
from metier.readers.cps.sheet import SMALL_BASE, UNPUBLISHED


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_used_or_set_aside_and_nothing_is_unreadable(
    reading: Callable[[str], Reading], name: str
) -> None:
    got = reading(name)
    rows = {fact.cell.row for fact in got.facts if fact.cell is not None}
    assert got.account.rows_used == len(rows) == (565 if name[-4:] in ("2016", "2019") else 595)
    edited = "edited" in name
    assert dict(got.account.aside) == ({} if edited else {"blank row": 6, "note": 1})
    assert got.account.problems == []


def test_titles_are_of_the_2010_codes_before_2020_and_of_the_2018_codes_since(
    reading: Callable[[str], Reading],
) -> None:
    editions = {name: {fact.occupation.edition for fact in reading(name).facts} for name in FILES}
    assert {name for name, found in editions.items() if found == {"2010"}} == {
        "cpsaat11_2019",
        "cpsaat11b_2016",
    }
    assert all(found in ({"2010"}, {"2018"}) for found in editions.values())


@pytest.mark.parametrize("name", FILES)
def test_every_dash_is_said_to_be_a_small_base(
    reading: Callable[[str], Reading], name: str
) -> None:
    missing = [fact.estimate for fact in reading(name).facts if fact.estimate.value is None]
    assert missing
    assert {(e.status, e.reason) for e in missing} == {(Status.WITHHELD, SMALL_BASE)}


def test_a_figure_without_a_title_is_an_error(write: Callable[..., Path]) -> None:
    with pytest.raises(LayoutError, match="an occupation's title"):
        read(write(BODY[0], ("", 5, 1, 1, 1, 1, 1)))


def test_a_table_without_rows_is_refused(write: Callable[..., Path]) -> None:
    with pytest.raises(InputError, match="rows of occupations"):
        read(write(BODY[-1]))


def test_text_in_a_number_cell_is_a_counted_problem_and_gives_no_fact(
    write: Callable[..., Path],
) -> None:
    bad = ("Chief executives", 1780, "about a third", 86.4, 5.2, 6.8, 7.0)
    got = read(write(BODY[0], bad))
    (problem,) = got.account.problems
    assert problem.place.endswith("cpsaat11!Percent of total employed: Women:2")
    assert problem.found == "'about a third'"
    executives = [f for f in got.facts if f.occupation == census_title("Chief executives")]
    assert "gender.share" not in {fact.measure for fact in executives}
    assert len(executives) == 5
    assert got.account.rows_used == 2


def test_a_blank_cell_in_the_publishers_layout_is_a_problem_not_a_dash(
    write: Callable[..., Path],
) -> None:
    got = read(write(BODY[0], ("Actuaries", 26, "", "–", "–", "–", "–")))
    assert [problem.reason for problem in got.account.problems] == ["unreadable figure"]


def test_a_dash_on_a_large_base_is_not_said_to_be_a_small_one(
    write: Callable[..., Path], one: Callable[..., Fact]
) -> None:
    got = read(write(("Actuaries", 60, "–", 90, 1, 5, 2)))
    assert one(got, "Actuaries", "gender.share", "female").estimate.reason == UNPUBLISHED


def test_a_title_repeated_with_the_same_figures_counts_once(
    write: Callable[..., Path], one: Callable[..., Fact]
) -> None:
    got = read(write(BODY[0], BODY[3], BODY[3]))
    assert dict(got.account.aside) == {"title repeated with the same figures": 1}
    assert one(got, "Chief executives", "employment.jobs").estimate.value == 1_780_000


def test_of_a_title_repeated_with_other_figures_the_lower_row_is_taken(
    write: Callable[..., Path], one: Callable[..., Fact]
) -> None:
    group = ("Chief executives", 2000, 31, 86, 5, 6, 7)
    got = read(write(BODY[0], group, BODY[3]))
    assert dict(got.account.aside) == {"title repeated below with other figures": 1}
    assert one(got, "Chief executives", "employment.jobs").estimate.value == 1_780_000
    assert got.account.rows_in == 3


def test_a_dash_for_the_count_itself_is_withheld_too(
    write: Callable[..., Path], one: Callable[..., Fact]
) -> None:
    got = read(write(("Actuaries", "–", "–", "–", "–", "–", "–")))
    assert one(got, "Actuaries", "employment.jobs").estimate.status is Status.WITHHELD
    assert got.account.problems == []
