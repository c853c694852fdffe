"""Occupation codes of 2010 in older person files, reached where they became one code of 2018.

Person files to 2017 carry Census codes of 2010. A code of 2010 that one code of
2018 alone succeeds, and that alone preceded it, stands for the same SOC
occupations; one that was split or joined stands for none, and its figures go.

The person files print some Census codes jointly. The list of these for 2010 is
not among the publications read: a code that the files of 2018 print by itself is
taken to have been printed by itself before. A code that they join with others is
not reached.

Source: Census Bureau, "2018 Census Occupation Code List and Crosswalk", sheets
"2010 to 2018 Crosswalk" and "Occ Code Changes"; "ACS PUMS code lists".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from itertools import chain

from metier.model.codes import Code, System, census
from metier.model.records import Link, Relation
from metier.readers.base import Reading

OLD = "2010"
EXPECTED = "a code of 2010 that one code of 2018 replaced whole"
LOST = "an occupation code of 2010 that was split or joined"
_Parts = set[tuple[Code, Relation]]
"""SOC codes, and how each stands to a Census code."""
_OLD_LIST, _LIST, _FILES = "2010full", "2018full", "2018"
"""Editions: the code lists of 2010 and 2018, and the codes of the person files of 2018."""


def links_to_old(links: Iterable[Link], wanted: Set[Code]) -> tuple[Link, ...]:
    """Links from SOC 2018 to codes of 2010 of the person files, as far as they can be had.

    Args:
        links: of the crosswalks.
        wanted: codes of 2010 that occur in person files.

    Returns:
        For each code that one code of 2018 replaced whole, the links that this one has.

    >>> from metier.model.codes import soc
    >>> new, old = census("5100", "2018full"), census("5100", "2010full")
    >>> same = [Link(soc("43-3011"), c, Relation.SAME_AS) for c in (new, census("5100"))]
    >>> crosswalk = [*same, Link(new, old, Relation.SUCCEEDS)]
    >>> [str(link.target) for link in links_to_old(crosswalk, {census("5100", "2010")})]
    ['census-occ-2010/5100']
    """
    stood_for: defaultdict[Code, _Parts] = defaultdict(set)
    before: defaultdict[Code, set[Code]] = defaultdict(set)
    after: defaultdict[Code, set[Code]] = defaultdict(set)
    for link in links:
        if link.relation is Relation.SUCCEEDS and link.target.edition == _OLD_LIST:
            before[link.source].add(link.target)
            after[link.target].add(link.source)
        elif link.source.system is System.SOC and link.target.edition in (_LIST, _FILES):
            stood_for[link.target].add((link.source, link.relation))
    made = []
    for code in sorted(wanted, key=str):
        old = census(code.value, _OLD_LIST)
        for new in after[old] if len(after[old]) == 1 else ():
            printed = stood_for[census(new.value, _FILES)]
            if before[new] == {old} and _agree(printed, stood_for[new]):
                parts = sorted(printed, key=lambda part: str(part[0]))
                made += [Link(source, code, relation) for source, relation in parts]
    return tuple(made)


def _agree(printed: _Parts, listed: _Parts) -> bool:
    """Whether a code of the files and one of the list stand for the same SOC occupations.

    The list names the occupations of a broad group beside the group, the files do not.
    """
    same = {part for part, relation in printed if relation is Relation.SAME_AS}
    if same:
        return same == {part for part, relation in listed if relation is Relation.SAME_AS}
    return bool(printed) and printed == listed


def reach_old_codes(readings: Sequence[Reading]) -> Sequence[Reading]:
    """The readings, with names of and links to the codes of 2010 that can be reached.

    Figures of the others go; each such code is named among its file's problems.
    """
    own = [{f.occupation for f in reading.facts if _is_old(f.occupation)} for reading in readings]
    links = links_to_old(chain.from_iterable(r.links for r in readings), set().union(*own))
    reached = {link.target for link in links}
    listed = {
        found.code.value: found
        for reading in readings
        for found in reading.occupations
        if found.code.edition == _OLD_LIST
    }
    names = tuple(replace(listed[c.value], code=c) for c in sorted(reached, key=str))
    made = []
    for reading, codes in zip(readings, own, strict=True):
        for code in sorted(codes - reached, key=str):
            reading.account.problem(reading.release.file, EXPECTED, str(code), LOST)
        facts = tuple(f for f in reading.facts if f.occupation not in codes - reached)
        made.append(replace(reading, facts=facts))
    # names and links belong to no one file; they stand with the first that needs them
    first = next(at for at, codes in enumerate(own) if codes)
    made[first] = replace(
        made[first],
        occupations=(*made[first].occupations, *names),
        links=(*made[first].links, *links),
    )
    return made


def _is_old(code: Code) -> bool:
    return code.system is System.CENSUS and code.edition == OLD
