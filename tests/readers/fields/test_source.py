"""The release of a file of records: its period, and the last day of its dates."""

from __future__ import annotations

import datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.readers.fields.source import (
    last_day,
    newest_year,
    own_release,
    stated_period,
    year_in_name,
    years_in,
)
from metier.readers.fields.values import iso_date


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


def test_the_last_day_is_that_of_the_period_else_of_the_newest_plausible_year() -> None:
    def none() -> dict[int, int]:
        return {}

    assert last_day("2023", none) == datetime.date(2023, 12, 31)
    assert last_day("2023-02", lambda: {2030: 5}) == datetime.date(2023, 2, 28)
    assert last_day("2017-21", lambda: {2019: 5, 2021: 1}) == datetime.date(2021, 12, 31)
    assert last_day(None, lambda: {2031: 5}) == datetime.date(2031, 12, 31)
    assert last_day(None, none) is None


@pytest.mark.parametrize(
    ("years", "newest"),
    [
        ({2010: 40, 2020: 3}, 2020),  # ten years without a date are no gap
        ({2010: 40, 2021: 3}, 2010),  # eleven are, where few dates are later
        ({2010: 40, 2021: 5}, 2021),  # not where one in ten is
        ({2010: 99, 2050: 1, 2090: 1}, 2010),
        ({2010: 20, 2021: 9, 2090: 1}, 2021),
        ({1939: 3, 2100: 90, 9999: 500}, None),
        ({2005: 1, 9999: 50}, 2005),
    ],
)
def test_a_few_dates_far_beyond_the_others_are_slips(
    years: dict[int, int], newest: int | None
) -> None:
    assert newest_year(years) == newest


@given(st.dictionaries(st.integers(1900, 2200), st.integers(1, 1000)))
def test_most_dates_are_never_taken_for_slips(years: dict[int, int]) -> None:
    newest = newest_year(years)
    possible = {year: n for year, n in years.items() if 1940 <= year <= 2099}
    assert (newest is None) == (not possible)
    if newest is not None:
        later = sum(n for year, n in possible.items() if year > newest)
        assert newest in possible
        assert later * 10 < sum(possible.values())


def test_years_are_counted_over_batches_and_columns_of_dates() -> None:
    first = pa.record_batch({"start": ["2001-05", "x", None], "end": ["2003", "2003", "now"]})
    found = years_in([first, pa.record_batch({"start": ["2001"]})], ("start", "end"), iso_date)
    assert found == {2001: 2, 2003: 2}
