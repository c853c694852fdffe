"""BLS Employment Projections: the occupation workbook, editions 2016-26 and later.

Two of its tables are read, found by their titles because their numbers change:
"Occupational projections and worker characteristics" (Table 1.7 up to 2023-33,
Table 1.2 since) and "Educational attainment for workers 25 years and older"
(Table 1.11 in 2016-26, Table 5.3 later; editions after 2022-32 publish it
elsewhere). A workbook that holds only "Education and training assignments"
(Table 5.4) is read too. The other tables repeat these or count industries.

Depth is printed as leading blanks, which are dropped: the code says the level.
BLS publishes no errors of its projections, so none is given. Wages are left to
OEWS, where they come from.

Source: BLS, Employment Projections, occupation.xlsx, sheet "Index".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from metier.errors import CodeError, InputError, LayoutError
from metier.model.codes import Code, soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.measure import SCHOOLING
from metier.model.records import Level, Occupation
from metier.model.release import Basis, Release
from metier.readers.base import Account, Reading, digest
from metier.readers.tables import (
    Record,
    Table,
    fold,
    number,
    sheet_rows,
    stacked,
)

UNIVERSE = "jobs, with the self-employed"
SCHOOLING_UNIVERSE = "workers 25 and over"
UNAVAILABLE = "not available in the table"

_FIRST_2018 = 2019
"""The first base year whose matrix follows SOC 2018."""

_DASHES = {"-", "--"}
_CODE = re.compile(r"\d{2}-\d{4}")
_MARK = re.compile(r"\s*[(\[](\d+)[)\]]\s*$")
_IRREGULAR_MINOR = {"15-1100", "15-1200", "31-1100", "51-5100"}
"""Minor groups of SOC 2010 and 2018 that do not end in three zeros."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A numeric column: its measure, the period it is for, and what one unit of it counts.

    `names` and `period` are templates over the edition's base and goal years and its span.
    """

    measure: str
    period: str
    scale: int
    names: tuple[str, ...]


_FIGURES = (
    _Figure("employment.jobs", "{base}", 1000, ("Employment, {base}",)),
    _Figure("employment.projected", "{goal}", 1000, ("Employment, {goal}",)),
    _Figure(
        "employment.change",
        "{span}",
        1000,
        (
            "Employment change, numeric, {span}",
            "Employment change, {span}",
            "Employment change, {span}, number",
        ),
    ),
    _Figure(
        "employment.growth",
        "{span}",
        1,
        (
            "Employment change, percent, {span}",
            "Percent employment change, {span}",
            "Employment change, {span}, percent",
        ),
    ),
    _Figure("openings.annual", "{span}", 1000, ("Occupational openings, {span} annual average",)),
    _Figure("self_employed.share", "{base}", 1, ("Percent self employed, {base}",)),
)


@dataclass(frozen=True, slots=True)
class _Assignment:
    """A column of words: its measure and the words BLS uses in it."""

    measure: str
    name: str
    words: tuple[str, ...]


_ASSIGNMENTS = (
    _Assignment(
        "education.entry",
        "Typical education needed for entry",
        (
            "No formal educational credential",
            "High school diploma or equivalent",
            "Some college, no degree",
            "Postsecondary nondegree award",
            "Associate's degree",
            "Bachelor's degree",
            "Master's degree",
            "Doctoral or professional degree",
        ),
    ),
    _Assignment(
        "experience.entry",
        "Work experience in a related occupation",
        ("None", "Less than 5 years", "5 years or more"),
    ),
    _Assignment(
        "training.on_the_job",
        "Typical on-the-job training needed to attain competency in the occupation",
        (
            "None",
            "Short-term on-the-job training",
            "Moderate-term on-the-job training",
            "Long-term on-the-job training",
            "Apprenticeship",
            "Internship/residency",
        ),
    ),
)

_SCHOOLING_COLUMNS = (
    "Less than high school diploma",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)

_NOTES = {
    "not an exact match": "not an exact match with the occupation of the ACS",
    "shared with other occupations": "shared with other occupations of the same ACS code",
}
"""What a footnote mark on a title of the schooling table means, by words of the footnote."""


@dataclass(frozen=True, slots=True)
class _Edition:
    """The years of a ten-year projection, and what its facts have in common."""

    base: int
    part: str = ""

    @property
    def years(self) -> dict[str, str]:
        goal = self.base + 10
        return {"base": str(self.base), "goal": str(goal), "span": f"{self.base}-{goal % 100:02}"}

    @property
    def span(self) -> str:
        return self.years["span"]

    @property
    def address(self) -> str:
        return f"projections/{self.span}{self.part}"

    def code(self, value: str) -> Code:
        return soc(value, "2018" if self.base >= _FIRST_2018 else "2010")


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of an occupation; `mark` is the footnote's number on its title, or empty."""

    index: int
    record: Record
    code: Code
    title: str
    mark: str


