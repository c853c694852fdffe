"""SOC and Census occupation codes: names, official titles and how the editions meet.

One function reads every file of the family; the first worksheet's name (for a
text file: its header) says which it is. Codes of the full Census occupation
list carry an edition of their own (`2018full`, `2010full`): the public-use
files reuse its numbers for wider groups, as `0010`, which is chief executives
in the list and chief executives with legislators in the ACS files (`2018`).

Sources: BLS, 2018 SOC and National Employment Matrix crosswalks; Census Bureau,
2018 Census Occupation Code List and ACS PUMS code lists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from metier.errors import LayoutError
from metier.readers import tables
from metier.readers.base import Reading
from metier.readers.soc.census import read_code_list
from metier.readers.soc.editions import read_editions
from metier.readers.soc.matrix import read_acs, read_onet
from metier.readers.soc.pums import read_pums
from metier.readers.soc.structure import read_definitions, read_direct_match, read_structure

__all__ = ["read"]

_WORKBOOKS: Mapping[str, Callable[[Path, str | None], Reading]] = {
    "2018 structure": read_structure,
    "2018 soc": read_definitions,
    "sorted by soc": read_direct_match,
    "overview": read_code_list,
    "nem soc acs crosswalk": read_acs,
    "onet to soc crosswalk": read_onet,
    "table of contents": read_pums,
}
"""The folded name of a workbook's first sheet, and what reads that workbook."""


def read(path: Path, period: str | None = None) -> Reading:
    """Read one file of SOC or Census occupation codes.

    Args:
        path: as its publisher names it; a workbook, or a `.csv` of two SOC editions.
        period: only where the file does not say.

    Returns:
        Occupations, titles and links; no facts.

    Raises:
        LayoutError: not one of the known files, or a column is missing.
        CodeError: a code is unreadable.
        InputError: the file is empty, cut short, or not a workbook.
    """
    path = Path(path)
    if path.suffix.lower() == ".csv":
        return read_editions(path, period)
    sheet, _ = tables.sheet_rows(path, 0)
    reader = _WORKBOOKS.get(tables.fold(sheet))
    if reader is None:
        raise LayoutError(
            path.name,
            f"a first sheet called {', '.join(map(repr, _WORKBOOKS))}",
            f"a first sheet {sheet!r}",
            "is it another publication, or was the sheet renamed?",
        )
    return reader(path, period)
