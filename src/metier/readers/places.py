"""Census Bureau's list of metropolitan and micropolitan areas, delineated by OMB.

One row for each county of an area. An area is a place once; the other counties
repeat it, and must repeat it alike.

Source: Census Bureau, "Core based statistical areas (CBSAs), metropolitan
divisions, and combined statistical areas (CSAs)", List 1.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from metier.errors import CodeError, InputError
from metier.model.records import Place, PlaceKind
from metier.model.release import Basis, Release
from metier.model.states import states_in_title
from metier.readers.base import CENSUS_BUREAU, Account, Reading, digest
from metier.readers.tables import Record, sheet_table

FURTHER = "further county of an area"
_CODE, _TITLE = "CBSA Code", "CBSA Title"
_KIND = "Metropolitan/Micropolitan Statistical Area"
_KINDS = ("Metropolitan Statistical Area", "Micropolitan Statistical Area")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august"),
    *("september", "october", "november", "december"),
)


def read(path: Path, period: str | None = None) -> Reading:
    """Read List 1 of the delineation files.

    Args:
        path: as the Census Bureau names it, as in `list1_2023.xlsx`.
        period: year and month of the delineation, where the title row does not say.

    Returns:
        A place for each metropolitan and micropolitan area, with its states.

    Raises:
        LayoutError: a column is missing.
        CodeError: an area's code, title or kind is unreadable, or differs between counties.
        InputError: the file is empty, cut short, or does not say its period.
    """
    file_hash = digest(path)
    sheet = sheet_table(path, _CODE, _TITLE, _KIND)
    stated = _period(path.name, sheet.above, period)
    columns = tuple(sheet.position(name) for name in (_CODE, _TITLE, _KIND))
    account, places = Account(), dict[str, Place]()
    kinds = dict[str, str]()
    for index, row in enumerate(sheet.rows):
        code, title, kind = (str(row[column]).strip() for column in columns)
        if not title and not kind:
            account.set_aside("footer or blank row")
            continue
        place = Place(code, title, PlaceKind.METRO, states_in_title(title))
        alike = places.setdefault(code, place) == place and kinds.setdefault(code, kind) == kind
        if not (re.fullmatch(r"\d{5}", code) and place.states and kind in _KINDS and alike):
            raise CodeError(
                sheet.place(columns[0], index),
                "the code, title and kind of an area, alike for all its counties",
                f"{code!r}, {title!r}, {kind!r}",
            )
        if places[code] is place:
            account.use()
        else:
            account.set_aside(FURTHER)
    release = Release(
        address=f"places/{stated}/cbsa",
        title="Delineation of metropolitan and micropolitan statistical areas",
        publisher=f"{CENSUS_BUREAU} and Office of Management and Budget",
        period=stated,
        file=path.name,
        sha256=file_hash,
        url="https://www.census.gov/geographies/reference-files/time-series/demo/metro-micro/delineation-files.html",
        licence="public domain",
        basis=Basis.EXPERT,
    )
    return Reading(release, account, places=tuple(places.values()))


def _period(name: str, above: Sequence[Record], given: str | None) -> str:
    """The delineation's month, from the title above the header."""
    title = " ".join(str(cell) for row in above for cell in row).lower()
    found = re.search(rf"({'|'.join(_MONTHS)}) (\d{{4}})", title)
    stated = {f"{found[2]}-{_MONTHS.index(found[1]) + 1:02}"} if found else set()
    if given:
        stated.add(given)
    if len(stated) != 1:
        found_words = " and ".join(sorted(stated)) or "none in its title"
        raise InputError(name, "one period", found_words, 'give the period, as in "2023-07"')
    return stated.pop()
