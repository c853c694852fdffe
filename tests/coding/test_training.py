"""Training: what was shown is known, the same bytes every time, probabilities that are fitted."""

from __future__ import annotations

import pytest

from metier.coding.examples import Examples, gather
from metier.coding.training import train
from metier.model.codes import soc
from metier.model.records import TitleEntry

ROLES = {"cook": "35-2014", "plumber": "47-2152", "nurse": "29-1141", "clerk": "43-9061"}
PLACES = ("hotel", "ship", "school", "city", "night", "chief", "field", "camp")


@pytest.fixture(scope="module")
def examples() -> Examples:
    """Four roles, each alone and in eight places."""
    return gather(
        TitleEntry(f"{place} {role}".strip(), soc(code), "onet alternate")
        for role, code in ROLES.items()
        for place in ("", *PLACES)
    )


def test_what_was_shown_is_known_and_what_is_like_it_too(examples: Examples) -> None:
    model = train(examples, members=2, size=8, passes=8)
    asked = [*ROLES, "hotel cook", "harbor plumber", "plumbr", "clerk officer"]
    best = [model.codes[at] for at in model.scores(asked).argmax(axis=1)]
    right = [*ROLES.values(), "35-2014", "47-2152", "47-2152", "43-9061"]
    assert best[:7] == right[:7]


def test_the_same_examples_give_the_same_bytes(examples: Examples) -> None:
    first, second = (train(examples, members=2, size=4, passes=2).save() for _ in range(2))
    assert first == second


def test_the_order_of_the_examples_does_not_matter(examples: Examples) -> None:
    turned = Examples(dict(reversed(list(examples.voters.items()))))
    first, second = (train(e, members=1, size=4, passes=2).save() for e in (turned, examples))
    assert first == second


def test_a_title_under_two_occupations_is_shared_between_them() -> None:
    listed = [("cook", "35-2014", "onet alternate"), ("cook", "35-1011", "onet alternate")]
    found = gather(TitleEntry(t, soc(c), listing) for t, c, listing in listed)
    chances = train(found, members=2, size=8, passes=40).scores(["cook"])[0]
    assert chances == pytest.approx([0.5, 0.5], abs=0.15)


def test_the_first_answer_is_calibrated_only_where_there_are_titles_to_ask(
    examples: Examples,
) -> None:
    assert train(examples, members=1, size=4, passes=1).calibrator is None
    filed = gather(
        TitleEntry(f"{place} {role}", soc(code), "disclosure")
        for role, code in ROLES.items()
        for place in PLACES
    )
    fitted = train(filed, members=1, size=8, passes=8).calibrator
    assert fitted is not None
    assert fitted.effects.shape == (len(ROLES),)
    assert train(filed, members=1, size=8, passes=1, calibrated=False).calibrator is None


def test_a_feature_that_no_title_has_says_nothing(examples: Examples) -> None:
    model = train(examples, members=1, size=4, passes=2, calibrated=False)
    unused = (model.table == 0).all(axis=1)
    assert unused.mean() > 0.9
    assert not model.scales[unused].any()
