"""Careers read at once are as a plain reading of each person's positions says."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures import careers

from metier.readers.records import Kind
from metier.records.ages import completed
from metier.records.histories import ENTRIES, MOVES, histories
from metier.records.lots import lots
from metier.records.positions import POSITIONS

TODAY = date(2025, 6, 30)
Row = dict[str, Any]

days = st.dates(date(2000, 1, 1), date(2025, 6, 30))
positions = st.fixed_dictionaries(
    {
        "person": st.sampled_from([None, "p", "q", "r"]),
        "canonical_title": st.sampled_from([None, "Clerk", "Teller", "Baker"]),
        "start": st.none() | days,
        "end": st.none() | days,
        "graduated": st.none() | st.integers(1995, 2024),
        "birth_year": st.none() | st.integers(1950, 2005),
    }
)
rows = st.lists(positions, max_size=12)


def completed_at(born: int, row: Row) -> float:
    """The years completed on that day, as all ages are reckoned."""
    batch = careers.coded_rows(Kind.PROFILES, [row])
    return float(completed(np.array([float(born)]), lots(batch), TODAY)[0])


def people_of(rows: Sequence[Row]) -> list[list[Row]]:
    """The positions of each person in the order of time; those without a start come first."""
    found: defaultdict[object, list[Row]] = defaultdict(list)
    for at, row in enumerate(rows):
        found[row["person"] or at].append({**row, "row": at + 1})
    return [sorted(own, key=lambda row: row["start"] or date.min) for own in found.values()]


def plain(rows: Sequence[Row]) -> tuple[list[Any], list[Any], list[Any]]:
    """What is held, entered and moved to, by a loop over people."""
    held, entries, moves = [], [], []
    for own in people_of(rows):
        titled = [row for row in own if row["canonical_title"] is not None]
        dated = [row for row in own if row["start"] is not None]
        first: dict[str, date] = {}
        for row in dated:
            first.setdefault(row["canonical_title"], row["start"])
        now = [row for row in titled if row["end"] is None]
        if now:
            since = first.get(now[-1]["canonical_title"])
            born = now[-1]["birth_year"]
            held.append(
                (
                    now[-1]["row"],
                    None if since is None else (TODAY - since).days,
                    None if born is None else completed_at(born, now[-1]),
                )
            )
        schools = [date(row["graduated"], 1, 1) for row in own if row["graduated"] is not None]
        school = date.fromordinal(min(schools).toordinal() + 182) if schools else None
        for title, became in first.items():
            begin = dated[0]["start"] if dated[0]["start"] < became else school
            took = None if begin is None or begin > became else (became - begin).days
            if title is not None:
                entries.append((title, took))
        dated = [row for row in dated if row["canonical_title"] is not None]
        for old, new in itertools.pairwise(dated):
            if old["canonical_title"] != new["canonical_title"]:
                moves.append((old["canonical_title"], new["canonical_title"]))
    return held, entries, moves


def columns(batch: pa.RecordBatch, *names: str) -> list[tuple[Any, ...]]:
    return list(zip(*(batch.column(name).to_pylist() for name in names), strict=True))


def in_order(found: list[Any]) -> list[Any]:
    return sorted(found, key=repr)


@settings(max_examples=200, deadline=None)
@given(rows)
def test_careers_are_as_a_loop_over_people_says(rows: list[Row]) -> None:
    held, entries, moves = plain(rows)
    found = histories(careers.coded_rows(Kind.PROFILES, rows), TODAY)
    assert in_order(columns(found.held, "row", "experience", "age")) == in_order(held)
    assert in_order(columns(found.entries, "title", "days")) == in_order(entries)
    assert in_order(columns(found.moves, "origin", "goal")) == in_order(moves)


@settings(deadline=None)
@given(rows)
def test_the_columns_are_those_that_are_counted(rows: list[Row]) -> None:
    found = histories(careers.coded_rows(Kind.PROFILES, rows), TODAY)
    assert found.held.schema == POSITIONS
    assert found.entries.schema == ENTRIES
    assert found.moves.schema == MOVES


def test_a_person_holds_the_latest_position_and_one_without_a_start_only_alone() -> None:
    rows: list[Row] = [
        {"person": "p", "canonical_title": "Clerk", "start": date(2020, 1, 1)},
        {"person": "p", "canonical_title": "Baker", "start": None},
        {"person": "q", "canonical_title": "Baker", "start": None},
    ]
    held = histories(careers.coded_rows(Kind.PROFILES, rows), TODAY).held
    assert held.column("title").to_pylist() == ["Clerk", "Baker"]


def test_without_a_day_up_to_which_profiles_tell_ages_and_years_are_unknown() -> None:
    rows = [{**careers.person(1), "canonical_title": "Clerk", "birth_year": 1980}]
    (held,) = histories(careers.coded_rows(Kind.PROFILES, rows), None).held.to_pylist()
    assert (held["age"], held["age_band"], held["experience"]) == (None, None, None)
