"""Figures of workers once more, from the person records with pandas alone.

Nothing of metier is used: the formulas are those that `docs/statistics.md` prints, the codes
those of the data dictionary. Errors are linearised, with households as clusters.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

COLUMNS = [
    *("SERIALNO", "PWGTP", "AGEP", "SEX", "RAC1P", "HISP", "SCHL", "ESR", "OCCP", "WAGP"),
    *("STATE", "PUMA", "COW", "WKHP", "WKWN", "JWTRNS", "JWMNP", "FOD1P", "MIGSP"),
]
ADJINC = 1_015_250
Z = 1.645

SCHOOLING = {
    "less than high school": range(1, 16),
    "high school": (16, 17),
    "some college": (18, 19),
    "associate's": (20,),
    "bachelor's": (21,),
    "master's": (22,),
    "doctoral or professional": (23, 24),
}
YEARS = {
    **dict.fromkeys((1, 2, 3), 0),
    **{code: code - 3 for code in range(4, 15)},
    **dict.fromkeys((15, 16, 17), 12),
    18: 13,
    19: 14,
    20: 14,
    21: 16,
    22: 18,
    23: 19,
    24: 21,
}
RACES = {
    "white": (1,),
    "black": (2,),
    "american indian": (3, 4, 5),
    "asian": (6,),
    "pacific islander": (7,),
    "other": (8,),
    "two or more": (9,),
}
AGES = {
    "16 to 19": (16, 19),
    "20 to 24": (20, 24),
    "25 to 34": (25, 34),
    "35 to 44": (35, 44),
    "45 to 54": (45, 54),
    "55 to 64": (55, 64),
    "65 and over": (65, 200),
}
QUANTILES = {"p10": 0.1, "p25": 0.25, "median": 0.5, "p75": 0.75, "p90": 0.9}
Figure = tuple[float, float | None, int]
"""Value, standard error, number of people it rests on."""


@dataclass
class People:
    """Civilians at work, and what their areas are.

    Attributes:
        official: the folder of official statistics.
        folder: that of the person files.
    """

    official: Path
    folder: Path

    @cached_property
    def workers(self) -> pd.DataFrame:
        """One row for each, with yes, no and numbers in place of codes; NaN where unknown."""
        rows = pd.read_parquet(self.folder, columns=COLUMNS, filters=[("ESR", "in", [1, 2])])
        rows = rows[rows.OCCP.notna()].reset_index(drop=True)
        number = rows.drop(columns=["SERIALNO", "STATE", "PUMA"]).astype("Float64")
        code = {name: number[name].to_numpy(float, na_value=np.nan) for name in number}
        state = rows.STATE.astype(int).to_numpy()
        paid = np.isin(code["COW"], range(1, 6)) & (code["WAGP"] > 0)
        cents = (np.where(paid, code["WAGP"], 0).astype(np.int64) * ADJINC + 5000) // 10_000
        full_time = paid & (code["WKHP"] >= 35) & (code["WKWN"] >= 50)
        named = [int(label) for label in self.labels("FOD1P") if label.isdigit()]
        years = pd.Series(code["SCHL"]).map(YEARS).to_numpy()

        def known(column: str, value: Any) -> Any:
            return np.where(np.isnan(code[column]), np.nan, value)

        table = {
            "household": pd.factorize(rows.SERIALNO)[0],
            "weight": rows.PWGTP.astype(float),
            "occupation": rows.OCCP.astype(int),
            "state": state,
            "puma": rows.STATE.str.zfill(2) + rows.PUMA.str.zfill(5),
            "sex": code["SEX"],
            "race": np.where(code["HISP"] > 1, 0, code["RAC1P"]),
            "schooling": code["SCHL"],
            "major": np.where(np.isin(code["FOD1P"], named), code["FOD1P"], np.nan),
            "age": code["AGEP"],
            "hours": code["WKHP"],
            "weeks": code["WKWN"],
            "commute": code["JWMNP"],
            "remote": known("JWTRNS", code["JWTRNS"] == 11),
            "self_employed": known("COW", np.isin(code["COW"], (6, 7))),
            "experience": np.maximum(0, code["AGEP"] - years - 6),
            "moved": (code["MIGSP"] > 0) & (code["MIGSP"] <= 56) & (code["MIGSP"] != state),
            "earned": np.where(paid, cents / 100, np.nan),
            "full_time": np.where(full_time, cents / 100, np.nan),
        }
        return pd.DataFrame(table)

    @cached_property
    def households(self) -> int:
        """Of the whole sample."""
        return int(self.workers.household.nunique())

    @cached_property
    def metros(self) -> Mapping[str, str]:
        """The metro area that has at least half of the tracts of a PUMA."""
        geography = self.official / "geography"
        tracts = pd.read_csv(geography / "2020_Census_Tract_to_2020_PUMA.zip", dtype=str)
        areas = pd.read_excel(geography / "list1_2023.xlsx", header=2, dtype=str, engine="openpyxl")
        kind = areas["Metropolitan/Micropolitan Statistical Area"].astype(str)
        areas = areas[kind.str.startswith("Metropolitan")]
        county = areas["FIPS State Code"] + areas["FIPS County Code"]
        metro = dict(zip(county, areas["CBSA Code"], strict=True))
        state = tracts.iloc[:, 0]
        tracts = pd.DataFrame(
            {"puma": state + tracts.PUMA5CE, "metro": (state + tracts.COUNTYFP).map(metro)}
        )
        share = tracts.groupby(["puma", "metro"]).size() / tracts.groupby("puma").size()
        return {puma: area for (puma, area), part in share.items() if part >= 0.5}

    @cached_property
    def states(self) -> Mapping[str, int]:
        """State letters to numbers, from the data dictionary."""
        labels = self.labels("STATE")
        return {label.rpartition("/")[2]: int(code) for code, label in labels.items()}

    def labels(self, variable: str) -> Mapping[str, str]:
        """The codes of a variable and what they stand for."""
        path = self.official / "acs_pums" / "PUMS_Data_Dictionary_2023_1yr.csv"
        lines = pd.read_csv(path, header=None, names=range(7), dtype=str)
        mine = lines[(lines[0] == "VAL") & (lines[1] == variable) & (lines[4] == lines[5])]
        return dict(zip(mine[4], mine[6], strict=True))

    def those_of(self, occupation: str, place: str) -> pd.DataFrame:
        """The workers of a Census occupation in the nation, a state or a metro area."""
        rows = self.workers[self.workers.occupation == int(occupation)]
        if place == "US":
            return rows
        if place.isdigit():
            return rows[rows.puma.map(self.metros) == place]
        return rows[rows.state == self.states[place]]

    def total(self, rows: pd.DataFrame) -> Figure:
        """Weighted count: Var = sum b_c^2 - B^2 / C."""
        b = rows.groupby("household").weight.sum()
        whole = b.sum()
        return whole, float((b**2).sum() - whole**2 / self.households) ** 0.5, len(rows)


def mean(rows: pd.DataFrame, x: pd.Series) -> Figure:
    """R = A / B over those with an x; Var = sum (a_c - R b_c)^2 / B^2."""
    have = x.notna()
    rows, x = rows[have], x[have].astype(float)
    whole = rows.weight.sum()
    ratio = float((rows.weight * x).sum() / whole)
    residuals = (rows.weight * (x - ratio)).groupby(rows.household).sum()
    error = float((residuals**2).sum()) ** 0.5 / whole if len(residuals) > 1 else None
    return ratio, error or None, len(rows)


def quantile(rows: pd.DataFrame, x: pd.Series, share: float) -> Figure:
    """The lowest value that a share of the weight does not exceed, with Woodruff's error."""
    rows, x = rows[x.notna()], x[x.notna()]
    steps = rows.weight.groupby(x).sum()
    reached, values = steps.cumsum().to_numpy(), steps.index.to_numpy()
    whole = reached[-1]
    value = float(values[np.argmax(reached >= share * whole)])
    spread = mean(rows, (x <= value).astype(float))[1]
    ends = [share + sign * Z * (spread or 0.0) for sign in (-1, 1)]
    if spread is None or min(ends) < 0 or max(ends) > 1:
        return value, None, len(rows)
    low, high = np.interp([end * whole for end in ends], reached, values)
    return value, float(high - low) / (2 * Z) or None, len(rows)


def level(rows: pd.DataFrame, people: People, measure: str, group: str) -> pd.Series:
    """1 for those of a level of a distribution, 0 for others, NaN where it is unknown."""
    column = {"gender": "sex", "education": "schooling"}.get(measure, measure)
    if measure == "age":
        found = rows.age.between(*AGES[group])
    elif measure == "gender":
        found = rows.sex == {"male": 1, "female": 2}[group]
    elif measure == "race":
        found = rows.race.isin((0,) if group == "hispanic" else RACES[group])
    elif measure == "education":
        found = rows.schooling.isin(SCHOOLING[group])
    else:
        fields = people.labels("FOD1P").items()
        codes = [int(code) for code, name in fields if name.casefold() == group.casefold()]
        found = rows.major.isin(codes)
    return found.astype(float).where(rows[column].notna())
