"""What the rows of each table say: sex and race, age, earnings."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.model.measure import AGES
from metier.readers.cps.sheet import LEAST_BASE, SMALL_BASE, Sheet

EMPLOYED = "employed people 16 and over"
EMPLOYED_BY_RACE = "employed people 16 and over; races include Hispanics"
FULL_TIME = "full-time wage and salary workers"

_RACES = {
    "white": "White",
    "black": "Black or African American",
    "asian": "Asian",
    "hispanic": "Hispanic or Latino",
}


def _sex_and_race(sheet: Sheet, index: int) -> Iterator[Fact]:
    """Table 11."""
    table = sheet.table
    total, employed = _employed(sheet, index, "Total employed")
    yield from employed
    at = table.position("Percent of total employed: Women")
    women = sheet.quantity(index, at, total)
    yield from sheet.facts(index, at, "gender.share", EMPLOYED, women, "female")
    men = _computed(women, lambda share: round(100 - share, 1))
    method = "100 - published share of women"
    yield from sheet.facts(index, at, "gender.share", EMPLOYED, men, "male", method)
    for group, name in _RACES.items():
        at = table.position(f"Percent of total employed: {name}")
        share = sheet.quantity(index, at, total)
        yield from sheet.facts(index, at, "race.share", EMPLOYED_BY_RACE, share, group)


def _ages(sheet: Sheet, index: int) -> Iterator[Fact]:
    """Table 11b."""
    table = sheet.table
    total, employed = _employed(sheet, index, "Total, 16 years and over")
    yield from employed
    at = table.position("Median age")
    median = sheet.quantity(index, at, total)
    yield from sheet.facts(index, at, "age.median", EMPLOYED, median)
    method = "people of that age / all x 100, both published in rounded thousands"
    for group in AGES:
        at = table.position(f"{group} years", group.replace(" and over", " years and over"))
        band = sheet.quantity(index, at, total)
        if total is not None and band is not None:
            share = (
                Estimate.withheld(SMALL_BASE)
                if total < LEAST_BASE
                else _computed(band, lambda people: people / total * 100)
            )
            yield from sheet.facts(index, at, "age.share", EMPLOYED, share, group, method)


def _earnings(sheet: Sheet, index: int) -> Iterator[Fact]:
    """Table 39."""
    table = sheet.table
    medians: dict[str, tuple[int, Estimate | None]] = {}
    for name, group in (("Total", None), ("Men", "male"), ("Women", "female")):
        workers = sheet.quantity(index, table.position(f"{name}: Number of workers"))
        base = workers.value if workers is not None else None
        at = table.position(f"{name}: Median weekly earnings")
        medians[name] = at, sheet.quantity(index, at, base)
        yield from sheet.facts(index, at, "pay.weekly.median", FULL_TIME, medians[name][1], group)
    (_, men), (at, women) = medians["Men"], medians["Women"]
    if men is not None and women is not None and men.value and women.value:
        gap = Estimate((women.value / men.value - 1) * 100, status=Status.ESTIMATED)
        method = "(women's median / men's median - 1) x 100, both published"
        yield from sheet.facts(index, at, "pay.gender.gap", FULL_TIME, gap, None, method)


def _employed(sheet: Sheet, index: int, name: str) -> tuple[float | None, tuple[Fact, ...]]:
    """Employed people in thousands, None where unknown, and the fact of them."""
    at = sheet.table.position(name)
    total = sheet.quantity(index, at)
    people = _computed(total, lambda thousands: thousands * 1000, Status.PUBLISHED)
    thousands = total.value if total is not None else None
    return thousands, sheet.facts(index, at, "employment.jobs", EMPLOYED, people)


def _computed(
    estimate: Estimate | None,
    formula: Callable[[float], float],
    status: Status = Status.ESTIMATED,
) -> Estimate | None:
    """A figure made from a published one; withheld or unreadable where that is."""
    if estimate is None or estimate.value is None:
        return estimate
    return Estimate(formula(estimate.value), status=status)


FIGURES: dict[str, Callable[[Sheet, int], Iterator[Fact]]] = {
    "11": _sex_and_race,
    "11b": _ages,
    "39": _earnings,
}
"""The facts of one row, by the number of the table."""
