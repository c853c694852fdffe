"""A traced figure of workers: which people, which column, which formula."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
from tests.recomputed.people import QUANTILES, SCHOOLING, Figure, People, level, mean, quantile

MEANS = {
    "age.mean": ("age", 1),
    "hours.weekly": ("hours", 1),
    "commute.minutes": ("commute", 1),
    "experience.potential": ("experience", 1),
    "remote.share": ("remote", 100),
    "self_employed.share": ("self_employed", 100),
    "moved.share": ("moved", 100),
}


def figure(people: People, trace: Mapping[str, str], name: str | None = None) -> Figure:
    """What the person records say for a trace.

    Args:
        trace: as explained; its place, universe, group and occupation choose the people.
        name: of one entry of a list, in place of the group.
    """
    measure = trace["measure"].partition(",")[0]
    rows = people.those_of(trace["occupation in the file"].rpartition("/")[2], trace["place"])
    pay = rows.full_time if trace["universe"].startswith("full-time") else rows.earned
    stem, _, kind = measure.rpartition(".")
    if measure == "employment.jobs":
        return people.total(rows)
    if measure in MEANS:
        column, scale = MEANS[measure]
        return scaled(mean(rows, rows[column]), scale)
    if measure == "age.median":
        return quantile(rows, rows.age, 0.5)
    if measure == "pay.gender.gap":
        men, women = (quantile(rows, pay.where(rows.sex == sex), 0.5) for sex in (1, 2))
        ratio = women[0] / men[0]
        errors = [(error or 0.0) / value for value, error, _ in (men, women)]
        error = 100 * ratio * (errors[0] ** 2 + errors[1] ** 2) ** 0.5
        return 100 * (ratio - 1), error, min(men[2], women[2])
    if stem == "pay.annual" and kind in QUANTILES:
        return quantile(rows, pay, QUANTILES[kind])
    if measure in ("pay.annual.mean", "pay.top.state", "pay.top.metro"):
        return mean(rows, pay)
    group = name or trace.get("group") or largest(people, rows, stem)
    value, error, n = scaled(mean(rows, level(rows, people, stem, group)), 100)
    return value, error, n if stem == "major" else len(rows)


def largest(people: People, rows: pd.DataFrame, measure: str) -> str:
    """The schooling or field of degree that most have."""
    if measure == "education":
        return max(SCHOOLING, key=lambda group: mean(rows, level(rows, people, measure, group))[0])
    code = rows.groupby("major").weight.sum().idxmax()
    return people.labels("FOD1P")[f"{int(code):04d}"]


def scaled(found: Figure, scale: float) -> Figure:
    """The same in another unit."""
    value, error, n = found
    return scale * value, None if error is None else scale * error, n
