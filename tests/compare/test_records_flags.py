"""What is said of records on a page: that titles have figures of their own, and what they mean."""

from __future__ import annotations

from dataclasses import replace

from metier.atlas import Atlas
from metier.compare.records_flags import beside_official, further, having_own, own_figures
from metier.model.comparison import Comparison, Row


def page(titled: Atlas) -> Comparison:
    return titled.compare("ledger keeper", "docket clerks")


def test_titles_with_figures_of_their_own_are_named_with_whom_they_count(titled: Atlas) -> None:
    made = page(titled)
    (flag,) = own_figures(made.rows, made.careers)
    assert flag.text == (
        "Ledger keeper has figures of its own (people whose profiles are in people.csv, postings "
        "in jobs.csv and 1 more); the others are those of ledger clerks."
    )
    assert [career.title for career in having_own(made.rows, made.careers)] == ["Ledger keeper"]


def test_why_records_and_publications_differ_is_said_in_a_sentence(titled: Atlas) -> None:
    (flag,) = beside_official(page(titled).rows)
    assert flag.text.startswith(
        "People whose profiles are in people.csv (2026) and official figures (2025 and May 2025) "
        "of average pay a year, median pay a year"
    )
    assert "10th percentile" not in flag.text
    assert flag.text.endswith(
        "do not mean the same: those who have a profile are no sample of all who do the work; the "
        "official ones are of whole occupations."
    )


def test_postings_are_said_to_tell_what_is_offered(titled: Atlas) -> None:
    rows = [replace(row, beside=False) for row in page(titled).rows if _of_postings(row)]
    official = [row for row in page(titled).rows if not _of_records(row)]
    told = [flag.text for flag in beside_official([*official, *rows])]
    assert "postings say what is offered, and many do not say it;" in told[0]


def test_records_behind_those_that_lead_are_told_of_in_a_line_with_their_pay(titled: Atlas) -> None:
    made = page(titled)
    (flag,) = further(made.rows, made.careers)
    assert flag.text == (
        "Further records are left to the data forms and metier explain: postings in jobs.csv "
        "(average pay $70,000 for ledger keepers)."
    )
    assert flag.rows == ("pay.annual.mean",)


def _of_postings(row: Row) -> bool:
    return any(a.fact is not None and a.fact.source.startswith("postings/") for a in row.answers)


def _of_records(row: Row) -> bool:
    kinds = ("postings/", "profiles/", "reviews/")
    return any(a.fact is not None and a.fact.source.startswith(kinds) for a in row.answers)
