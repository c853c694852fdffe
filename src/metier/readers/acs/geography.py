"""Which metro area a PUMA belongs to, and which sector a Census industry code.

A PUMA rarely keeps to a metro area's border. It is given to the area that has
at least half of its census tracts, else to none; a metro area's figures are
those of the PUMAs given to it.

Source: Census Bureau, "2020 Census Tract to 2020 PUMA relationship file";
"Core based statistical areas (CBSAs)", List 1; "ACS PUMS Code Lists", Industry.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from metier.errors import CodeError, InputError, LayoutError
from metier.readers.archives import DAMAGE, opened
from metier.readers.tables import sheet_table

LEAST_SHARE = 0.5
"""Of a PUMA's tracts, for it to be given to a metro area."""

_TRACT = ("STATEFP", "COUNTYFP", "TRACTCE", "PUMA5CE")
_SECTORS = frozenset(
    [
        "11",
        "21",
        "22",
        "23",
        "31-33",
        "42",
        "44-45",
        "48-49",
        "51",
        "52",
        "53",
        "54",
        "55",
        "56",
        "61",
        "62",
        "71",
        "72",
        "81",
        "92",
    ]
)
_LARGEST = 2**28
"""Bytes of the list of census tracts unpacked; it has 2 million."""
_MILITARY = "9600"
"""Where the codes of active duty, and of no industry, begin."""


def metros_of_pumas(tracts: Path, areas: Path) -> Mapping[str, tuple[str, float]]:
    """The metro area of each PUMA that is given to one, with its share of the tracts.

    Args:
        tracts: the relationship file, zipped or not.
        areas: List 1 of the delineation files, as `list1_2023.xlsx`.

    Returns:
        PUMA (its state's number and five digits) to CBSA code and share, for
        metropolitan areas only.

    Raises:
        InputError: a file is missing, empty or cut short.
        LayoutError: a column is missing.
        CodeError: a code has not its digits.
    """
    metros = _metros_of_counties(areas)
    total: Counter[str] = Counter()
    inside: Counter[tuple[str, str]] = Counter()
    for state, county, puma in _tracts(tracts):
        total[state + puma] += 1
        if (metro := metros.get(state + county)) is not None:
            inside[state + puma, metro] += 1
    shares = ((puma, metro, count / total[puma]) for (puma, metro), count in inside.items())
    return {puma: (metro, share) for puma, metro, share in shares if share >= LEAST_SHARE}


def _metros_of_counties(path: Path) -> Mapping[str, str]:
    names = ("CBSA Code", "Metropolitan/Micropolitan Statistical Area", "FIPS State Code")
    sheet = sheet_table(path, *names)
    code, kind, state = (sheet.position(column) for column in names)
    county = sheet.position("FIPS County Code")
    return {
        f"{str(row[state]).strip()}{str(row[county]).strip()}": str(row[code]).strip()
        for row in sheet.rows
        if str(row[kind]).startswith("Metropolitan")
    }


def _tracts(path: Path) -> Iterator[tuple[str, str, str]]:
    """State, county and PUMA of each census tract."""
    try:
        if zipfile.is_zipfile(path):
            with opened(path, _LARGEST) as archive:
                text = archive.read(archive.namelist()[0]).decode("utf-8-sig")
        else:
            text = path.read_text(encoding="utf-8-sig")
    except (*DAMAGE, IndexError) as error:
        raise InputError(
            path.name, "a file of census tracts and PUMAs", f"nothing readable ({error})"
        ) from error
    lines = csv.reader(io.StringIO(text))
    header = next(lines, [])
    if tuple(header) != _TRACT:
        raise LayoutError(path.name, f"columns {', '.join(_TRACT)}", ", ".join(header) or "none")
    for row in lines:
        if len(row) != len(_TRACT) or not re.fullmatch(r"\d{16}", "".join(row)):
            raise CodeError(
                f"{path.name}:{lines.line_num}", "state, county, tract and PUMA", repr(row)
            )
        yield row[0], row[1], row[3]


def sectors_of_industries(path: Path) -> Callable[[str], str | None]:
    """The NAICS sector of a Census industry code, as `52` or `31-33`.

    The list gives each sector's first and last code. Newer editions add codes
    between and just after them, so a code belongs to the sector that begins
    last before it; the military, and codes before the first sector, to none.

    Args:
        path: the ACS PUMS code lists workbook.

    Raises:
        LayoutError: no such sheet or columns.
    """
    heads = ("2017 Industry Code", "2017 NAICS Based Code")
    sheet = sheet_table(path, *heads, sheet="Industry", within=30)
    code, naics = (sheet.position(head) for head in heads)
    starts: dict[str, str] = {}
    for row in sheet.rows:
        span = re.fullmatch(r"(\d{4})(-\d{4})?", str(row[code]).strip().removesuffix(".0"))
        sector = str(row[naics]).strip().removesuffix(".0")
        if span and sector in _SECTORS:
            starts.setdefault(span[1], sector)
    ordered = sorted(starts)
    if len(set(starts.values())) != len(_SECTORS):
        raise LayoutError(
            f"{path.name}#{sheet.sheet}", f"{len(_SECTORS)} sectors", f"{len(set(starts.values()))}"
        )

    def sector_of(industry: str) -> str | None:
        at = bisect_right(ordered, industry)
        return starts[ordered[at - 1]] if at and industry < _MILITARY else None

    return sector_of
