"""The catalogue of measures: the only place where a label or a unit is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from metier.errors import NotFoundError


class Section(StrEnum):
    """Where on a page a measure stands, in this order."""

    PAY = "pay"
    DEMAND = "demand"
    WAY_IN = "way in"
    PEOPLE = "people"
    WORK = "work"
    PLACES = "places and employers"


class Unit(StrEnum):
    """What a value counts; shares and chances are percentages from 0 to 100."""

    USD_YEAR = "USD/year"
    USD_HOUR = "USD/hour"
    USD_WEEK = "USD/week"
    JOBS = "jobs"
    OPENINGS = "openings/year"
    POSTINGS = "postings"
    COMPANIES = "companies"
    PERCENT = "percent"
    PERCENT_YEAR = "percent/year"
    YEARS = "years"
    MONTHS = "months"
    HOURS = "hours/week"
    MINUTES = "minutes"
    SCORE = "score 1 to 5"
    INDEX = "index"
    LOG = "log points"
    NAME = "name"


class Kind(StrEnum):
    """What an answer looks like."""

    QUANTITY = "quantity"
    """one number, comparable and testable"""
    CATEGORY = "category"
    """one name, as the most common major; may carry its share as the value"""
    LIST = "list"
    """names in order, as skills by importance"""


@dataclass(frozen=True, slots=True)
class Measure:
    """One thing that can be said of a career.

    Attributes:
        id: stable, as in `pay.annual.mean`.
        label: for a table's first column, in sentence case.
        unit: see `Unit`.
        kind: see `Kind`.
        section: see `Section`.
        groups: the levels of a distribution in order; empty if it is none.
        missing: why the almanac may have no figure, and what would bring one.
    """

    id: str
    label: str
    unit: Unit
    section: Section
    kind: Kind = Kind.QUANTITY
    groups: tuple[str, ...] = ()
    missing: str = "not in this snapshot"


_MICRODATA = "needs census microdata"
_OWN = "no public source; needs your own records"
_POSTINGS = "needs postings of your own"
_RANGE = "a range without named percentiles is not a statistic"
_PROFILES = "no public source; needs profiles of your own"

SEXES = ("female", "male")
RACES = (
    "hispanic",
    "white",
    "black",
    "asian",
    "american indian",
    "pacific islander",
    "other",
    "two or more",
)
SCHOOLING = (
    "less than high school",
    "high school",
    "some college",
    "associate's",
    "bachelor's",
    "master's",
    "doctoral or professional",
)
LEVELS = ("intern", "junior", "none stated", "senior", "lead", "manager")
PERCENTILES: Mapping[str, float] = MappingProxyType(
    {"p10": 0.10, "p25": 0.25, "median": 0.50, "p75": 0.75, "p90": 0.90}
)
"""How measures of pay end that are percentiles, with the share of workers paid less."""
AGES = ("16 to 19", "20 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64", "65 and over")


def _catalogue() -> tuple[Measure, ...]:
    pay, demand, way_in = Section.PAY, Section.DEMAND, Section.WAY_IN
    people, work, places = Section.PEOPLE, Section.WORK, Section.PLACES
    year, hour, percent = Unit.USD_YEAR, Unit.USD_HOUR, Unit.PERCENT
    name, category, listing = Unit.NAME, Kind.CATEGORY, Kind.LIST
    return (
        Measure("pay.annual.mean", "Average pay, a year", year, pay),
        Measure("pay.annual.median", "Median pay, a year", year, pay),
        Measure("pay.annual.p10", "10th percentile of pay, a year", year, pay),
        Measure("pay.annual.p25", "25th percentile of pay, a year", year, pay),
        Measure("pay.annual.p75", "75th percentile of pay, a year", year, pay),
        Measure("pay.annual.p90", "90th percentile of pay, a year", year, pay),
        Measure("pay.range.low", "Pay range, low end", year, pay, missing=_RANGE),
        Measure("pay.range.high", "Pay range, high end", year, pay, missing=_RANGE),
        Measure("pay.hourly.mean", "Average pay, an hour", hour, pay),
        Measure("pay.hourly.median", "Median pay, an hour", hour, pay),
        Measure("pay.hourly.p10", "10th percentile of pay, an hour", hour, pay),
        Measure("pay.hourly.p25", "25th percentile of pay, an hour", hour, pay),
        Measure("pay.hourly.p75", "75th percentile of pay, an hour", hour, pay),
        Measure("pay.hourly.p90", "90th percentile of pay, an hour", hour, pay),
        Measure("pay.weekly.median", "Median weekly earnings, full time", Unit.USD_WEEK, pay),
        Measure("pay.real", "Average pay at local prices, a year", year, pay),
        Measure("pay.adjusted.gap", "Like-for-like pay", percent, pay, missing=_MICRODATA),
        Measure("pay.adjusted.effect", "Like-for-like pay of the occupation", Unit.LOG, pay),
        Measure("pay.adjusted.error", "Error of a like-for-like gap", Unit.LOG, pay),
        Measure("pay.outearn.chance", "Chance that a random worker earns more", percent, pay),
        Measure("pay.gender.gap", "Women's median pay against men's", percent, pay),
        Measure("pay.trend", "Change in average pay, a year", Unit.PERCENT_YEAR, pay),
        Measure("employment.jobs", "Jobs", Unit.JOBS, demand),
        Measure("employment.projected", "Jobs projected", Unit.JOBS, demand),
        Measure("employment.change", "Change in jobs projected", Unit.JOBS, demand),
        Measure("employment.growth", "Growth projected", percent, demand),
        Measure("openings.annual", "Openings a year", Unit.OPENINGS, demand),
        Measure("postings.count", "Postings open", Unit.POSTINGS, demand, missing=_POSTINGS),
        Measure("self_employed.share", "Self-employed", percent, demand),
        Measure("remote.share", "Work from home", percent, demand, missing=_MICRODATA),
        Measure("hours.weekly", "Hours a week", Unit.HOURS, demand, missing=_MICRODATA),
        Measure(
            "moved.share",
            "Moved from another state within a year",
            percent,
            demand,
            missing=_MICRODATA,
        ),
        Measure(
            "commute.minutes", "Way to work, one way", Unit.MINUTES, demand, missing=_MICRODATA
        ),
        Measure("education.most_common", "Most common schooling", name, way_in, category),
        Measure("education.share", "Schooling", percent, way_in, groups=SCHOOLING),
        Measure("education.entry", "Schooling asked for at entry", name, way_in, category),
        Measure("education.required", "Schooling said to be required", percent, way_in, listing),
        Measure(
            "major.most_common", "Most common major", name, way_in, category, missing=_MICRODATA
        ),
        Measure(
            "major.share",
            "Majors of those with a degree",
            percent,
            way_in,
            listing,
            missing=_MICRODATA,
        ),
        Measure(
            "college.most_common", "Most common college", name, way_in, category, missing=_PROFILES
        ),
        Measure(
            "college.share", "Colleges they went to", percent, way_in, listing, missing=_PROFILES
        ),
        Measure("entry.time", "Time to become one", Unit.MONTHS, way_in, missing=_PROFILES),
        Measure(
            "entry.time.p25",
            "Time within which a quarter become one",
            Unit.MONTHS,
            way_in,
            missing=_PROFILES,
        ),
        Measure(
            "entry.time.p75",
            "Time within which three quarters become one",
            Unit.MONTHS,
            way_in,
            missing=_PROFILES,
        ),
        Measure("experience.years", "Years in the career", Unit.YEARS, way_in, missing=_PROFILES),
        Measure(
            "experience.potential",
            "Years since school, at most",
            Unit.YEARS,
            way_in,
            missing=_MICRODATA,
        ),
        Measure("experience.entry", "Related experience asked for", name, way_in, category),
        Measure("training.on_the_job", "Training on the job", name, way_in, category),
        Measure(
            "seniority.share", "Level stated", percent, way_in, groups=LEVELS, missing=_PROFILES
        ),
        Measure("job_zone", "Preparation needed (job zone, 1 to 5)", Unit.INDEX, way_in),
        Measure("age.mean", "Average age", Unit.YEARS, people, missing=_MICRODATA),
        Measure("age.median", "Median age", Unit.YEARS, people),
        Measure("age.share", "Age", percent, people, groups=AGES),
        Measure("gender.share", "Sex", percent, people, groups=SEXES),
        Measure("race.share", "Race and Hispanic origin", percent, people, groups=RACES),
        Measure("lgbt.share", "LGBT share", percent, people, missing=_PROFILES),
        Measure("satisfaction", "Job satisfaction (1 to 5)", Unit.SCORE, people, missing=_OWN),
        Measure("skills.top", "Skills that matter most", Unit.SCORE, work, listing),
        Measure("skills.difference", "Skills that differ most", Unit.SCORE, work, listing),
        Measure("knowledge.top", "Knowledge that matters most", Unit.SCORE, work, listing),
        Measure("technology.top", "Software and tools", name, work, listing),
        Measure("activities.top", "What they do", name, work, listing),
        Measure("move.distance", "Nearness of the other", name, work, category),
        Measure("move.into", "What they were before", percent, work, listing, missing=_PROFILES),
        Measure("move.out", "What they become next", percent, work, listing, missing=_PROFILES),
        Measure("pay.top.state", "Best-paying state", name, places, category, missing=_MICRODATA),
        Measure(
            "pay.top.metro", "Best-paying metro area", name, places, category, missing=_MICRODATA
        ),
        Measure("pay.top.industry", "Best-paying industry", name, places, category),
        Measure("pay.top.company", "Best-paying company", name, places, category, missing=_OWN),
        Measure("company.pay", "Pay against the same work at all", percent, places, missing=_OWN),
        Measure(
            "company.rating", "Rating, drawn to all (1 to 5)", Unit.SCORE, places, missing=_OWN
        ),
        Measure("company.rating.mean", "Average rating (1 to 5)", Unit.SCORE, places, missing=_OWN),
        Measure("company.openings", "Openings now", Unit.POSTINGS, places, missing=_POSTINGS),
        Measure("company.count", "Companies with records", Unit.COMPANIES, places, missing=_OWN),
        Measure("price.level", "Price level (nation = 100)", Unit.INDEX, places),
    )


MEASURES: Mapping[str, Measure] = MappingProxyType({m.id: m for m in _catalogue()})
"""Every measure by id, in the order of a page."""

OF_COMPANIES = tuple(id for id in MEASURES if id.startswith("company."))
"""Measures of companies, not of careers; `company.count` has the measure counted for as group."""

RECORDS = ("profiles", "disclosures", "postings", "reviews")
"""Readers of a user's own records, in the order in which they lead a row."""

