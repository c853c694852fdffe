"""BLS Occupational Employment and Wage Statistics: national, sector, state and metro files.

The columns are the same in all of them; their case and number change by year.
Codes of May 2019 and later are SOC 2018, but for codes of BLS's own that combine
several occupations (29 of them in 2019 and 2020, 5 from 2021 on); earlier ones SOC 2010.

Only employment and the mean wage have a published error, the percent relative
standard error (PRSE): standard error = value x PRSE / 100. The annual mean and
the hourly mean share one. It is printed to one decimal, so that 0.0 says "below
0.05 %", not "no error": such a figure gets the standard error 0.05 %, the largest
that prints so. Too wide by a little, it can hide a difference but never make one up.

`*` and `**` stand for withheld figures, `#` for a wage at or above the top code,
whose floor is read from the workbook's notes; where a file has none (an extract as
CSV), such a wage is withheld, since not even a bound is stated. A number is read as
printed, also where it exceeds that floor, as means do, and percentiles in May 2025.

Source: BLS, OEWS Technical Notes, and the sheet "Field Descriptions".
"""

from __future__ import annotations

from metier.readers.oews.edition import read

__all__ = ["read"]
