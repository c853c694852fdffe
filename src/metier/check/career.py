"""Rules about the career: experience, jobs, skills, and figures that titles share."""

from __future__ import annotations

import re

from metier.check.page import Page, line, numbered
from metier.check.rule import Found, Rule, digits, label
from metier.model.claim import ClaimKind
from metier.model.measure import Unit, measure
from metier.words import join, later, mid_sentence, say, say_in

FAMILY_MEASURES = ("employment.growth", "age.mean", "experience.years", "lgbt.share")
"""Figures that pages copy from a parent occupation."""
SHARED_LEAST = 2
"""How many of them have to agree: one whole number may agree by chance."""
JOBS_FACTOR = 2.0
"""A page's jobs and official ones agree within this factor; between editions a few years
apart, the jobs of an occupation change by less."""

_BIN = re.compile(r"(?<!\d)(\d{1,9})\D{1,40}(\d{1,9})\s{0,40}(month|year)")


def _experience(page: Page) -> Found:
    for title in page.titles:
        years, time = page.number(title, "experience.years"), page.first(title, "entry.time")
        bin_ = _BIN.match(time.estimate.category or "") if time else None
        if not (years and time and bin_) or years[0] != float(bin_[2]):
            continue
        text = later(
            "{title}: years of experience ({years}, {where}) equals the upper end of the time to "
            "become ({time}, {there}): {end} is the end of that range, not years worked."
        )
        if bin_[3] == "month":
            text = later(
                "{title}: years of experience ({years}, {where}) equals the upper end of the time "
                "to become ({time}, {there}): {end} is months with its unit lost."
            )
        said = say(
            text,
            title=title,
            years=digits(years[0]),
            where=line(years[1]),
            time=time.estimate.category,
            there=line(time),
            end=bin_[2],
        )
        yield said, ("experience.years", "entry.time")


def _jobs(page: Page) -> Found:
    for title in page.titles:
        claimed, official = page.number(title, "employment.jobs"), page.official.employment(title)
        occupation = page.official.occupation_of(title)
        jobs = official.estimate.value if official else None
        if not (claimed and official and jobs and occupation):
            continue
        ratio = claimed[0] / jobs
        if 1 / JOBS_FACTOR <= ratio <= JOBS_FACTOR:
            continue
        openings = page.official.openings(title)
        vacancies = openings.estimate.value if openings else None
        said = say(
            "{title}: the number of jobs ({jobs}, {where}) is {share} the {official} jobs that "
            "{source} counts for {occupation} ({code}){beside}. No official source counts jobs by "
            "title, so this is no count of jobs but, most likely, of openings advertised.",
            title=title,
            jobs=digits(claimed[0]),
            where=line(claimed[1]),
            share=_times(ratio),
            official=f"{jobs:,.0f}",
            source=official.source,
            occupation=mid_sentence(occupation.title),
            code=occupation.code.value,
            beside=say(", beside {n} openings a year", n=f"{vacancies:,.0f}") if vacancies else "",
        )
        yield said, ("employment.jobs",)


def _times(ratio: float) -> str:
    if ratio < 1:
        return say("{percent} % of", percent=f"{ratio * 100:.0f}")
    return say_in("of a number", "{ratio} times", ratio=f"{ratio:.1f}")


def _family(page: Page) -> Found:
    for first, second in page.pairs:
        shared = []
        for measure_id in FAMILY_MEASURES:
            pair = page.number(first, measure_id), page.number(second, measure_id)
            if pair[0] and pair[1] and pair[0][0] == pair[1][0]:
                where = line(pair[0][1], pair[1][1])
                percent = " %" if measure(measure_id).unit is Unit.PERCENT else ""
                figure = f"{digits(pair[0][0])}{percent}"
                shared.append((measure_id, f"{label(measure_id)} ({figure}, {where})"))
        if len(shared) >= SHARED_LEAST:
            said = say(
                "{first} and {second} have the same {figures}: most likely figures of one "
                "occupation that both titles belong to, which the page does not say.",
                first=first,
                second=mid_sentence(second),
                figures=join([text for _, text in shared]),
            )
            yield said, tuple(measure_id for measure_id, _ in shared)


def _skills(page: Page) -> Found:
    announced = page.claimed(ClaimKind.DIFFERENCE)
    if not announced:
        return
    for first, second in page.pairs:
        lists = [page.all(title, "skills.top") for title in (first, second)]
        one, two = ({fact.slice.group or "" for fact in facts} for facts in lists)
        common = sorted(one & two)
        least = min(len(one), len(two))
        if least < 2 or len(common) * 3 < least * 2:
            continue
        text = later(
            "{first} and {second} share {n} of {least} top skills, {skills} ({where}), on a page "
            "that announces differences ({there})."
        )
        if one == two:
            text = later(
                "{first} and {second} share the same top skills, {skills} ({where}), on a page "
                "that announces differences ({there})."
            )
        said = say(
            text,
            first=first,
            second=mid_sentence(second),
            n=len(common),
            least=least,
            skills=join(common),
            where=line(*lists[0], *lists[1]),
            there=numbered(announced[0].line),
        )
        yield said, ("skills.top",)


RULES: tuple[Rule[Page], ...] = (
    Rule(
        "experience-is-bin-end",
        later("Years of experience equals the upper end of the time to become, its unit lost."),
        "years of experience = b, where the time to become is a-b months or a-b years",
        _experience,
    ),
    Rule(
        "jobs-are-openings",
        later(
            "The number of jobs is not what official statistics count for the occupation that the "
            "title is read as; it is most likely a count of openings."
        ),
        "jobs on the page / official jobs of the occupation, below 1/2 or above 2; shown beside "
        "its openings a year",
        _jobs,
    ),
    Rule(
        "shared-by-family",
        later(
            "Titles share figures that were inherited from a common occupation, which is not said."
        ),
        "at least two of growth, average age, years of experience and LGBT share are equal",
        _family,
    ),
    Rule(
        "equal-skills-as-difference",
        later("Titles share most of their top skills on a page that announces differences."),
        "skills in both lists / skills of the shorter list ≥ 2/3, with a sentence that announces "
        "differences",
        _skills,
    ),
)
