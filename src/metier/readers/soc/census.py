"""The 2018 Census Occupation Code List: 570 codes, their SOC codes, and the 2010 codes before.

Three sheets are read. The list gives each code's title and SOC code; the
"2010 to 2018 Crosswalk" names, below each code that covers several SOC
occupations, those occupations one by one; "Occ Code Changes" says which codes
of 2010 were split, joined or renumbered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from metier.errors import InputError
from metier.model.codes import Code, System, census, census_title, soc
from metier.model.records import Level, Link, Occupation, Relation
from metier.readers import tables
from metier.readers.base import CENSUS_BUREAU, Account, Reading
from metier.readers.soc import cells

_NAMED = re.compile(r"\((\d{2}-\d{4})\s*\)\s*$")
_MAJOR = re.compile(r"\d{2}-0000")
_OUTSIDE = "none"
"""What the SOC column says of a code outside the SOC."""


def read_code_list(path: Path, period: str | None) -> Reading:
    """Census occupation codes of 2018 and 2010 with titles, links to the SOC and between them.

    Every SOC code is linked twice: to the Census code, and to the title under
    which tables without codes (such as the CPS tables) print it.

    Raises:
        LayoutError: a sheet or column is missing.
        CodeError: a code is unreadable.
        InputError: a code that covers several SOC occupations does not name them.
    """
    account = Account()
    listed, majors = _read_list(path, account)
    crossed = _read_crosswalk(path, account)
    changes = _read_changes(path, account)
    links = dict.fromkeys(_soc_links(path, listed, crossed.named))
    links |= dict.fromkeys(majors)
    links |= dict.fromkeys(_successions(crossed.kept, changes))
    new = [Occupation(code, title, Level.DETAILED) for code, (title, _) in listed.items()]
    old = [Occupation(code, title, Level.DETAILED) for code, title in crossed.old.items()]
    release = cells.release(
        path,
        "soc/2018/census",
        "2018 Census Occupation Code List and crosswalk",
        CENSUS_BUREAU,
        period or "2018",
        "https://www.census.gov/topics/employment/industry-occupation/guidance/code-lists.html",
    )
    return Reading(release, account, occupations=(*new, *old), links=tuple(links))


def _read_list(path: Path, account: Account) -> tuple[dict[Code, tuple[str, str]], list[Link]]:
    """Code to title and printed SOC code; and the headings that are major groups of the SOC."""
    table = tables.sheet_table(
        path, "2018 Census Code", "2018 SOC Code", sheet="2018 Census Occ Code List"
    )
    at_title = table.position("2018 Census Title")
    at_code, at_soc = table.position("2018 Census Code"), table.position("2018 SOC Code")
    listed: dict[Code, tuple[str, str]] = {}
    majors: list[Link] = []
    for index, row in enumerate(table.rows):
        if cells.census_digits(row[at_code]) is None:
            if _MAJOR.fullmatch(cells.text(row[at_soc])):
                heading = next(filter(None, map(cells.text, row)))
                majors.append(_major(cells.text(row[at_soc]), heading))
                account.use()
            else:
                account.set_aside("heading, note or empty row")
            continue
        place = table.place(at_code, index)
        code = cells.code(row[at_code], System.CENSUS, cells.LIST_EDITION, place)
        if code in listed:
            raise InputError(place, "each code once", f"{code.value} again", "was it edited?")
        printed = cells.text(row[at_soc])
        if printed != _OUTSIDE and not cells.is_wildcard(printed):
            cells.code(printed, System.SOC, "2018", table.place(at_soc, index))
        listed[code] = cells.text(row[at_title]), printed
        account.use()
    return listed, majors


def _major(printed: str, heading: str) -> Link:
    return Link(soc(printed), census_title(heading.rstrip(":")), Relation.SAME_AS)


@dataclass(slots=True)
class _Crosswalk:
    """What the crosswalk sheet says.

    Attributes:
        named: a 2018 code to the SOC occupations named below it.
        old: a 2010 code to its title.
        kept: pairs of a 2018 and a 2010 code that stand in one row.
    """

    named: dict[Code, list[Code]] = field(default_factory=dict)
    old: dict[Code, str] = field(default_factory=dict)
    kept: list[tuple[Code, Code]] = field(default_factory=list)


def _read_crosswalk(path: Path, account: Account) -> _Crosswalk:
    table = tables.sheet_table(
        path, "2010 Census Code", "2018 Census Code", sheet="2010 to 2018 Crosswalk"
    )
    at_old, at_old_title = table.position("2010 Census Code"), table.position("2010 Census Title")
    at_new, at_new_title = table.position("2018 Census Code"), table.position("2018 Census Title")
    crossed = _Crosswalk()
    current: Code | None = None
    for index, row in enumerate(table.rows):
        old_digits, new_digits = (cells.census_digits(row[at]) for at in (at_old, at_new))
        named = _NAMED.search(cells.text(row[at_new_title]))
        if new_digits:
            current = census(new_digits, cells.LIST_EDITION)
        if old_digits:
            old = census(old_digits, cells.OLD_LIST_EDITION)
            crossed.old[old] = cells.text(row[at_old_title])
            if new_digits and current:
                crossed.kept.append((current, old))
        if named and current and not new_digits:
            place = table.place(at_new_title, index)
            part = soc(cells.corrected(named[1], place, account))
            crossed.named.setdefault(current, []).append(part)
        if old_digits or new_digits or named:
            account.use()
        else:
            account.set_aside("heading, note or empty row")
    return crossed


def _read_changes(path: Path, account: Account) -> list[tuple[Code, Code]]:
    """Pairs of a 2018 and a 2010 code, where codes were split, joined or renumbered.

    A row without a 2010 code goes on with the one above it (a split); a row
    without a 2018 code goes on with the new code above it (a join).
    """
    table = tables.sheet_table(
        path, "2010 Census OCC Code", "New 2018 Census OCC Code", sheet="Occ Code Changes"
    )
    at_old = table.position("2010 Census OCC Code")
    at_new = table.position("New 2018 Census OCC Code")
    pairs: list[tuple[Code, Code]] = []
    for index, row in enumerate(table.rows):
        old_digits, new_digits = (cells.census_digits(row[at]) for at in (at_old, at_new))
        if not (old_digits or new_digits):
            account.set_aside("heading, note or empty row")
            continue
        if not pairs and not (old_digits and new_digits):
            raise InputError(
                table.place(at_old, index), "a 2010 and a 2018 code", "one of them", ""
            )
        new = census(new_digits, cells.LIST_EDITION) if new_digits else pairs[-1][0]
        old = census(old_digits, cells.OLD_LIST_EDITION) if old_digits else pairs[-1][1]
        pairs.append((new, old))
        account.use()
    return pairs


def _soc_links(
    path: Path, listed: dict[Code, tuple[str, str]], named: dict[Code, list[Code]]
) -> list[Link]:
    links: list[Link] = []
    for code, (title, printed) in listed.items():
        if printed == _OUTSIDE:
            continue
        parts = named.get(code, [])
        if cells.is_wildcard(printed) and not parts:
            raise InputError(
                f"{path.name}#{code.value}",
                f"the SOC codes behind {printed}",
                "none in the crosswalk sheet",
                "the sheet is cut short or edited: fetch it again",
            )
        for target in (code, census_title(title)):
            if not cells.is_wildcard(printed):
                links.append(Link(soc(printed), target, Relation.SAME_AS))
            links.extend(Link(part, target, Relation.PART_OF) for part in parts)
    return links


def _successions(kept: list[tuple[Code, Code]], changes: list[tuple[Code, Code]]) -> list[Link]:
    changed = {old for _, old in changes}
    pairs = [pair for pair in kept if pair[1] not in changed] + changes
    return [Link(new, old, Relation.SUCCEEDS) for new, old in pairs]
