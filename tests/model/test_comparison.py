"""Rows by their measure, and the words of verdicts and outcomes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.fixtures.comparisons import clerks_and_collectors

from metier.model.comparison import Outcome, Verdict


def test_the_words_of_a_verdict_are_those_scripts_rely_on() -> None:
    words = {"higher", "lower", "no clear difference", "not tested", "cannot tell"}
    assert set(Verdict) == words


def test_the_words_of_an_audit_say_what_they_mean() -> None:
    words = {"holds", "outdated", "differs", "cannot hold", "no official figure"}
    assert set(Outcome) == words


def test_a_row_is_found_by_the_id_of_its_measure() -> None:
    made = clerks_and_collectors()
    for row in made.rows:
        assert made[row.measure.id].measure == row.measure


def test_of_several_rows_of_a_measure_the_first_is_given() -> None:
    made = clerks_and_collectors()
    shares = [row for row in made.rows if row.measure.id == "education.share"]
    assert len(shares) > 1
    assert made["education.share"] is shares[0]
    turned = replace(made, rows=made.rows[::-1])
    assert turned["education.share"] is shares[-1]


@pytest.mark.parametrize("id", ["", "pay", "pay.annual", "Average pay, a year", "nothing"])
def test_a_measure_without_a_row_is_a_key_error_that_names_it(id: str) -> None:
    with pytest.raises(KeyError) as caught:
        clerks_and_collectors()[id]
    assert caught.value.args == (id,)
