"""Facts of one career and measure know their variants, levels, places and periods."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.holdings import PEOPLE, MakeFact, of_people

from metier.compare.gathered import Facts
from metier.model.estimate import Estimate


def test_facts_of_variants_stand_in_their_order_and_are_gathered_once(make_fact: MakeFact) -> None:
    raters = ("reviews", "reviews of r.csv")
    mine = Facts([of_people(make_fact), of_people(make_fact, variant=raters), of_people(make_fact)])
    assert mine.of([PEOPLE]) == mine.by_variant[PEOPLE] == (mine[0], mine[2])
    assert mine.of([raters, PEOPLE]) == mine
    assert mine.of([PEOPLE]) is mine.of([PEOPLE])


def test_levels_are_those_of_a_place_and_the_same_every_time(make_fact: MakeFact) -> None:
    whole = of_people(make_fact)
    level = replace(whole, slice=replace(whole.slice, group="female"))
    away = replace(level, slice=replace(level.slice, place="MD"))
    mine = Facts([whole, level, away])
    assert mine.levels("US") == (level,)
    assert mine.levels("MD") is mine.levels("MD")
    assert mine.by_group == {None: (whole,), "female": (level, away)}
    assert mine.dated == {("US", whole.slice.period), ("MD", whole.slice.period)}


def test_a_titles_known_figures_stand_alone_and_unknown_ones_give_way(make_fact: MakeFact) -> None:
    whole, own = of_people(make_fact), of_people(make_fact, title="Ledger keeper")
    withheld = replace(own, estimate=Estimate.withheld("withheld by BLS"))
    assert Facts([whole, own]).own_first == (own,)
    assert Facts([whole, withheld]).own_first == (whole,)
    assert Facts([withheld]).own_first == (withheld,)


def test_few_people_do_not_count_as_peopled(make_fact: MakeFact) -> None:
    many, few = of_people(make_fact, n=30), of_people(make_fact, n=29, variant=("acs", "people"))
    assert Facts([many, few]).peopled == {PEOPLE}
    assert Facts([many, few]).recorded
    assert not Facts([few]).recorded
