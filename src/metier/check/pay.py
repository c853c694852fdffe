"""Rules about pay: averages against ranges, ranges against words, hours against years."""

from __future__ import annotations

import math
from dataclasses import dataclass

from metier.check.page import Page, line, numbered
from metier.check.rule import Found, Rule, dollars
from metier.model.claim import Claim, ClaimKind
from metier.model.comparison import Verdict
from metier.model.fact import Fact
from metier.words import later, mid_sentence, plural, say

HOURS_A_YEAR = 2080
"""Full time, all year: 52 weeks of 40 hours, as BLS annualises hourly pay."""
MIDDLE_TOLERANCE = 0.015
"""How near an average has to be to the geometric middle, as a share of it. Ends rounded to
the nearest thousand dollars move the middle of a range from $27,000 by about this much."""
HEAVY_OVERLAP = 0.5
"""The share of the narrower range that two ranges have in common, from which it is said."""

_RANGE = ("pay.range.low", "pay.range.high")


@dataclass(frozen=True, slots=True)
class Span:
    """A title's pay range, in dollars a year."""

    title: str
    low: float
    high: float
    fact: Fact

    def __str__(self) -> str:
        return say("{first} to {last}", first=dollars(self.low), last=dollars(self.high))

    def contains(self, other: Span) -> bool:
        """Whether the other range lies inside this one and is not the same."""
        inside = self.low <= other.low and other.high <= self.high
        return inside and (self.low, self.high) != (other.low, other.high)


def _span(page: Page, title: str) -> Span | None:
    low, high = (page.number(title, end) for end in _RANGE)
    return Span(title, low[0], high[0], low[1]) if low and high else None


def step(value: float) -> float:
    """The unit an amount of dollars a year was rounded to: ten if it can be, else one.

    >>> step(49060.0), step(35164.0)
    (10.0, 1.0)
    """
    return 10.0 if value % 10 == 0 else 1.0


def annual_tolerance(annual: float) -> float:
    """How far 2,080 printed hours may be from a printed year, in dollars, by rounding alone.

    Half a cent an hour is $10.40 a year; the year itself is rounded to a dollar or to ten. A
    tenth more allows for hours first rounded to three decimals, then to two: without it seven
    figures of OEWS May 2019 and May 2020 differ by 20 cents more than rounding explains.

    >>> round(annual_tolerance(35164.0), 2), round(annual_tolerance(49060.0), 2)
    (11.94, 16.44)
    """
    return 0.0055 * HOURS_A_YEAR + step(annual) / 2


def _geometric(page: Page) -> Found:
    for title in page.titles:
        span, mean = _span(page, title), page.number(title, "pay.annual.mean")
        if not (span and mean and 0 < span.low < span.high):
            continue
        value, fact = mean
        middle = math.sqrt(span.low * span.high)
        off = value / middle - 1
        nearer = abs(value - middle) < abs(value - (span.low + span.high) / 2)
        if abs(off) <= MIDDLE_TOLERANCE and nearer:
            factor = math.sqrt(span.high / span.low)
            said = say(
                "{title}: the average of {mean} ({where}) is within {off} % of the geometric "
                "middle of the range, √({low} × {high}) = {middle} ({there}): the range is about "
                "what the average divided and multiplied by {factor} gives, and no percentiles "
                "are named.",
                title=title,
                mean=dollars(value),
                where=line(fact),
                off=f"{abs(off) * 100:.1f}",
                low=dollars(span.low),
                high=dollars(span.high),
                middle=dollars(middle),
                there=line(span.fact),
                factor=f"{factor:.2f}",
            )
            yield said, ("pay.annual.mean", *_RANGE)


def _verdicts(page: Page) -> tuple[tuple[Claim, Span, Span], ...]:
    """Claims that pay is higher or lower, with the ranges of the two titles."""
    found = []
    for claim in page.claimed(ClaimKind.VERDICT):
        if len(claim.titles) == 2:
            first, second = (_span(page, title) for title in claim.titles)
            if first and second:
                found.append((claim, first, second))
    return tuple(found)


def _contains(page: Page) -> Found:
    for claim, first, second in _verdicts(page):
        for outer, inner in ((first, second), (second, first)):
            if outer.contains(inner):
                said = say(
                    "The range of {many} ({outer}) contains that of {others} ({inner}, {where}), "
                    'yet the text says only "{verdict}" ({there}): some of the former are paid '
                    "less, and some more, than that whole range.",
                    many=plural(mid_sentence(outer.title)),
                    outer=outer,
                    others=plural(mid_sentence(inner.title)),
                    inner=inner,
                    where=line(inner.fact),
                    verdict=claim.verdict,
                    there=numbered(claim.line),
                )
                yield said, ("pay.annual.mean", *_RANGE)


