"""PUMAs and Census industry codes find their metro area and sector."""

from __future__ import annotations

import zipfile
from collections import Counter
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from metier.errors import CodeError, InputError, LayoutError
from metier.readers.acs.geography import metros_of_pumas, sectors_of_industries


def test_metro_areas_agree_with_another_derivation_wherever_both_have_one(official: Path) -> None:
    folder = official / "geography"
    found = metros_of_pumas(
        folder / "2020_Census_Tract_to_2020_PUMA.zip", folder / "list1_2023.xlsx"
    )
    others = pq.read_table(folder / "puma_cbsa_crosswalk.parquet").to_pylist()
    other = {row["state_fips"] + row["puma"]: row for row in others}
    assert len(found) > 2_000
    assert len({metro for metro, _ in found.values()}) > 370
    disagree = [puma for puma, (metro, _) in found.items() if other[puma]["cbsa_code"] != metro]
    # the other derivation lost Connecticut, whose counties gave way to planning regions
    assert {puma[:2] for puma in disagree} == {"09"}
    assert {other[puma]["cbsa_code"] for puma in disagree} == {"NM_09"}


def test_a_puma_mostly_outside_metro_areas_is_given_to_none(tmp_path: Path, official: Path) -> None:
    tracts = tmp_path / "tracts.csv"
    lines = ["01,033,020100,00100", "01,999,020200,00100", "01,999,020300,00100"]
    tracts.write_text("STATEFP,COUNTYFP,TRACTCE,PUMA5CE\n" + "\n".join(lines) + "\n")
    assert metros_of_pumas(tracts, official / "geography" / "list1_2023.xlsx") == {}


def test_a_renamed_column_a_bad_code_and_a_cut_archive_are_refused(
    tmp_path: Path, official: Path
) -> None:
    areas = official / "geography" / "list1_2023.xlsx"
    tracts = tmp_path / "tracts.csv"
    tracts.write_text("STATE,COUNTYFP,TRACTCE,PUMA5CE\n01,001,020100,00100\n")
    with pytest.raises(LayoutError, match="STATEFP"):
        metros_of_pumas(tracts, areas)
    tracts.write_text("STATEFP,COUNTYFP,TRACTCE,PUMA5CE\n01,001,02010,00100\n")
    with pytest.raises(CodeError, match=r"tracts\.csv:2"):
        metros_of_pumas(tracts, areas)
    with pytest.raises(InputError, match="nothing readable"):
        metros_of_pumas(tmp_path / "missing.zip", areas)
    archive = tmp_path / "empty.zip"
    zipfile.ZipFile(archive, "w").close()
    with pytest.raises(InputError, match="nothing readable"):
        metros_of_pumas(archive, areas)


def test_every_industry_of_the_records_has_a_sector_but_the_military(official: Path) -> None:
    sector = sectors_of_industries(official / "crosswalks" / "ACSPUMS2015_2019CodeLists.xlsx")
    table = pq.read_table(official / "acs_pums" / "person_2024_1yr", columns=["INDP"])
    codes = {f"{code:04d}" for code in table["INDP"].unique().to_pylist() if code is not None}
    sectors = Counter(sector(code) for code in codes)
    assert len(sectors) == 21
    assert {code for code in codes if sector(code) is None} == {c for c in codes if c >= "9670"}
    assert [sector(code) for code in ("0170", "0770", "3990", "5791", "6471", "7860")] == [
        "11",
        "23",
        "31-33",
        "44-45",
        "51",
        "61",
    ]


def test_a_workbook_without_the_sectors_is_refused(official: Path) -> None:
    with pytest.raises(LayoutError, match="Industry"):
        sectors_of_industries(official / "crosswalks" / "soc_structure_2018.xlsx")