@dataclass(frozen=True, slots=True)
class _Matrix:
    """One table of an edition: its rows of occupations and their cells."""

    table: Table
    edition: _Edition
    account: Account

    def lines(self) -> Iterator[_Line]:
        """The rows of occupations; blank rows and footnotes are set aside."""
        table, name = self.table, f"{self.edition.base} National Employment Matrix"
        shared = table.columns.get(fold(f"{name} title and code"))
        code_at = table.position(f"{name} code") if shared is None else shared + 1
        seen: set[str] = set()
        for index, record in enumerate(table.rows):
            title, value = str(record[0]).strip(), str(record[code_at]).strip()
            if not any(str(cell).strip() for cell in record[1:]):
                self.account.set_aside("footnote or source line" if title else "blank row")
                continue
            if not (_CODE.fullmatch(value) and title) or value in seen:
                raise CodeError(
                    table.place(code_at, index),
                    "a title and a matrix code as 11-1011, each code once",
                    f"{title!r} and {value!r}" + (" again" if value in seen else ""),
                    "was the table edited?",
                )
            seen.add(value)
            self.account.use()
            mark = _MARK.search(title)
            name = _MARK.sub("", title)
            yield _Line(index, record, self.edition.code(value), name, mark[1] if mark else "")
        if not seen:
            place = f"{table.file}#{table.sheet}"
            raise InputError(place, "rows of occupations", "none", "fetch the file again")

    def quantity(self, line: _Line, column: int, scale: int = 1) -> Estimate | None:
        """The figure of a numeric cell; None, and a problem, where it is unreadable."""
        cell = line.record[column]
        if fold(cell) in _DASHES:
            return Estimate.absent(UNAVAILABLE)
        value = number(cell)
        if value is None:
            place = self.table.place(column, line.index)
            self.account.problem(place, "a number or a dash", repr(cell), "unreadable figure")
            return None
        return Estimate(float(round(value * scale)) if scale > 1 else value)

    def word(self, line: _Line, column: int, words: Sequence[str]) -> Estimate | None:
        """The word BLS assigns a line item; "None" is a word, a dash is not."""
        cell = line.record[column]
        if fold(cell) in _DASHES:
            return Estimate.absent(UNAVAILABLE)
        for word in words:
            if fold(word) == fold(cell):
                return Estimate(None, category=word)
        place = self.table.place(column, line.index)
        self.account.problem(place, "one of " + ", ".join(words), repr(cell), "unknown word")
        return None

    def fact(
        self,
        line: _Line,
        column: int,
        measure: str,
        slice: Slice,
        estimate: Estimate | None,
        method: str = "published",
    ) -> tuple[Fact, ...]:
        """The fact of one cell; none where the cell was unreadable."""
        if estimate is None:
            return ()
        cell = self.table.cell(column, line.index)
        return (Fact(line.code, measure, slice, estimate, self.edition.address, cell, method),)


