"""A published page's figures beside the official ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from metier.atlas import Atlas
from metier.compare.assemble import compare
from metier.compare.audit import _BEYOND, _WHOLE_PEOPLE
from metier.model.comparison import Audited, Comparison, Outcome
from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.model.measure import MEASURES
from metier.readers import published

MakeFact = Callable[..., Fact]
COLLECTIONS = ("collections specialist", "loss mitigation specialist")
SERVICING = ("loan servicing specialist", "loss mitigation specialist")


@pytest.fixture
def held(world: Atlas, make_fact: MakeFact) -> Callable[..., Audited]:
    """One figure claimed of ledger clerks, beside the official one."""

    def of(measure: str, claim: Estimate | float, group: str | None = None) -> Audited:
        claimed = replace(make_fact("43-9901", measure, claim, group=group), title="Ledger clerks")
        made = compare(
            world._snapshot, world._coder, ["ledger clerks", "docket clerks"], page=[claimed]
        )
        (entry,) = made.audited
        return entry

    return of


@pytest.mark.parametrize(
    ("measure", "claim", "outcome"),
    [
        ("pay.annual.mean", 50_400.0, Outcome.HOLDS),
        ("pay.annual.mean", 50_600.0, Outcome.DIFFERS),
        ("pay.annual.mean", 25_000.0, Outcome.OUTDATED),
        ("employment.growth", -10.0, Outcome.HOLDS),
        ("employment.growth", -8.0, Outcome.OUTDATED),
        ("employment.growth", 3.0, Outcome.DIFFERS),
        ("employment.jobs", 9_000.0, Outcome.CANNOT_HOLD),
        ("employment.jobs", 20.0, Outcome.DIFFERS),
        ("age.mean", 46.0, Outcome.HOLDS),
        ("age.mean", 40.0, Outcome.DIFFERS),
        ("lgbt.share", 8.0, Outcome.NO_SOURCE),
        ("satisfaction", 3.67, Outcome.NO_SOURCE),
        ("pay.range.low", 28_000.0, Outcome.NO_SOURCE),
    ],
)
def test_a_figure_holds_is_old_differs_or_cannot_be_held(
    held: Callable[..., Audited], measure: str, claim: float, outcome: Outcome
) -> None:
    entry = held(measure, claim)
    assert entry.outcome is outcome, entry.why
    assert entry.measure.id == measure


def test_an_old_figure_names_its_edition_and_the_new_one(held: Callable[..., Audited]) -> None:
    why = held("employment.growth", -8.0).why
    assert why == "the figure of 2021-31; now -10.5 % for ledger clerks"


def test_an_age_says_that_the_official_one_is_a_median(held: Callable[..., Audited]) -> None:
    for claim in (46.0, 40.0):
        assert "the official figure is a median, the page's an average" in (
            held("age.mean", claim).why
        )


def test_a_survey_without_published_margins_is_not_held_against_a_page_alone(
    held: Callable[..., Audited],
) -> None:
    assert "its margin is not published" in held("gender.share", 62.0, "female").why
    assert "its margin is not published" not in held("employment.growth", 3.0).why


def test_groups_of_race_that_overlap_are_not_compared_with_groups_that_do_not(
    held: Callable[..., Audited],
) -> None:
    white = held("race.share", 61.0, "white")
    assert white.outcome is Outcome.NO_SOURCE
    assert "counts Hispanics among them" in white.why
    assert held("race.share", 18.5, "hispanic").outcome is Outcome.DIFFERS
    assert held("race.share", 4.1, "unknown").outcome is Outcome.NO_SOURCE


@pytest.mark.parametrize(
    ("claim", "outcome"),
    [
        ("Finance", Outcome.HOLDS),
        ("Utilities", Outcome.HOLDS),
        ("Other services", Outcome.DIFFERS),
    ],
)
def test_the_best_paying_industry_may_be_any_that_cannot_be_told_from_the_best(
    held: Callable[..., Audited], claim: str, outcome: Outcome
) -> None:
    assert held("pay.top.industry", Estimate(None, category=claim)).outcome is outcome


@pytest.fixture(scope="module", params=[COLLECTIONS, SERVICING])
def audited(
    request: pytest.FixtureRequest, almanac: Atlas, data: Path
) -> tuple[Comparison, list[Fact]]:
    """A published page beside the almanac."""
    titles: tuple[str, str] = request.param
    slug = "-vs-".join(title.replace(" ", "-") for title in titles)
    page = list(published.read(data / "published" / f"{slug}.txt").facts)
    return compare(almanac._snapshot, almanac._coder, titles, page=page), page


def test_every_figure_of_a_published_page_gets_an_outcome_once(
    audited: tuple[Comparison, list[Fact]],
) -> None:
    made, page = audited
    wanted = {
        (fact.title, fact.measure, fact.slice.group)
        for fact in page
        if fact.estimate.value is not None or fact.estimate.category is not None
        if not fact.measure.startswith("skills")
    }
    found = [
        (made.careers[entry.career].title, entry.measure.id, entry.claimed.slice.group)
        for entry in made.audited
    ]
    assert len(found) == len(set(found))
    assert set(found) == wanted


def test_the_published_pages_have_what_was_found_by_hand(
    audited: tuple[Comparison, list[Fact]],
) -> None:
    made, _ = audited
    outcomes = {
        (made.careers[entry.career].title, entry.measure.id): entry.outcome
        for entry in made.audited
        if entry.claimed.slice.group is None
    }
    if ("Collections specialist", "employment.growth") in outcomes:
        assert outcomes["Collections specialist", "employment.growth"] is Outcome.OUTDATED
        # the census has an average of 43.9 +- 1.1 years; the page's 46 is nearer to a median
        assert outcomes["Collections specialist", "age.mean"] is Outcome.DIFFERS
    for title in {title for title, _ in outcomes}:
        assert outcomes[title, "pay.annual.mean"] is Outcome.DIFFERS
        assert outcomes[title, "experience.years"] is Outcome.NO_SOURCE


def test_measures_that_the_audit_treats_apart_are_in_the_catalogue() -> None:
    assert {*_BEYOND, *_WHOLE_PEOPLE} <= set(MEASURES)
