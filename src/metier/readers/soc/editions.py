"""Tables of one SOC edition against the next: `soc2000_soc2010.csv`, `soc2010_soc2018.csv`."""

from __future__ import annotations

import re
from pathlib import Path

from metier.errors import InputError, LayoutError
from metier.model.codes import System
from metier.model.records import Link, Relation
from metier.readers import tables
from metier.readers.base import BLS, Account, Reading
from metier.readers.soc import cells

_COLUMN = re.compile(r"soc(\d{4})")


def read_editions(path: Path, period: str | None) -> Reading:
    """Which codes of a newer SOC edition became of those of an older one, many to many.

    Raises:
        LayoutError: the header does not name two editions.
        CodeError: a code is unreadable.
        InputError: a row is cut short.
    """
    lines = list(tables.delimited(path))
    header = [name.strip().lower() for name in lines[0][1]]
    years = sorted({found[1] for name in header if (found := _COLUMN.fullmatch(name))})
    if len(years) != 2:
        raise LayoutError(
            path.name,
            "columns of two editions, such as 'soc2010' and 'soc2018'",
            f"columns {', '.join(header[:8])}",
            "is it another publication?",
        )
    old, new = years
    at_old, at_new = header.index(f"soc{old}"), header.index(f"soc{new}")
    account = Account()
    links: dict[Link, None] = {}
    for line, row in lines[1:]:
        if len(row) != len(header):
            raise InputError(
                f"{path.name}:{line}",
                f"{len(header)} columns",
                str(len(row)),
                "the file is cut short or edited: fetch it again",
            )
        source = cells.code(row[at_new], System.SOC, new, f"{path.name}:{line}")
        target = cells.code(row[at_old], System.SOC, old, f"{path.name}:{line}")
        links[Link(source, target, Relation.SUCCEEDS)] = None
        account.use()
    release = cells.release(
        path,
        f"soc/{new}/from-{old}",
        f"{new} SOC crosswalk from {old}",
        BLS,
        period or new,
        f"https://www.bls.gov/soc/{new}/home.htm",
    )
    return Reading(release, account, links=tuple(links))
