"""The way from one career to another."""

from __future__ import annotations

from metier.atlas import Atlas
from metier.model.comparison import Comparison, Move


def steps(move: Move) -> dict[str, str]:
    return {step.label: step.text for step in move.steps}


def way(made: Comparison, origin: int, goal: int) -> Move:
    return next(move for move in made.moves if (move.origin, move.goal) == (origin, goal))


def test_there_is_a_way_from_the_first_to_each_other_and_back(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks", "bone menders")
    assert [(m.origin, m.goal) for m in made.moves] == [(0, 1), (0, 2), (1, 0), (2, 0)]


def test_the_rank_is_that_of_the_goal_among_those_related_to_the_origin(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks")
    assert [move.related_rank for move in made.moves] == [2, 11]
    names = [answer.estimate.category for answer in made["move.distance"].answers]
    assert names == [
        "2nd of the occupations O*NET lists as related",
        "11th of the occupations O*NET lists as related",
    ]
    far = world.compare("ledger clerks", "bone menders")
    assert [move.related_rank for move in far.moves] == [None, None]
    reason = "not among the occupations O*NET lists as related"
    assert {a.estimate.reason for a in far["move.distance"].answers} == {reason}


def test_the_steps_name_what_is_asked_for_what_is_missing_and_what_it_pays(world: Atlas) -> None:
    made = world.compare("bone menders", "ledger clerks")
    there = steps(way(made, 1, 0))
    assert there["Schooling"] == "bachelor's degree"
    assert there["Experience"] == "none asked for (the same)"
    assert there["Training"] == "none asked for"
    assert there["Average pay"] == "$310,000 a year, $260,000 more"
    back = steps(way(made, 0, 1))
    assert back["Average pay"] == "$50,000 a year, $260,000 less"


def test_skills_and_knowledge_to_add_are_those_of_the_goal(world: Atlas) -> None:
    there = steps(way(world.compare("ledger clerks", "docket clerks"), 0, 1))
    assert there["Skills to strengthen"] == "persuasion"
    assert there["Knowledge to add"] == "law and government"


def test_pay_is_more_or_less_only_where_a_test_says_so(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks")
    assert {steps(move)["Average pay"] for move in made.moves} == {"no clear difference"}
    three = world.compare("ledger clerks", "docket clerks", "bone menders")
    assert steps(way(three, 1, 0))["Average pay"] == "no clear difference"
    assert steps(way(three, 0, 2))["Average pay"].endswith("more")


def test_where_one_is_paid_by_the_hour_only_the_way_is_told_by_the_hour(world: Atlas) -> None:
    there = steps(way(world.compare("ledger clerks", "stilt walkers"), 0, 1))
    assert there["Average pay"] == "$60.00 an hour, $35.96 more"


def test_without_pay_of_both_nothing_is_said_of_pay(world: Atlas) -> None:
    assert "Average pay" not in steps(way(world.compare("ledger clerks", "drummers"), 0, 1))


def test_titles_read_alike_have_no_way_between_them(world: Atlas) -> None:
    made = world.compare("ledger clerks", "ledger keeper")
    assert made.moves == ()
    reason = "both titles are read as the same occupation"
    assert {a.estimate.reason for a in made["move.distance"].answers} == {reason}
