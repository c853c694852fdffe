"""What is found is counted as a plain count of the same postings does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.postings import batch

from metier.model.postings import FACETS, Sort, Wanted
from metier.store import counting
from metier.store.fields import band
from metier.store.search import FOLDER, PostingsIndex, index

Row = dict[str, Any]
ROWS = st.fixed_dictionaries(
    {
        "title": st.sampled_from(["Clerk", "Cook"]),
        "state": st.sampled_from([None, "TX", "MD"]),
        "metro": st.sampled_from([None, "12420"]),
        "company": st.sampled_from([None, *(f"Acme {letter}" for letter in "abcdefghijklmnop")]),
        "occupation": st.sampled_from([None, "43-4131", "43-3011"]),
        "seniority": st.sampled_from([None, "senior"]),
        "pay_low": st.sampled_from([None, 10_000.0, 54_000.0]),
        "remote": st.sampled_from([None, False, True]),
    }
)


def grown(folder: Path, days: Sequence[Sequence[Row]], kept: int = 0) -> PostingsIndex:
    """An index with a segment for each day."""
    before, first = None, 0
    for at, day in enumerate(days):
        rows = [{**row, "posting": first + number} for number, row in enumerate(day)]
        after = folder / str(at)
        after.mkdir()
        index(after / FOLDER, [batch(*rows)], before)
        before, first = after / FOLDER, first + len(day)
    return PostingsIndex(after, kept)


def plain(row: Row, name: str) -> str | None:
    """What a posting is counted as."""
    said = {**row, "pay": band(row["pay_low"]), "remote": "yes" if row["remote"] else None}
    value: str | None = said[name]
    return value


@settings(max_examples=8, deadline=None)
@given(st.lists(st.lists(ROWS, min_size=1, max_size=30), min_size=1, max_size=3))
def test_every_count_is_that_of_a_plain_recount(days: list[list[Row]]) -> None:
    with TemporaryDirectory() as folder:
        found = grown(Path(folder), days).search(Wanted("clerk", facets=True))
    rows = [row for day in days for row in day if row["title"] == "Clerk"]
    assert found.count == len(rows)
    for name in FACETS if rows else ():
        counts = Counter(value for row in rows if (value := plain(row, name)))
        buckets = found.facets[name]
        assert {bucket.value: counts[bucket.value] for bucket in buckets} == {
            bucket.value: bucket.count for bucket in buckets
        }
        foremost = sorted(counts.values(), reverse=True)[: counting.TOP]
        assert [bucket.count for bucket in buckets] == foremost


def test_counts_are_exact_where_companies_are_spread_over_more_segments_than_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # each segment tells the three foremost of its companies only
    monkeypatch.setattr(counting, "_ALL", 0)
    monkeypatch.setattr(counting, "_CANDIDATES", 3)
    monkeypatch.setattr(counting, "TOP", 2)
    names = ["A"] * 4 + ["B"] * 3 + ["C"] * 3 + ["D"] * 2
    more = ["D"] * 4 + ["C"] * 3 + ["B"] * 3 + ["A"] * 2
    both = grown(tmp_path, [[{"company": name} for name in day] for day in (names, more)])
    counts = [bucket.count for bucket in both.search(Wanted(facets=True)).facets["company"]]
    assert counts == [6, 6]


def test_a_further_page_has_the_counts_of_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"title": "Clerk", "state": "TX"}, {"title": "Clerk"}, {"title": "Cook"}]
    found = grown(tmp_path, [rows], kept=2)
    wanted = Wanted("clerk", facets=True)
    first = found.search(wanted).facets
    monkeypatch.setattr(counting, "_counts", None)
    for page in (replace(wanted, limit=1, offset=1), replace(wanted, sort=Sort.DATE)):
        assert found.search(page).facets == first
    with pytest.raises(TypeError):
        found.search(replace(wanted, state="TX"))
