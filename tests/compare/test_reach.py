"""Whose figures may stand for an occupation's."""

from __future__ import annotations

import pytest

from metier.atlas import Atlas
from metier.compare.reach import Closeness, reach
from metier.model.codes import Code, census, onet, soc


def found(atlas: Atlas, code: str, detail: Code | None = None) -> dict[Code, Closeness]:
    return {step.code: step.closeness for step in reach(atlas._snapshot, soc(code), detail)}


def test_the_occupation_comes_first_and_the_nearest_before_the_farther(world: Atlas) -> None:
    steps = reach(world._snapshot, soc("43-9901"))
    assert steps[0].code == soc("43-9901")
    assert [s.closeness for s in steps] == sorted(s.closeness for s in steps)


def test_the_base_code_of_onet_is_the_occupation_itself_and_a_detail_a_specialty(
    world: Atlas,
) -> None:
    near = found(world, "43-9901", onet("43-9901.02"))
    assert near[onet("43-9901.00")] is Closeness.OWN
    assert near[onet("43-9901.02")] is Closeness.SPECIALTY


def test_groups_above_the_minor_group_never_stand_for_an_occupation(world: Atlas) -> None:
    near = found(world, "43-9911")
    assert near[soc("43-9910")] is Closeness.BROAD
    assert soc("43-0000") not in near


@pytest.mark.parametrize(
    ("code", "wider"),
    [
        ("21-1011", "21-1018"),
        ("13-1021", "13-1020"),
        ("39-7011", "39-7010"),
        ("31-1121", "31-1120"),
    ],
)
def test_an_occupation_that_oews_joins_with_others_reaches_the_joint_code(
    almanac: Atlas, code: str, wider: str
) -> None:
    assert found(almanac, code)[soc(wider)] >= Closeness.PART


@pytest.mark.parametrize(("code", "printed"), [("11-2032", "0060"), ("19-4012", "1900")])
def test_an_occupation_that_the_census_prints_with_its_broad_group_reaches_the_joint_code(
    almanac: Atlas, code: str, printed: str
) -> None:
    assert found(almanac, code)[census(printed)] is Closeness.PART
    assert any(almanac._snapshot.facts([census(printed)], measures=["pay.annual.mean"]))
