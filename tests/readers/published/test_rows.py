"""Cells of labelled rows as figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.model.estimate import Estimate, Status
from metier.readers.published.rows import Row, row


def named(label: str) -> Row:
    found = row(label)
    assert found is not None
    return found


def values(label: str, text: str) -> list[float | None]:
    return [estimate.value for _, _, estimate in named(label).figures(text)]


@given(dollars=st.integers(1, 10**7), cents=st.integers(0, 99))
def test_money_is_read_back_as_written(dollars: int, cents: int) -> None:
    written = f"${dollars:,}.{cents:02d}"
    assert values("Hourly rate", written) == [pytest.approx(dollars + cents / 100)]


@pytest.mark.parametrize("minus", ["-", "–", "−"])
def test_a_negative_growth_is_read_with_any_dash(minus: str) -> None:
    assert values("Growth rate", f"{minus}8%") == [-8.0]


@pytest.mark.parametrize("label", ["YEARLY  SALARY", "yearly salary", "Average salary"])
def test_a_label_is_found_in_any_case(label: str) -> None:
    assert named(label).measures == ("pay.annual.mean",)


@pytest.mark.parametrize("text", ["-", "–", "—", ""])
def test_a_dash_or_an_empty_cell_is_an_absence_for_each_measure_of_the_row(text: str) -> None:
    figures = named("Salary range").figures(text)
    assert [measure for measure, _, _ in figures] == ["pay.range.low", "pay.range.high"]
    assert {estimate.status for _, _, estimate in figures} == {Status.ABSENT}


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Yearly salary", "35,164"),
        ("Salary range", "Above $27,000"),
        ("Growth rate", "-8"),
        ("Number of jobs", "many"),
        ("Job satisfaction", "367"),
        ("Average age", "46 months"),
        ("Gender ratio", "Male 30.5 Female 69.5"),
        ("Race ratio", "White, 61.0% and others"),
        ("LGBT Percentage", "n/a"),
    ],
)
def test_a_cell_in_another_form_is_unreadable_not_guessed(label: str, text: str) -> None:
    assert named(label).figures(text) == ()


def test_a_degree_without_a_share_is_a_name() -> None:
    figures = named("Most common degree").figures("Master's Degree")
    assert figures == (("education.most_common", None, Estimate(None, category="Master's degree")),)


def test_groups_of_race_take_the_names_of_the_catalogue_and_others_stay_as_printed() -> None:
    text = "Two or More Races, 2% Native Hawaiian and Other Pacific Islander, 1% Unknown, 4%"
    groups = [group for _, group, _ in named("Race ratio").figures(text)]
    assert groups == ["two or more", "pacific islander", "unknown"]


def test_an_unknown_label_has_no_row() -> None:
    assert row("Shoe size") is None
