"""OEWS layouts: what is no such file, is damaged, or does not say its period, is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from metier.errors import InputError, LayoutError
from metier.model.measure import MEASURES
from metier.readers.oews import read
from metier.readers.oews.layout import COLUMNS

Write = Callable[..., Path]


@pytest.mark.parametrize("name", ["oews-newyork.csv", "oews-washington.csv"])
def test_a_state_agency_file_of_another_layout_is_refused(name: str, folder: Path) -> None:
    with pytest.raises((LayoutError, InputError)):
        read(folder / "subset" / name, "2023-05")


@pytest.mark.parametrize("column", ["A_MEAN", "OCC_CODE", "A_PCT10", "ANNUAL", "I_GROUP"])
def test_a_renamed_column_is_named_in_the_error(column: str, workbook: Write) -> None:
    with pytest.raises(LayoutError) as caught:
        read(workbook({}, renamed=column))
    assert column in caught.value.expected
    assert caught.value.place.startswith("national_M2024_dl.xlsx#estimates")


def test_an_empty_file_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "national_M2024_dl.xlsx"
    path.touch()
    with pytest.raises(InputError, match="empty"):
        read(path)


def test_a_workbook_cut_short_is_an_error(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "national_M2025_dl.xlsx"
    path.write_bytes((folder / "national_M2025_dl.xlsx").read_bytes()[:150_000])
    with pytest.raises(InputError) as caught:
        read(path)
    assert "cut short" in caught.value.hint


def test_a_workbook_without_rows_is_an_error(workbook: Write) -> None:
    with pytest.raises(InputError, match="rows of the nation"):
        read(workbook())


def test_a_delimited_file_cut_short_is_an_error(tmp_path: Path, folder: Path) -> None:
    path = tmp_path / "state_M2020_dl.csv"
    whole = (folder / "subset" / "state_M2020_dl_filtered.csv").read_text(encoding="utf-8-sig")
    path.write_text(whole[:100_001], encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(path)
    assert caught.value.expected == "31 fields"


def test_the_period_comes_from_the_notes_where_the_name_is_silent(workbook: Write) -> None:
    assert read(workbook({}, name="pay.xlsx")).release.period == "2024-05"


def test_the_period_is_asked_for_where_the_file_is_silent(workbook: Write) -> None:
    path = workbook({}, name="pay.xlsx", notes=())
    with pytest.raises(InputError, match="one period"):
        read(path)
    assert read(path, "2022-05").release.address == "oews/2022-05/national"


def test_a_name_that_contradicts_the_notes_is_an_error(workbook: Write) -> None:
    with pytest.raises(InputError, match="2023-05 and 2024-05"):
        read(workbook({}, name="national_M2023_dl.xlsx"))


def test_every_measure_is_in_the_catalogue() -> None:
    assert {column.measure for column in COLUMNS} <= set(MEASURES)
