"""Figures with one contradiction planted, and the same at the edge where none is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from metier.model.codes import Code, census, soc
from metier.model.estimate import Estimate, Status
from metier.model.fact import Cell, Fact, Slice
from metier.model.measure import MEASURES
from metier.model.records import Link, Relation

JOBS = "wage and salary jobs"
PEOPLE = "full-time, year-round wage and salary workers"
COLLECTORS = soc("43-3011")
LINKS = (Link(COLLECTORS, census("5100"), Relation.SAME_AS),)


class Planted(NamedTuple):
    """Facts in which a rule fires, and facts as close to them as can be in which none does."""

    fires: Sequence[Fact]
    silent: Sequence[Fact]


def fact(
    measure: str,
    value: float,
    error: float | None = None,
    *,
    code: Code = COLLECTORS,
    source: str = "oews/2025-05/national",
    period: str = "2025-05",
    place: str = "US",
    industry: str | None = None,
    universe: str = JOBS,
    group: str | None = None,
    status: Status = Status.PUBLISHED,
) -> Fact:
    """One figure, by default of bill collectors in the nation."""
    where = Slice(place, period, universe, industry, None, group)
    cell = Cell("table", measure, 7, 8)
    return Fact(code, measure, where, Estimate(float(value), error, 50, status), source, cell)


def sector(jobs: float, industry: str) -> Fact:
    return fact("employment.jobs", jobs, source="oews/2025-05/sector", industry=industry)


def projection(
    base: float, change: float, target: float, growth: float, openings: float
) -> list[Fact]:
    """One edition of the projections, of one occupation."""
    source = "projections/2024-34"
    figures = (
        ("employment.jobs", base, "2024"),
        ("employment.projected", target, "2034"),
        ("employment.change", change, "2024-34"),
        ("employment.growth", growth, "2024-34"),
        ("openings.annual", openings, "2024-34"),
    )
    return [fact(id, value, source=source, period=period) for id, value, period in figures]


def editions(measure: str, before: float, after: float, share: float) -> list[Fact]:
    """A figure in two editions, each with a standard error of that share of it."""
    return [
        fact(measure, value, value * share, source=f"oews/{period}/national", period=period)
        for value, period in ((before, "2024-05"), (after, "2025-05"))
    ]


def medians(jobs: float, people: float, error: float) -> list[Fact]:
    """Median pay of one occupation by employers and by households."""
    id = "pay.annual.median"
    return [
        fact(id, jobs),
        fact(
            id, people, error, code=census("5100"), source="acs/2025/person", period="2025",
            universe=PEOPLE, status=Status.ESTIMATED,
        ),
    ]  # fmt: skip


def members(group: float, *jobs: float) -> list[Fact]:
    """Occupations of a broad group, and the group."""
    parts = [fact("employment.jobs", n, code=soc(f"43-301{at}")) for at, n in enumerate(jobs, 1)]
    return [fact("employment.jobs", group, code=soc("43-3010")), *parts]


def schooling(first: float) -> list[Fact]:
    groups = MEASURES["education.share"].groups
    shares = (first, *[10.1] * (len(groups) - 1))
    return [
        fact("education.share", share, group=group)
        for share, group in zip(shares, groups, strict=True)
    ]


PLANTED: dict[str, Planted] = {
    "percentiles-in-order": Planted(
        [fact("pay.annual.p25", 49_060), fact("pay.annual.median", 46_800)],
        [fact("pay.annual.p25", 46_800), fact("pay.annual.median", 46_800)],
    ),
    "mean-outside-percentiles": Planted(
        [fact("pay.annual.mean", 74_880), fact("pay.annual.p90", 72_800)],
        [fact("pay.annual.mean", 72_800), fact("pay.annual.p90", 72_800)],
    ),
    "hourly-is-yearly-over-2080": Planted(
        [fact("pay.annual.median", 46_900), fact("pay.hourly.median", 22.5)],
        [fact("pay.annual.median", 46_810), fact("pay.hourly.median", 22.5)],
    ),
    "above-top-code": Planted(
        [
            fact("pay.annual.p75", 239_210),
            fact("pay.annual.p90", 239_200, status=Status.TOP_CODED),
        ],
        [
            fact("pay.annual.p75", 239_200),
            fact("pay.annual.p90", 239_200, status=Status.TOP_CODED),
        ],
    ),
    "shares-total": Planted(schooling(39.9), schooling(39.7)),
    "margin-out-of-proportion": Planted(
        [fact("pay.annual.p90", 142_135, 169_600)], [fact("pay.annual.p90", 142_135, 142_135)]
    ),
    "growth-against-counts": Planted(
        projection(180_000, -12_000, 168_000, -9.7, 15_000),
        projection(180_000, -12_100, 168_000, -6.7, 15_000),
    ),
    "openings-against-jobs": Planted(
        projection(10_000, 6_000, 16_000, 60.0, 500),
        projection(10_000, 6_000, 16_000, 60.0, 600),
    ),
    "part-above-total": Planted(
        [fact("employment.jobs", 158_830), sector(158_850, "52")],
        [fact("employment.jobs", 158_830), sector(158_840, "52")],
    ),
    "parts-above-total": Planted(
        [fact("employment.jobs", 158_830), sector(100_010, "52"), sector(58_840, "56")],
        [fact("employment.jobs", 158_830), sector(100_010, "52"), sector(58_830, "56")],
    ),
    "occupations-above-group": Planted(members(1_230, 610, 640), members(1_230, 610, 630)),
    "jump-between-editions": Planted(
        editions("pay.annual.mean", 56_110, 155_730, 0.05),
        editions("pay.annual.mean", 50_000, 60_000, 0.0001),
    ),
    "sources-contradict": Planted(medians(40_100, 87_311.5, 5_971), medians(40_000, 60_000, 1)),
}
"""By rule."""
