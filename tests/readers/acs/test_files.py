"""Person files as they are packed, whole and damaged."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet
import pytest
from tests.fixtures.persons import HEADER, person, rows, text, written

from metier.errors import InputError
from metier.readers.acs import records
from metier.readers.acs.records import REPLICATES


def test_problems_are_found_where_they_stand_even_after_a_row_that_was_skipped(
    tmp_path: Path,
) -> None:
    lines = text([person(), person(), person(AGEP="x")]).splitlines()
    path = tmp_path / "psam_p01.csv"
    path.write_text("\n".join([*lines[:2], "P,2023", *lines[2:]]) + "\n")
    source = records(path)
    assert sum(batch.num_rows for batch in source) == 3
    assert [problem.place for problem in source.account.problems] == ["psam_p01.csv!AGEP:4"]


def test_zips_and_folders_are_read_and_damaged_ones_refused(tmp_path: Path) -> None:
    whole = tmp_path / "csv_pal.zip"
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        people = [person(SERIALNO=f"2023HU{at:07d}") for at in range(3000)]
        archive.writestr("psam_p01.csv", text(people))
        archive.writestr("ACS2023_PUMS_README.pdf", b"%PDF")
    source = records(tmp_path)
    assert sum(batch.num_rows for batch in source) == 3000
    assert source.universe == "employed civilians, Alabama"
    assert tuple(source.replicates) == REPLICATES
    data = whole.read_bytes()
    whole.write_bytes(data[: len(data) // 2])
    with pytest.raises(InputError, match="cannot be read"):
        records(whole)
    whole.write_bytes(data[:3000] + bytes(200) + data[3200:])
    with pytest.raises(InputError, match="cannot be read"):
        rows(whole)


def test_native_files_and_their_parquet_give_the_same_records(tmp_path: Path) -> None:
    people = [person(SERIALNO=f"2023HU{at:07d}", OCCP=f"{at:04d}") for at in range(10, 60)]
    as_csv = rows(written(tmp_path, people))
    columns = {
        name: [
            row[name] if name == "SERIALNO" else int(row[name]) if row[name] else None
            for row in people
        ]
        for name in HEADER
        if name != "RT"
    }
    path = tmp_path / "p_01.parquet"
    pa.parquet.write_table(pa.table(columns), path)
    assert rows(path) == as_csv
