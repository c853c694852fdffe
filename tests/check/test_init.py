"""All rules together: silent on a page that is in order, complete on the two real ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from tests.check.pages import BENDS

from metier.check import FACT_RULES, PAGE_RULES, RULES
from metier.model.comparison import Flag
from metier.model.measure import MEASURES

Bend = Callable[..., tuple[Flag, ...]]


def test_a_page_that_is_in_order_has_no_flag(bend: Bend) -> None:
    assert bend() == ()


@pytest.mark.parametrize(("rule", "changes"), BENDS)
def test_one_thing_bent_fires_its_rule_and_no_other(
    bend: Bend, rule: str, changes: tuple[tuple[str, str], ...]
) -> None:
    assert {flag.rule for flag in bend(*changes)} == {rule}


def test_every_rule_of_a_page_is_bent_above() -> None:
    assert {rule for rule, _ in BENDS} == {rule.id for rule in PAGE_RULES}


def test_the_real_page_on_collections_is_flagged_where_it_is_wrong_and_nowhere_else(
    collections: tuple[Flag, ...],
) -> None:
    assert Counter(flag.rule for flag in collections) == {
        "experience-is-bin-end": 2,
        "jobs-are-openings": 2,
        "shared-by-family": 1,
        "average-is-geometric-middle": 2,
        "ranges-overlap": 1,
        "race-unknown": 1,
        "satisfaction-few-ratings": 1,
        "lgbt-no-source": 1,
        "truncated-name": 1,
        "city-outside-state": 2,
        "no-sample-size": 1,
    }


def test_the_real_page_on_loan_servicing_is_flagged_where_it_is_wrong_and_nowhere_else(
    servicing: tuple[Flag, ...],
) -> None:
    assert Counter(flag.rule for flag in servicing) == {
        "experience-is-bin-end": 2,
        "jobs-are-openings": 2,
        "equal-skills-as-difference": 1,
        "average-is-geometric-middle": 2,
        "range-contains-range": 1,
        "race-total": 1,
        "race-unknown": 1,
        "satisfaction-few-ratings": 1,
        "lgbt-no-source": 1,
        "truncated-name": 2,
        "city-outside-state": 2,
        "no-sample-size": 1,
    }


def test_flags_name_measures_of_the_catalogue_and_end_as_sentences(
    collections: tuple[Flag, ...], servicing: tuple[Flag, ...]
) -> None:
    for flag in (*collections, *servicing):
        assert set(flag.rows) <= set(MEASURES)
        assert flag.text.endswith(".")
        assert "  " not in flag.text


def test_ids_are_unique_and_every_rule_says_what_it_computes() -> None:
    for rules in (PAGE_RULES, FACT_RULES):
        ids = [rule.id for rule in rules]
        assert len(set(ids)) == len(ids)
    assert set(RULES) == {rule.id for rule in PAGE_RULES} | {rule.id for rule in FACT_RULES}
    for rule in RULES.values():
        assert rule.sentence.endswith(".")
        assert rule.computes
