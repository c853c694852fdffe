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

from metier.readers.projections.workbook import read

__all__ = ["read"]
