"""What is known of each occupation: shares to weight records to, and official mean pay."""

from __future__ import annotations

import csv
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from metier.errors import InputError, LayoutError, UsageError
from metier.model.codes import Code, System
from metier.model.fact import Fact
from metier.model.measure import AGES, SCHOOLING, SEXES
from metier.model.records import Link, Relation
from metier.records.ages import apart, span

RAKED: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    "age": ("age", "age.share", AGES),
    "sex": ("sex", "gender.share", SEXES),
    "schooling": ("schooling", "education.share", SCHOOLING),
}
"""What records of an occupation may be weighted by: column, measure, and the levels in order.

Of ages the levels are those of the official figures; a file may have others, see `ages.span`."""
JOBS = "employment.jobs"
"""What occupations are weighted to, each against the others."""
PAY = "pay.annual.mean"
MEASURES = (PAY, JOBS, *(measure for _, measure, _ in RAKED.values()))
_SOURCES = ("oews", "acs", "cps")
"""Publications, the one that is believed first."""


@dataclass(frozen=True, slots=True)
class Margins:
    """Figures of the nation by SOC value.

    Attributes:
        shares: by occupation, measure and level, in percent.
        pay: the fact of mean pay that leads, by occupation.
        source: whose the shares are, in words.
        jobs: how many there are, by occupation, in any unit.
    """

    shares: Mapping[str, Mapping[str, Mapping[str, float]]]
    pay: Mapping[str, Fact]
    source: str = "official statistics"
    jobs: Mapping[str, float] = field(default_factory=dict)


def margins(facts: Iterable[Fact], links: Iterable[Link]) -> Margins:
    """The newest figures of each occupation; of a code that joins several, for each of them.

    Args:
        facts: of the nation, of `MEASURES`; those of records are passed over.
        links: from SOC occupations to the codes that stand for them.
    """
    stands_for: defaultdict[Code, list[Code]] = defaultdict(list)
    for link in links:
        joins = link.relation in (Relation.SAME_AS, Relation.PART_OF)
        if joins and link.source.system is System.SOC:
            stands_for[link.target].append(link.source)
    best: dict[tuple[str, str, str | None], Fact] = {}
    for fact in facts:
        reader = fact.source.partition("/")[0]
        plain = fact.slice.place == "US" and fact.slice.industry is None and fact.title is None
        if reader not in _SOURCES or not plain or fact.estimate.value is None:
            continue
        own = [fact.occupation] if fact.occupation.system is System.SOC else []
        for code in (*own, *stands_for[fact.occupation]):
            key = (code.value, fact.measure, fact.slice.group)
            if key not in best or _rank(fact) > _rank(best[key]):
                best[key] = fact
    shares: defaultdict[str, defaultdict[str, dict[str, float]]]
    shares = defaultdict(lambda: defaultdict(dict))
    pay, jobs = {}, {}
    for (occupation, measure, group), fact in best.items():
        if measure == PAY:
            pay[occupation] = fact
        elif measure == JOBS:
            jobs[occupation] = fact.estimate.value or 0.0
        elif group is not None and fact.estimate.value is not None:
            shares[occupation][measure][group] = fact.estimate.value
    return Margins(shares, pay, jobs=jobs)


COLUMNS = ("occupation", "measure", "group", "share")
"""The columns of a file of shares."""
_LEVELS = {measure: levels for _, measure, levels in RAKED.values()} | {JOBS: ("",)}
_AGES = RAKED["age"][1]
_SOC = re.compile(r"\d\d-\d{4}")


def own_margins(path: Path, official: Margins) -> Margins:
    """Shares that the user knows of the people behind the records, in place of the official.

    Args:
        path: CSV with the columns `COLUMNS`: a SOC value, a measure of `RAKED`, a level of it,
            and its share, in any unit, as only their proportions count. Ages may be divided
            otherwise than the official, as `40 to 44` or `40`. Of `JOBS` the level is empty
            and the share the number of jobs.
        official: what the pay is taken from, and the jobs where the file has none.

    Raises:
        LayoutError: a column is missing.
        InputError: no CSV, a row with another occupation, measure, level or share, or twice,
            or ages of an occupation that overlap.
    """
    shares: defaultdict[str, defaultdict[str, dict[str, float]]]
    shares = defaultdict(lambda: defaultdict(dict))
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            table = csv.DictReader(lines)
            header = table.fieldnames or []
            if lacking := [name for name in COLUMNS if name not in header]:
                raise LayoutError(path.name, f"a column {lacking[0]!r}", f"columns {header}")
            for row, entry in enumerate(table, start=1):
                occupation, measure, group, share = (entry[name] or "" for name in COLUMNS)
                place = f"{path.name}: row {row}"
                value = _share(place, occupation, measure, group, share)
                if group in shares[occupation][measure]:
                    raise InputError(place, "each level once", f"{occupation} {measure} {group}")
                shares[occupation][measure][group] = value
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(path.name, "CSV in UTF-8", str(error)) from error
    for occupation, measures in shares.items():
        if not apart(measures.get(_AGES, ())):
            levels = ", ".join(measures[_AGES])
            raise InputError(path.name, f"each age of {occupation} in one level", levels)
    jobs = {code: told.pop(JOBS)[""] for code, told in shares.items() if JOBS in told}
    left = {code: told for code, told in shares.items() if told}
    return Margins(left, official.pay, path.name, jobs or official.jobs)


def _share(place: str, occupation: str, measure: str, group: str, share: str) -> float:
    """The share that a row says."""
    if not _SOC.fullmatch(occupation):
        raise InputError(place, "a SOC code, as 43-4131", repr(occupation))
    if measure not in _LEVELS:
        raise InputError(place, " or ".join(_LEVELS), repr(measure))
    if measure == _AGES:
        try:
            span(group)
        except UsageError as error:
            raise InputError(place, f"a level of {_AGES}: {error.expected}", repr(group)) from None
    elif group not in _LEVELS[measure]:
        raise InputError(place, f"a level of {measure}: {', '.join(_LEVELS[measure])}", repr(group))
    try:
        value = float(share)
    except ValueError:
        value = math.nan
    if not 0 <= value < math.inf:
        raise InputError(place, "a share of 0 or more", repr(share))
    return value


def _rank(fact: Fact) -> tuple[int, str]:
    return -_SOURCES.index(fact.source.partition("/")[0]), fact.slice.period
