"""Lots are drawn by the record alone, and evenly."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
from tests.fixtures import careers

from metier.readers.records import Kind
from metier.records.lots import RANGE, lots


def test_a_person_has_one_lot_wherever_the_rows_stand() -> None:
    rows = [{"person": name, "title": "Clerk"} for name in ("p", "q", "p", "r")]
    there = lots(careers.coded_rows(Kind.PROFILES, rows))
    back = lots(careers.coded_rows(Kind.PROFILES, rows[::-1]))
    assert there.tolist() == back[::-1].tolist()
    assert there[0] == there[2]
    assert len(set(there.tolist())) == 3


def test_who_has_no_name_is_told_by_the_rest() -> None:
    rows = [{"person": None, "title": title, "birth_year": 1980} for title in ("Clerk", "Baker")]
    first, second = lots(careers.coded_rows(Kind.PROFILES, rows)).tolist()
    assert first != second


def test_lots_are_spread_over_their_range() -> None:
    names = pa.array([f"p{number}" for number in range(20_000)])
    found = lots(pa.record_batch({"person": names}))
    assert abs(found.mean() / RANGE - 0.5) < 0.01
    assert np.bincount(found % 50, minlength=50).min() > 300
