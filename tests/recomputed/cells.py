"""Figures that stand in a publisher's cell once more, with pandas at the very place told.

Nothing of metier is used. A trace says the file, its sheet, the column by its name and the row
as a spreadsheet counts it; what is read there is brought into the measure's unit.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

PRSE = {"TOT_EMP": "EMP_PRSE", "A_MEAN": "MEAN_PRSE", "H_MEAN": "MEAN_PRSE"}
RATED = {"skills.top": "IM", "knowledge.top": "IM", "education.required": "RL"}
MARKS = {"YY": "hot technology, in demand", "YN": "hot technology", "NY": "in demand"}
CATEGORIES = "Education, Training, and Experience Categories.txt"
LEVELS = (
    "less than high school",
    "high school",
    "some college",
    "associate's",
    "bachelor's",
    "master's",
    "doctoral or professional",
)
"""The seven columns of the table of schooling, as measures name them."""
THOUSANDS = (
    "employment.jobs",
    "employment.projected",
    "employment.change",
    "openings.annual",
)


@dataclass(frozen=True)
class Found:
    """What the file says.

    Attributes:
        value, error, n: as a figure has them; None where it has none.
        name: the answer in words, of measures that are a name.
        entries: those of a list by name.
    """

    value: float | None = None
    error: float | None = None
    n: int | None = None
    name: str | None = None
    entries: Mapping[str, float | str] = field(default_factory=dict)


@dataclass
class Cells:
    """A sheet as rows and columns of cells, the first of each being 0.

    Attributes:
        path: the file, or the folder in which `sheet` is a file.
        sheet: a worksheet's or file's name; empty for a file that is a table itself.
    """

    path: Path
    sheet: str

    @cached_property
    def rows(self) -> pd.DataFrame:
        """All cells; blank ones are empty strings."""
        text: dict[str, Any] = {"header": None, "dtype": str, "keep_default_na": False}
        if self.path.is_dir():
            return pd.read_csv(self.path / self.sheet, sep="\t", quoting=3, **text)
        if self.path.suffix == ".csv":  # the footer below the table has one field
            return pd.read_csv(
                self.path, encoding="latin-1", skipinitialspace=True, engine="python", **text
            )
        return pd.read_excel(
            self.path, self.sheet, header=None, dtype=object, na_filter=False, engine="openpyxl"
        )

    def position(self, column: str, header: int) -> int:
        """The first column under a name; of `wider: narrower` each stands in a row of its own.

        Args:
            header: the last row of the header, which takes up to four.
        """
        above = self.rows.iloc[max(0, header - 3) : header + 1].map(plain)
        filled = above.mask(above == "").ffill(axis=1).T
        wanted = {plain(part) for part in column.split(": ")}
        return next(at for at, names in enumerate(filled.to_numpy()) if wanted <= set(names))


def plain(cell: object) -> str:
    """A header without case, line breaks and kinds of dashes."""
    return " ".join(str(cell).replace("\u2013", "-").lower().split())


@dataclass
class Library:
    """The publishers' files, each read once."""

    data: Path
    read: dict[tuple[str, str], Cells] = field(default_factory=dict)

    def path(self, name: str) -> Path:
        """The file or folder of that name."""
        return next(path for path in sorted(self.data.rglob(name)) if "variants" not in str(path))

    def cells(self, name: str, sheet: str) -> Cells:
        """One sheet of it."""
        if (name, sheet) not in self.read:
            self.read[name, sheet] = Cells(self.path(name), sheet)
        return self.read[name, sheet]

    def figure(self, trace: Mapping[str, str]) -> Found:
        """What stands at the place that a trace tells."""
        cells = self.cells(trace["workbook"], trace.get("sheet", ""))
        row, record = (int(number) for number in re.findall(r"\d+", trace["row"]))
        line = Line(cells, row - 1, row - record - 1)
        publication = trace["release"].partition("/")[0]
        if publication == "oews":
            return _oews(line, trace)
        if publication == "projections":
            return _projected(line, trace)
        if publication == "cps":
            return Found(_cps(line, trace))
        if publication == "onet":
            schooling = self._named(trace["workbook"], CATEGORIES)
            return _onet(line, trace, schooling)
        return Found(line.number(trace["column"]))

    def activities(self, trace: Mapping[str, str]) -> Found:
        """Tasks of an O*NET occupation under each generalised activity, each task once."""
        tasks = self._named(trace["workbook"], "Tasks to DWAs.txt")
        names = self._named(trace["workbook"], "DWA Reference.txt")
        mine = tasks[tasks["O*NET-SOC Code"] == trace["occupation in the file"].rpartition("/")[2]]
        joined = mine[["Task ID", "DWA ID"]].merge(names[["DWA ID", "Element Name"]], on="DWA ID")
        counts = joined.groupby("Element Name")["Task ID"].nunique()
        return Found(entries={plain(name): float(count) for name, count in counts.items()})

    def ratings(self, trace: Mapping[str, str]) -> dict[str, tuple[float, float | None]]:
        """How important O*NET rates each skill of an occupation, and the rating's error."""
        table = self._named(trace["workbook"], trace["sheet"])
        mine = table[table["O*NET-SOC Code"] == trace["occupation in the file"].rpartition("/")[2]]
        mine = mine[(mine["Scale ID"] == "IM") & (mine["Recommend Suppress"] != "Y")]
        values = mine["Data Value"].astype(float)
        errors = pd.to_numeric(mine["Standard Error"], errors="coerce").fillna(0.0)
        return {
            plain(name): (value, error or None)
            for name, value, error in zip(mine["Element Name"], values, errors, strict=True)
        }

    def related(self, workbook: str, origin: str, goal: str) -> int | None:
        """The rank of one SOC occupation among those that O*NET relates to another."""
        table = self._named(workbook, "Related Occupations.txt")
        mine = table[table["O*NET-SOC Code"] == f"{origin}.00"]
        mine = mine[mine["Related O*NET-SOC Code"].str.startswith(goal)]
        return int(mine["Index"].astype(int).min()) if len(mine) else None

    def _named(self, name: str, sheet: str) -> pd.DataFrame:
        """A table under its header."""
        rows = self.cells(name, sheet).rows
        return rows.iloc[1:].set_axis(list(rows.iloc[0]), axis=1)


