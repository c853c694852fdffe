"""The table has columns where they fit and blocks where they do not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from metier.document.nodes import Document
from metier.render.text import to_text
from metier.render.text.table import fit
from metier.render.text.words import TIE, clean


def line_with(text: str, start: str) -> str:
    return next(line for line in text.splitlines() if line.startswith(start))


def test_figures_of_a_group_are_aligned_at_their_last_digit(document: Document) -> None:
    text = to_text(document, 80)
    mean, hourly = line_with(text, "Average pay, a year"), line_with(text, "Average pay, an hour")
    assert mean.index(" ±") == hourly.index(" ±")
    assert mean.index("$52,520 ± 260") < hourly.index("$25.25 ± 0.12")


def test_levels_stand_in_from_their_distribution(document: Document) -> None:
    assert line_with(to_text(document), "  Bachelor's").endswith("clerks more")


def test_intervals_are_drawn_where_the_width_allows(document: Document) -> None:
    assert "●" not in to_text(document, 80)
    assert "●" in to_text(document, 120)
    assert "○" in to_text(document, 120)


def test_a_narrow_terminal_gets_a_block_for_each_measure(document: Document) -> None:
    text = to_text(document, 60)
    assert "Average pay, a year [1]\n    clerks: $52,520 ± 260\n    collectors: $49,060" in text


def test_lists_are_written_across(document: Document) -> None:
    text = to_text(document, 80)
    assert "Skills that matter most [4]\n    clerks: Active listening 4.0, Speaking 3.9" in text


def test_a_line_without_any_figure_says_why_once(document: Document) -> None:
    assert "\nLike-for-like pay: needs census microdata\n" in to_text(document)


def test_weak_figures_are_marked_in_words(document: Document) -> None:
    assert "(weak)" in to_text(document)


def test_bounds_and_withheld_figures_are_said_in_words(bounds: Document) -> None:
    text = " ".join(to_text(bounds, 60).split())
    assert "at least $239,200 (top-coded)" in text
    assert "withheld by BLS" in text


@given(st.text("ab1$ -,", max_size=60), st.integers(8, 30))
def test_fitting_changes_nothing_but_where_lines_end(words: str, room: int) -> None:
    assert fit(words, room).replace("\n", "") == words


def test_no_figure_is_torn_within_its_digits() -> None:
    for room in range(9, 20):
        lines = fit(clean("$1,142,000 ± 10,000"), room).split("\n")
        assert [line.replace(TIE, " ") for line in lines] in (
            ["$1,142,000 ± 10,000"],
            ["$1,142,000", "± 10,000"],
        )
