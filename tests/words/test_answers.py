"""A cell says its figure, its name, its list, or why there is none; never a dash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from metier.model.codes import soc
from metier.model.comparison import Answer, Item
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact, Slice
from metier.model.measure import Unit
from metier.words import display, item_words


@pytest.mark.parametrize(
    ("answer", "unit", "text"),
    [
        (Answer(Estimate(49060.0, 196.2), 322.8), Unit.USD_YEAR, "$49,060 ± 320"),
        (Answer(Estimate.at_least(239200)), Unit.USD_YEAR, "at least $239,200 (top-coded)"),
        (Answer(Estimate.at_least(115.0)), Unit.USD_HOUR, "at least $115.00 (top-coded)"),
        (Answer(Estimate.withheld("withheld by BLS")), Unit.USD_YEAR, "withheld by BLS"),
        (Answer(Estimate.absent("no public source")), Unit.PERCENT, "no public source"),
        (Answer(Estimate(None, category="Business")), Unit.NAME, "Business"),
        (Answer(Estimate(12.0)), Unit.MONTHS, "12 months"),
        (
            Answer(Estimate(34.2, 2.0, category="Bachelor's degree"), 3.3),
            Unit.NAME,
            "Bachelor's degree, 34 %",
        ),
        (
            Answer(Estimate(None), items=(Item("Excel", Estimate(None)),)),
            Unit.NAME,
            "Excel",
        ),
    ],
)
def test_cells_read_as_on_the_page(answer: Answer, unit: Unit, text: str) -> None:
    assert display(answer, unit) == text


def test_data_forms_give_the_margin_to_the_dollar() -> None:
    cell = Answer(Estimate(49060.0, 196.2), 322.8)
    assert display(cell, Unit.USD_YEAR, exact=True) == "$49,060 ± 323"


@pytest.mark.parametrize("status", [Status.WITHHELD, Status.ABSENT])
def test_absence_without_a_reason_is_still_said_in_words(status: Status) -> None:
    assert len(display(Answer(Estimate(None, status=status)), Unit.JOBS)) > len("-")


def test_the_number_beside_a_place_is_pay_and_its_ties_are_named() -> None:
    pay = Fact(
        soc("43-3011"), "pay.top.state", Slice("MD", "2025-05", "jobs"), Estimate(1.0), "oews"
    )
    leader = Answer(
        Estimate(61234.0, category="Maryland"),
        margin=912.0,
        fact=pay,
        items=(Item("Virginia", Estimate(60000.0)), Item("Delaware", Estimate(59900.0))),
    )
    text = "Maryland, $61,230 ± 910 (not clearly above Virginia and Delaware)"
    assert display(leader, Unit.NAME) == text
    alone = replace(leader, items=())
    assert display(alone, Unit.NAME) == "Maryland, $61,230 ± 910"
    many = replace(leader, items=(Item("Virginia", Estimate(60000.0)),) * 5)
    text = "no clear leader among 6; the highest figure is Maryland, $61,230 ± 910"
    assert display(many, Unit.NAME) == text


def test_list_entries_carry_their_figure_where_they_have_one() -> None:
    assert item_words(Item("Speaking", Estimate(4.12)), Unit.SCORE) == "Speaking 4.1"
    assert item_words(Item("Excel", Estimate(None)), Unit.NAME) == "Excel"