def read(path: Path, period: str | None = None) -> Reading:
    """Read one edition of occupation.xlsx, or a workbook with Table 5.4 alone.

    Employment, change and openings are turned from thousands into jobs. A dash
    in a numeric column, or in a column of words on a line item, is an absent
    figure; words are not assigned to summary rows, so a dash there gives no fact.

    Args:
        path: the workbook.
        period: the span, as `2024-34`; checked against the workbook, which says it.

    Returns:
        Facts and occupations in file order; no standard errors exist.

    Raises:
        LayoutError: neither an index nor a table of projections, or a column is missing.
        CodeError: a row's code is unreadable or stands twice.
        InputError: not a workbook, cut short, empty, or of another period.
    """
    contents, first = sheet_rows(path)
    account = Account()
    if "education and training assignments" in fold(first[0][0]):
        edition = _Edition(_year(path, contents, first), "/table-5.4")
        facts, occupations = _occupations(_matrix(path, contents, first, edition, account), ())
        name = "Employment Projections, Table 5.4: education and training assignments"
    else:
        found = _sheet_about(path, contents, first, "occupational projections,")
        if found is None:
            raise LayoutError(
                f"{path.name}#{contents}",
                "a table 'Occupational projections ... and worker characteristics'",
                repr(" ".join(str(first[0][0]).split())[:80]),
                "is it occupation.xlsx as BLS publishes it?",
            )
        edition = _Edition(_year(path, *found))
        facts, occupations = _occupations(_matrix(path, *found, edition, account), _FIGURES)
        schooling = _sheet_about(path, contents, first, "educational attainment for workers 25")
        if schooling is not None:
            facts += _schooling(_matrix(path, *schooling, edition, account), schooling[1])
        name = "Employment Projections by occupation"
    if period is not None and fold(period) != edition.span:
        raise InputError(path.name, f"the edition {period}", edition.span, "correct the period")
    release = Release(
        address=edition.address,
        title=name,
        publisher="US Bureau of Labor Statistics",
        period=edition.span,
        file=path.name,
        sha256=digest(path),
        url="https://www.bls.gov/emp/data/occupational-data.htm",
        licence="public domain",
        basis=Basis.MODEL,
    )
    return Reading(release, account, tuple(facts), tuple(occupations))


def _sheet_about(
    path: Path, contents: str, first: Sequence[Record], words: str
) -> tuple[str, Sequence[Record]] | None:
    """The sheet whose title has `words`: the first one, or the one its index names."""
    if words in fold(first[0][0]):
        return contents, first
    for row in first:
        entry = re.match(r"(table \d+\.\d+) ", fold(row[0]))
        if entry and words in fold(row[0]):
            return sheet_rows(path, entry[1])
    return None


def _year(path: Path, sheet: str, rows: Sequence[Record]) -> int:
    year = re.search(r"\b20\d\d\b", fold(rows[0][0]))
    if year is None:
        raise LayoutError(
            f"{path.name}#{sheet}", "a title with the edition's years", repr(str(rows[0][0])[:80])
        )
    return int(year[0])


def _matrix(
    path: Path, sheet: str, rows: Sequence[Record], edition: _Edition, account: Account
) -> _Matrix:
    """The table below its header of one row or, in 2016-26, of two."""
    name = f"{edition.base} National Employment Matrix title"
    for at, row in enumerate(rows[:15]):
        if fold(row[0]) in (fold(name), fold(f"{name} and code")):
            below = rows[at + 1] if at + 1 < len(rows) else ()
            two = any(str(cell).strip() for cell in below) and not str(below[0]).strip()
            header = range(at, at + 1 + two)
            return _Matrix(stacked(path.name, sheet, rows, header), edition, account)
    raise LayoutError(
        f"{path.name}#{sheet}",
        f"a header {name!r}",
        "no such header in the first 15 rows",
        "was the file edited, or is it another publication?",
    )


def _occupations(
    matrix: _Matrix, figures: Sequence[_Figure]
) -> tuple[list[Fact], list[Occupation]]:
    """Projections, or Table 5.4 where there are no figures and every row is a line item."""
    table, years = matrix.table, matrix.edition.years
    kind_at = table.position("Occupation type") if figures else None
    columns = [
        (figure, table.position(*(name.format(**years) for name in figure.names)))
        for figure in figures
    ]
    assignments = [(assignment, table.position(assignment.name)) for assignment in _ASSIGNMENTS]
    facts: list[Fact] = []
    occupations: list[Occupation] = []
    for line in matrix.lines():
        kind = "line item" if kind_at is None else fold(line.record[kind_at])
        if kind not in ("summary", "line item"):
            place = table.place(kind_at or 0, line.index)
            raise LayoutError(place, "'Summary' or 'Line item'", repr(kind))
        level = Level.DETAILED if kind == "line item" else _level(line.code.value)
        occupations.append(Occupation(line.code, line.title, level))
        for figure, column in columns:
            slice = Slice("US", figure.period.format(**years), UNIVERSE)
            estimate = matrix.quantity(line, column, figure.scale)
            facts += matrix.fact(line, column, figure.measure, slice, estimate)
        for assignment, column in assignments if kind == "line item" else ():
            slice = Slice("US", years["span"], UNIVERSE)
            estimate = matrix.word(line, column, assignment.words)
            facts += matrix.fact(line, column, assignment.measure, slice, estimate)
    return facts, occupations