def _overlap(page: Page) -> Found:
    for claim, first, second in _verdicts(page):
        if first.contains(second) or second.contains(first):
            continue
        low, high = max(first.low, second.low), min(first.high, second.high)
        width = min(first.high - first.low, second.high - second.low)
        if width > 0 and (high - low) / width >= HEAVY_OVERLAP:
            said = say(
                "The ranges {first} ({title}) and {second} ({other}, {where}) share {low} to "
                "{high}, {percent} % of the narrower one, yet the text says only "
                '"{verdict}" ({there}).',
                first=first,
                title=mid_sentence(first.title),
                second=second,
                other=mid_sentence(second.title),
                where=line(second.fact),
                low=dollars(low),
                high=dollars(high),
                percent=f"{(high - low) / width * 100:.0f}",
                verdict=claim.verdict,
                there=numbered(claim.line),
            )
            yield said, ("pay.annual.mean", *_RANGE)


def _outside(page: Page) -> Found:
    for title in page.titles:
        span, mean = _span(page, title), page.number(title, "pay.annual.mean")
        if span and mean and not span.low <= mean[0] <= span.high:
            said = say(
                "{title}: the average of {mean} ({where}) lies outside the range {range} "
                "({there}).",
                title=title,
                mean=dollars(mean[0]),
                where=line(mean[1]),
                range=span,
                there=line(span.fact),
            )
            yield said, ("pay.annual.mean", *_RANGE)


def _hourly(page: Page) -> Found:
    for title in page.titles:
        year, hour = (page.number(title, f"pay.{unit}.mean") for unit in ("annual", "hourly"))
        if year and hour and abs(hour[0] * HOURS_A_YEAR - year[0]) > annual_tolerance(year[0]):
            said = say(
                "{title}: {hour} an hour × 2,080 = {product}, not the {year} a year beside it "
                "({where}).",
                title=title,
                hour=f"${hour[0]:,.2f}",
                product=dollars(hour[0] * HOURS_A_YEAR),
                year=dollars(year[0]),
                where=line(year[1], hour[1]),
            )
            yield said, ("pay.annual.mean", "pay.hourly.mean")


def _words(page: Page) -> Found:
    for claim in page.claimed(ClaimKind.VERDICT):
        if claim.measure is None or len(claim.titles) != 2 or len(claim.values) != 2:
            continue
        first, second = claim.values
        true = Verdict.HIGHER if first > second else Verdict.LOWER
        if first == second or claim.verdict is not true:
            said = say(
                'The text says {first} is "{verdict}" than {second} ({where}).',
                first=dollars(first),
                verdict=claim.verdict,
                second=dollars(second),
                where=numbered(claim.line),
            )
            yield said, (claim.measure,)
        for title, value in zip(claim.titles, claim.values, strict=True):
            printed = page.number(title, claim.measure)
            if printed and printed[0] != value:
                said = say(
                    "{title}: the text says {quoted} ({where}), the table {printed} ({there}).",
                    title=title,
                    quoted=dollars(value),
                    where=numbered(claim.line),
                    printed=dollars(printed[0]),
                    there=line(printed[1]),
                )
                yield said, (claim.measure,)


RULES: tuple[Rule[Page], ...] = (
    Rule(
        "average-is-geometric-middle",
        later(
            "The average stands at the geometric middle of the range, and the range names no "
            "percentiles."
        ),
        "|average / √(low × high) - 1| ≤ 1.5 %, and the average is nearer to √(low × high) than "
        "to (low + high) / 2",
        _geometric,
    ),
    Rule(
        "range-contains-range",
        later(
            "One pay range contains the other, yet the text says only that pay is higher or lower."
        ),
        "low₁ ≤ low₂ and high₂ ≤ high₁, with a sentence that says higher or lower",
        _contains,
    ),
    Rule(
        "ranges-overlap",
        later(
            "Two pay ranges share half of the narrower one or more, yet the text says only that "
            "pay is higher or lower."
        ),
        "(min(high₁, high₂) - max(low₁, low₂)) / min(high₁ - low₁, high₂ - low₂) ≥ 0.5, and "
        "neither contains the other",
        _overlap,
    ),
    Rule(
        "range-excludes-average",
        later("The average lies outside the range."),
        "not low ≤ average ≤ high",
        _outside,
    ),
    Rule(
        "hourly-is-yearly-over-2080",
        later("The hourly figure is not the yearly one divided by 2,080."),
        "|hourly × 2,080 - yearly| > $11.44 + half the unit the year is rounded to",
        _hourly,
    ),
    Rule(
        "words-against-figures",
        later("A sentence contradicts its own figures or the table."),
        "higher where first ≤ second, lower where first ≥ second, or a figure quoted that is not "
        "the table's",
        _words,
    ),
)
