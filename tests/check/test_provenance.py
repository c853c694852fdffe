"""Where figures come from, and rows that are repeated."""

from __future__ import annotations

from collections.abc import Callable

from metier.model.comparison import Flag

Bend = Callable[..., tuple[Flag, ...]]


def test_a_page_without_any_origin_is_flagged_once_with_all_that_is_missing(
    collections: tuple[Flag, ...],
) -> None:
    (text,) = [flag.text for flag in collections if flag.rule == "no-sample-size"]
    assert text.endswith("no source, no year and no number of people is named anywhere.")


def test_only_what_is_missing_is_named(bend: Bend) -> None:
    (flag,) = bend((", based on 1,250 answers", ""))
    assert "no number of people is named" in flag.text
    assert "no source" not in flag.text


def test_both_figures_and_both_lines_of_a_repeated_row_are_given(bend: Bend) -> None:
    (flag,) = bend(("Average Age | 44", "Average Age | 45"))
    assert flag.text == "Payroll clerk: average age is given as 44 and 45 (lines 11 and 23)."


def test_a_degree_that_changes_its_share_disagrees_with_itself(bend: Bend) -> None:
    row = "| Most common degree | Associate Degree, 32% | Bachelor's Degree, 28% |"
    (flag,) = bend(("| LGBT Percentage | - | - |", row))
    assert "most common schooling is given as Associate degree 31 and Associate degree 32" in (
        flag.text
    )


def test_the_real_pages_repeat_themselves_without_contradiction(
    collections: tuple[Flag, ...], servicing: tuple[Flag, ...]
) -> None:
    assert "repeated-rows-disagree" not in {flag.rule for flag in (*collections, *servicing)}
