"""Contradictions between official figures: orders and sums that have to hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise

from metier.check.pay import HOURS_A_YEAR, annual_tolerance
from metier.check.rule import Found, Rule, at, decimals, digits, label, who
from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.model.measure import MEASURES, PERCENTILES
from metier.words import later, say

LADDER = tuple(PERCENTILES)
"""Percentiles in order."""
LADDERS = tuple(tuple(f"pay.{unit}.{rung}" for rung in LADDER) for unit in ("annual", "hourly"))
UNITS = tuple((f"pay.annual.{rung}", f"pay.hourly.{rung}") for rung in ("mean", *LADDER))
"""The same figure for a year and for an hour."""
CHECKED = (
    "employment.jobs",
    *chain.from_iterable(UNITS),
    *(id for id, measure in MEASURES.items() if measure.groups),
)
"""The measures that the rules look at."""
FLOAT_SLACK = 1e-4
"""What adding figures that are kept to seven digits may leave over, in per cent."""


@dataclass(slots=True)
class Group:
    """The facts of one occupation or title in one slice of one release.

    Attributes:
        facts: all of them, each with a number.
        single: by measure.
        spreads: distributions, by measure.
    """

    facts: list[Fact] = field(default_factory=list)
    single: dict[str, Fact] = field(default_factory=dict)
    spreads: dict[str, list[Fact]] = field(default_factory=dict)


def _value(group: Group, measure_id: str) -> float | None:
    """A printed or computed figure; None where it is missing or only a bound."""
    fact = group.single.get(measure_id)
    return fact.estimate.value if fact and fact.estimate.known else None


def _ladders(group: Group) -> Iterator[list[Fact]]:
    """The percentiles at hand, yearly and hourly, lowest first; bounds included."""
    for ladder in LADDERS:
        rungs = [group.single.get(rung) for rung in ladder]
        yield [fact for fact in rungs if fact and fact.estimate.value is not None]


def _in_order(group: Group) -> Found:
    for rungs in _ladders(group):
        for low, high in pairwise(rungs):
            bounded = high.estimate.status is Status.TOP_CODED
            if not bounded and (low.estimate.value or 0) > (high.estimate.value or 0):
                said = say(
                    "{who}: {low} ({figure}) is above {high} ({other}).",
                    who=who(low),
                    low=label(low.measure),
                    figure=at(low),
                    high=label(high.measure),
                    other=at(high),
                )
                yield said, (low, high)


def _mean_inside(group: Group) -> Found:
    for unit in ("annual", "hourly"):
        mean_id = f"pay.{unit}.mean"
        printed = group.single.get(mean_id)
        mean = printed.estimate.value if printed else None
        # of a few dozen records one may lift their mean above all others, and no one is wrong
        if mean is None or not printed or printed.estimate.status is not Status.PUBLISHED:
            continue
        low, high = (_value(group, f"pay.{unit}.{rung}") for rung in ("p10", "p90"))
        for beyond, rung in (
            (low is not None and mean < low, "p10"),
            (high is not None and mean > high, "p90"),
        ):
            if beyond:
                other = group.single[f"pay.{unit}.{rung}"]
                text = later("{who}: {mean} ({figure}) is above the {rung} ({other}).")
                if rung == "p10":
                    text = later("{who}: {mean} ({figure}) is below the {rung} ({other}).")
                said = say(
                    text,
                    who=who(other),
                    mean=label(mean_id),
                    figure=at(group.single[mean_id]),
                    rung=label(other.measure),
                    other=at(other),
                )
                yield said, (printed, other)


def _hourly(group: Group) -> Found:
    for yearly, hourly_id in UNITS:
        year, hour = group.single.get(yearly), group.single.get(hourly_id)
        if not (year and hour):
            continue
        printed = all(fact.estimate.status is Status.PUBLISHED for fact in (year, hour))
        annual, hourly = year.estimate.value, hour.estimate.value
        if not printed or annual is None or hourly is None:
            continue
        if abs(hourly * HOURS_A_YEAR - annual) > annual_tolerance(annual):
            said = say(
                "{who}: {hourly} ({figure}) × 2,080 = {product}, not {yearly} ({other}).",
                who=who(year),
                hourly=label(hour.measure),
                figure=at(hour),
                product=digits(round(hourly * HOURS_A_YEAR, 2)),
                yearly=label(year.measure),
                other=at(year),
            )
            yield said, (year, hour)


def _above_floor(group: Group) -> Found:
    for rungs in _ladders(group):
        floors = [fact.estimate.value for fact in rungs if fact.estimate.status is Status.TOP_CODED]
        for fact in rungs:
            value, floor = fact.estimate.value, min((f for f in floors if f), default=None)
            if fact.estimate.known and floor and value and value > floor:
                said = say(
                    "{who}: {measure} ({figure}) is printed although figures from {floor} are "
                    "top-coded.",
                    who=who(fact),
                    measure=label(fact.measure),
                    figure=at(fact),
                    floor=digits(floor),
                )
                yield said, (fact,)


def _slack(group: Group, shares: list[float]) -> float:
    """How far shares may be from 100 by rounding alone, in per cent.

    Shares may be rounded themselves, or computed from counts that are: then each count and
    their total are off by up to half the unit that the jobs beside them were rounded to.
    """
    own = len(shares) * 0.5 * 10.0 ** -max(map(decimals, shares)) + FLOAT_SLACK
    jobs = _value(group, "employment.jobs")
    if not jobs or not jobs.is_integer():
        return own
    zeros = len(f"{jobs:.0f}") - len(f"{jobs:.0f}".rstrip("0"))
    return own + (len(shares) + 1) * 0.5 * 10.0**zeros / jobs * 100


def _totals(group: Group) -> Found:
    """A table that leaves groups out, or lets them overlap, has no total to check."""
    for measure_id, facts in group.spreads.items():
        shares = {f.slice.group: f.estimate.value or 0.0 for f in facts if f.estimate.known}
        if set(shares) != set(MEASURES[measure_id].groups):
            continue
        values = list(shares.values())
        slack = _slack(group, values)
        total = sum(values)
        if abs(total - 100) > slack:
            said = say(
                "{who}: {measure}: {sum} = {total}, not 100 within the {slack} that rounding "
                "allows.",
                who=who(facts[0]),
                measure=label(measure_id),
                sum=" + ".join(map(digits, values)),
                total=digits(round(total, 6)),
                slack=f"{slack:.3g}",
            )
            yield said, facts


RULES: tuple[Rule[Group], ...] = (
    Rule(
        "percentiles-in-order",
        later("A lower percentile of pay is above a higher one."),
        "not p10 ≤ p25 ≤ median ≤ p75 ≤ p90; a top-coded figure below another counts as its floor",
        _in_order,
    ),
    Rule(
        "mean-outside-percentiles",
        later(
            "The mean lies outside the 10th to 90th percentile, which needs a few jobs paid far "
            "from all others."
        ),
        "not p10 ≤ mean ≤ p90, where the mean is printed by its source; a side that is top-coded "
        "or withheld is not tested",
        _mean_inside,
    ),
    Rule(
        "hourly-is-yearly-over-2080",
        later("The hourly figure is not the yearly one divided by 2,080."),
        "|hourly × 2,080 - yearly| > $11.44 + half the unit the year is rounded to; both printed",
        _hourly,
    ),
    Rule(
        "above-top-code",
        later("A percentile is printed above the floor from which the release top-codes."),
        "percentile > the floor of the top-coded percentiles beside it; means are not top-coded "
        "by BLS and are not tested",
        _above_floor,
    ),
    Rule(
        "shares-total",
        later("The shares of a complete distribution do not add up to 100."),
        "|sum - 100| > n × half the last decimal + (n + 1) × half the unit of the jobs / jobs, "
        "where every group of the catalogue is at hand",
        _totals,
    ),
)
