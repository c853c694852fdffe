"""Sources that contradict each other beyond their errors: pay of OEWS and of the ACS."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from metier.check.editions import CONFIDENCE
from metier.check.rule import Found, Rule, at, label, who
from metier.model.codes import Code, System
from metier.model.fact import Fact
from metier.survey.inference import z
from metier.words import later, say

MEDIAN = "pay.annual.median"
FULL_TIME = "full-time, year-round"
"""How the universe of the person files begins that is nearest to a job's pay for a full year."""
RATIO = 1.5
"""The two count differently (jobs or people, without or with overtime and bonuses): within this
ratio either may be right."""


@dataclass(frozen=True, slots=True)
class Medians:
    """Median pay of all occupations, of employers' and of households' surveys.

    Attributes:
        facts: of both.
        same: the Census code that stands for the same work as a SOC code.
    """

    facts: tuple[Fact, ...]
    same: Mapping[Code, Code]


def is_median(fact: Fact) -> bool:
    """Whether a fact is one of those that the two surveys are held against each other by."""
    where = fact.slice
    if fact.measure != MEDIAN or fact.title or where.industry or where.employer or where.group:
        return False
    if fact.occupation.system is System.SOC:
        return fact.source.startswith("oews/")
    return fact.source.startswith("acs/") and where.universe.startswith(FULL_TIME)


def _by_year(facts: Iterable[Fact]) -> dict[tuple[Code, str, str], list[Fact]]:
    found: dict[tuple[Code, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        found[fact.occupation, fact.slice.place, fact.slice.period[:4]].append(fact)
    return found


def _contradict(medians: Medians) -> Found:
    households = _by_year(f for f in medians.facts if f.occupation.system is System.CENSUS)
    for jobs in (fact for fact in medians.facts if fact.occupation.system is System.SOC):
        code = medians.same.get(jobs.occupation)
        if code is None:
            continue
        for people in households.get((code, jobs.slice.place, jobs.slice.period[:4]), ()):
            least = _least_ratio(jobs, people)
            if least is not None and least > RATIO:
                yield _said(jobs, people, least), (jobs, people)


def _least_ratio(jobs: Fact, people: Fact) -> float | None:
    """The least ratio, at least 1, of two medians within the errors that are published."""
    a, b = jobs.estimate, people.estimate
    if not (a.known and b.known and a.value and b.value and b.standard_error):
        return None
    # the error is put where one is published: on the households' side
    error = z(CONFIDENCE) * math.hypot(b.standard_error, a.standard_error or 0.0)
    least = (b.value - error) / a.value if b.value > a.value else a.value / (b.value + error)
    return max(least, 1.0)


def _said(jobs: Fact, people: Fact, least: float) -> str:
    mine, others = jobs.estimate.value or 0.0, people.estimate.value or 0.0
    return say(
        "{who}: {measure} is {figure}; {other} has {against}. The ratio is {ratio}, at least "
        "{least} within the errors; up to {bound} is explained by whom and what they count.",
        who=who(jobs),
        measure=label(MEDIAN),
        figure=at(jobs),
        other=who(people),
        against=at(people),
        ratio=f"{max(mine, others) / min(mine, others):.2f}",
        least=f"{least:.3f}",
        bound=RATIO,
    )


RULES: tuple[Rule[Medians], ...] = (
    Rule(
        "sources-contradict",
        later(
            "Two sources give median pay of the same occupation, place and year that no error and "
            "no difference of method explains."
        ),
        "(ACS - e) / OEWS > 1.5, or OEWS / (ACS + e) > 1.5, where e = z × the standard error at "
        "99 %; OEWS publishes none of its medians",
        _contradict,
    ),
)
