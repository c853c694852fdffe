"""Figures are told if their people may be."""

from __future__ import annotations

from metier.model.codes import soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.records.figures import Told
from metier.records.telling import tellable
from metier.records.withholding import Cell


def told(
    variable: str, title: str | None, people: int, group: str | None = None, n: int = 0
) -> Told:
    where = Slice("US", "2025", "people", group=group)
    fact = Fact(soc("43-3031"), variable, where, Estimate(1.0, n=n or people), "s", title=title)
    return Told(Cell(variable, "43-3031", title, None, None, group), people, fact)


def test_figures_of_too_few_go_and_the_others_keep_their_order() -> None:
    few, some, many = (told("age", name, n) for name, n in (("a", 9), ("b", 10), ("c", 50)))
    assert tellable([many, few, some]) == [many, some]


def test_a_level_goes_where_the_rest_of_those_who_answer_are_few() -> None:
    assert tellable([told("lgbt", None, 45, "yes", n=50)]) == []
    assert len(tellable([told("lgbt", None, 40, "yes", n=50)])) == 1
    assert len(tellable([told("lgbt", None, 0, "yes", n=50)])) == 1
    assert tellable([told("lgbt", None, 0, "yes", n=9)]) == []


def test_a_title_goes_where_the_rest_of_the_occupation_is_few() -> None:
    whole, title = told("age", None, 55), told("age", "a", 50)
    assert tellable([whole, title]) == [whole]


def test_who_became_one_under_several_titles_does_not_make_their_sum_too_large() -> None:
    whole, titles = told("days", None, 40), [told("days", name, 30) for name in "ab"]
    assert tellable([whole, *titles]) == [whole, *titles]


def test_skills_overlap_and_majors_do_not() -> None:
    for variable, kept in (("skill", 2), ("major", 1)):
        levels = [told(variable, None, 40, name, n=84) for name in "ab"]
        assert len(tellable([*levels, told(variable, None, 4, "c", n=84)])) == kept


def test_of_nothing_nothing_is_told() -> None:
    assert tellable([]) == []
