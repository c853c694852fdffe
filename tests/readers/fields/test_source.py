"""The release of a file of records: its period, and the last day of its dates."""

from __future__ import annotations

import datetime
from pathlib import Path

import pyarrow as pa
import pytest

from metier.readers.fields.source import (
    last_day,
    own_release,
    stated_period,
    year_in_name,
)


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    path.write_text("title\nNurse\n", encoding="utf-8")
    return path


def _batch(*years: int | None) -> pa.RecordBatch:
    days = [year and datetime.date(year, 5, 1) for year in years]
    return pa.record_batch({"date": pa.array(days, pa.date32())})


def test_the_specification_says_the_period_before_the_name_and_the_name_before_the_dates(
    tmp_path: Path,
) -> None:
    named, plain = _file(tmp_path, "jobs_2019.csv"), _file(tmp_path, "jobs.csv")
    dates = [_batch(1999, None), _batch(2001), _batch(None)]
    assert stated_period(named, "2020", lambda: iter(dates), ["date"]) == "2020"
    assert stated_period(named, None, lambda: iter(dates), ["date"]) == "2019"
    assert stated_period(plain, None, lambda: iter(dates), ["date"]) == "2001"
    assert stated_period(plain, None, lambda: iter([_batch(None)]), ["date"]) == "undated"


def test_the_address_names_the_reader_the_period_and_the_file(tmp_path: Path) -> None:
    release = own_release(
        "profiles", _file(tmp_path, "people.csv.gz"), "2023", lambda: iter([]), []
    )
    assert release.address == "profiles/2023/people"
    assert release.reader == "profiles"
    assert len(release.sha256) == 64


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("lca_fy2020_sample10000_no_title.csv", "2020"),
        ("H-2B_FY15_Q3.csv", "2015"),
        ("PERM_FY19.csv", "2019"),
        ("reviews.csv", None),
        ("id_120231.csv", None),
    ],
)
def test_the_year_stands_in_the_name_or_it_does_not(name: str, year: str | None) -> None:
    assert year_in_name(name) == year


def test_the_last_day_is_that_of_the_period_or_today() -> None:
    assert last_day("2023") == datetime.date(2023, 12, 31)
    assert last_day("2023-02") == datetime.date(2023, 2, 28)
    assert last_day(None) >= datetime.date(2024, 1, 1)
    assert last_day("2017-21") == last_day(None)
