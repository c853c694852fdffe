"""Sentences of a published page: times, skills and claims."""

from __future__ import annotations

import pytest

from metier.model.claim import ClaimKind
from metier.model.comparison import Verdict
from metier.readers.published.layout import Names
from metier.readers.published.prose import claims, figures, sentences

NAMES = Names(("Payroll clerk", "Billing clerk"))


def times(sentence: str) -> list[tuple[str, float | None, str | None]]:
    return [
        (title, estimate.value, estimate.category)
        for title, (measure, _, estimate) in figures(sentence, NAMES)
        if measure == "entry.time"
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It typically takes 6-12 months to become both a payroll clerk and a billing clerk.",
            [("Payroll clerk", 12.0, "6-12 months"), ("Billing clerk", 12.0, "6-12 months")],
        ),
        (
            "While it typically takes 2-4 years to become a payroll clerk, becoming a billing "
            "clerk takes usually requires 6-12 months.",
            [("Payroll clerk", 48.0, "2-4 years"), ("Billing clerk", 12.0, "6-12 months")],
        ),
        ("It takes 1 year to become a billing clerk.", [("Billing clerk", 12.0, "1 year")]),
        (
            "To become a payroll clerk takes 3 to 5 years.",
            [("Payroll clerk", 60.0, "3 to 5 years")],
        ),
        ("A payroll clerk has 2-4 years of experience.", []),
        ("It takes 1 year, 2 years or 3 years to become a payroll clerk or billing clerk.", []),
        ("It takes 2 years to become an accountant.", []),
    ],
)
def test_a_time_to_become_goes_with_the_career_it_is_said_of(
    sentence: str, expected: list[tuple[str, float | None, str | None]]
) -> None:
    assert times(sentence) == expected


@pytest.mark.parametrize(
    ("words", "skills"),
    [
        ("customer service, patients and customer accounts.",
         ["customer service", "patients", "customer accounts"]),
        ("Payroll, data entry, and tax forms.", ["payroll", "data entry", "tax forms"]),
        ("payroll and taxes.", ["payroll", "taxes"]),
        ("payroll, research and development, and taxes.",
         ["payroll", "research and development", "taxes"]),
        ("payroll", ["payroll"]),
    ],
)  # fmt: skip
def test_skills_are_cut_at_commas_and_at_the_last_and(words: str, skills: list[str]) -> None:
    found = list(figures(f"The top three skills for a payroll clerk include {words}", NAMES))
    assert [group for _, (_, group, _) in found] == skills
    ranks = [estimate.category for _, (_, _, estimate) in found]
    assert ranks == [str(rank) for rank in range(1, len(skills) + 1)]
    assert {title for title, _ in found} == {"Payroll clerk"}


def test_a_salary_sentence_is_a_verdict_with_its_figures() -> None:
    sentence = (
        "Additionally, a billing clerk has an average salary of $45,760, which is lower than the "
        "$50,960 average annual salary of a payroll clerk."
    )
    (claim,) = claims(sentence, 7, NAMES)
    assert claim.kind is ClaimKind.VERDICT
    assert claim.titles == ("Billing clerk", "Payroll clerk")
    assert (claim.measure, claim.verdict) == ("pay.annual.mean", Verdict.LOWER)
    assert claim.values == (45760.0, 50960.0)
    assert (claim.line, claim.text) == (7, sentence)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("The differences between payroll clerks and billing clerks are few.", {"difference"}),
        ("Payroll clerks and billing clerks have different pay.", {"difference"}),
        ("The different duties of a payroll clerk.", set()),
        ("Source: BLS, May 2025.", {"source", "period"}),
        ("**Sources:** own survey", {"source"}),
        ("These are based on 1,250 answers (n = 1,250).", {"sample"}),
        ("Figures of a sample of clerks in 2024.", {"sample", "period"}),
        ("They review credit bureau information and other sources of income.", set()),
        ("It takes 2000 hours and costs $2019.", set()),
    ],
)
def test_announced_differences_and_provenance_are_told_from_running_text(
    sentence: str, kinds: set[str]
) -> None:
    assert {claim.kind.value for claim in claims(sentence, 1, NAMES)} == kinds


def test_a_sentence_ends_where_the_next_begins_with_a_capital() -> None:
    assert sentences("It costs $1.50 an hour. Then more! etc. and so on.") == [
        "It costs $1.50 an hour.",
        "Then more! etc. and so on.",
    ]
