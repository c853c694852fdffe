"""A comparison is put in a reader's order: the same figures, in another order or some alone."""

from __future__ import annotations

import itertools
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.fixtures.comparisons import clerks_and_collectors

from metier import UsageError
from metier.atlas import Atlas
from metier.document.chart import Chart
from metier.document.comparison import comparison_document
from metier.document.nodes import Table
from metier.document.order import SECTIONS, Order, arranged, sections_of
from metier.document.states import StateMap
from metier.model.measure import MEASURES, Section

PAGE = clerks_and_collectors()
NAMES = st.lists(st.sampled_from([*SECTIONS, *MEASURES]), unique=True, max_size=6).map(tuple)


@given(NAMES)
def test_an_order_loses_and_changes_nothing(names: tuple[str, ...]) -> None:
    made = arranged(PAGE, Order(names))
    assert sorted(map(id, made.rows)) == sorted(map(id, PAGE.rows))
    assert set(made.findings) == set(PAGE.findings)
    assert (made.flags, made.moves, made.tested) == (PAGE.flags, PAGE.moves, PAGE.tested)


@given(NAMES)
def test_what_is_chosen_is_all_that_is_shown(names: tuple[str, ...]) -> None:
    made = arranged(PAGE, Order(only=names))
    for row in PAGE.rows:
        named = not names or row.measure.id in names or (
            next(n for n, s in SECTIONS.items() if s is row.measure.section) in names
        )  # fmt: skip
        assert (row in made.rows) == named


def test_no_order_is_the_page_as_it_is() -> None:
    assert arranged(PAGE, Order()) is PAGE


def test_the_table_and_the_findings_begin_with_what_matters(almanac: Atlas) -> None:
    page = almanac.compare("loan servicing specialist", "collections specialist")
    made = arranged(page, Order(("demand", "pay.hourly.mean")))
    table = next(b for b in comparison_document(made).blocks if isinstance(b, Table))
    assert [group.title for group in table.groups][:2] == ["Demand", "Pay"]
    assert made.rows[[r.measure.section for r in made.rows].index(Section.PAY)].measure.id == (
        "pay.hourly.mean"
    )
    about = [MEASURES[f.rows[0]].section for f in made.findings if f.rows]
    assert about[0] is Section.DEMAND
    assert sections_of(page.rows)[0] is Section.PAY


def test_the_charts_follow_the_table(almanac: Atlas) -> None:
    page = almanac.compare("loan servicing specialist", "collections specialist")

    def drawn(order: Order) -> list[str]:
        blocks = comparison_document(arranged(page, order)).blocks
        return [block.anchor for block in blocks if isinstance(block, Chart | StateMap)]

    every = drawn(Order())
    assert every[:2] == ["chart-pay", "chart-trend"]
    assert drawn(Order(("people",))) == ["chart-age", *(n for n in every if n != "chart-age")]
    assert drawn(Order(("work",)))[:3] == ["chart-industries", "chart-skills", "chart-pay"]
    assert drawn(Order(only=("people",))) == ["chart-age"]
    assert drawn(Order(only=("places",))) == ["chart-states", "chart-industries"]


def test_the_chart_before_the_table_is_of_what_matters_first(almanac: Atlas) -> None:
    page = almanac.compare("loan servicing specialist", "collections specialist")

    def opening(order: Order) -> list[str]:
        blocks = comparison_document(arranged(page, order)).blocks
        before = itertools.takewhile(lambda block: not isinstance(block, Table), blocks)
        return [block.anchor for block in before if isinstance(block, Chart | StateMap)]

    assert opening(Order()) == ["chart-pay"]
    assert opening(Order(("people",))) == ["chart-age"]
    assert opening(Order(("demand",))) == ["chart-pay"]  # none is about demand
    assert opening(Order(only=("places",))) == []


def test_every_form_follows_the_order(almanac: Atlas) -> None:
    page = almanac.compare("loan servicing specialist", "collections specialist")
    made = arranged(page, Order(only=("people",)))
    rows = json.loads(made.to_json())["rows"]
    assert {row["section"] for row in rows} == {"people"}
    assert "Average salary" not in made.to_text()


@pytest.mark.parametrize("order", [{"first": ("pays",)}, {"only": ("pay.annual.men",)}])
def test_a_name_that_is_neither_is_refused_with_what_is_near(
    order: dict[str, tuple[str, ...]],
) -> None:
    with pytest.raises(UsageError, match="expected pay, demand, way-in") as caught:
        Order(**order)
    assert caught.value.hint.startswith("did you mean pay")
