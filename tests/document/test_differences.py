"""What changed from one snapshot to another, in words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from metier.document.differences import differences_document
from metier.document.nodes import Grid, Paragraph
from metier.model.codes import soc
from metier.model.comparison import Comparison
from metier.model.differences import Change, Differences, MeasureChanges, ReleaseChange
from metier.model.estimate import Estimate
from metier.model.fact import Slice
from metier.model.release import Basis, Release

RELEASE = Release(
    *("oews/2025-05/national", "OEWS", "BLS", "2025-05", "national.xlsx", "0" * 64),
    *("https://www.bls.gov/oes/", "public domain", Basis.SURVEY),
)
CHANGE = Change(
    soc("43-3011"),
    "Bill and account collectors",
    None,
    "pay.annual.mean",
    Slice("MD", "2025-05", "jobs", industry="52"),
    RELEASE.address,
    Estimate(49000.0, 100.0),
    Estimate(51000.0, 100.0),
    (164.5, 164.5),
    True,
)
FOUND = Differences(
    "aaa",
    "bbb",
    0.9,
    ("facts.parquet",),
    (ReleaseChange(RELEASE.address, None, RELEASE),),
    (
        MeasureChanges("age.mean", 7, 0, 0, 0, 0, 0),
        MeasureChanges("pay.annual.mean", 1000, 2, 3, 2, 1, 1),
    ),
    (CHANGE, replace(CHANGE, measure="pay.annual.p90", clear=None)),
)
NONE = replace(FOUND, files=(), releases=(), measures=FOUND.measures[:1], changes=())


def text(found: Differences) -> list[str]:
    blocks = differences_document(found).blocks
    return ["".join(s.text for s in b.spans) for b in blocks if isinstance(b, Paragraph)]


def grids(found: Differences) -> list[Grid]:
    return [block for block in differences_document(found).blocks if isinstance(block, Grid)]


def test_where_nothing_changed_that_is_all_there_is_to_say() -> None:
    assert text(NONE) == ["No figure changed.", "All files are the same."]
    assert grids(NONE) == []


def test_figures_are_counted_and_the_test_is_said() -> None:
    counted, files = text(FOUND)
    assert counted.startswith("2 figures added, 3 removed, 2 changed. Of 1 changed figure with ")
    assert "1 differs by more than the errors allow (90 % confidence" in counted
    assert files == "Files that differ: facts.parquet."
    untested = replace(FOUND, measures=(MeasureChanges("age.mean", 0, 0, 0, 1, 0, 0),))
    assert text(untested)[0].endswith("None of the changed ones has an error in both snapshots.")


def test_releases_measures_and_the_widest_changes_have_a_table_each() -> None:
    releases, measures, mean, p90 = grids(FOUND)
    assert releases.rows == ((RELEASE.address, "not there", "national.xlsx (000000000000)"),)
    assert measures.rows == (("pay.annual.mean", "1,000", "2", "3", "2", "1", "1"),)
    assert mean.caption == "Widest changes: pay.annual.mean"
    assert mean.rows == (
        (
            "Bill and account collectors",
            "MD, 52, May 2025",
            "$49,000 ± 165",
            "$51,000 ± 165",
            "more than the errors allow: +$2,000",
        ),
    )
    assert p90.rows[0][-1] == "not tested: +$2,000"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (replace(CHANGE, clear=False), "within the errors: +$2,000"),
        (replace(CHANGE, after=Estimate(49000.0)), "the same value"),
        (replace(CHANGE, after=Estimate.withheld("withheld by BLS")), "not by a number"),
    ],
)
def test_a_change_says_by_how_much(change: Change, said: str) -> None:
    assert grids(replace(FOUND, changes=(change,)))[-1].rows[0][-1] == said


def test_the_data_form_has_all_measures_and_every_change_in_full() -> None:
    subject = differences_document(FOUND).subject
    assert not isinstance(subject, Comparison)
    assert (subject["before"], subject["after"], subject["confidence"]) == ("aaa", "bbb", 0.9)
    measures, changes = subject["measures"], subject["changes"]
    assert isinstance(measures, list)
    assert isinstance(changes, list)
    assert len(measures) == 2
    assert (changes[0]["gap"], changes[0]["clear"]) == (2000.0, True)
    assert changes[0]["after"] == {
        "value": 51000.0,
        "standard_error": 100.0,
        "margin": 164.5,
        "n": None,
        "status": "published",
        "category": None,
        "reason": None,
    }
