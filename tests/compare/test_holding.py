"""A fact as a career's answer, and whose facts stand for a career."""

from __future__ import annotations

import pytest
from tests.fixtures.holdings import FRAME, OWN, WIDE, MakeFact, holding

from metier.atlas import Atlas
from metier.compare.holding import answer, is_own_title
from metier.model.codes import Code, census_title, onet
from metier.model.comparison import Answer
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact


@pytest.mark.parametrize(("n", "weak"), [(29, True), (30, False), (None, False)])
def test_only_figures_from_fewer_than_thirty_people_are_weak(
    make_fact: MakeFact, n: int | None, weak: bool
) -> None:
    given = make_fact(OWN, "age.median", Estimate(40.0, n=n))
    assert ("weak" in answer(given, holding(given), FRAME).flags) is weak


def test_an_error_of_zero_is_an_unknown_one(make_fact: MakeFact) -> None:
    given = make_fact(OWN, "remote.share", Estimate(0.0, 0.0, 12, Status.ESTIMATED))
    found = answer(given, holding(given), FRAME)
    assert found.estimate.standard_error is None
    assert found.margin is None
    assert found.fact == given


def flags_and_origin(given: Fact, title: str) -> tuple[set[str], Code | None, str]:
    found: Answer = answer(given, holding(given, title=title), FRAME)
    return set(found.flags), found.inherited_from, found.inherited_title


def test_an_official_name_inherits_nothing_and_a_title_inherits_from_its_occupation(
    make_fact: MakeFact,
) -> None:
    own = make_fact(OWN, "pay.annual.mean", 9.0, 1.0)
    assert flags_and_origin(own, "Ledger clerks") == (set(), None, "")
    assert flags_and_origin(own, "Ledger clerk") == (set(), None, "")
    assert flags_and_origin(own, "Scribbler") == ({"inherited"}, OWN, "Ledger clerks")


def test_the_occupations_figure_in_another_classification_is_the_occupations(
    make_fact: MakeFact,
) -> None:
    for code in (onet("43-9901.00"), census_title("ledger clerks")):
        given = make_fact(code, "age.median", 9.0)
        assert flags_and_origin(given, "Ledger clerks") == (set(), None, "")
        assert flags_and_origin(given, "Scribbler")[1:] == (OWN, "Ledger clerks")


def test_a_wider_code_and_a_specialty_are_named_even_for_an_official_name(
    make_fact: MakeFact,
) -> None:
    wide = make_fact(WIDE, "pay.annual.mean", 9.0)
    assert flags_and_origin(wide, "Ledger clerks") == ({"wider occupation"}, WIDE, "Quill workers")
    special = onet("43-9901.01")
    given = make_fact(special, "skills.top", 9.0)
    assert flags_and_origin(given, "Ledger clerks") == ({"specialty"}, special, "43-9901.01")


def test_an_official_name_is_known_as_typed_even_where_the_coder_cuts_it(world: Atlas) -> None:
    made = world.compare("globe teachers, postsecondary")
    assert is_own_title(made.careers[0])
    assert made.careers[0].title == "Globe teachers, postsecondary"
    assert made["pay.annual.mean"].answers[0].inherited_from is None