_OF_RECORDS = MappingProxyType(
    {
        "skills.top": replace(
            MEASURES["skills.top"], label="Skills asked for most", unit=Unit.PERCENT
        ),
        "skills.difference": replace(
            MEASURES["skills.difference"], label="Skills asked for more", unit=Unit.PERCENT
        ),
    }
)
"""Measures of which records have another figure than publications: the share of postings that
ask for a skill, where experts rate its importance."""


def as_counted(found: Measure, reader: str) -> Measure:
    """The measure with the label and unit that figures of one reader have.

    >>> as_counted(measure("skills.top"), "postings").unit, measure("skills.top").unit
    (<Unit.PERCENT: 'percent'>, <Unit.SCORE: 'score 1 to 5'>)
    """
    return _OF_RECORDS.get(found.id, found) if reader in RECORDS else found


def measure(id: str) -> Measure:
    """The measure of that id.

    Raises:
        NotFoundError: there is none; the hint names those that are like it.

    >>> measure("pay.annual.mean").label
    'Average pay, a year'
    """
    found = MEASURES.get(id)
    if found is None:
        from difflib import get_close_matches

        stem = id.partition(".")[0]
        near = get_close_matches(id[:40], MEASURES, 4) or [
            known for known in MEASURES if known.partition(".")[0] == stem
        ]
        hint = f"did you mean {', '.join(near)}?" if near else f"try {', '.join(MEASURES)}"
        raise NotFoundError("measure", "an id of the catalogue", repr(id[:60]), hint)
    return found
