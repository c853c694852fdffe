"""The labelled rows of a published page, and how each becomes figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from metier.model.estimate import Estimate
from metier.readers.published.layout import sentence_case
from metier.readers.tables import fold, number

Figure = tuple[str, str | None, Estimate]
"""A measure, the group of a distribution (None if it is none), and the figure."""

DOLLARS = r"\$\s*(\d[\d,]*(?:\.\d+)?)"
"""A regular expression of an amount, with the number as its group."""

_PERCENT = r"([-+]?\d+(?:\.\d+)?)\s*%"
_COUNT = r"(\d[\d,]*)"
_YEARS = r"(\d+(?:\.\d+)?)(?:\s+years?)?"
_SHARE = re.compile(r"([A-Za-z][^,%]{0,99}?),\s*(\d+(?:\.\d+)?)\s*%")
_RACES = {
    "hispanic or latino": "hispanic",
    "black or african american": "black",
    "american indian and alaska native": "american indian",
    "native hawaiian and other pacific islander": "pacific islander",
    "two or more races": "two or more",
}


@dataclass(frozen=True, slots=True)
class Row:
    """How a labelled row becomes figures.

    Attributes:
        measures: that a dash in the row leaves without a figure.
        expected: what a cell has to hold, in words.
        parse: a cell's figures; none where it cannot be read.
    """

    measures: tuple[str, ...]
    expected: str
    parse: Callable[[str], Sequence[Figure]]

    def figures(self, text: str) -> Sequence[Figure]:
        """What a cell says; empty where it is unreadable."""
        plain = re.sub("[–—−]", "-", text)
        if plain in ("", "-"):
            why = "the page shows a dash" if plain else "the page leaves the cell empty"
            return [(measure, None, Estimate.absent(why)) for measure in self.measures]
        return self.parse(plain)


def row(label: str) -> Row | None:
    """The row of that label, in any case; None where there is no measure for it."""
    return _ROWS.get(fold(label))


def _quantity(measure: str, expected: str, pattern: str) -> Row:
    shape = re.compile(pattern, re.IGNORECASE)

    def parse(text: str) -> Sequence[Figure]:
        match = shape.fullmatch(text)
        value = number(match[1]) if match else None
        return () if value is None else ((measure, None, Estimate(value)),)

    return Row((measure,), expected, parse)


def _name(measure: str) -> Row:
    return Row((measure,), "a name", lambda text: ((measure, None, Estimate(None, category=text)),))


def _pay_range(text: str) -> Sequence[Figure]:
    ends = [number(amount) for amount in re.findall(DOLLARS, text)]
    if len(ends) != 2:
        return ()
    return (("pay.range.low", None, Estimate(ends[0])), ("pay.range.high", None, Estimate(ends[1])))


def _schooling(text: str) -> Sequence[Figure]:
    match = _SHARE.fullmatch(text)
    name, share = (match[1], number(match[2])) if match else (text, None)
    return (("education.most_common", None, Estimate(share, category=sentence_case(name))),)


def _shares(measure: str, groups: Mapping[str, str]) -> Row:
    def parse(text: str) -> Sequence[Figure]:
        if _SHARE.sub("", text).strip(" ,;"):
            return ()
        pairs = [(name.lower(), number(share)) for name, share in _SHARE.findall(text)]
        return [(measure, groups.get(name, name), Estimate(share)) for name, share in pairs]

    return Row((measure,), "names with shares, as in 'Male, 30.5%'", parse)


_MEAN_PAY = _quantity("pay.annual.mean", "dollars", DOLLARS)
_ROWS: Mapping[str, Row] = {
    "yearly salary": _MEAN_PAY,
    "average salary": _MEAN_PAY,
    "hourly rate": _quantity("pay.hourly.mean", "dollars", DOLLARS),
    "salary range": Row(("pay.range.low", "pay.range.high"), "two amounts of dollars", _pay_range),
    "growth rate": _quantity("employment.growth", "a percentage", _PERCENT),
    "number of jobs": _quantity("employment.jobs", "a count", _COUNT),
    "job satisfaction": _quantity("satisfaction", "a score", r"(\d(?:\.\d+)?)"),
    "most common degree": Row(("education.most_common",), "a degree", _schooling),
    "most common major": _name("major.most_common"),
    "most common college": _name("college.most_common"),
    "average age": _quantity("age.mean", "years", _YEARS),
    "years of experience": _quantity("experience.years", "years", _YEARS),
    "highest paying city": _name("pay.top.metro"),
    "highest paying state": _name("pay.top.state"),
    "best paying company": _name("pay.top.company"),
    "best paying industry": _name("pay.top.industry"),
    "gender ratio": _shares("gender.share", {}),
    "race ratio": _shares("race.share", _RACES),
    "lgbt percentage": _quantity("lgbt.share", "a percentage", _PERCENT),
}
