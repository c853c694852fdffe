"""Where each publication of disclosed pay has which field, as its column names changed.

A layout is told by the column of pay and the columns that mark it. For each field the first of
its names that the header has is read; columns of people's names are in no layout.

Sources: U.S. Department of Labor, Office of Foreign Labor Certification, record layouts of the
LCA, PERM and H-2B disclosure files; the open data portals of the cities and the county.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

FIELDS = (
    *("title", "company", "place", "city", "state", "date", "pay", "pay_to", "pay_unit", "hourly"),
    *("industry", "degree", "major", "sex", "workers", "status", "full_time"),
)
"""What a layout may have. `pay` to `pay_to` is a range in `pay_unit`; `hourly` is pay an hour."""

_OFLC = "U.S. Department of Labor, Office of Foreign Labor Certification"
_PERFORMANCE = "https://www.dol.gov/agencies/eta/foreign-labor/performance"


@dataclass(frozen=True, slots=True)
class Layout:
    """One publication.

    Attributes:
        name: for addresses, as in `lca`.
        title: the publication's, in words.
        universe: what its rows are, in words.
        publisher: who publishes it.
        url: where.
        columns: for each field, the names its column has had.
        marks: fields that have to be there for the layout to be this one.
        constant: fields that are the same for every row.
        people: whether a row is about one person.
    """

    name: str
    title: str
    universe: str
    publisher: str
    url: str
    columns: Mapping[str, Sequence[str]]
    marks: Sequence[str]
    constant: Mapping[str, str] = field(default_factory=dict)
    people: bool = False

    def found(self, header: Sequence[str]) -> dict[str, str]:
        """The file's name of each field that the header has."""
        known: dict[str, str] = {}
        for name in header:
            known.setdefault(folded(name), name)
        firsts = {
            name: next((known[folded(one)] for one in names if folded(one) in known), None)
            for name, names in self.columns.items()
        }
        return {name: theirs for name, theirs in firsts.items() if theirs is not None}


def folded(name: str) -> str:
    """A column's name without case and punctuation.

    >>> folded("Hourly Rate "), folded("TOTAL WORKERS"), folded("H-1B_DEPENDENT")
    ('hourly_rate', 'total_workers', 'h_1b_dependent')
    """
    return "_".join(re.findall(r"[a-z0-9]+", name.casefold()))


def layout_of(header: Sequence[str]) -> Layout | None:
    """The layout that a header is of; None if it is of none."""
    return next((one for one in LAYOUTS if {*one.marks} <= one.found(header).keys()), None)


