"""A figure as a button: it opens its explanation, escapes all words, and is made once."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.comparisons import clerks_and_collectors

from metier.document.nodes import Cell
from metier.model.comparison import Answer, Item
from metier.model.estimate import Estimate
from metier.model.measure import Unit
from metier.render.popover import button, contents
from metier.words.language import speaking

MEAN = clerks_and_collectors()["pay.annual.mean"].answers[0]


def said(cell: Cell, id: str = "pay-1-1", unit: Unit = Unit.USD_YEAR) -> str:
    return contents(cell, unit, "Average pay: Clerks", 0.9, id)


def test_a_figure_opens_what_stands_behind_it_under_the_name_of_its_cell() -> None:
    html = said(Cell((MEAN,)))
    assert 'popovertarget="pay-1-1-0"' in html
    assert 'id="pay-1-1-0" role="dialog" aria-label="Average pay: Clerks"' in html
    assert '<span class="m">$52,520</span> <span class="m">± 260</span>' in html
    assert "<dt>Source</dt>" in html


def test_a_cell_that_comes_back_on_another_page_has_the_same_words_and_another_name() -> None:
    first, second = said(Cell((MEAN,)), "pay-1-1"), said(Cell((MEAN,)), "people-7-2")
    assert second == first.replace("pay-1-1", "people-7-2")


def test_a_cell_is_kept_for_each_language() -> None:
    english = said(Cell((MEAN,)))
    with speaking("es"):
        assert "<dt>Fuente</dt>" in said(Cell((MEAN,)))
    assert said(Cell((MEAN,))) == english


def test_the_ends_of_a_range_are_two_figures_and_like_ends_are_one() -> None:
    low, high = Answer(Estimate(10.0)), Answer(Estimate(20.0))
    assert 'id="pay-1-1-1"' in said(Cell((low, high)))
    assert "pay-1-1-1" not in said(Cell((low, Answer(Estimate(10.0)))))


def test_a_reason_that_holds_for_both_ends_of_a_range_is_said_once() -> None:
    lower = Answer(Estimate.absent("published by the year"))
    upper = replace(lower, flags=("inherited",))
    assert said(Cell((lower, upper))).count("published by the year") == 1


def test_a_list_shows_its_entries_with_their_figures() -> None:
    listed = Answer(Estimate(None), items=(Item("R & D", Estimate(4.0)),))
    html = said(Cell((listed,)), unit=Unit.SCORE)
    assert "<li><span>R &amp; D</span> <span>4.0</span></li>" in html


def test_all_words_are_escaped() -> None:
    html = button("a-1", '<"x">', "<b>", [("<i>", "</dl>")], margin="<m>", credit="<q>")
    assert "<b>" not in html
    assert html.count("</dl>") == 1
    assert 'aria-label="&lt;&#34;x&#34;&gt;"' in html
