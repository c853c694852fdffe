"""Postings looked for in a snapshot, each with where its pay lies in its occupation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import isfinite
from typing import Any, TypedDict, Unpack

from metier.coding.coder import Coder
from metier.compare.assemble import read_title
from metier.compare.places import NATION, find_place
from metier.compare.standing import Scale, Scales
from metier.errors import CodeError, NotFoundError, UsageError
from metier.model.codes import Code, soc
from metier.model.comparison import Career
from metier.model.measure import Unit
from metier.model.postings import BANDS, Bucket, Jobs, Posting, Sort, Wanted
from metier.model.records import Place, PlaceKind
from metier.model.states import STATES
from metier.store.once import once
from metier.store.postings import sources
from metier.store.read import Snapshot
from metier.store.search import PostingsIndex
from metier.words import figure, later, mid_sentence, plural, ranged, say, when

LIMIT = 20
MOST = 1_000
"""Postings that are given at once."""
_STATE_NAMES = {state.letters: state.name for state in STATES}


class Options(TypedDict, total=False):
    """What postings are asked for besides words; all of it has to hold, None for any."""

    career: str | None
    """a title, whose coded occupation the postings have"""
    place: str | None
    """a state or metro area"""
    company: str | None
    """words that stand side by side in its name"""
    min_pay: float | None
    """USD a year, reached by the upper end of the pay stated"""
    remote: bool
    since: date | str | None
    """posted on that day or later; a day or its ISO form"""
    sort: str
    """`relevance`, `pay` or `date`"""
    limit: int
    offset: int
    facets: bool
    """whether to count all found by state, metro area, company and so on"""


def find_jobs(
    snapshot: Snapshot, coder: Coder, query: str = "", **options: Unpack[Options]
) -> Jobs:
    """The postings of a snapshot that fit all that is asked.

    Args:
        query: words, and phrases in double quotes; empty for any.
        options: see `Options`.

    Raises:
        NotFoundError: the snapshot has no postings, the title cannot be read, or there is no
            such place.
        UsageError: an option that cannot be.
        SnapshotError: the index of the postings is damaged.
    """
    if not sources(snapshot.files):
        raise NotFoundError(
            "postings",
            "a snapshot with postings",
            f"none in snapshot {snapshot.id}",
            'name records with reader = "postings" in a specification, build it, and give its '
            "output as --atlas",
        )
    title = options.get("career")
    career = None if title is None else read_title(snapshot, coder, title)
    spot = find_place(options.get("place"), snapshot.places())
    wanted = Wanted(
        query,
        None if career is None else career.occupation.value,
        spot.code if spot.kind is PlaceKind.STATE else None,
        spot.code if spot.kind is PlaceKind.METRO else None,
        options.get("company"),
        _amount(options.get("min_pay")),
        options.get("remote", False),
        _day(options.get("since")),
        _sort(options.get("sort", Sort.RELEVANCE)),
        _whole("--limit", options.get("limit", LIMIT), MOST),
        _whole("--offset", options.get("offset", 0), None),
        options.get("facets", False),
    )
    found = _index(snapshot).search(wanted)
    shown, period = _with_standing(snapshot, found.postings)
    named = {name: _named(snapshot, name, buckets) for name, buckets in found.facets.items()}
    found = replace(found, postings=shown, facets=named)
    return Jobs(snapshot.id, _asked(wanted, career, spot), found, period)


@once
def _index(snapshot: Snapshot) -> PostingsIndex:
    return PostingsIndex(snapshot.folder)


@once
def _scales(snapshot: Snapshot) -> Scales:
    return Scales(snapshot)


def _with_standing(
    snapshot: Snapshot, postings: Sequence[Posting]
) -> tuple[tuple[Posting, ...], str]:
    """The postings with their standing, and the newest period it goes by."""
    codes = {posting.posting: _code(posting.occupation) for posting in postings}
    paid = [p for p in postings if p.pay is not None]
    asked = [(code, p.state) for p in paid if (code := codes[p.posting]) is not None]
    scales = _scales(snapshot).of(asked)
    periods = {scale.period for places in scales.values() for scale in places.values()}
    period = max(periods, default="")
    whose = {scale.occupation for places in scales.values() for scale in places.values()}
    names = {o.code: o.title for o in snapshot.occupations(whose)}
    return tuple(
        replace(p, standing=_standing(p, scales.get(code, {}) if code else {}, names, period))
        for p in postings
        for code in (codes[p.posting],)
    ), period


def standing_of(snapshot: Snapshot, posting: Mapping[str, Any]) -> str:
    """Where the pay of one posting lies, with the period it goes by, in one phrase.

    Args:
        posting: in the columns of a snapshot's postings.
    """
    known = {name: posting[name] for name in _OF_STANDING}
    (shown,), period = _with_standing(snapshot, [Posting(**known)])
    return f"{shown.standing} ({when(period)})" if period else shown.standing


_OF_STANDING = ("posting", "source", "title", "occupation", "state", "pay_low", "pay_high")


def _standing(
    posting: Posting, scales: Mapping[str, Scale], names: Mapping[Code, str], period: str
) -> str:
    """Where a posting's pay lies, in one phrase; where that is not known, why."""
    if posting.pay is None:
        return say("no pay stated")
    if posting.occupation is None:
        return say("title not read as an occupation")
    scale = scales.get(posting.state or NATION.code) or scales.get(NATION.code)
    if scale is None:
        return say("no percentiles of its occupation's pay")
    low = posting.pay if posting.pay_low is None else posting.pay_low
    message = later("{where} of {occupation} in {place}")
    if low != posting.pay:
        message = later("its middle {where} of {occupation} in {place}")
    nation = scale.place == NATION.code
    said = say(
        message,
        where=scale.words((low + posting.pay) / 2),
        occupation=mid_sentence(names.get(scale.occupation, scale.occupation.value)),
        place=say("the United States") if nation else _STATE_NAMES[scale.place],
    )
    return f"{said}, {when(scale.period)}" if scale.period != period else said


