"""Votes become probabilities that add up and keep their order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metier.coding.pooling import Like, blend, shares_of_likes, votes_of
from metier.model.codes import Code, onet, soc
from metier.model.records import TitleEntry

CODES = [soc("43-3011"), soc("13-2081"), soc("13-2071")]
LIKES = st.lists(
    st.builds(
        lambda code, likeness: Like(TitleEntry("Clerk", code, "onet alternate"), likeness),
        st.sampled_from(CODES),
        st.floats(0.01, 1),
    ),
    max_size=8,
)
VOTES = st.dictionaries(st.sampled_from(CODES), st.floats(0.1, 30), min_size=1)


@given(VOTES, LIKES)
def test_pooled_probabilities_add_up_to_at_most_one(
    votes: dict[Code, float], likes: list[Like]
) -> None:
    pooled = blend(votes, likes)
    assert 0 < sum(pooled.values()) <= 1
    assert set(votes) <= set(pooled)


@given(LIKES)
def test_like_titles_alone_leave_room_for_doubt(likes: list[Like]) -> None:
    assert sum(shares_of_likes(likes).values()) < 1
    assert bool(likes) == bool(shares_of_likes(likes))


@given(VOTES)
def test_without_like_titles_the_votes_keep_their_proportions(votes: dict[Code, float]) -> None:
    pooled = blend(votes, [])
    total, every = sum(votes.values()), sum(pooled.values())
    for code, vote in votes.items():
        assert abs(pooled[code] / every - vote / total) < 1e-9


def test_an_official_name_outvotes_a_title_collected_once() -> None:
    votes = votes_of(
        [
            TitleEntry("Loan Officers", soc("13-2072"), "soc title"),
            TitleEntry("Loan Officer", onet("13-2071.00"), "onet alternate"),
        ]
    )
    assert votes[soc("13-2072")] > 5 * votes[soc("13-2071")]
