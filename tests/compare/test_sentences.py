"""Rows as sentences, and as parts of a sentence."""

from __future__ import annotations

from dataclasses import replace

from metier.atlas import Atlas
from metier.compare.sentences import full_label, labels
from metier.model.measure import measure


def test_a_level_of_a_distribution_is_named_after_its_measure(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks")
    assert [full_label(r) for r in made.rows if r.group and r.measure.id == "gender.share"] == [
        "Sex (women)",
        "Sex (men)",
    ]


def test_levels_of_one_distribution_are_counted_in_a_list_unless_it_has_all(world: Atlas) -> None:
    rows = world.compare("ledger clerks", "docket clerks").rows
    sexes = [row for row in rows if row.measure.id == "gender.share"]
    ages = [replace(row, measure=measure("age.share")) for row in sexes]
    pay = [row for row in rows if row.measure.id == "pay.annual.mean"][:1]
    told = ["average pay a year", "sex", "age (2 of its 7 levels)"]
    assert labels([*pay, *sexes, *ages]) == told
    assert labels(sexes[:1]) == ["sex (women)"]
