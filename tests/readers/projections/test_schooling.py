"""Schooling by occupation: control figures, survey years, footnotes and ties."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from metier.errors import LayoutError
from metier.model.fact import Fact
from metier.model.measure import SCHOOLING
from metier.readers.base import Reading
from metier.readers.projections import read

LINE_ITEMS = {"2016-26": 819, "2019-29": 790, "2021-31": 832, "2022-32": 832, "2024-34": 832}


CHIEFS = (
    *("      Chief executives", "11-1011", "Line item", 309.4, 322.7, 13.3, 4.3, 25.9, 22.2),
    *("Bachelor's degree", "5 years or more", "None"),
)


def test_schooling_of_2022_32_comes_out_to_the_digit(
    one: Callable[..., Fact],
    edition: Callable[[str], Reading],
) -> None:
    got = edition("2022-32")
    total = one(got, "00-0000", "education.share", "bachelor's")
    assert total.estimate.value == 24.5
    assert total.slice.period == "2019/2021"
    collectors = [
        one(got, "43-3011", "education.share", group).estimate.value for group in SCHOOLING
    ]
    assert collectors == [3.1, 30.0, 34.5, 14.3, 15.2, 2.3, 0.6]
    common = one(got, "43-3011", "education.most_common")
    assert (common.estimate.category, common.estimate.value) == ("some college", 34.5)
    assert common.method == "largest of seven published shares"


@pytest.mark.parametrize(
    ("span", "period"),
    [
        ("2016-26", "2015/2016"),
        ("2019-29", "2019"),
        ("2021-31", "2018/2019"),
        ("2022-32", "2019/2021"),
    ],
)
def test_schooling_has_the_years_of_its_survey_and_adds_up_to_all(
    edition: Callable[[str], Reading], span: str, period: str
) -> None:
    shares = [fact for fact in edition(span).facts if fact.measure == "education.share"]
    assert {fact.slice.period for fact in shares} == {period}
    totals: dict[str, float] = {}
    for fact in shares:
        totals[fact.occupation.value] = totals.get(fact.occupation.value, 0.0) + (
            fact.estimate.value or 0.0
        )
    assert len(totals) == LINE_ITEMS[span] + 1
    assert all(abs(total - 100) <= 0.36 for total in totals.values())


def test_a_footnote_on_the_title_goes_into_the_method(
    one: Callable[..., Fact],
    edition: Callable[[str], Reading],
) -> None:
    marked = one(edition("2022-32"), "53-7121", "education.share", "high school")
    assert marked.method == "published; not an exact match with the occupation of the ACS"
    old = one(edition("2016-26"), "11-1011", "education.share", "high school")
    assert old.method == "published; shared with other occupations of the same ACS code"
    plain = one(edition("2022-32"), "43-3011", "education.share", "high school")
    assert plain.method == "published"


def test_survey_years_that_title_and_note_tell_apart_are_said(
    one: Callable[..., Fact],
    edition: Callable[[str], Reading],
) -> None:
    fact = one(edition("2021-31"), "43-3011", "education.share", "bachelor's")
    assert fact.method == "published; years by the title, the table's note names 2018"


def test_two_largest_shares_that_are_equal_are_both_named(
    one: Callable[..., Fact],
    edition: Callable[[str], Reading],
) -> None:
    fact = one(edition("2021-31"), "43-3071", "education.most_common")
    assert fact.estimate.category == "high school and some college"
    assert fact.method.startswith("largest of seven published shares (equal)")


def test_an_edition_without_a_table_of_schooling_has_no_such_facts(
    edition: Callable[[str], Reading],
) -> None:
    measures = {fact.measure for fact in edition("2024-34").facts}
    assert not measures & {"education.share", "education.most_common"}


def test_a_mark_without_a_known_footnote_is_an_error(write: Callable[..., Path]) -> None:
    row = ("Chief executives(2)", "11-1011", 1, 9, 15, 5, 40, 22, 8)
    with pytest.raises(LayoutError, match=r"a footnote \(2\)"):
        read(write(CHIEFS, schooling=[row, ["(2) See elsewhere."]]))


def test_the_most_common_schooling_is_left_out_where_a_share_is_unreadable(
    write: Callable[..., Path],
) -> None:
    row = ("Chief executives", "11-1011", 1, 9, 15, 5, "most", 22, 8)
    got = read(write(CHIEFS, schooling=[row]))
    assert len(got.account.problems) == 1
    measures = [fact.measure for fact in got.facts]
    assert measures.count("education.share") == 6
    assert "education.most_common" not in measures
