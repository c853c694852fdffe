"""Lines tell what they amount to: a list, nothing at all, or intervals on one axis."""

from __future__ import annotations

from tests.fixtures.comparisons import clerks_and_collectors, with_bounds

from metier.document.comparison import comparison_document
from metier.document.figures import charts
from metier.document.lines import absence, chart_words, intervals, is_list
from metier.document.nodes import Line, Table
from metier.model.comparison import Comparison


def line(label: str, comparison: Comparison | None = None) -> Line:
    blocks = comparison_document(comparison or clerks_and_collectors()).blocks
    table = next(block for block in blocks if isinstance(block, Table))
    lines = (x for group in table.groups for x in group.lines if isinstance(x, Line))
    return next(x for x in lines if x.label.startswith(label))


def test_lists_and_names_with_ties_are_told_from_single_figures() -> None:
    assert is_list(line("Skills that matter most"))
    assert is_list(line("Best-paying industry"))
    assert not is_list(line("Average pay"))


def test_a_reason_is_common_only_where_no_career_has_anything() -> None:
    assert absence(line("LGBT share")) == "no public source; needs profiles of your own"
    assert absence(line("Jobs", with_bounds())) == ""
    assert absence(line("Average pay")) == ""


def test_intervals_share_one_axis_from_end_to_end() -> None:
    first, second = intervals(line("Average pay"))
    assert min(first[0], second[0]) == 0
    assert max(first[2], second[2]) == 1
    assert all(start < spot < end for start, spot, end in (first, second))


def test_there_are_no_intervals_where_one_career_has_no_margin() -> None:
    assert intervals(line("Median pay")) == ()
    assert intervals(line("Jobs", with_bounds())) == ()
    assert intervals(line("Best-paying industry")) == ()


def test_a_chart_in_words_says_bounds_and_what_is_not_listed() -> None:
    pay, *_, skills = charts(with_bounds())
    assert any(word.startswith("at least $") for word in chart_words(pay, "90th"))
    words = {word for key in skills.keys for word in chart_words(skills, key)}
    assert "not listed" in words
