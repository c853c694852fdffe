"""Occupations and links as a snapshot has them, in the order of the files."""

from __future__ import annotations

from metier.atlas import Atlas
from metier.model.codes import onet, soc
from metier.model.records import Level, Relation


def test_a_code_that_stands_at_two_levels_is_given_finest_last(almanac: Atlas) -> None:
    snapshot = almanac._snapshot
    twice = [o.level for o in snapshot.occupations([soc("00-0000")])]
    order = list(Level)
    assert twice == sorted(twice, key=order.index)
    every = snapshot.occupations()
    assert [o.code for o in every] == sorted(o.code for o in every)


def test_links_are_narrowed_by_either_end_and_by_relation(almanac: Atlas) -> None:
    snapshot = almanac._snapshot
    source = onet("43-3011.00")
    related = snapshot.links(source, None, Relation.RELATED)
    assert [link.rank for link in related] == sorted(link.rank or 0 for link in related)
    assert {link.source for link in related} == {source}
    target = related[0].target
    to = snapshot.links(None, target, Relation.RELATED)
    assert related[0] in to
    assert {link.target for link in to} == {target}
    assert snapshot.links(source, target, Relation.RELATED) == [related[0]]
    assert set(related) < set(snapshot.links(source))


def test_specialties_are_of_the_occupation_alone(almanac: Atlas) -> None:
    found = almanac._snapshot.specialties(soc("29-1141"))
    assert found
    assert all(code.value.startswith("29-1141.") for code in found)
    assert almanac._snapshot.specialties(soc("00-0000")) == []
