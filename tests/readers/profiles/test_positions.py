"""One position: what cannot be true sets it aside, what is in other words is missing."""

from __future__ import annotations

import datetime

import pyarrow as pa
import pytest

from metier.readers.profiles.positions import OWN, Rules
from metier.readers.records import PROFILES, Discreet

RULES = Rules.until(datetime.date(2023, 12, 31))


def _check(**texts: str) -> tuple[list[dict[str, object]], Discreet]:
    row = {"title": "Nurse", **texts}
    columns = {name: pa.array([row.get(name)], pa.string()) for name in OWN}
    batch = pa.record_batch({"row": pa.array([1], pa.int64()), **columns})
    ledger = Discreet()
    return RULES.check(batch, "p.csv").done(PROFILES, ledger).to_pylist(), ledger


@pytest.mark.parametrize(
    ("texts", "column", "reason"),
    [
        ({"start": "2013-01-01", "end": "2012"}, "end", "end before start"),
        ({"start": "1935-01-01"}, "start", "date before 1940"),
        ({"start": "2024-01-01"}, "start", "date in the future"),
        ({"end": "2099"}, "end", "date in the future"),
        ({"start": "yesterday"}, "start", "unreadable date"),
        ({"pay": "12"}, "pay", "pay below 1,000 a year"),
        ({"pay": "-40000"}, "pay", "pay below 0"),
        ({"pay": "7,000,000"}, "pay", "pay above 5,000,000 a year"),
        ({"pay": "a lot"}, "pay", "unreadable pay"),
        ({"satisfaction": "6"}, "satisfaction", "satisfaction outside 1 to 5"),
        ({"birth_year": "1850"}, "birth_year", "birth year outside 1923 to 2009"),
        ({"birth_year": "1990.5"}, "birth_year", "not a whole number"),
        ({"birth_year": "2000", "start": "2005"}, "start", "start in childhood"),
        ({"graduated": "1850"}, "graduated", "year of graduation outside 1930 to 2031"),
        ({"weight": "0"}, "weight", "weight not above 0"),
    ],
)
def test_what_cannot_be_true_sets_the_row_aside_and_repeats_nothing(
    texts: dict[str, str], column: str, reason: str
) -> None:
    rows, ledger = _check(**texts)
    assert not rows
    (aside,) = ledger.listed
    assert (aside.column, aside.reason, aside.found) == (column, reason, "")
    assert aside.expected


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sex", "nonbinary"),
        ("race", "prefer not to say"),
        ("race", "Unknown"),
        ("lgbt", "prefer not to say"),
        ("degree", "bootcamp"),
    ],
)
def test_what_people_say_in_other_words_is_missing_and_counted(name: str, text: str) -> None:
    rows, ledger = _check(**{name: text})
    assert rows[0][name] is None
    assert ledger.rows_used == ledger.notes.total() == 1


def test_a_whole_row_is_read() -> None:
    rows, _ = _check(
        person="7", start="2010-05", end="2012", pay="$65,000", company="A", place="Austin, TX",
        degree="BSN", major="Nursing", college="UT", graduated="2009-06", birth_year="1987",
        sex="F", race="Black", lgbt="yes", satisfaction="4.5", weight="2",
    )  # fmt: skip
    assert rows == [
        {
            "row": 1,
            "title": "Nurse",
            "person": "7",
            "start": datetime.date(2010, 5, 1),
            "end": datetime.date(2012, 12, 31),
            "pay": 65000.0,
            "company": "A",
            "place": "Austin, TX",
            "degree": "bachelor's",
            "major": "Nursing",
            "college": "UT",
            "graduated": 2009,
            "birth_year": 1987,
            "sex": "female",
            "race": "black",
            "lgbt": True,
            "satisfaction": 4.5,
            "weight": 2.0,
        }
    ]


def test_a_position_still_held_has_no_end_and_a_row_without_weight_counts_once() -> None:
    for end in ("", "Present", "current"):
        rows, _ = _check(**({"end": end} if end else {}))
        assert (rows[0]["end"], rows[0]["weight"]) == (None, 1.0)


def test_a_graduation_to_come_is_missing() -> None:
    assert _check(graduated="2025")[0][0]["graduated"] is None
