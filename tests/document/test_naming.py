"""Short names are distinct, and verdicts are said with them."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.comparisons import clerks_and_collectors, of_three
from tests.fixtures.rows import row

from metier.document.naming import heads, page_title, tags, verdict_words
from metier.model.comparison import Gap, Verdict
from metier.model.records import Place, PlaceKind

CLERKS = ("clerks", "collectors")


def test_the_noun_alone_is_the_short_name_where_it_tells_careers_apart() -> None:
    assert tags(clerks_and_collectors().careers) == CLERKS


def test_occupations_with_the_same_noun_keep_their_whole_name() -> None:
    assert tags(of_three().careers)[1:] == (
        "bill and account collectors",
        "tax examiners and collectors, and revenue agents",
    )


def test_titles_of_one_occupation_are_told_apart_by_title_and_else_by_number() -> None:
    first, second = clerks_and_collectors().careers
    same = (first, replace(second, short_name=first.short_name))
    assert tags(same) == ("loan servicing specialists", "collections specialists")
    assert len(set(tags((first, first)))) == 2


def test_columns_are_headed_by_occupations_or_by_titles_that_share_one() -> None:
    both = clerks_and_collectors()
    assert heads(both) == ("Loan interviewers and clerks", "Bill and account collectors")
    careers = tuple(replace(c, occupation_title="Clerks") for c in both.careers)
    assert heads(replace(both, careers=careers)) == (
        "Loan servicing specialist",
        "Collections specialist",
    )


def test_a_clear_verdict_names_the_career_that_has_more() -> None:
    women = clerks_and_collectors()["gender.share"]
    assert verdict_words(women, CLERKS) == "clerks more"
    assert verdict_words(replace(women, verdict=Verdict.LOWER), CLERKS) == "collectors more"
    pay = clerks_and_collectors()["pay.annual.mean"]
    assert verdict_words(pay, CLERKS) == "clerks higher"
    assert verdict_words(pay, ("a", "b", "c")) == "a higher than the others' average"


def test_a_gap_that_was_not_tested_is_given_with_the_reason() -> None:
    median = clerks_and_collectors()["pay.annual.median"]
    whole = "clerks $2,990 more; not tested: no published error"
    assert verdict_words(median, CLERKS) == whole
    assert verdict_words(median, CLERKS, brief=True) == "clerks $2,990 more; not tested"
    even = replace(median, gap=Gap(0.0, None))
    assert verdict_words(even, CLERKS, brief=True) == "the same; not tested"


def test_a_gap_too_small_to_be_printed_is_none() -> None:
    growth = row("employment.growth", 1.02, 1.0, verdict=Verdict.NOT_TESTED)
    assert verdict_words(growth, CLERKS) == "the same; not tested"


def test_nothing_is_said_of_rows_without_figures_or_verdict() -> None:
    both = clerks_and_collectors()
    assert verdict_words(both["lgbt.share"], CLERKS) == ""
    assert verdict_words(both["education.entry"], CLERKS) == ""


def test_the_title_of_a_page_joins_the_titles_and_names_the_place() -> None:
    both = clerks_and_collectors()
    assert page_title(both) == "Loan servicing specialist and collections specialist"
    maryland = replace(both, place=Place("MD", "Maryland", PlaceKind.STATE))
    assert page_title(maryland).endswith(" in Maryland")