def _named(snapshot: Snapshot, name: str, buckets: Iterable[Bucket]) -> tuple[Bucket, ...]:
    """The values of a facet with what a reader calls them."""
    if name == "occupation":
        codes = {bucket.value: _code(bucket.value) for bucket in buckets}
        held = snapshot.occupations([code for code in codes.values() if code])
        names = {occupation.code.value: occupation.title for occupation in held}
    elif name == "metro":
        names = {place.code: place.name for place in snapshot.places()}
    elif name == "pay":
        names = dict(zip(map(str, BANDS), _bands(), strict=True))
    else:
        names = _STATE_NAMES if name == "state" else {}
    return tuple(replace(b, name=names.get(b.value, b.value)) for b in buckets)


def _bands() -> list[str]:
    lows = [figure(low, Unit.USD_YEAR) for low in BANDS]
    between = [ranged(pair) for pair in pairwise(lows[1:])]
    return [
        say("below {amount}", amount=lows[1]),
        *between,
        say("{amount} or more", amount=lows[-1]),
    ]


def _asked(wanted: Wanted, career: Career | None, place: Place) -> str:
    """What is looked for, as the subject of a sentence."""
    parts = [say("remote postings") if wanted.remote else say("postings")]
    if career is not None:
        parts.append(say("for {careers}", careers=plural(mid_sentence(career.title))))
    if wanted.words.strip():
        parts.append(say("with {words}", words=" ".join(wanted.words.split())))
    if wanted.company:
        parts.append(say("at {company}", company=wanted.company.strip()))
    if place != NATION:
        parts.append(say("in {place}", place=place.name))
    if wanted.min_pay:
        parts.append(say("from {amount} a year", amount=figure(wanted.min_pay, Unit.USD_YEAR)))
    if wanted.since:
        parts.append(say("since {day}", day=when(wanted.since.isoformat())))
    return " ".join(parts)


def _code(value: str | None) -> Code | None:
    """The occupation of a posting; None where it was declined, or is no code at all."""
    try:
        return None if value is None else soc(value)
    except CodeError:
        return None


def _amount(pay: float | None) -> float | None:
    if pay is not None and not (isfinite(pay) and pay >= 0):
        raise UsageError("--min-pay", "dollars a year, 0 or more", str(pay))
    return pay


def _day(since: date | str | None) -> date | None:
    if since is None or isinstance(since, date):
        return since
    try:
        return date.fromisoformat(since)
    except ValueError as error:
        raise UsageError("--since", "a day, as 2025-11-01", repr(since[:40])) from error


def _sort(text: str) -> Sort:
    try:
        return Sort(text)
    except ValueError as error:
        raise UsageError("--sort", " or ".join(Sort), repr(text[:40])) from error


def _whole(option: str, number: int, most: int | None) -> int:
    if number < 0 or (most is not None and number > most):
        expected = "0 or more" if most is None else f"from 0 to {most:,}"
        raise UsageError(option, f"a whole number {expected}", str(number))
    return number
