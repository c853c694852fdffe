"""BLS Occupational Employment and Wage Statistics: national, sector, state and metro workbooks.

The columns are the same in all of them; their case and number change by year.
Only employment and the mean wage have a published error, the percent relative
standard error (PRSE): standard error = value x PRSE / 100. The annual mean and
the hourly mean share one. `*` and `**` stand for withheld figures, `#` for a
wage at or above the top code, whose floor is read from the workbook's notes.

Source: BLS, OEWS Technical Notes, and the sheet "Field Descriptions".
"""

from __future__ import annotations

from dataclasses import dataclass

UNIVERSE = "wage and salary jobs"
PRSE_METHOD = "published; standard error = value x relative standard error / 100"


@dataclass(frozen=True, slots=True)
class Column:
    """How one wage or employment column becomes a fact."""

    name: str
    measure: str
    prse: str | None = None


COLUMNS = (
    Column("TOT_EMP", "employment.jobs", "EMP_PRSE"),
    Column("A_MEAN", "pay.annual.mean", "MEAN_PRSE"),
    Column("A_MEDIAN", "pay.annual.median"),
    Column("A_PCT10", "pay.annual.p10"),
    Column("A_PCT25", "pay.annual.p25"),
    Column("A_PCT75", "pay.annual.p75"),
    Column("A_PCT90", "pay.annual.p90"),
    Column("H_MEAN", "pay.hourly.mean", "MEAN_PRSE"),
    Column("H_MEDIAN", "pay.hourly.median"),
    Column("H_PCT10", "pay.hourly.p10"),
    Column("H_PCT25", "pay.hourly.p25"),
    Column("H_PCT75", "pay.hourly.p75"),
    Column("H_PCT90", "pay.hourly.p90"),
)
