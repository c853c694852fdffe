"""A snapshot opened: checked byte for byte, and asked."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.fixtures.small import FACTS

from metier.model.codes import onet, soc
from metier.model.records import Level, PlaceKind, Relation
from metier.store.read import Snapshot


@pytest.fixture(scope="module")
def snapshot(small: Path) -> Snapshot:
    return Snapshot(small)


@pytest.mark.parametrize("name", ["a b", "it's", 'a "b"', "a[b]", "a*b?", "ä", "%d {x}", "#a;b"])
def test_a_folder_may_have_any_name(small: Path, tmp_path: Path, name: str) -> None:
    folder = shutil.copytree(small, tmp_path / name)
    assert Snapshot(folder).facts() == Snapshot(small).facts()
    assert Snapshot(folder).sizes()["places"] == 2


def test_facts_are_found_by_code_measure_place_and_title(snapshot: Snapshot) -> None:
    mean, debt, maryland, before, growth, entry = FACTS
    assert set(snapshot.facts()) == {mean, maryland, before, growth, entry}
    assert set(snapshot.facts([soc("43-3011")])) == {mean, maryland, before}
    assert snapshot.facts(measures=["employment.growth"]) == [growth]
    assert snapshot.facts([soc("43-3011")], places=["MD"]) == [maryland]
    assert snapshot.facts(title="Debt collector") == [debt]


def test_facts_with_a_number_come_one_occupation_at_a_time_titles_included(
    snapshot: Snapshot,
) -> None:
    mean, debt, maryland, _, growth, _ = FACTS
    found = list(
        snapshot.by_occupation(["pay.annual.mean", "employment.growth", "education.entry"])
    )
    assert [set(group) for group in found] == [{mean, debt, maryland}, {growth}]
    assert list(snapshot.by_occupation([])) == []


def test_a_code_of_another_edition_is_another_code(snapshot: Snapshot) -> None:
    assert snapshot.facts([soc("43-3011", "2010")]) == []


def test_asking_for_no_code_measure_or_place_gives_nothing(snapshot: Snapshot) -> None:
    assert snapshot.facts([]) == []
    assert snapshot.facts(measures=[]) == []
    assert snapshot.facts(places=[]) == []


def test_the_table_has_the_same_figures(snapshot: Snapshot) -> None:
    table = snapshot.table([soc("43-3011")], any_title=True)
    assert table.num_rows == 4
    assert sorted(filter(None, table["value"].to_pylist())) == [49060.0, 52000.0, 239200.0]
    assert snapshot.table([soc("43-3011")], title="Debt collector")["n"].to_pylist() == [12]


def test_an_occupation_is_named_at_its_finest_level(snapshot: Snapshot) -> None:
    found = snapshot.occupation(soc("43-3011"))
    assert found is not None
    assert (found.title, found.level) == ("Bill and Account Collectors", Level.DETAILED)
    assert snapshot.occupation(soc("99-9999")) is None


def test_specialties_are_the_codes_that_split_an_occupation(snapshot: Snapshot) -> None:
    assert snapshot.specialties(soc("43-3011")) == [onet("43-3011.00"), onet("43-3011.01")]
    assert snapshot.specialties(soc("43-4131")) == []


def test_links_come_closest_first_from_a_code_or_to_it(snapshot: Snapshot) -> None:
    related = snapshot.links(soc("43-3011"), None, Relation.RELATED)
    assert [link.target.value for link in related] == ["43-3099", "43-4131"]
    assert [link.relation for link in snapshot.links(None, soc("43-3011"))] == [Relation.PART_OF]
    assert len(snapshot.links()) == 3


def test_places_and_industries_have_names(snapshot: Snapshot) -> None:
    names = {place.code: (place.kind, place.states) for place in snapshot.places()}
    assert names == {"MD": (PlaceKind.STATE, ()), "12580": (PlaceKind.METRO, ("MD",))}
    assert snapshot.industries() == {"52": "Finance and Insurance"}


def test_sizes_count_the_rows_of_every_table(snapshot: Snapshot) -> None:
    assert snapshot.sizes() == {
        "facts": 6,
        "industries": 1,
        "links": 3,
        "occupations": 5,
        "places": 2,
        "titles": 4,
    }


def test_releases_come_back_whole(snapshot: Snapshot) -> None:
    release = snapshot.releases["oews/2025-05/national"]
    assert (release.basis.value, release.reader) == ("survey", "oews")
    assert snapshot.report == {"files": []}
    assert repr(snapshot) == f"Snapshot({snapshot.id})"
