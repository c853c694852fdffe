"""Schooling of workers 25 and over by occupation, which BLS takes from the ACS."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from metier.errors import LayoutError
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.measure import SCHOOLING
from metier.readers.projections.columns import SCHOOLING_COLUMNS
from metier.readers.projections.matrix import Matrix
from metier.readers.tables import Record, Table, fold

UNIVERSE = "workers 25 and over"

_NOTES = {
    "not an exact match": "not an exact match with the occupation of the ACS",
    "shared with other occupations": "shared with other occupations of the same ACS code",
}
"""What a footnote mark on a title of the schooling table means, by words of the footnote."""


def schooling(matrix: Matrix, rows: Sequence[Record]) -> list[Fact]:
    """Shares of workers by schooling, and the largest of them, from the ACS."""
    table = matrix.table
    columns = [table.position(name) for name in SCHOOLING_COLUMNS]
    period, caveat = _survey_years(rows)
    slice = Slice("US", period, UNIVERSE)
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
