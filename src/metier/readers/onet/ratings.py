"""Ratings with a standard error: skills, knowledge, schooling required; and job zones.

Analysts rate skills; workers in the occupation (incumbents), or occupational
experts where few workers could be reached, rate knowledge and schooling. Who
rated is the universe of a fact: ratings of different raters are not compared
as if they were one survey.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from metier.errors import CodeError
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.readers import tables
from metier.readers.onet.source import Source

SUPPRESSED = "O*NET recommends suppressing it: low precision"
ALL_AGREE = "standard error printed as 0, as all raters agree: taken as unknown"
EDUCATION = "Education, Training, and Experience.txt"
CATEGORIES = "Education, Training, and Experience Categories.txt"

_RATERS = {
    "Incumbent": ("workers in the occupation", "incumbents' ratings"),
    "Occupational Expert": ("experts on the occupation", "occupational experts' ratings"),
    "Analyst": ("analysts' ratings", "analysts' ratings"),
    "Analyst - Transition": ("analysts' ratings", "analysts' ratings, carried over"),
    "Analyst - Preliminary": ("analysts' ratings", "analysts' ratings, preliminary"),
}


@dataclass(frozen=True, slots=True)
class Rated:
    """A file of ratings, and the scale of it that becomes a measure.

    Attributes:
        file: its name.
        measure: an id of the catalogue.
        scale: the scale id that is read; rows of others are set aside.
        low, high: the ends of the scale.
    """

    file: str
    measure: str
    scale: str
    low: float
    high: float


def read_skills(source: Source) -> None:
    """Importance of each skill, 1 to 5."""
    _read_rated(source, Rated("Skills.txt", "skills.top", "IM", 1, 5), _element)


def read_knowledge(source: Source) -> None:
    """Importance of each area of knowledge, 1 to 5."""
    _read_rated(source, Rated("Knowledge.txt", "knowledge.top", "IM", 1, 5), _element)


def read_education(source: Source) -> None:
    """Percent of raters who say that a level of schooling is required.

    Raises:
        CodeError: a category is not in the file of categories.
    """
    labels = _schooling(source)

    def group(table: tables.Table) -> Callable[[int], str]:
        column = table.position("Category")

        def label(index: int) -> str:
            category = str(table.rows[index][column])
            if category not in labels:
                raise CodeError(
                    table.place(column, index), f"a category of {CATEGORIES}", repr(category)
                )
            return labels[category]

        return label

    _read_rated(source, Rated(EDUCATION, "education.required", "RL", 0, 100), group)


def _element(table: tables.Table) -> Callable[[int], str]:
    column = table.position("Element Name")
    return lambda index: str(table.rows[index][column])


def _schooling(source: Source) -> dict[str, str]:
    """Category number to a short name: what stands before a dash or a parenthesis."""
    table = source.table(CATEGORIES)
    at_scale, at_category = table.position("Scale ID"), table.position("Category")
    at_label = table.position("Category Description")
    return {
        str(row[at_category]): re.split(r" - | \(", str(row[at_label]))[0].strip()
        for row in table.rows
        if row[at_scale] == "RL"
    }


def _read_rated(
    source: Source, rated: Rated, grouping: Callable[[tables.Table], Callable[[int], str]]
) -> None:
    table = source.table(rated.file)
    at_code, at_scale = table.position("O*NET-SOC Code"), table.position("Scale ID")
    at_date, at_rater = table.position("Date"), table.position("Domain Source")
    group, estimate = grouping(table), _estimates(source, table, rated)
    at_value, at_error = table.position("Data Value"), table.position("Standard Error")
    account = source.contents.account
    for index, row in enumerate(table.rows):
        if row[at_scale] != rated.scale:
            account.set_aside(f"scale {row[at_scale]} is not used")
            continue
        figure = estimate(index)
        if figure is None:
            account.set_aside("no readable figure")
            continue
        universe, method = _raters(str(row[at_rater]), str(row[at_date]))
        agree = figure.value is not None and tables.number(row[at_error]) == 0
        source.contents.facts.append(
            Fact(
                source.code(table, at_code, index),
                rated.measure,
                _slice(source.edition.period, universe, group(index)),
                figure,
                source.address,
                table.cell(at_value, index),
                f"{method}; {ALL_AGREE}" if agree else method,
            )
        )
        account.use()


def _estimates(
    source: Source, table: tables.Table, rated: Rated
) -> Callable[[int], Estimate | None]:
    at_value, at_n = table.position("Data Value"), table.position("N")
    at_error, at_suppress = table.position("Standard Error"), table.position("Recommend Suppress")

    def estimate(index: int) -> Estimate | None:
        if table.rows[index][at_suppress] == "Y":
            return Estimate.withheld(SUPPRESSED)
        value = source.figure(table, at_value, index, rated.low, rated.high)
        if value is None:
            return None
        n = source.figure(table, at_n, index, 0, math.inf)
        error = source.figure(table, at_error, index, 0, math.inf)
        return Estimate(value, error or None, int(n) if n is not None else None)

    return estimate


@lru_cache(maxsize=1024)
def _raters(printed: str, date: str) -> tuple[str, str]:
    """Who rated, as the universe and as the method, with the month of the ratings."""
    universe, method = _RATERS.get(printed, (f"{printed.lower()}s' ratings",) * 2)
    month, slash, year = date.partition("/")
    return universe, f"published; {method}" + (f", {year}-{month}" if slash else "")


@lru_cache(maxsize=4096)
def _slice(period: str, universe: str, group: str | None) -> Slice:
    return Slice("US", period, universe, group=group)


def read_job_zones(source: Source) -> None:
    """The preparation an occupation needs, from 1 (little) to 5 (extensive)."""
    table = source.table("Job Zones.txt")
    at_code, at_zone = table.position("O*NET-SOC Code"), table.position("Job Zone")
    at_date, at_rater = table.position("Date"), table.position("Domain Source")
    for index, row in enumerate(table.rows):
        value = source.figure(table, at_zone, index, 1, 5)
        if value is None:
            source.contents.account.set_aside("no readable figure")
            continue
        universe, method = _raters(str(row[at_rater]), str(row[at_date]))
        source.contents.facts.append(
            Fact(
                source.code(table, at_code, index),
                "job_zone",
                _slice(source.edition.period, universe, None),
                Estimate(value),
                source.address,
                table.cell(at_zone, index),
                method,
            )
        )
        source.contents.account.use()
