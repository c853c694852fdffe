"""The tables that known publishers give, recognised by their headers.

The only place where a publisher's names of columns stand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Join:
    """Columns from a second file beside the first, by a key.

    Attributes:
        file: its name; without it the columns stay empty.
        on: the first file's key, a column as read.
        key: the names the same may have in the second file.
        columns: from names here to names there.
    """

    file: str
    on: str
    key: Sequence[str]
    columns: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a publisher's table is read.

    Attributes:
        header: names that tell it from others.
        columns: for each column here the names it may have there, the first found is taken.
        joins: made in their order; a column that says something already stays.
        always: columns that are the same in every row.
        blank: what a blank cell of a column means.
    """

    header: frozenset[str]
    columns: Mapping[str, Sequence[str]]
    joins: Sequence[Join] = ()
    always: Mapping[str, str] = field(default_factory=dict)
    blank: Mapping[str, str] = field(default_factory=dict)

    def chosen(self, found: Sequence[str]) -> dict[str, str]:
        """Which of a file's columns is read as which."""
        choices = {
            name: next((one for one in names if one in found), "")
            for name, names in self.columns.items()
        }
        return {name: theirs for name, theirs in choices.items() if theirs}


_LINKEDIN = Layout(
    header=frozenset({"job_id", "company_id", "title", "location", "formatted_work_type"}),
    columns={
        "title": ("title",),
        "id": ("job_id",),
        "company": ("company_name",),
        "place": ("location",),
        "posted": ("original_listed_time", "listed_time"),
        "expires": ("expiry",),
        "pay_min": ("min_salary",),
        "pay_max": ("max_salary",),
        "pay": ("med_salary",),
        "pay_unit": ("pay_period",),
        "currency": ("currency",),
        "remote": ("remote_allowed",),
        "url": ("job_posting_url",),
        "description": ("description",),
        "company_id": ("company_id",),
    },
    joins=(
        Join("companies.csv", "company_id", ("id", "company_id"), {"company": "name"}),
        Join(
            "salaries.csv",
            "id",
            ("job_id",),
            {
                "pay_min": "min_salary",
                "pay_max": "max_salary",
                "pay": "med_salary",
                "pay_unit": "pay_period",
                "currency": "currency",
            },
        ),
        Join("job_industries.csv", "id", ("job_id",), {"industry_id": "industry_id"}),
        Join("industries.csv", "industry_id", ("industry_id",), {"industry": "industry_name"}),
    ),
    blank={"remote": "false"},
)
"""LinkedIn job postings 2023-2024, as a folder of tables; `remote_allowed` is 1 or blank."""

_LINKEDIN_TEXTS = Layout(
    header=frozenset({"job_id", "title", "company", "location", "date_text", "insights"}),
    columns={
        "title": ("title",),
        "id": ("job_id",),
        "company": ("company",),
        "place": ("location",),
        "posted": ("date",),
        "description": ("description",),
    },
)

_NEW_YORK = Layout(
    header=frozenset({"Job ID", "Agency", "Posting Type", "Business Title", "Salary Frequency"}),
    columns={
        "title": ("Business Title",),
        "id": ("Job ID",),
        "company": ("Agency",),
        "posted": ("Posting Date",),
        "expires": ("Post Until",),
        "pay_min": ("Salary Range From", "Salary_Range_From"),
        "pay_max": ("Salary Range To", "Salary_Range_To"),
        "pay_unit": ("Salary Frequency",),
        "industry": ("Job_Category_Industry", "Job Category"),
        "description": ("Job Description",),
    },
    always={"place": "New York, NY"},
)
"""City of New York, NYC Jobs, as of 2019 and of 2024; places of work are street addresses."""

_USAJOBS = Layout(
    header=frozenset({"control_number", "position_title", "open_date", "close_date"}),
    columns={
        "title": ("position_title",),
        "id": ("control_number",),
        "company": ("department",),
        "posted": ("open_date",),
        "expires": ("close_date",),
        "url": ("usajobs_url",),
    },
)

LAYOUTS = (_LINKEDIN, _LINKEDIN_TEXTS, _NEW_YORK, _USAJOBS)


def recognised(header: Sequence[str]) -> Layout | None:
    """The layout that a header is of, if it is a known one.

    >>> recognised(["title", "company"]) is None
    True
    """
    return next((one for one in LAYOUTS if one.header <= set(header)), None)
