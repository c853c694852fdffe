"""Workers of two small states, figured once."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from metier.census import Geography, census_reading
from metier.readers.acs import Records, labels, records
from metier.readers.acs.geography import metros_of_pumas, sectors_of_industries
from metier.readers.base import Reading

STATES = ("p_50.parquet", "p_56.parquet")


@pytest.fixture(scope="session")
def people(official: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the person files of Vermont and Wyoming."""
    folder = tmp_path_factory.mktemp("people")
    for name in STATES:
        (folder / name).symlink_to(official / "acs_pums" / "person_2024_1yr" / name)
    return folder


@pytest.fixture(scope="session")
def geography(official: Path) -> Geography:
    """What PUMAs, industries and majors stand for."""
    tracts = official / "geography" / "2020_Census_Tract_to_2020_PUMA.zip"
    metros = metros_of_pumas(tracts, official / "geography" / "list1_2023.xlsx")
    codes = official / "crosswalks" / "ACSPUMS2015_2019CodeLists.xlsx"
    dictionary = labels(official / "acs_pums" / "PUMS_Data_Dictionary_2023_1yr.csv")
    return Geography(
        {puma: metro for puma, (metro, _) in metros.items()},
        sectors_of_industries(codes),
        dictionary["FOD1P"],
    )


@pytest.fixture(scope="session")
def opened(people: Path) -> Records:
    """Their records, opened."""
    return records(people)


@pytest.fixture(scope="session")
def reading(opened: Records, geography: Geography) -> Reading:
    """Every figure that they carry."""
    return census_reading(opened, geography)


ADJUSTED = 1.015250


@pytest.fixture(scope="session")
def table(people: Path) -> pd.DataFrame:
    """The same records, read and prepared with pandas alone."""
    rows = pd.concat(pd.read_parquet(file) for file in sorted(people.iterdir()))
    rows = rows[rows["OCCP"].notna() & rows["ESR"].isin([1, 2])].copy()
    rows["code"] = rows["OCCP"].astype(int).astype(str).str.zfill(4)
    rows["woman"] = (rows["SEX"] == 2).astype(float)
    employee = rows["COW"].between(1, 5) & (rows["WAGP"] > 0)
    steady = employee & (rows["WKHP"] >= 35) & (rows["WKWN"] >= 50)
    rows["steady_pay"] = np.where(steady, (rows["WAGP"] * ADJUSTED).round(2), np.nan)
    return rows


@pytest.fixture(scope="session")
def specification(people: Path, official: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of their figures alone."""
    path = tmp_path_factory.mktemp("specification") / "people.toml"
    path.write_text(specified(people, official))
    return path


def specified(
    people: Path, official: Path, period: str = "", dictionary: Path | None = None
) -> str:
    """A release of person files with the files that it needs beside them."""
    own = official / "acs_pums" / "PUMS_Data_Dictionary_2023_1yr.csv"
    lines = {
        "path": people,
        "tracts": official / "geography" / "2020_Census_Tract_to_2020_PUMA.zip",
        "areas": official / "geography" / "list1_2023.xlsx",
        "codes": official / "crosswalks" / "ACSPUMS2015_2019CodeLists.xlsx",
        "dictionary": dictionary or own,
        **({"period": period} if period else {}),
    }
    return "\n".join(
        ["[[release]]", "reader = 'acs'", *(f"{key} = '{value}'" for key, value in lines.items())]
    )
