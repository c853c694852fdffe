"""The known population as tables: titles with the figures of the published pages, places, names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SCHOOLING: Mapping[str, str] = {
    "less than high school": "Less than high school",
    "high school": "High school diploma",
    "some college": "Some college",
    "associate's": "Associate's degree",
    "bachelor's": "Bachelor's degree",
    "master's": "Master's degree",
    "doctoral or professional": "Doctorate",
}
"""Groups of schooling and how profiles write them; from the fourth on they have a major."""

RACES = ("black", "hispanic", "asian", "white", "american indian", "unknown")
MAJORS = ("Business", "Accounting", "Psychology", "Nursing", "Computer science", "Education")
COLLEGES = (
    *("University of Pennsylvania", "Ohio State University", "University of Florida"),
    *("Arizona State University", "Michigan State University", "Temple University"),
    *("University of Houston", "Purdue University"),
)

CITIES: Mapping[str, float] = {
    "New York, NY": 12, "Buffalo, NY": 3, "Boston, MA": 5, "Springfield, MA": 2,
    "Hartford, CT": 3, "New Haven, CT": 3, "Baltimore, MD": 5, "Salisbury, MD": 2,
    "Virginia Beach, VA": 3, "Richmond, VA": 4, "Charleston, SC": 3, "Columbia, SC": 4,
    "Atlanta, GA": 8, "Jacksonville, FL": 5, "Tampa, FL": 6, "Columbus, OH": 6,
    "Chicago, IL": 9, "Minneapolis, MN": 5, "Denver, CO": 5, "Phoenix, AZ": 6, "Seattle, WA": 5,
}  # fmt: skip
"""Cities after which metro areas are named, with their weights in the population."""

NAMED: Mapping[str, str] = {
    "Glacier Ban": "Finance", "Northfield Savings": "Finance", "Harbor Mortgage": "Finance",
    "Kent Daniels & Associates": "Finance", "Prairie Credit Union": "Finance",
    "Keystone Lending": "Finance", "Accenture": "Professional", "Marlow Consulting": "Professional",
    "Tidewater Advisers": "Professional", "Lakeside Hospital": "Health care",
    "Cedar Clinics": "Health care", "Mercer Medical": "Health care",
    "Ironwood Manufacturing": "Manufacturing", "Bluff Steel": "Manufacturing",
    "Orchard Foods": "Manufacturing", "Summit Retail": "Retail trade",
    "Corner Stores": "Retail trade", "Valley Markets": "Retail trade",
    "County Schools": "Education", "Granite College": "Education",
}  # fmt: skip
"""Large employers and their industries."""

_PLACES = ("Alder", "Birch", "Cove", "Dale", "Elm", "Fern", "Glen", "Hill", "Isle", "Juniper")
_TRADES = {
    "Bank": "Finance", "Lenders": "Finance", "Law Group": "Professional",
    "Analysts": "Professional", "Hospice": "Health care", "Dental": "Health care",
    "Plastics": "Manufacturing", "Tools": "Manufacturing", "Outfitters": "Retail trade",
    "Academy": "Education",
}  # fmt: skip
SMALL: Mapping[str, str] = {
    f"{place} {trade}": industry for trade, industry in _TRADES.items() for place in _PLACES
}
"""A hundred small employers and their industries."""
EMPLOYERS: Mapping[str, str] = {**NAMED, **SMALL}

NAMED_OF_TITLE, SMALL_OF_TITLE = 8, 40
"""How many employers of either kind a title has."""
SMALL_SHARE = 0.4
"""What part of a title's people the small ones have."""


@dataclass(frozen=True, slots=True)
class Title:
    """What is true of the people of one title; shares in per cent.

    Attributes:
        name: in sentence case.
        jobs: how many there are, as a weight.
        pay: mean, USD a year.
        low, high: 10th and 90th percentile that the spread of pay is made from.
        schooling: shares in the order of `SCHOOLING`.
        majors: shares in the order of `MAJORS`.
        colleges: shares in the order of `COLLEGES`; empty where profiles do not tell.
        age: mean of completed years.
        female, lgbt, remote: shares.
        races: shares in the order of `RACES`.
        satisfaction: mean, 1 to 5; None where nobody tells.
        experience: median years since they became one.
        months: median time to become one.
        skills: what share of postings asks for each.
        company, city, state, industry: the best-paying.
        before: titles that people held before, with shares among those who held one.
    """

    name: str
    jobs: float
    pay: float
    low: float
    high: float
    schooling: tuple[float, ...]
    majors: tuple[float, ...]
    colleges: tuple[float, ...]
    age: float
    female: float
    lgbt: float
    remote: float
    races: tuple[float, ...]
    satisfaction: float | None
    experience: float
    months: float
    skills: tuple[tuple[str, float], ...]
    company: str
    city: str
    state: str
    industry: str
    before: tuple[tuple[str, float], ...]

    @property
    def years(self) -> float:
        """The mean age to the day, which is half a year more than that of completed years."""
        return self.age + 0.5


LOAN, LOSS, COLLECTIONS = (
    "Loan servicing specialist",
    "Loss mitigation specialist",
    "Collections specialist",
)

PUBLISHED = (
    Title(
        LOAN, 31_753, 65_799, 28_000, 153_000,
        schooling=(1, 12, 14, 9, 55, 8, 1), majors=(45, 20, 12, 5, 10, 8),
        colleges=(25, 15, 14, 12, 10, 9, 8, 7),
        age=42, female=67.8, lgbt=7, remote=20, races=(11.8, 14.4, 8.2, 60.7, 0.4, 4.4),
        satisfaction=None, experience=4, months=36,
        skills=(("loan modifications", 32), ("customer service", 25), ("foreclosure process", 16),
                ("Microsoft Excel", 12)),
        company="Glacier Ban", city="Charleston, SC", state="MD", industry="Finance",
        before=((COLLECTIONS, 60), (LOSS, 40)),
    ),
    Title(
        LOSS, 7_596, 43_251, 34_000, 54_000,
        schooling=(1, 15, 17, 10, 51, 5, 1), majors=(48, 18, 12, 6, 8, 8), colleges=(),
        age=46, female=59.6, lgbt=8, remote=15, races=(13.9, 20.7, 3.4, 57.6, 0.5, 3.9),
        satisfaction=3.67, experience=12, months=9,
        skills=(("customer service", 30), ("loan modifications", 26), ("foreclosure process", 18),
                ("Microsoft Excel", 10)),
        company="Accenture", city="Virginia Beach, VA", state="MD", industry="Professional",
        before=((COLLECTIONS, 70), (LOAN, 30)),
    ),
    Title(
        COLLECTIONS, 40_277, 35_164, 27_000, 45_000,
        schooling=(2, 26, 22, 13, 34, 2, 1), majors=(42, 18, 15, 7, 8, 10), colleges=(),
        age=46, female=69.5, lgbt=8, remote=12, races=(12.2, 18.5, 3.7, 61.0, 0.5, 4.1),
        satisfaction=None, experience=12, months=9,
        skills=(("customer service", 34), ("patients", 15), ("customer accounts", 11),
                ("Microsoft Excel", 8)),
        company="Kent Daniels & Associates", city="Boston, MA", state="CT", industry="Finance",
        before=((LOSS, 50), (LOAN, 50)),
    ),
)  # fmt: skip
"""The titles of the published pages. The pages give means, medians and shares as said here; what
they leave out (lower schooling, other majors and colleges, remote work, skills' shares) is set."""
