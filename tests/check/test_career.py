"""Experience, jobs, skills and shared figures."""

from __future__ import annotations

from collections.abc import Callable

from metier.model.comparison import Flag

Bend = Callable[..., tuple[Flag, ...]]


def texts(flags: tuple[Flag, ...], rule: str) -> list[str]:
    return [flag.text for flag in flags if flag.rule == rule]


def test_twelve_years_that_are_months_are_said_with_both_lines(
    collections: tuple[Flag, ...],
) -> None:
    assert texts(collections, "experience-is-bin-end")[0] == (
        "Collections specialist: years of experience (12, line 17) equals the upper end of the "
        "time to become (6-12 months, line 7): 12 is months with its unit lost."
    )


def test_a_range_in_years_keeps_its_unit_in_the_reason(servicing: tuple[Flag, ...]) -> None:
    assert texts(servicing, "experience-is-bin-end")[0].endswith(
        "(2-4 years, line 7): 4 is the end of that range, not years worked."
    )


def test_jobs_are_set_against_the_jobs_and_openings_of_the_occupation(
    collections: tuple[Flag, ...],
) -> None:
    text = texts(collections, "jobs-are-openings")[0]
    assert "(40,277, line 13) is 25 % of the 158,830 jobs" in text
    assert "bill and account collectors (43-3011), beside 13,000 openings a year" in text


def test_more_jobs_than_the_occupation_has_are_said_as_a_multiple(bend: Bend) -> None:
    (flag,) = bend(("150,000", "350,000"))
    assert "is 2.3 times the 155,000 jobs" in flag.text


def test_jobs_are_not_judged_where_no_official_figure_is_known(
    clean_without_official: tuple[Flag, ...],
) -> None:
    assert clean_without_official == ()


def test_shared_figures_are_listed_together(collections: tuple[Flag, ...]) -> None:
    (text,) = texts(collections, "shared-by-family")
    assert "growth projected (-8 %, line 12), average age (46, line 16)" in text


def test_one_shared_figure_may_be_chance(bend: Bend) -> None:
    assert bend(("-16%", "-3%")) == ()


def test_equal_skills_are_no_flag_where_no_difference_is_announced(bend: Bend) -> None:
    same = ("billing, customer service", "payroll, tax forms")
    announced = ("The differences between payroll clerks and billing clerks", "Both clerks")
    assert bend(same, announced) == ()


def test_skills_in_another_order_are_still_the_same(servicing: tuple[Flag, ...]) -> None:
    (text,) = texts(servicing, "equal-skills-as-difference")
    assert "share the same top skills, customer service, foreclosure process and loan" in text
