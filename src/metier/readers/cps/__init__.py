"""BLS Current Population Survey, annual averages: tables 11, 11b and 39.

Table 11 has employed people by occupation, sex, race and ethnicity, 11b by age,
39 median weekly earnings of full-time workers by sex. They count people by
residence, not jobs. Occupations are printed by title, without a code; the titles
are those of the Census occupation codes, of 2018 since the tables of 2020 and
of 2010 before. Depth is a cell style and cannot be read from the values.

A dash means that BLS does not publish the figure, nearly always because its
base is below 50,000 people. No standard errors are printed, so none is given.

Source: BLS, CPS annual averages; notes below each table.
"""

from __future__ import annotations

from metier.readers.cps.annual import read

__all__ = ["read"]
