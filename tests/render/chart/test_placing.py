"""Words stay within the drawing and do not meet, at either width."""

from __future__ import annotations

import re
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from metier.render.chart.placing import GAP, NARROW, WIDE, Label, fitting, written

LABELS = st.lists(
    st.builds(Label, st.tuples(st.text("abc $1", min_size=1, max_size=18)), st.floats(0, 100),
              st.just(20.0)),
    max_size=8, unique_by=lambda label: (label.lines, label.x),
)  # fmt: skip


@given(LABELS, st.sampled_from([WIDE, NARROW]))
def test_those_that_fit_are_within_the_drawing_and_apart(labels: list[Label], width: int) -> None:
    spans = [label.span(width) for label in fitting(labels, width)]
    assert all(start >= 0 and end <= width + 1e-9 for start, end in spans)
    for a, b in combinations(spans, 2):
        assert a[1] + GAP <= b[0] or b[1] + GAP <= a[0]


@given(LABELS)
def test_the_first_is_always_shown(labels: list[Label]) -> None:
    assert fitting(labels, NARROW)[:1] == labels[:1]


def test_words_in_the_middle_are_written_once_for_both_widths() -> None:
    assert written([Label(("$50k",), 50, 20)]).count("<text") == 1


def test_a_word_without_room_on_a_phone_is_for_pages_alone() -> None:
    drawn = written([Label(("a first label",), 40, 20), Label(("a second label",), 60, 20)])
    assert re.findall(r'class="(.)"[^>]*>([^<]*)', drawn) == [("w", "a second label")]


def test_a_word_at_the_edge_begins_there() -> None:
    drawn = written([Label(("$137,470",), 99, 20)])
    assert 'x="100%"' in drawn
    assert 'text-anchor="end"' in drawn
