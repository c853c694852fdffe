"""Rankings: the order of the figures, ranks as far as they can be told, and refusals in words."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.employers import EFFECTS, atlas
from tests.fixtures.postings import snapshot as without_companies

import metier
from metier.atlas import Atlas
from metier.companies.ranking import LEAST
from metier.errors import MetierError, NotFoundError, UsageError
from metier.model.companies import By, Ranking


def names(ranking: Ranking) -> list[str]:
    return [standing.name for standing in ranking.standings]


def test_companies_stand_in_the_order_of_their_figures_and_ranks_hold_the_true_ones() -> None:
    found = atlas().companies("pay")
    true = sorted(EFFECTS, key=lambda name: -EFFECTS[name])
    assert (names(found)[0], names(found)[-1]) == ("Alder Bank", "Elm")
    for standing in found.standings:
        assert standing.best <= true.index(standing.name) + 1 <= standing.worst
    assert [(s.best, s.worst) for s in found.standings] == [(1, 1), (2, 4), (2, 4), (2, 4), (5, 5)]


def test_what_is_left_out_for_lack_of_evidence_is_counted() -> None:
    found = atlas().companies("pay")
    assert (found.ranked, found.left_out, found.least) == (5, 1, LEAST)
    assert all((s.figure.fact.estimate.n or 0) >= LEAST for s in found.standings)


def test_without_a_figure_named_the_first_that_there_is_ranks() -> None:
    assert atlas().companies().by is By.PAY


def test_a_rating_comes_with_the_plain_mean_and_with_an_interval() -> None:
    found = atlas().companies("rating")
    assert names(found)[-1] == "Elm"
    assert found.release.address == "reviews/2025/some"
    for standing in found.standings:
        assert standing.plain is not None
        assert standing.figure.low < standing.figure.value < standing.figure.high


def test_openings_are_counts_without_error_and_equal_ones_share_their_ranks() -> None:
    found = atlas().companies("openings")
    assert [(s.name, s.figure.value, s.best, s.worst) for s in found.standings] == [
        ("Alder Bank", 12, 1, 1),
        ("Birch, Inc.", 3, 2, 3),
        ("Dogwood", 3, 2, 3),
    ]
    assert {standing.figure.margin for standing in found.standings} == {0}


def test_a_career_and_a_state_narrow_the_ranking_down() -> None:
    found = atlas().companies("pay", career="bill collector", place="texas")
    assert found.career is not None
    assert (found.career.occupation.value, found.place.code) == ("43-3011", "TX")
    assert {s.figure.fact.slice.place for s in found.standings} == {"TX"}
    assert {s.figure.fact.occupation.value for s in found.standings} == {"43-3011"}


@given(st.integers(0, 9))
@settings(max_examples=5)
def test_a_limit_cuts_the_list_and_not_the_ranks(limit: int) -> None:
    whole, cut = atlas().companies("pay", limit=9), atlas().companies("pay", limit=limit)
    assert cut.standings == whole.standings[:limit]
    assert cut.ranked == 5


def test_more_confidence_gives_wider_intervals_and_no_narrower_ranges() -> None:
    low, high = (atlas().companies("pay", confidence=c).standings for c in (0.5, 0.999))
    for narrow, wide in zip(low, high, strict=True):
        assert narrow.name == wide.name
        assert narrow.figure.margin < wide.figure.margin
        assert wide.best <= narrow.best <= narrow.worst <= wide.worst


@pytest.mark.parametrize(
    ("by", "options", "error", "words"),
    [
        ("size", {}, UsageError, "--by: expected pay, rating or openings"),
        ("pay", {"confidence": 2}, UsageError, "--confidence"),
        ("pay", {"limit": -1}, UsageError, "--limit: expected a whole number"),
        ("pay", {"place": "atlantis"}, NotFoundError, "--in"),
        ("pay", {"place": "CA"}, NotFoundError, "10 records or more in California"),
        ("rating", {"career": "loan clerk"}, NotFoundError, "of loan clerks"),
    ],
)
def test_what_cannot_be_ranked_is_refused_in_words(
    by: str, options: dict[str, Any], error: type[MetierError], words: str
) -> None:
    with pytest.raises(error, match=words):
        atlas().companies(by, **options)


def test_a_metro_area_is_no_place_of_a_ranking(employerless: Atlas) -> None:
    with pytest.raises(UsageError, match="--in: expected a state, found Austin"):
        employerless.companies(place="austin")


def test_a_snapshot_without_companies_says_how_to_add_them(employerless: Atlas) -> None:
    with pytest.raises(NotFoundError, match="a snapshot with records of companies") as caught:
        employerless.companies("pay")
    assert "[[records]]" in caught.value.hint


@pytest.fixture(scope="module")
def employerless(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    folder = tmp_path_factory.mktemp("employerless")
    without_companies(folder)
    return metier.open(folder)
