"""The codes whose figures may stand for an occupation, nearest first.

Publications code occupations differently: O*NET splits them, the Census and
the Employment Projections join some. A figure of a wider code may be shown,
never without saying whose it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from metier.model.codes import Code, System, onet
from metier.model.records import Link, Relation
from metier.store.read import Snapshot


class Closeness(IntEnum):
    """How far whose figure it is stands from the career asked for; the lower the nearer."""

    TITLE = 0
    """the title itself, within the occupation"""
    OWN = 1
    """the occupation itself, in this or another classification"""
    SPECIALTY = 2
    """one of several O*NET specialties of the occupation"""
    PART = 3
    """a code that joins the occupation with others"""
    BROAD = 4
    """the broad or minor group of the occupation"""


@dataclass(frozen=True, slots=True)
class Reach:
    """A code whose figures may stand for the occupation, and how near it is."""

    code: Code
    closeness: Closeness


def reach(snapshot: Snapshot, occupation: Code, detail: Code | None = None) -> tuple[Reach, ...]:
    """The codes whose figures may stand for an occupation, nearest first.

    Args:
        occupation: a SOC 2018 code.
        detail: the O*NET-SOC specialty that the title stands under, if known.
    """
    found: dict[Code, Closeness] = {occupation: Closeness.OWN}
    specialties = (onet(f"{occupation.value}.00"), *([detail] if detail else []))
    for number, code in enumerate(specialties):
        found.setdefault(code, Closeness.SPECIALTY if number else Closeness.OWN)
    for link in snapshot.links(occupation, None, Relation.SAME_AS, Relation.PART_OF):
        own = link.relation is Relation.SAME_AS
        found.setdefault(link.target, Closeness.OWN if own else Closeness.PART)
    # the person files of the Census print some broad groups only: 11-2030 for 11-2032
    broad = occupation.parents[:1]
    for link in (link for group in broad for link in _joint(snapshot, group)):
        found.setdefault(link.target, Closeness.PART)
    for code, closeness in list(found.items()):
        if code.system is System.SOC and closeness is Closeness.PART:
            for link in snapshot.links(code, None, Relation.SAME_AS, Relation.PART_OF):
                found.setdefault(link.target, Closeness.PART)
    for code in snapshot.specialties(occupation):
        found.setdefault(code, Closeness.SPECIALTY)
    for parent in occupation.parents[:2]:
        if not parent.value.endswith("-0000"):
            found.setdefault(parent, Closeness.BROAD)
    ordered = sorted(found.items(), key=lambda item: item[1])
    return tuple(Reach(code, closeness) for code, closeness in ordered)


def _joint(snapshot: Snapshot, group: Code) -> list[Link]:
    """Census codes that stand for a broad group of the SOC as a whole."""
    links = snapshot.links(group, None, Relation.SAME_AS)
    return [link for link in links if link.target.system is System.CENSUS]
