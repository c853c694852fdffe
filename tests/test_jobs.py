"""`atlas.jobs`: postings as asked for, each with where its pay lies, and refusals in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.postings import snapshot

import metier
from metier.atlas import Atlas
from metier.errors import NotFoundError, UsageError
from metier.jobs import LIMIT, MOST
from metier.model.postings import Bucket, Jobs

ROWS: tuple[dict[str, Any], ...] = (
    {"title": "Collector", "occupation": "43-3011", "state": "TX", "metro": "12420",
     "pay_low": 35e3, "pay_high": 45e3, "posted": date(2025, 11, 1), "company": "Acme"},
    {"title": "Collector", "occupation": "43-3011", "state": "MD", "pay_low": 80e3,
     "pay_high": 80e3, "remote": True, "posted": date(2025, 11, 2)},
    {"title": "Collector", "occupation": "43-3011", "state": "TX"},
    {"title": "Starlight", "pay_low": 50e3, "state": "TX"},
    {"title": "Loan clerk", "occupation": "43-4131", "pay_high": 50e3},
    {"title": "Aide", "occupation": "31-1121", "pay_low": 10e3},
    {"title": "Odd", "occupation": "no code", "pay_low": 10e3},
)  # fmt: skip


@pytest.fixture(scope="module")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    folder = tmp_path_factory.mktemp("jobs")
    snapshot(folder, *ROWS)
    return metier.open(folder)


def standings(jobs: Jobs) -> dict[int, str]:
    return {posting.posting: posting.standing for posting in jobs.found.postings}


def test_each_pay_is_placed_in_its_occupation_and_its_absence_said(atlas: Atlas) -> None:
    assert standings(atlas.jobs()) == {
        0: "its middle near the 50th percentile of bill and account collectors in Texas",
        1: "above the 90th percentile of bill and account collectors in the United States",
        2: "no pay stated",
        3: "title not read as an occupation",
        4: "no percentiles of its occupation's pay",
        5: "below the 10th percentile of home health and personal care aides in the United States",
        6: "no percentiles of its occupation's pay",
    }
    assert atlas.jobs().period == "2025-05"


@pytest.mark.parametrize(
    ("options", "expected", "asked"),
    [
        ({"career": "bill collector"}, {0, 1, 2}, "postings for bill collectors"),
        ({"place": "texas"}, {0, 2, 3}, "postings in Texas"),
        ({"place": "austin"}, {0}, "postings in Austin-Round Rock, TX"),
        ({"place": "US", "remote": True}, {1}, "remote postings"),
        ({"company": "acme"}, {0}, "postings at acme"),
        ({"min_pay": 46_000}, {1, 3, 4}, "postings from $46,000 a year"),
        ({"since": "2025-11-02"}, {1}, "postings since 2 November 2025"),
        ({"since": date(2025, 11, 1)}, {0, 1}, "postings since 1 November 2025"),
        ({"query": "collector", "sort": "pay"}, {0, 1, 2}, "postings with collector"),
    ],
)
def test_postings_are_narrowed_down(
    atlas: Atlas, options: dict[str, Any], expected: set[int], asked: str
) -> None:
    jobs = atlas.jobs(**options)
    assert (set(standings(jobs)), jobs.asked) == (expected, asked)
    assert (jobs.found.count, jobs.snapshot) == (len(expected), atlas.id)


def test_facets_have_the_names_that_a_reader_knows(atlas: Atlas) -> None:
    facets = atlas.jobs("collector", facets=True).found.facets
    assert facets["state"] == (Bucket("TX", 2, "Texas"), Bucket("MD", 1, "Maryland"))
    assert facets["metro"] == (Bucket("12420", 1, "Austin-Round Rock, TX"),)
    assert facets["occupation"] == (Bucket("43-3011", 3, "Bill and Account Collectors"),)
    assert set(facets["pay"]) == {
        Bucket("40000", 1, "$40,000 to $50,000"),
        Bucket("80000", 1, "$80,000 to $100,000"),
    }
    assert facets["company"] == (Bucket("Acme", 1, "Acme"),)


@pytest.mark.parametrize(
    "options",
    [
        {"min_pay": -1.0},
        {"min_pay": float("nan")},
        {"min_pay": float("inf")},
        {"since": "yesterday"},
        {"sort": "best"},
        {"limit": -1},
        {"limit": MOST + 1},
        {"offset": -1},
        {"offset": 10**9},
        {"query": "?!"},
        {"query": "x" * 501},
    ],
)
def test_an_option_that_cannot_be_is_refused(atlas: Atlas, options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        atlas.jobs(**options)


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=600), st.none() | st.text(max_size=30))
def test_any_text_is_answered_or_refused_in_words(
    atlas: Atlas, query: str, company: str | None
) -> None:
    try:
        found = atlas.jobs(query, company=company, facets=True).found
    except UsageError as error:
        assert error.place == "query"  # noqa: PT017 - either is right
        return
    assert len(found.postings) == min(found.count, LIMIT)
    assert all(b.count <= found.count for buckets in found.facets.values() for b in buckets)


def test_a_snapshot_without_postings_says_how_to_add_them(tmp_path: Path) -> None:
    snapshot(tmp_path)
    with pytest.raises(NotFoundError, match="a snapshot with postings, found none") as said:
        metier.open(tmp_path).jobs()
    assert "specification" in said.value.hint
