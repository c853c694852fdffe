"""A table of records on its way from files to positions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from tests.fixtures import careers

from metier.engine import local
from metier.errors import InputError
from metier.readers.records import Aside, Kind
from metier.records.kept import batches_of
from metier.records.staging import parts_of
from metier.records.table import Staged, stage

Rows = list[dict[str, Any]]


def staged(folder: Path, kind: Kind, *files: Rows) -> Staged:
    opened = [
        careers.opened(kind, careers.read(kind, rows), name=f"day{at}.csv")
        for at, rows in enumerate(files)
    ]
    return stage(opened, careers.coder(), local.mapped, folder)


def rows_of(found: Staged) -> Rows:
    return [row for part in parts_of(found.positions) for row in part.to_pylist()]


def posting(number: int, **more: Any) -> dict[str, Any]:
    return {"title": "Clerk", "company": f"c{number}", "id": f"j{number}", **more}


def test_titles_with_ten_records_have_figures_of_their_own(tmp_path: Path) -> None:
    rows = [posting(at) for at in range(10)]
    rows += [posting(at, title="Baker") for at in range(100, 109)]
    found = staged(tmp_path, Kind.POSTINGS, rows)
    assert found.titles == {"Clerk": "43-3031"}
    assert len(rows_of(found)) == 19


def test_rows_of_several_files_are_staged_together_and_doubles_left_out(tmp_path: Path) -> None:
    day = [posting(at, posted=date(2025, 1, 1)) for at in range(5)]
    found = staged(tmp_path, Kind.POSTINGS, day, [posting(3, posted=date(2025, 2, 1))])
    assert len(rows_of(found)) == 5
    assert found.doubles == {(0, 4)}
    assert found.today == date(2025, 2, 1)


def test_postings_wait_whole_in_their_order(tmp_path: Path) -> None:
    rows = [posting(at, description=f"text {at}") for at in range(5)]
    found = staged(tmp_path, Kind.POSTINGS, rows, rows)
    parts = (part for file in found.postings for part in batches_of(file))
    texts = [text for part in parts for text in part["description"].to_pylist()]
    assert texts == [row["description"] for row in [*rows, *rows]]


def test_the_newest_day_of_postings_decides_what_is_open(tmp_path: Path) -> None:
    rows = [
        posting(1, posted=date(2025, 1, 1), expires=date(2025, 2, 1)),
        posting(2, posted=date(2025, 3, 1), expires=date(2025, 4, 1)),
    ]
    found = rows_of(staged(tmp_path, Kind.POSTINGS, rows))
    assert sorted(row["open"] or 0 for row in found) == [0, 1]


def test_what_no_row_says_is_not_present(tmp_path: Path) -> None:
    found = staged(tmp_path, Kind.PROFILES, careers.people(3, sex="female"))
    assert {"title", "sex", "experience"} <= found.present
    assert not found.present & {"pay", "age", "major", "state", "remote"}


def test_profiles_without_dates_tell_up_to_the_end_of_their_year(tmp_path: Path) -> None:
    rows = careers.people(3, start=None, birth_year=1985)
    found = staged(tmp_path, Kind.PROFILES, rows)
    assert found.today == date(2025, 12, 31)
    assert {row["age"] for row in rows_of(found)} == {40}


@pytest.mark.parametrize(
    ("period", "today"),
    [("2025-06-30", date(2025, 6, 30)), ("2025-06", date(2025, 6, 30)), ("2025", date(2025, 5, 1)),
     ("undated", date(2025, 5, 1))],
)  # fmt: skip
def test_profiles_tell_as_of_the_day_or_month_of_their_period(
    tmp_path: Path, period: str, today: date
) -> None:
    rows = careers.read(Kind.PROFILES, careers.people(3, start=date(2025, 5, 1)))
    file = careers.opened(Kind.PROFILES, rows)
    file = replace(file, release=replace(file.release, period=period))
    assert stage([file], careers.coder(), local.mapped, tmp_path).today == today


def test_careers_are_read_whole_however_they_are_spread_over_files(tmp_path: Path) -> None:
    before = careers.people(20, title="Teller", start=date(2010, 1, 1), end=date(2015, 1, 1))
    now = careers.people(20, start=date(2015, 1, 1), company="Acme")
    found = staged(tmp_path, Kind.PROFILES, before, now)
    moves = [row for part in parts_of(found.moves) for row in part.to_pylist()]
    assert [(row["origin"], row["goal"]) for row in moves] == [("Teller", "Clerk")] * 20
    assert [row["title"] for row in rows_of(found)] == ["Clerk"] * 20


@pytest.mark.parametrize("kind", Kind)
def test_files_without_a_row_among_them_are_refused(tmp_path: Path, kind: Kind) -> None:
    with pytest.raises(InputError, match=r"day0.csv: expected at least one row .* found none"):
        staged(tmp_path, kind, [], [])


def test_a_file_whose_rows_are_all_set_aside_is_refused_with_the_reasons(tmp_path: Path) -> None:
    file = careers.opened(Kind.POSTINGS, careers.read(Kind.POSTINGS, []))

    def read() -> Iterator[pa.RecordBatch]:
        file.ledger.begin()
        file.ledger.leave(Aside("a.csv", 1, "title", "a job title", "", "no title"))
        return iter(())

    with pytest.raises(InputError, match=r"1 rows, set aside: no title \(1\)"):
        stage([replace(file, batches=read)], careers.coder(), local.mapped, tmp_path)


def test_a_day_without_postings_is_a_file_like_others(tmp_path: Path) -> None:
    assert len(rows_of(staged(tmp_path, Kind.POSTINGS, [posting(1)], []))) == 1


def test_the_rows_as_they_came_do_not_wait_longer_than_needed(tmp_path: Path) -> None:
    staged(tmp_path, Kind.PROFILES, careers.people(20))
    left = {path.parent.name for path in tmp_path.rglob("*.arrow")}
    assert left == {"settled", "entries", "moves"}


def test_an_employer_has_one_name_and_one_number_in_all_parts(tmp_path: Path) -> None:
    names = [("Acme, Inc.", "ACME", "Acme, Inc.")[at % 3] if at % 2 else None for at in range(60)]
    rows = [posting(at, company=name) for at, name in enumerate(names)]
    found = rows_of(staged(tmp_path, Kind.POSTINGS, rows))
    assert {row["company"] for row in found} == {"Acme, Inc.", None}
    numbers = [row["employer"] for row in found if row["company"] is None]
    assert len({row["employer"] for row in found if row["company"]}) == 1
    assert len(set(numbers)) == len(numbers) == 30
