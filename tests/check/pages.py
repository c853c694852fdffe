"""A page without contradictions, and what bends one thing on it for each rule."""

from __future__ import annotations

from metier.check import check_page
from metier.model.claim import Pasted
from metier.model.codes import soc
from metier.model.comparison import Flag
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.model.records import Level, Occupation
from metier.readers import published

CLEAN = """\
Explore careers
The differences between payroll clerks and billing clerks can be seen in a few details. While it \
typically takes 6-18 months to become a payroll clerk, becoming a billing clerk usually requires \
1-2 years. Additionally, a payroll clerk has an average salary of $50,960, which is higher than \
the $45,760 average annual salary of a billing clerk.
The top three skills for a payroll clerk include payroll, data entry and tax forms. The most \
important skills for a billing clerk are billing, customer service, and data entry.
| Payroll Clerk | Billing Clerk | |
| Yearly salary | $50,960 | $45,760 |
| Hourly rate | $24.50 | $22.00 |
| Growth rate | -16% | -3% |
| Number of jobs | 150,000 | 400,000 |
| Job satisfaction | 3.71 | 3.86 |
| Most common degree | Associate Degree, 31% | Bachelor's Degree, 28% |
| Average age | 44 | 43 |
| Years of experience | 7 | 5 |
The two are paid as shown below.
| Payroll Clerk | Billing Clerk | |
| Average salary | $50,960 | $45,760 |
| Salary range | Between $38,000 And $72,000 | Between $26,000 And $46,000 |
| Highest paying City | Boston, MA | Kansas City, MO-KS |
| Highest paying state | Massachusetts | Kansas |
| Best paying company | First National Bank | Acme Corp |
| Best paying industry | Finance | Health Care |
Who they are:
| Payroll Clerk | Billing Clerk | |
| Average Age | 44 | 43 |
| Gender ratio | Male, 20.5% Female, 79.5% | Male, 15.0% Female, 85.0% |
| Race ratio | White, 61.0% Asian, 8.2% Hispanic or Latino, 29.8% Other, 1.0% \
| White, 70.4% Asian, 4.6% Hispanic or Latino, 24.0% Other, 1.0% |
| LGBT Percentage | - | - |
Source: a survey of employers, 2024, based on 1,250 answers.
"""

READ_AS = {
    "Payroll clerk": ("43-3051", "Payroll and timekeeping clerks", 155_000, 13_000),
    "Billing clerk": ("43-3021", "Billing and posting clerks", 430_000, 40_000),
    "Collections specialist": ("43-3011", "Bill and account collectors", 158_830, 13_000),
    "Loss mitigation specialist": ("43-4131", "Loan interviewers and clerks", 164_790, 13_000),
    "Loan servicing specialist": ("43-4131", "Loan interviewers and clerks", 164_790, 13_000),
}
"""Each title's occupation, its jobs and its openings a year."""


class Known:
    """Official figures of the titles in `READ_AS`; nothing of others."""

    def occupation_of(self, title: str) -> Occupation | None:
        if title not in READ_AS:
            return None
        code, name, _, _ = READ_AS[title]
        return Occupation(soc(code), name, Level.DETAILED)

    def employment(self, title: str) -> Fact | None:
        return self._fact(title, "employment.jobs", 2, "oews/2025-05/national")

    def openings(self, title: str) -> Fact | None:
        return self._fact(title, "openings.annual", 3, "projections/2024-34/occupations")

    def _fact(self, title: str, measure: str, at: int, source: str) -> Fact | None:
        if title not in READ_AS:
            return None
        row = READ_AS[title]
        where = Slice("US", "2025", "jobs")
        return Fact(soc(row[0]), measure, where, Estimate(float(row[at])), source)


class Unknown(Known):
    """Official figures of nothing."""

    def _fact(self, title: str, measure: str, at: int, source: str) -> Fact | None:
        return None


BENDS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("experience-is-bin-end", (("experience | 7 |", "experience | 18 |"),)),
    ("experience-is-bin-end", (("| 7 | 5 |", "| 7 | 2 |"),)),
    ("jobs-are-openings", (("150,000", "15,000"),)),
    ("jobs-are-openings", (("150,000", "350,000"),)),
    ("shared-by-family", (("-16%", "-3%"), ("| 7 | 5 |", "| 5 | 5 |"))),
    ("equal-skills-as-difference", (("billing, customer service", "payroll, tax forms"),)),
    ("average-is-geometric-middle", (("$38,000 And $72,000", "$37,000 And $70,000"),)),
    ("range-contains-range", (("$26,000 And", "$40,000 And"),)),
    ("ranges-overlap", (("$26,000 And $46,000", "$30,000 And $47,000"),)),
    ("range-excludes-average", (("$26,000 And $46,000", "$26,000 And $45,000"),)),
    ("hourly-is-yearly-over-2080", (("$24.50", "$24.60"),)),
    ("words-against-figures", (("which is higher", "which is lower"),)),
    ("words-against-figures", (("salary of $50,960", "salary of $51,960"),)),
    ("race-total", (("61.0%", "60.9%"),)),
    ("race-unknown", (("29.8% Other", "29.8% Unknown"),)),
    ("sex-total", (("Male, 20.5%", "Male, 20.9%"),)),
    ("satisfaction-few-ratings", (("3.71", "3.75"),)),
    ("lgbt-no-source", (("LGBT Percentage | -", "LGBT Percentage | 8%"),)),
    ("truncated-name", (("First National Bank", "First National Ban"),)),
    ("truncated-name", (("| Finance |", "| Professional |"),)),
    ("city-outside-state", (("| Massachusetts |", "| Maine |"),)),
    ("no-sample-size", ((", based on 1,250 answers", ""),)),
    ("no-sample-size", (("Source: a survey of employers, 2024,", "Figures are"),)),
    ("repeated-rows-disagree", (("Average Age | 44", "Average Age | 45"),)),
)


def bent(*changes: tuple[str, str]) -> tuple[Flag, ...]:
    """The flags of the clean page after texts in it were replaced, each found exactly once."""
    text = CLEAN
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    page = Pasted(text, "payroll-clerk-vs-billing-clerk.txt")
    return check_page(published.read(page).facts, published.claims(page), Known())
