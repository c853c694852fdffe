"""Crosswalks of the National Employment Matrix (NEM), the codes of BLS projections.

The matrix, like the OEWS, joins some detailed occupations of the SOC under
codes of its own, such as `21-1018` for `21-1011` and `21-1014`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
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
    names = ("Hybrid SOC Code", "ACS Code")
    table, account = tables.sheet_table(path, *names), Account()
    at_title = table.position("National Employment Matrix/SOC Occupational Title")
    systems = ((System.SOC, "2018"), (System.CENSUS, cells.PUMS_EDITION))
    pairs: list[tuple[Code, Code]] = []
    occupations: dict[Code, Occupation] = {}
    for row, (nem, acs) in _rows(table, names, systems, account):
        pairs.append((nem, acs))
        occupations[nem] = Occupation(nem, cells.text(row[at_title]), Level.DETAILED)
    when = period or cells.as_of(path, table.above)
    release = cells.release(
        path, f"soc/{when}/nem-acs", "NEM to ACS occupation crosswalk", BLS, when, URL
    )
    return Reading(
        release, account, (), tuple(occupations.values()), links=_related(pairs, account)
    )


def _rows(
    table: tables.Table,
    names: tuple[str, str],
    systems: tuple[tuple[System, str], tuple[System, str]],
    account: Account,
) -> Iterator[tuple[tables.Record, tuple[Code, Code]]]:
    """The rows that have a code in the first of the two columns, each with its codes."""
    columns = [(table.position(name), *system) for name, system in zip(names, systems, strict=True)]
    for index, row in enumerate(table.rows):
        if not cells.text(row[columns[0][0]]):
            account.set_aside("empty row")
            continue
        first, second = (
            cells.code(row[at], system, edition, table.place(at, index))
            for at, system, edition in columns
        )
        yield row, (first, second)


def _related(pairs: Sequence[tuple[Code, Code]], account: Account) -> tuple[Link, ...]:
    by_nem = Counter(nem for nem, _ in set(pairs))
    by_acs = Counter(acs for _, acs in set(pairs))
    links: dict[Link, None] = {}
    for nem, acs in pairs:
        if by_nem[nem] == 1 and by_acs[acs] == 1:
            links[Link(nem, acs, Relation.SAME_AS)] = None
        elif by_nem[nem] == 1:
            links[Link(nem, acs, Relation.PART_OF)] = None
        elif by_acs[acs] == 1:
            links[Link(acs, nem, Relation.PART_OF)] = None
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
    names = ("O*NET-SOC Code", "NEM Code")
    table, account = tables.sheet_table(path, *names), Account()
    at_title = table.position("National Employment Matrix Occupational Title")
    systems = ((System.ONET, "2019"), (System.SOC, "2018"))
    under: defaultdict[Code, list[Code]] = defaultdict(list)
    occupations: dict[Code, Occupation] = {}
    for row, (detail, nem) in _rows(table, names, systems, account):
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
    when = period or cells.as_of(path, table.above)
    release = cells.release(
        path, f"soc/{when}/onet-nem", "O*NET-SOC to NEM crosswalk", BLS, when, URL
    )
    return Reading(release, account, occupations=tuple(occupations.values()), links=tuple(links))
