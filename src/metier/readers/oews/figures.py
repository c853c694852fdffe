"""The figures of an OEWS row: numbers with their errors, bounds, and reasons for none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from metier.model.estimate import Estimate
from metier.readers.base import Account
from metier.readers.oews.layout import ONLY, Column
from metier.readers.tables import Table, number

PRSE_METHOD = "published; standard error = value x relative standard error / 100"
BOUND_METHOD = "published; relative standard error printed as 0.0 %, taken as the bound 0.05 %"
WITHHELD = "withheld by BLS"
NO_FLOOR = "at or above the top code, whose floor this file does not state"


@dataclass(slots=True)
class Figures:
    """Reads single figures of one file.

    Attributes:
        at: the position of each column.
        floors: of the top code, by unit.
        account: takes the unreadable ones, each once.
    """

    sheet: Table
    at: Mapping[str, int]
    floors: Mapping[str, float]
    account: Account
    noted: set[str] = field(default_factory=set)

    def estimate(self, index: int, column: Column, position: int) -> tuple[Estimate, str] | None:
        """A figure and its method; None where it is unreadable, which is noted."""
        row = self.sheet.rows[index]
        printed = row[position]
        if printed in ("*", "**"):
            flag, other = ONLY.get(column.unit, ("", ""))
            flagged = flag in self.at and str(row[self.at[flag]]).strip().upper() == "TRUE"
            reason = f"BLS publishes only {other} pay for this occupation"
            return Estimate.withheld(reason if flagged else WITHHELD), "published"
        if printed == "#" and column.unit:
            floor = self.floors.get(column.unit)
            bound = Estimate.withheld(NO_FLOOR) if floor is None else Estimate.at_least(floor)
            return bound, "published"
        value = self._number(index, position)
        if value is None:
            return None
        error, method = self._error(index, column, value)
        return Estimate(value, error), method

    def _error(self, index: int, column: Column, value: float) -> tuple[float | None, str]:
        """The standard error in the figure's unit, None where unknown, and the method."""
        position = self.at.get(column.prse) if column.prse else None
        if position is None or self.sheet.rows[index][position] in ("", "*", "**"):
            return None, "published"
        percent = self._number(index, position)
        if percent is None or value == 0:
            return None, "published"
        if percent == 0:
            return value * 0.05 / 100, BOUND_METHOD
        return value * percent / 100, PRSE_METHOD

    def _number(self, index: int, position: int) -> float | None:
        printed = self.sheet.rows[index][position]
        value = number(printed)
        if value is not None and value >= 0:
            return value
        place = self.sheet.place(position, index)
        if place not in self.noted:
            self.account.problem(place, "a number", repr(printed), "unreadable figure")
            self.noted.add(place)
        return None
