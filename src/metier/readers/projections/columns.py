"""The columns that are read, under every name that an edition has given them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A numeric column: its measure, the period it is for, and what one unit of it counts.

    `names` and `period` are templates over the edition's base and goal years and its span.
    """

    measure: str
    period: str
    scale: int
    names: tuple[str, ...]


FIGURES = (
    Figure("employment.jobs", "{base}", 1000, ("Employment, {base}",)),
    Figure("employment.projected", "{goal}", 1000, ("Employment, {goal}",)),
    Figure(
        "employment.change",
        "{span}",
        1000,
        (
            "Employment change, numeric, {span}",
            "Employment change, {span}",
            "Employment change, {span}, number",
        ),
    ),
    Figure(
        "employment.growth",
        "{span}",
        1,
        (
            "Employment change, percent, {span}",
            "Percent employment change, {span}",
            "Employment change, {span}, percent",
        ),
    ),
    Figure("openings.annual", "{span}", 1000, ("Occupational openings, {span} annual average",)),
    Figure("self_employed.share", "{base}", 1, ("Percent self employed, {base}",)),
)


@dataclass(frozen=True, slots=True)
class Assignment:
    """A column of words: its measure and the words BLS uses in it."""

    measure: str
    name: str
    words: tuple[str, ...]


ASSIGNMENTS = (
    Assignment(
        "education.entry",
        "Typical education needed for entry",
        (
            "No formal educational credential",
            "High school diploma or equivalent",
            "Some college, no degree",
            "Postsecondary nondegree award",
            "Associate's degree",
            "Bachelor's degree",
            "Master's degree",
            "Doctoral or professional degree",
        ),
    ),
    Assignment(
        "experience.entry",
        "Work experience in a related occupation",
        ("None", "Less than 5 years", "5 years or more"),
    ),
    Assignment(
        "training.on_the_job",
        "Typical on-the-job training needed to attain competency in the occupation",
        (
            "None",
            "Short-term on-the-job training",
            "Moderate-term on-the-job training",
            "Long-term on-the-job training",
            "Apprenticeship",
            "Internship/residency",
        ),
    ),
)

SCHOOLING_COLUMNS = (
    "Less than high school diploma",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
