"""Every rule about facts fires on what is planted for it, alone, and is silent at the edge."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace

import pytest
from tests.check.planted import LINKS, PLANTED, fact, medians, sector

from metier.check import FACT_RULES, account, check_facts
from metier.check.snapshot import CHECKED
from metier.model.measure import MEASURES
from metier.words.language import speaking


def test_something_is_planted_for_every_rule() -> None:
    assert set(PLANTED) == {rule.id for rule in FACT_RULES}


@pytest.mark.parametrize("rule", PLANTED)
def test_a_planted_contradiction_fires_its_rule_and_no_other(rule: str) -> None:
    (flag,) = check_facts(PLANTED[rule].fires, LINKS)
    assert flag.rule == rule
    assert flag.text.endswith(".")
    assert set(flag.rows) == {one.measure for one in PLANTED[rule].fires} & set(flag.rows)


@pytest.mark.parametrize("rule", PLANTED)
def test_at_the_edge_that_rounding_leaves_no_rule_fires(rule: str) -> None:
    assert check_facts(PLANTED[rule].silent, LINKS) == ()


@pytest.mark.parametrize("rule", PLANTED)
def test_a_finding_is_said_in_spanish_without_a_word_of_english(rule: str) -> None:
    english = check_facts(PLANTED[rule].fires, LINKS)[0].text
    with speaking("es"):
        assert check_facts(PLANTED[rule].fires, LINKS)[0].text != english


@pytest.mark.parametrize("rule", PLANTED)
def test_the_order_of_facts_changes_nothing(rule: str) -> None:
    facts = PLANTED[rule].fires
    assert check_facts(facts, LINKS) == check_facts(facts[::-1], LINKS)


def test_the_account_counts_findings_by_rule_and_gives_each_with_its_figures() -> None:
    told = account([*PLANTED["part-above-total"].fires, *medians(40_000, 90_000, 1)], LINKS)
    rules = {one["rule"]: one for one in told["rules"]}
    assert [one["rule"] for one in told["findings"]] == ["part-above-total", "sources-contradict"]
    assert {id: one["findings"] for id, one in rules.items() if one["findings"]} == {
        "part-above-total": 1,
        "sources-contradict": 1,
    }
    assert set(rules) == {rule.id for rule in FACT_RULES}
    part, total = told["findings"][0]["figures"]
    assert (part["industry"], part["value"], total["value"]) == ("52", 158_850, 158_830)
    assert part["cell"] == "table!employment.jobs:7"
    assert "industry" not in total


@pytest.mark.parametrize("rule", PLANTED)
def test_the_account_is_the_same_text_whatever_the_language_and_the_order(rule: str) -> None:
    facts = PLANTED[rule].fires
    with speaking("es"):
        spanish = json.dumps(account(facts[::-1], LINKS))
    assert spanish == json.dumps(account(facts, LINKS))


def test_findings_join_those_of_the_figures_before() -> None:
    one = account(PLANTED["percentiles-in-order"].fires)
    both = account(PLANTED["part-above-total"].fires, before=one)
    assert [found["rule"] for found in both["findings"]] == [
        "percentiles-in-order",
        "part-above-total",
    ]
    counts = {rule["rule"]: rule["findings"] for rule in both["rules"]}
    assert Counter(counts.values()) == {0: len(FACT_RULES) - 2, 1: 2}
    assert account((), before=both) == both


def test_sources_are_held_against_each_other_only_where_codes_are_linked() -> None:
    assert check_facts(PLANTED["sources-contradict"].fires) == ()


def test_figures_of_other_years_and_universes_are_never_parts_of_a_total() -> None:
    total, part = fact("employment.jobs", 100), sector(1_000, "52")
    assert len(check_facts([total, part])) == 1
    for at in (
        replace(part.slice, period="2024-05"),
        replace(part.slice, universe="employed people"),
    ):
        assert check_facts([total, replace(part, slice=at)]) == ()


def test_what_rules_look_at_are_measures_of_the_catalogue() -> None:
    assert set(CHECKED) <= set(MEASURES)