def _level(code: str) -> Level:
    """The level of a summary row.

    >>> [_level(code).value for code in ("00-0000", "15-0000", "15-1200", "29-1210")]
    ['total', 'major', 'minor', 'broad']
    """
    if code == "00-0000":
        return Level.TOTAL
    if code.endswith("-0000"):
        return Level.MAJOR
    return Level.MINOR if code.endswith("000") or code in _IRREGULAR_MINOR else Level.BROAD


def _schooling(matrix: _Matrix, rows: Sequence[Record]) -> list[Fact]:
    """Shares of workers by schooling, and the largest of them, from the ACS."""
    table = matrix.table
    columns = [table.position(name) for name in _SCHOOLING_COLUMNS]
    period, caveat = _survey_years(rows)
    slice = Slice("US", period, SCHOOLING_UNIVERSE)
    notes = _notes(table)
    facts: list[Fact] = []
    for line in matrix.lines():
        if line.mark and line.mark not in notes:
            place = table.place(0, line.index)
            raise LayoutError(place, f"a footnote ({line.mark}) known to metier", "none")
        suffix = caveat + (f"; {notes[line.mark]}" if line.mark else "")
        shares: list[Fact] = []
        for group, column in zip(SCHOOLING, columns, strict=True):
            level, share = replace(slice, group=group), matrix.quantity(line, column)
            method = "published" + suffix
            shares += matrix.fact(line, column, "education.share", level, share, method)
        facts += shares
        facts += _most_common(shares, slice, suffix)
    return facts


def _most_common(shares: Sequence[Fact], slice: Slice, suffix: str) -> tuple[Fact, ...]:
    """The level of schooling with the largest share, where all seven are known."""
    known = {share: share.estimate.value for share in shares if share.estimate.value is not None}
    if len(known) < len(SCHOOLING):
        return ()
    largest = max(known.values())
    leaders = [share for share, value in known.items() if value == largest]
    category = " and ".join(str(share.slice.group) for share in leaders)
    method = "largest of seven published shares" + (" (equal)" if len(leaders) > 1 else "")
    estimate = Estimate(largest, category=category)
    common = replace(leaders[0], measure="education.most_common", slice=slice, estimate=estimate)
    return (replace(common, method=method + suffix),)


def _survey_years(rows: Sequence[Record]) -> tuple[str, str]:
    """The survey years by the title, and a caveat where the table's note names others."""
    title = fold(rows[0][0])
    years = _years(title.rpartition("by detailed occupation")[2])
    for row in rows:
        note = re.match(r"data source: (.*?) american community survey", fold(row[0]))
        if note and _years(note[1]) != years:
            named = " and ".join(_years(note[1]))
            return "/".join(years), f"; years by the title, the table's note names {named}"
    return "/".join(years), ""


def _years(text: str) -> list[str]:
    """Years in full, also of a span of two.

    >>> _years("2015-16"), _years("2019 and 2021")
    (['2015', '2016'], ['2019', '2021'])
    """
    found = re.findall(r"20\d\d|(?<=-)\d\d\b", text)
    return [year if len(year) == 4 else "20" + year for year in found]


def _notes(table: Table) -> dict[str, str]:
    """Footnote marks and what they mean."""
    notes = {}
    for record in table.rows:
        note = re.match(r"[(\[](\d+)[)\]] (.*)", fold(record[0]))
        for words, meaning in _NOTES.items():
            if note and words in note[2]:
                notes[note[1]] = meaning
    return notes
