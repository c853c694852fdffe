"""Companies in the order of pay, rating or openings, with the ranks that each may have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import log1p
from typing import TypedDict, Unpack

from metier.coding.coder import Coder
from metier.compare.assemble import read_title
from metier.compare.places import NATION, find_place
from metier.errors import NotFoundError, UsageError
from metier.model.codes import Code, soc
from metier.model.companies import By, Figure, Ranking, Standing
from metier.model.comparison import Career
from metier.model.fact import Fact
from metier.model.records import Place, PlaceKind
from metier.store.read import Snapshot
from metier.survey.inference import Difference, margin
from metier.survey.logpoints import percent_interval
from metier.words import join, later, mid_sentence, plural

LEAST = 10
"""Records that a company needs to be ranked by pay or rating; openings are all counted."""
LIMIT = 20
ALL = soc("00-0000")
_PLAIN = "company.rating.mean"
_BUILD = later(
    "name records that state an employer under [[records]] in a specification, build it, and "
    "give its output as --atlas"
)


class Options(TypedDict, total=False):
    """What companies are ranked in; None for all."""

    career: str | None
    """a title, in whose coded occupation the companies are ranked"""
    place: str | None
    """a state"""
    confidence: float
    limit: int


def ranking(
    snapshot: Snapshot, coder: Coder, by: str | None = None, **options: Unpack[Options]
) -> Ranking:
    """Companies in the order of one figure.

    Args:
        by: `pay`, `rating` or `openings`; None for the first of them that there are records of.
        options: see `Options`.

    Raises:
        NotFoundError: the snapshot has no such figures of companies, the title cannot be read,
            or there is no such place.
        UsageError: an option that cannot be.
    """
    confidence = checked_confidence(options.get("confidence", 0.9))
    limit = options.get("limit", LIMIT)
    if limit < 0:
        raise UsageError("--limit", "a whole number 0 or more", str(limit))
    title = options.get("career")
    career = None if title is None else read_title(snapshot, coder, title)
    place = find_place(options.get("place"), snapshot.places())
    if place.kind is PlaceKind.METRO:
        raise UsageError("--in", "a state", place.name, "companies are ranked in states")
    asked = None if by is None else _by(by)
    for one in By if asked is None else (asked,):
        found = ranked(snapshot, one, career, place, confidence)
        if found is not None:
            return replace(found, standings=found.standings[:limit])
    raise nothing(snapshot, asked, career, place)


def ranked(
    snapshot: Snapshot, by: By, career: Career | None, place: Place, confidence: float
) -> Ranking | None:
    """The ranking of the release that has most companies, of whole length; None without any."""
    code = ALL if career is None else career.occupation
    found = snapshot.facts([code], measures=[by.measure], places=[place.code])
    of_source: dict[str, list[Fact]] = {}
    for fact in found:
        if by is By.OPENINGS or fact.estimate.standard_error is not None:
            of_source.setdefault(fact.source, []).append(fact)
    if not of_source:
        return None

    def rank(source: str) -> tuple[int, int, str]:
        facts = of_source[source]
        return len(facts), sum(fact.estimate.n or 0 for fact in facts), source

    first, *others = sorted(of_source, key=rank, reverse=True)
    here = of_source[first]
    return Ranking(
        snapshot.id,
        by,
        career,
        place,
        confidence,
        1 if by is By.OPENINGS else LEAST,
        snapshot.releases[first],
        tuple(snapshot.releases[source] for source in others),
        _standings(here, _plain(snapshot, by, code, place, first), confidence),
        len(here),
        _left_out(snapshot, by, code, place, first, len(here)),
    )


def _standings(
    facts: Sequence[Fact], plain: Mapping[str | None, Fact], confidence: float
) -> tuple[Standing, ...]:
    import numpy as np

    from metier.survey.ranks import ranks

    values, errors = np.array([_with_error(fact) for fact in facts]).T
    found = ranks(values, errors, confidence)
    made = [
        Standing(
            fact.slice.employer or "",
            with_interval(fact, confidence),
            int(best),
            int(worst),
            plain.get(fact.slice.employer),
        )
        for fact, best, worst in zip(facts, found.best, found.worst, strict=True)
    ]
    return tuple(sorted(made, key=lambda one: (-one.figure.value, one.name)))


def with_interval(fact: Fact, confidence: float) -> Figure:
    """A fact with its interval; of like-for-like pay one that is symmetric in logarithms."""
    gap = _with_error(fact)
    if fact.measure == By.PAY.measure:
        return Figure(fact, *percent_interval(gap, confidence))
    wide = margin(gap.standard_error, confidence)
    return Figure(fact, gap.gap - wide, gap.gap + wide)


def _with_error(fact: Fact) -> Difference:
    """A figure and its error, 0 where there is none, on the scale of its interval."""
    value, error = fact.estimate.value or 0.0, fact.estimate.standard_error or 0.0
    if fact.measure == By.PAY.measure:
        return Difference(log1p(value / 100), error / (100 + value))
    return Difference(value, error)


def _plain(
    snapshot: Snapshot, by: By, code: Code, place: Place, source: str
) -> Mapping[str | None, Fact]:
    if by is not By.RATING:
        return {}
    facts = snapshot.facts([code], measures=[_PLAIN], places=[place.code])
    return {fact.slice.employer: fact for fact in facts if fact.source == source}


def _left_out(
    snapshot: Snapshot, by: By, code: Code, place: Place, source: str, ranked: int
) -> int | None:
    if by is By.OPENINGS:
        return 0
    for fact in snapshot.facts([code], measures=["company.count"], places=[place.code]):
        if (fact.source, fact.slice.group) == (source, by.measure):
            return int(fact.estimate.value or 0) - ranked
    return None


def nothing(
    snapshot: Snapshot, by: By | None, career: Career | None, place: Place
) -> NotFoundError:
    """Why there is no ranking: no records of companies, none of that figure, or too few."""
    present = [one for one in By if _has(snapshot, one)]
    if not present:
        none = f"none in snapshot {snapshot.id}"
        return NotFoundError("companies", "a snapshot with records of companies", none, _BUILD)
    if by is not None and by not in present:
        has = f"it has {join([one.value for one in present])}"
        none = f"none in snapshot {snapshot.id}"
        return NotFoundError("--by", f"records of companies' {by.value}", none, has)
    whose = f" of {plural(mid_sentence(career.title))}" if career else ""
    where = f" in {place.name}" if place != NATION else ""
    expected = f"a company with {LEAST} records or more{whose}{where}"
    return NotFoundError("companies", expected, "none", "leave out --career or --in")


def _has(snapshot: Snapshot, by: By) -> bool:
    return bool(snapshot.employers([by.measure]))


def _by(text: str) -> By:
    try:
        return By(text)
    except ValueError as error:
        raise UsageError("--by", "pay, rating or openings", repr(text[:40])) from error


def checked_confidence(confidence: float) -> float:
    """The confidence, if it is one.

    Raises:
        UsageError: it is not from 0.5 to 0.999.
    """
    if not 0.5 <= confidence <= 0.999:
        raise UsageError(
            "--confidence", "a number from 0.5 to 0.999", f"{confidence:g}", "90 % is 0.9"
        )
    return confidence
