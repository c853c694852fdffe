"""Rows as sentences, and as parts of a sentence."""

from __future__ import annotations

from metier.atlas import Atlas
from metier.compare.sentences import full_label, labels


def test_a_level_of_a_distribution_is_named_after_its_measure(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks")
    assert [full_label(r) for r in made.rows if r.group and r.measure.id == "gender.share"] == [
        "Sex (women)",
        "Sex (men)",
    ]


def test_levels_of_one_distribution_are_counted_in_a_list(world: Atlas) -> None:
    rows = world.compare("ledger clerks", "docket clerks").rows
    sexes = [row for row in rows if row.measure.id == "gender.share"]
    pay = [row for row in rows if row.measure.id == "pay.annual.mean"][:1]
    assert labels([*pay, *sexes]) == ["average pay a year", "sex (2 of its 2 levels)"]
    assert labels(sexes[:1]) == ["sex (women)"]
