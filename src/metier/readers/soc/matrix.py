"""Crosswalks of the National Employment Matrix (NEM), the codes of BLS projections.

The matrix, like the OEWS, joins some detailed occupations of the SOC under
codes of its own, such as `21-1018` for `21-1011` and `21-1014`.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from metier.model.codes import Code, System
from metier.model.records import Level, Link, Occupation, Relation
from metier.readers import tables
from metier.readers.base import BLS, Account, Reading
from metier.readers.soc import cells

URL = "https://www.bls.gov/emp/documentation/crosswalks.htm"


def read_acs(path: Path, period: str | None) -> Reading:
    """NEM codes against ACS occupation codes.

    An ACS code that a single NEM code stands for is the same as it; otherwise
    the NEM code is part of it. One NEM code over several ACS codes (as
    `11-3010` over `0101` and `0102`) has the ACS codes as its parts. Two codes
    that overlap, neither being part of the other, are set aside.

    Raises:
        LayoutError: a column is missing.
        CodeError: a code is unreadable.
    """
    sheet, rows = tables.sheet_rows(path, 0)
    header = tables.find_header(path.name, sheet, rows, "Hybrid SOC Code", "ACS Code")
    table = tables.table(path.name, sheet, rows, header)
    at_nem, at_acs = table.position("Hybrid SOC Code"), table.position("ACS Code")
    at_title = table.position("National Employment Matrix/SOC Occupational Title")
    account = Account()
    pairs: dict[tuple[Code, Code], None] = {}
    occupations: dict[Code, Occupation] = {}
    for index, row in enumerate(table.rows):
        if not cells.text(row[at_nem]):
            account.set_aside("empty row")
            continue
        nem = cells.code(row[at_nem], System.SOC, "2018", table.place(at_nem, index))
        acs = cells.code(row[at_acs], System.CENSUS, cells.PUMS_EDITION, table.place(at_acs, index))
        pairs[nem, acs] = None
        occupations[nem] = Occupation(nem, cells.text(row[at_title]), Level.DETAILED)
    when = period or cells.as_of(path, rows)
    release = cells.release(
        path, f"soc/{when}/nem-acs", "NEM to ACS occupation crosswalk", BLS, when, URL
    )
    return Reading(
        release, account, (), tuple(occupations.values()), links=_related(pairs, account)
    )


def _related(pairs: dict[tuple[Code, Code], None], account: Account) -> tuple[Link, ...]:
    by_nem: defaultdict[Code, int] = defaultdict(int)
    by_acs: defaultdict[Code, int] = defaultdict(int)
    for nem, acs in pairs:
        by_nem[nem] += 1
        by_acs[acs] += 1
    links: list[Link] = []
    for nem, acs in pairs:
        if by_nem[nem] == 1 and by_acs[acs] == 1:
            links.append(Link(nem, acs, Relation.SAME_AS))
        elif by_nem[nem] == 1:
            links.append(Link(nem, acs, Relation.PART_OF))
        elif by_acs[acs] == 1:
            links.append(Link(acs, nem, Relation.PART_OF))
        else:
            account.set_aside("codes that overlap, neither part of the other")
            continue
        account.use()
    return tuple(links)


def read_onet(path: Path, period: str | None) -> Reading:
    """O*NET-SOC codes against NEM codes, and with them the SOC against the NEM.

    An O*NET-SOC occupation is the same as a NEM code that stands for it alone,
    else part of it. A SOC occupation is part of the NEM code its O*NET-SOC
    codes stand under, where that is another code.

    Raises:
        LayoutError: a column is missing.
        CodeError: a code is unreadable.
    """
    sheet, rows = tables.sheet_rows(path, 0)
    header = tables.find_header(path.name, sheet, rows, "O*NET-SOC Code", "NEM Code")
    table = tables.table(path.name, sheet, rows, header)
    at_onet, at_nem = table.position("O*NET-SOC Code"), table.position("NEM Code")
    at_title = table.position("National Employment Matrix Occupational Title")
    account = Account()
    under: defaultdict[Code, list[Code]] = defaultdict(list)
    occupations: dict[Code, Occupation] = {}
    for index, row in enumerate(table.rows):
        if not cells.text(row[at_onet]):
            account.set_aside("empty row")
            continue
        detail = cells.code(row[at_onet], System.ONET, "2019", table.place(at_onet, index))
        nem = cells.code(row[at_nem], System.SOC, "2018", table.place(at_nem, index))
        under[nem].append(detail)
        occupations[nem] = Occupation(nem, cells.text(row[at_title]), Level.DETAILED)
        account.use()
    links: dict[Link, None] = {}
    for nem, details in under.items():
        alone = Relation.SAME_AS if len(details) == 1 else Relation.PART_OF
        for detail in details:
            links[Link(detail, nem, alone)] = None
            if detail.parents[0] != nem:
                links[Link(detail.parents[0], nem, Relation.PART_OF)] = None
    when = period or cells.as_of(path, rows)
    release = cells.release(
        path, f"soc/{when}/onet-nem", "O*NET-SOC to NEM crosswalk", BLS, when, URL
    )
    return Reading(release, account, occupations=tuple(occupations.values()), links=tuple(links))