@dataclass(frozen=True)
class Line:
    """One row of a sheet, and the last row of its header; both from 0."""

    cells: Cells
    row: int
    header: int

    def text(self, column: str) -> str:
        """A cell as it stands."""
        return str(self.cells.rows.iat[self.row, self.cells.position(column, self.header)]).strip()

    def number(self, column: str) -> float:
        """A cell that is a number."""
        return float(self.text(column).replace(",", ""))


def _oews(line: Line, trace: Mapping[str, str]) -> Found:
    """A figure and its error, value x PRSE / 100; 0.0 stands for at most 0.05."""
    column = trace["column"]
    value, error = line.number(column), None
    if column in PRSE:
        error = value * (line.number(PRSE[column]) or 0.05) / 100
    named = trace["measure"].startswith("pay.top.industry")
    return Found(value, error, name=line.text("NAICS_TITLE") if named else None)


def _projected(line: Line, trace: Mapping[str, str]) -> Found:
    """Jobs are printed in thousands; what is asked at entry is a word."""
    measure = trace["measure"].partition(",")[0]
    if measure in ("education.entry", "experience.entry", "training.on_the_job"):
        return Found(name=line.text(trace["column"]))
    value = line.number(trace["column"])
    if measure == "education.most_common":
        shares = dict(zip(LEVELS, map(float, line.cells.rows.iloc[line.row, 2:9]), strict=True))
        most = max(shares.values())
        return Found(most, name=" and ".join(level for level in LEVELS if shares[level] == most))
    return Found(float(round(value * 1000)) if measure in THOUSANDS else value)


def _cps(line: Line, trace: Mapping[str, str]) -> float:
    """As printed, or what the method says was computed of it."""
    measure, value = trace["measure"].partition(",")[0], line.number(trace["column"])
    if measure == "employment.jobs":
        return value * 1000
    if measure == "gender.share" and trace["group"] == "male":
        return round(100 - value, 1)
    if measure == "age.share":
        return 100 * value / line.number("Total, 16 years and over")
    if measure == "pay.gender.gap":
        return 100 * (value / line.number("Men: Median weekly earnings") - 1)
    return value


def _onet(line: Line, trace: Mapping[str, str], schooling: pd.DataFrame) -> Found:
    """A rating, or all of the occupation's where the figure is a list of them."""
    measure = trace["measure"].partition(",")[0]
    rows = line.cells.rows
    table = rows.iloc[1:].set_axis(list(rows.iloc[0]), axis=1)
    mine = table[table["O*NET-SOC Code"] == rows.iat[line.row, 0]]
    if measure == "technology.top":
        marks = mine["Hot Technology"] + mine["In Demand"]
        named = zip(mine["Example"].map(plain), marks, strict=True)
        return Found(entries={name: MARKS.get(mark, "") for name, mark in named})
    if measure not in RATED:
        return Found(line.number(trace["column"]))
    mine = mine[(mine["Scale ID"] == RATED[measure]) & (mine["Recommend Suppress"] != "Y")]
    names = mine["Element Name"]
    if measure == "education.required":
        label = schooling[schooling["Scale ID"] == "RL"].set_index("Category")
        names = mine["Category"].map(label["Category Description"]).str.split(" - | \\(").str[0]
    named = zip(names.map(plain), mine["Data Value"].astype(float), strict=True)
    error = line.text("Standard Error")
    return Found(
        line.number(trace["column"]),
        float(error) or None if error else None,
        int(line.number("N")),
        entries=dict(named),
    )
