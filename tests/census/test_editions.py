"""Occupation codes of 2010 are reached where one code of 2018 replaced them whole, else not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from tests.census.conftest import specified

from metier import build_snapshot
from metier.build import Built
from metier.census.editions import LOST, links_to_old
from metier.census.reading import NOT_COMPARED
from metier.compare.reach import Closeness, reach
from metier.model.codes import Code, census, soc
from metier.model.records import Link, Relation
from metier.readers import soc as crosswalks
from metier.store.read import Snapshot

WHOLE, SPLIT, JOINED, PART = "5100", "1020", "0010", "2025"
"""Bill collectors; software developers, split in 2018; chief executives, whom the person
files join with legislators; community and social service specialists, several SOC occupations."""

CODE_LISTS = (
    "2018-occupation-code-list-and-crosswalk.xlsx",
    "ACSPUMS2015_2019CodeLists.xlsx",
)


@pytest.fixture(scope="module")
def links(official: Path) -> list[Link]:
    """The links of the Census Bureau's code lists."""
    readings = [crosswalks.read(official / "crosswalks" / name) for name in CODE_LISTS]
    return [link for reading in readings for link in reading.links]


@pytest.fixture(scope="module")
def before_2018(official: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Path]:
    """A build of a five-year file of 2013-17 in its publisher's layout, and the code lists."""
    folder = tmp_path_factory.mktemp("before")
    rng = np.random.default_rng(3)
    header = (
        "RT,SERIALNO,PUMA,ST,ADJINC,PWGTP,AGEP,COW,SCHL,SEX,WAGP,WKHP,WKW,ESR,HISP,INDP,OCCP,RAC1P"
    )
    lines = [",".join([header, *(f"PWGTP{r}" for r in range(1, 81))])]
    for at in range(400):
        year, code = 2013 + at // 80, (WHOLE, SPLIT, JOINED, PART)[at % 4]
        weights = rng.integers(1, 40, 81).tolist()
        lines.append(
            f"P,{year}{at:09d},00100,50,1045195,{weights[0]},{rng.integers(20, 64)},1,"
            f"{rng.integers(16, 22)},{rng.integers(1, 3)},{rng.integers(20, 90)}000,40,1,1,01,"
            f"7580,{code},1,{','.join(map(str, weights[1:]))}"
        )
    (folder / "psam_p50.csv").write_text("\n".join(lines) + "\n")
    labels = [f"VAL,OCCP,C,4,{code},{code},x" for code in (WHOLE, SPLIT, JOINED, PART)]
    dictionary = folder / "dictionary.csv"
    dictionary.write_text("\n".join([*labels, "VAL,FOD1P,C,4,1100,1100,x"]) + "\n")
    releases = [specified(folder / "psam_p50.csv", official, "2013-17", dictionary)] + [
        f"[[release]]\nreader = 'soc'\npath = '{official / 'crosswalks' / name}'"
        for name in CODE_LISTS
    ]
    (folder / "before.toml").write_text("\n\n".join(releases))
    return build_snapshot(folder / "before.toml", folder / "out"), folder / "out"


def near(snapshot: Snapshot, occupation: str) -> dict[Code, Closeness]:
    return {step.code: step.closeness for step in reach(snapshot, soc(occupation))}


def old(value: str) -> Code:
    return census(value, "2010")


def test_a_code_that_was_replaced_whole_is_the_occupation_itself(
    before_2018: tuple[Built, Path],
) -> None:
    snapshot = Snapshot(before_2018[1])
    assert near(snapshot, "43-3011")[old(WHOLE)] is Closeness.OWN
    facts = list(snapshot.facts([old(WHOLE)], measures=["pay.annual.mean"], places=["US"]))
    assert {fact.slice.period for fact in facts} == {"2013-17"}
    assert all(fact.estimate.n == 100 and fact.estimate.standard_error for fact in facts)


def test_a_code_of_several_occupations_is_inherited_by_each_and_has_a_name(
    before_2018: tuple[Built, Path],
) -> None:
    snapshot = Snapshot(before_2018[1])
    for part in ("21-1091", "21-1094", "21-1099"):
        assert near(snapshot, part)[old(PART)] is Closeness.PART
    named = snapshot.occupation(old(PART))
    assert named is not None
    assert named.title.startswith("Miscellaneous Community and Social Service Specialists")


def test_codes_that_were_split_or_are_joined_in_the_files_have_no_figures_and_are_named(
    before_2018: tuple[Built, Path],
) -> None:
    built, output = before_2018
    snapshot = Snapshot(output)
    for occupation, code in (("15-1252", SPLIT), ("11-1011", JOINED)):
        assert old(code) not in near(snapshot, occupation)
        assert not list(snapshot.facts([old(code)]))
    problems = built.report["files"][0]["problems"]
    lost = [problem["found"] for problem in problems if problem["reason"] == LOST]
    assert lost == ["census-occ-2010/0010", "census-occ-2010/1020"]


def test_files_without_weeks_have_no_like_for_like_pay_and_say_so(
    before_2018: tuple[Built, Path],
) -> None:
    built, output = before_2018
    assert NOT_COMPARED in {p["reason"] for p in built.report["files"][0]["problems"]}
    assert not list(Snapshot(output).facts(measures=["pay.adjusted.effect"]))
    file = built.report["files"][0]
    assert (file["rows_in"], file["rows_used"]) == (400, 400)


def test_of_all_codes_of_2010_those_that_changed_are_not_reached(links: list[Link]) -> None:
    lists = {link.target for link in links if link.relation is Relation.SUCCEEDS}
    wanted = {old(code.value) for code in lists if code.edition == "2010full"}
    reached = {link.target for link in links_to_old(links, wanted)}
    assert 350 < len(reached) < len(wanted)
    for code in reached:
        successors = {
            link.source for link in links
            if link.target == census(code.value, "2010full") and link.relation is Relation.SUCCEEDS
        }  # fmt: skip
        assert len(successors) == 1


def test_without_crosswalks_nothing_is_reached() -> None:
    assert links_to_old([], {old(WHOLE)}) == ()