LAYOUTS = (
    Layout(
        name="lca",
        title="LCA disclosure data",
        universe="positions certified for H-1B, H-1B1 and E-3 workers",
        publisher=_OFLC,
        url=_PERFORMANCE,
        marks=("pay", "visa"),
        columns={
            "visa": ("VISA_CLASS",),
            "title": ("JOB_TITLE", "LCA_CASE_JOB_TITLE"),
            "company": ("EMPLOYER_NAME", "LCA_CASE_EMPLOYER_NAME"),
            "city": ("WORKSITE_CITY", "WORKSITE_CITY_1", "LCA_CASE_WORKLOC1_CITY"),
            "state": ("WORKSITE_STATE", "WORKSITE_STATE_1", "LCA_CASE_WORKLOC1_STATE"),
            "date": ("DECISION_DATE",),
            "pay": (
                *("WAGE_RATE_OF_PAY_FROM", "WAGE_RATE_OF_PAY_FROM_1"),
                *("LCA_CASE_WAGE_RATE_FROM", "WAGE_RATE_OF_PAY"),
            ),
            "pay_to": ("WAGE_RATE_OF_PAY_TO", "WAGE_RATE_OF_PAY_TO_1", "LCA_CASE_WAGE_RATE_TO"),
            "pay_unit": ("WAGE_UNIT_OF_PAY", "WAGE_UNIT_OF_PAY_1", "LCA_CASE_WAGE_RATE_UNIT"),
            "industry": ("NAICS_CODE", "NAIC_CODE", "LCA_CASE_NAICS_CODE"),
            "workers": ("TOTAL_WORKER_POSITIONS", "TOTAL_WORKERS"),
            "status": ("CASE_STATUS", "STATUS"),
            "full_time": ("FULL_TIME_POSITION", "FULL_TIME_POS"),
        },
    ),
    Layout(
        name="h2b",
        title="H-2B disclosure data",
        universe="positions certified for H-2B workers",
        publisher=_OFLC,
        url=_PERFORMANCE,
        marks=("pay", "status", "workers"),
        columns={
            "title": ("JOB_TITLE",),
            "company": ("EMPLOYER_NAME",),
            "city": ("WORKSITE_CITY",),
            "state": ("WORKSITE_STATE", "ALIEN_WORK_STATE"),
            "date": ("DECISION_DATE", "RECENT_DECISION_DATE"),
            "pay": ("BASIC_WAGE_RATE_FROM", "BASIC_RATE_OF_PAY"),
            "pay_to": ("BASIC_WAGE_RATE_TO",),
            "pay_unit": ("BASIC_UNIT_OF_PAY", "PER"),
            "industry": ("NAICS_CODE", "NAIC_CODE"),
            "workers": ("TOTAL_WORKERS_CERTIFIED", "NBR_WORKERS_CERTIFIED"),
            "status": ("CASE_STATUS",),
            "full_time": ("FULL_TIME", "FULL_TIME_POSITION"),
        },
    ),
    Layout(
        name="perm",
        title="PERM disclosure data",
        universe="positions certified for workers who are to become permanent residents",
        publisher=_OFLC,
        url=_PERFORMANCE,
        marks=("pay", "status"),
        columns={
            "title": ("JOB_INFO_JOB_TITLE", "JOB_TITLE", "PW_JOB_TITLE_9089", "PW_JOB_TITLE"),
            "company": ("EMPLOYER_NAME", "EMP_BUSINESS_NAME"),
            "city": ("JOB_INFO_WORK_CITY", "WORKSITE_CITY", "PRIMARY_WORKSITE_CITY", "job_city"),
            "state": (
                *("JOB_INFO_WORK_STATE", "WORKSITE_STATE", "PRIMARY_WORKSITE_STATE", "job_state"),
            ),
            "date": ("DECISION_DATE",),
            "pay": (
                *("WAGE_OFFER_FROM_9089", "WAGE_OFFERED_FROM_9089", "WAGE_OFFER_FROM"),
                *("JOB_OPP_WAGE_FROM", "wages"),
            ),
            "pay_to": (
                *("WAGE_OFFER_TO_9089", "WAGE_OFFERED_TO_9089", "WAGE_OFFER_TO"),
                "JOB_OPP_WAGE_TO",
            ),
            "pay_unit": (
                *("WAGE_OFFER_UNIT_OF_PAY_9089", "WAGE_OFFERED_UNIT_OF_PAY_9089"),
                *("WAGE_OFFER_UNIT_OF_PAY", "JOB_OPP_WAGE_PER"),
            ),
            "industry": ("NAICS_CODE", "NAICS_US_CODE", "NAICS_2007_US_CODE"),
            "degree": ("FOREIGN_WORKER_INFO_EDUCATION", "applicant_highest_education"),
            "major": ("FOREIGN_WORKER_INFO_MAJOR", "major_study"),
            "status": ("CASE_STATUS",),
        },
    ),
    Layout(
        name="chicago",
        title="Current employee salaries and position titles",
        universe="full-time employees of the City of Chicago",
        publisher="City of Chicago",
        url="https://data.cityofchicago.org/d/xzkq-xp2w",
        marks=("title", "pay", "hourly", "full_time"),
        columns={
            "title": ("Job Titles", "Job Title"),
            "pay": ("Annual Salary",),
            "hourly": ("Hourly Rate",),
            "full_time": ("Full or Part-Time",),
        },
        constant={"company": "City of Chicago", "place": "Chicago, IL"},
        people=True,
    ),
    Layout(
        name="seattle",
        title="City of Seattle wage data",
        universe="employees of the City of Seattle, pay an hour made pay of a full-time year",
        publisher="City of Seattle",
        url="https://data.seattle.gov/d/2khk-5ukd",
        marks=("title", "hourly", "department"),
        columns={
            "department": ("Department",),
            "title": ("Job Title",),
            "hourly": ("Hourly Rate",),
        },
        constant={"company": "City of Seattle", "place": "Seattle, WA"},
        people=True,
    ),
    Layout(
        name="montgomery",
        title="Employee salaries of Montgomery County, Maryland",
        universe="employees of Montgomery County, Maryland, base salary",
        publisher="Montgomery County, Maryland",
        url="https://data.montgomerycountymd.gov/browse?q=employee+salaries",
        marks=("pay", "sex", "department"),
        columns={
            "department": ("Department_Name",),
            "title": ("Employee Position Title", "Position Title"),
            "pay": ("Base_Salary",),
            "sex": ("Gender",),
            "full_time": ("Assignment Category",),
        },
        constant={
            "company": "Montgomery County, Maryland",
            "place": "Montgomery County, MD",
        },
        people=True,
    ),
)
"""In the order in which they are tried."""
