"""Whom a row of an OEWS file is about: a place, and an industry or all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from metier.errors import CodeError
from metier.model.records import Place, PlaceKind
from metier.model.states import BY_FIPS, states_in_title
from metier.readers.oews.layout import AREA
from metier.readers.tables import Table, Value

NONMETRO = "area outside metro areas"
OWNERSHIP = "one kind of ownership only"


@dataclass(frozen=True, slots=True)
class Area:
    """Whom a row is about.

    Attributes:
        part: the kind of publication that has such rows; empty where set aside.
        place: the nation, a state or a metro area; None where set aside.
        industry: a NAICS code; None for all.
        industry_title: its name; empty for all.
        aside: why the row is not used; empty where it is.
    """

    part: str = ""
    place: Place | None = None
    industry: str | None = None
    industry_title: str = ""
    aside: str = ""


@dataclass(slots=True)
class Areas:
    """Places and industries of rows; each distinct one is read once."""

    sheet: Table
    at: Mapping[str, int]
    known: dict[tuple[str, ...], Area] = field(default_factory=dict)

    def of(self, index: int) -> Area:
        """Whom the row at `index` is about.

        Raises:
            CodeError: the area or the industry is unreadable.
        """
        row = self.sheet.rows[index]
        if all(value == "" for value in row):
            return Area(aside="blank row")
        key = tuple(_code(row[self.at[name]]) if name in self.at else "" for name in AREA)
        if key not in self.known:
            self.known[key] = self._area(index, *key)
        return self.known[key]

    def _area(
        self,
        index: int,
        code: str,
        kind: str,
        title: str,
        group: str,
        naics: str,
        naics_title: str,
        owner: str,
    ) -> Area:
        group = group.lower() or ("" if naics.strip("0") else "cross-industry")
        if "ownership" in group or (group == "cross-industry" and owner not in ("", "1235")):
            return Area(aside=OWNERSHIP)
        kind = kind or ("1" if code == "99" else {5: "4", 6: "6", 7: "6"}.get(len(code), "2"))
        if kind == "6":
            return Area(aside=NONMETRO)
        place = self._place(index, code, kind, title)
        if group == "cross-industry":
            part = {PlaceKind.NATION: "national", PlaceKind.STATE: "state"}.get(place.kind, "metro")
            return Area(part, place)
        part = "sector" if group == "sector" else f"industry-{group}"
        return Area(part, place, self._industry(index, group, naics), naics_title)

    def _place(self, index: int, code: str, kind: str, title: str) -> Place:
        state = BY_FIPS.get(code.zfill(2))
        states = states_in_title(title)
        if kind == "1" and code == "99":
            return Place("US", "United States", PlaceKind.NATION)
        if kind in ("2", "3") and state:
            return Place(state.letters, state.name, PlaceKind.STATE)
        if kind == "4" and re.fullmatch(r"\d{5}", code) and states:
            return Place(code, title, PlaceKind.METRO, states)
        raise CodeError(
            self.sheet.place(self.at["AREA"], index),
            "an area code with its type and title",
            f"{code!r}, type {kind!r}, {title!r}",
        )

    def _industry(self, index: int, group: str, naics: str) -> str:
        """A sector as it stands; others without the zeros that fill them up to six digits.

        Codes of BLS's own, as 3250A1, stand for several industries and are kept whole.
        """
        digits = re.fullmatch(r"([3-6])-digit", group)
        if group == "sector" and re.fullmatch(r"\d\d(-\d\d)?", naics):
            return naics
        if digits and re.fullmatch(r"[0-9A-Z]{6}", naics):
            short = naics[: int(digits[1])]
            return naics if digits[1] == "6" or not naics.isdigit() else short.rstrip("0")
        raise CodeError(
            self.sheet.place(self.at.get("NAICS", self.at["AREA"]), index),
            "a NAICS code with its level",
            f"{naics!r}, {group!r}",
        )


def _code(value: Value) -> str:
    """A code as text, also where a spreadsheet made a number of it."""
    whole = isinstance(value, float) and value.is_integer()
    return str(int(value) if whole and isinstance(value, float) else value).strip()
