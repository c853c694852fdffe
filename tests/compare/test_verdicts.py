"""What may be said of a difference."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.compare.verdicts import (
    A_BOUND,
    BOTH_BOUNDS,
    COMPUTED,
    JOINT,
    NO_ERROR,
    NO_SPREAD,
    OF_THE_PLACE,
    SAME_READING,
    contrast,
    judge,
)
from metier.model.codes import soc
from metier.model.comparison import Answer, Row, Verdict
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact, Slice
from metier.model.measure import measure
from metier.survey.inference import false_discovery, two_sided_p

MEAN = measure("pay.annual.mean")
FLIPPED = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}


def answer(
    value: float | Estimate,
    error: float | None = None,
    *,
    code: str = "43-3011",
    place: str = "US",
    period: str = "2025-05",
    universe: str = "jobs",
    id: str = "pay.annual.mean",
) -> Answer:
    estimate = value if isinstance(value, Estimate) else Estimate(value, error)
    return Answer(estimate, fact=Fact(soc(code), id, Slice(place, period, universe), estimate, "x"))


def row(*answers: Answer) -> Row:
    return Row(MEAN, MEAN.label, answers)


def told(first: Answer, second: Answer) -> Row:
    (judged,), _ = judge([row(first, second)], 0.9)
    return judged


def test_a_gap_wider_than_its_margin_is_higher_or_lower() -> None:
    judged = told(answer(52_520, 158.0), answer(49_060, 196.0, code="43-4131"))
    assert judged.verdict is Verdict.HIGHER
    assert judged.gap is not None
    assert judged.gap.value == 3460
    assert judged.gap.margin == pytest.approx(1.645 * (158**2 + 196**2) ** 0.5)


def test_a_gap_within_its_margin_is_no_clear_difference() -> None:
    judged = told(answer(50_000, 300), answer(50_200, 300, code="43-4131"))
    assert judged.verdict is Verdict.NO_CLEAR_DIFFERENCE
    assert judged.why == ""


@pytest.mark.parametrize(
    ("gap", "verdict"),
    [(230, Verdict.NO_CLEAR_DIFFERENCE), (236, Verdict.HIGHER), (-236, Verdict.LOWER)],
)
def test_one_row_alone_is_clear_from_its_margin_on(gap: float, verdict: Verdict) -> None:
    judged = told(answer(50_000 + gap, 100), answer(50_000, 100, code="43-4131"))
    assert judged.gap is not None
    assert judged.gap.margin == pytest.approx(232.64, abs=0.01)
    assert judged.verdict is verdict


def test_the_same_gap_may_be_clear_alone_and_not_among_others() -> None:
    wide = row(answer(50_260, 100), answer(50_000, 100, code="43-4131"))
    level = row(answer(50_010, 100), answer(50_000, 100, code="43-4131"))
    (alone,), _ = judge([wide], 0.9)
    among, tested = judge([wide, *[level] * 9], 0.9)
    assert alone.verdict is Verdict.HIGHER
    assert among[0].verdict is Verdict.NO_CLEAR_DIFFERENCE
    assert tested == 10


def test_a_computed_figure_without_an_error_is_said_to_be_that() -> None:
    change = Answer(Estimate(3.8, status=Status.ESTIMATED))
    judged = told(change, Answer(Estimate(2.2, status=Status.ESTIMATED)))
    assert (judged.verdict, judged.why) == (Verdict.NOT_TESTED, COMPUTED)


@pytest.mark.parametrize("errors", [(None, None), (None, 5.0), (5.0, None)])
def test_figures_without_a_published_error_are_not_tested(
    errors: tuple[float | None, float | None],
) -> None:
    judged = told(answer(90_000, errors[0]), answer(30_000, errors[1], code="43-4131"))
    assert judged.verdict is Verdict.NOT_TESTED
    assert judged.why == NO_ERROR
    assert judged.gap is not None
    assert (judged.gap.value, judged.gap.margin) == (60_000, None)


def test_an_estimate_whose_sample_gives_no_error_is_not_said_to_lack_a_published_one() -> None:
    computed = Estimate(0.0, status=Status.ESTIMATED)
    judged = told(answer(computed), answer(12.0, 2.0, code="43-4131"))
    assert (judged.verdict, judged.why) == (Verdict.NOT_TESTED, NO_SPREAD)
    both = told(answer(computed), answer(12.0, None, code="43-4131"))
    assert both.why == NO_ERROR


def test_a_gap_to_a_bound_is_kept_only_where_it_is_the_least_there_can_be() -> None:
    bound, low, high = answer(Estimate.at_least(239_200)), answer(50_000, 9), answer(300_000, 9)
    for other, gap in ((low, 189_200), (high, None)):
        forth, back = contrast(bound, other, 0.9), contrast(other, bound, 0.9)
        assert forth.verdict is back.verdict is Verdict.NOT_TESTED
        assert forth.why == back.why == A_BOUND
        assert (forth.gap.value if forth.gap else None) == gap
        assert (-back.gap.value if back.gap else None) == gap


def test_two_bounds_have_no_gap() -> None:
    both = contrast(
        answer(Estimate.at_least(239_200)), answer(Estimate.at_least(208_000), code="29-1248"), 0.9
    )
    assert (both.gap, both.verdict, both.why) == (None, Verdict.NOT_TESTED, BOTH_BOUNDS)


@pytest.mark.parametrize("missing", [Estimate.withheld("withheld by BLS"), Estimate.absent("none")])
def test_a_missing_side_cannot_tell_and_its_reason_is_given(missing: Estimate) -> None:
    judged = told(answer(1.0, 1.0), answer(missing))
    assert judged.verdict is Verdict.CANNOT_TELL
    assert judged.why == missing.reason
    assert judged.gap is None


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"place": "MD"}, "one figure is local, the other national"),
        ({"period": "2024-05"}, "different periods: 2025-05 and 2024-05"),
        ({"universe": "people"}, "different universes: jobs and people"),
    ],
)
def test_unlike_figures_are_not_compared_and_the_reason_is_given(
    change: dict[str, str], reason: str
) -> None:
    other = answer(1.0, 1.0, code="43-4131", **change)
    judged = told(answer(99.0, 1.0), other)
    assert judged.verdict is Verdict.CANNOT_TELL
    assert judged.why == reason


def test_figures_of_two_other_places_are_unlike_too() -> None:
    judged = told(answer(9.0, 1.0, place="MD"), answer(1.0, 1.0, place="VA"))
    assert judged.why == "different places: MD and VA"


def test_one_figure_on_both_sides_cannot_tell_and_the_reason_is_the_true_one() -> None:
    one = answer(9.0, 1.0)
    wider = replace(one, flags=("wider occupation",))
    level = answer(104.0, id="price.level")
    assert contrast(one, one, 0.9).why == SAME_READING
    assert contrast(one, wider, 0.9).why == JOINT
    assert contrast(level, level, 0.9).why == OF_THE_PLACE
    assert contrast(one, one, 0.9).verdict is Verdict.CANNOT_TELL


def test_names_and_lists_have_no_verdict() -> None:
    named = measure("education.entry")
    answers = (answer(Estimate(None, category="a")), answer(Estimate(None, category="b")))
    (judged,), tested = judge([Row(named, named.label, answers)], 0.9)
    assert (judged.verdict, tested) == (None, 0)


figures = st.tuples(
    st.floats(1_000, 100_000), st.one_of(st.none(), st.floats(0, 5_000, allow_subnormal=False))
)
pages = st.lists(st.tuples(figures, figures), min_size=1, max_size=30)


def of(pairs: list[tuple[tuple[float, float | None], tuple[float, float | None]]]) -> list[Row]:
    return [row(answer(*a), answer(*b, code="43-4131")) for a, b in pairs]


@given(pages=pages, confidence=st.sampled_from([0.8, 0.9, 0.95]))
def test_the_differences_called_real_are_those_of_the_false_discovery_rate(
    pages: list[tuple[tuple[float, float | None], tuple[float, float | None]]], confidence: float
) -> None:
    judged, tested = judge(of(pages), confidence)
    family = [
        (at, two_sided_p(a - b, (sa * sa + sb * sb) ** 0.5))
        for at, ((a, sa), (b, sb)) in enumerate(pages)
        if sa is not None and sb is not None
    ]
    real = false_discovery([p for _, p in family], 1 - confidence)
    assert tested == len(family)
    clear = {at for at, r in enumerate(judged) if r.verdict in FLIPPED}
    assert clear == {at for (at, _), yes in zip(family, real, strict=True) if yes}


@given(pages=pages)
def test_swapping_the_careers_swaps_higher_and_lower_and_turns_the_gaps(
    pages: list[tuple[tuple[float, float | None], tuple[float, float | None]]],
) -> None:
    forth, _ = judge(of(pages), 0.9)
    back, _ = judge(of([(b, a) for a, b in pages]), 0.9)
    for a, b in zip(forth, back, strict=True):
        assert a.verdict is not None
        assert b.verdict is FLIPPED.get(a.verdict, a.verdict)
        assert a.gap is not None
        assert b.gap is not None
        assert (a.gap.value, a.gap.margin) == (-b.gap.value, b.gap.margin)


@given(values=st.lists(st.tuples(st.floats(1e3, 1e5), st.floats(1, 5e3)), min_size=3, max_size=5))
def test_a_matrix_of_verdicts_is_skew_and_empty_on_its_diagonal(
    values: list[tuple[float, float]],
) -> None:
    (judged,), _ = judge(
        [row(*(answer(*v, code=f"43-30{at}1") for at, v in enumerate(values)))], 0.9
    )
    assert len(judged.verdicts) == len(values)
    for a, line in enumerate(judged.verdicts):
        assert line[a] is None
        for b, verdict in enumerate(line):
            if verdict is not None:
                assert judged.verdicts[b][a] is FLIPPED.get(verdict, verdict)


def test_the_first_of_three_is_held_against_the_mean_of_the_rest() -> None:
    answers = [answer(v, 30.0, code=f"43-30{at}1") for at, v in enumerate((900.0, 300.0, 500.0))]
    (judged,), tested = judge([row(*answers)], 0.9)
    assert judged.gap is not None
    assert judged.gap.value == 500
    assert judged.gap.margin == pytest.approx(1.645 * 30 * 1.5**0.5)
    assert (judged.verdict, tested) == (Verdict.HIGHER, 1)


def test_one_missing_figure_of_three_leaves_the_first_untold_and_the_others_compared() -> None:
    answers = [answer(900.0, 3.0), answer(300.0, 3.0, code="43-4131"), answer(Estimate.absent("x"))]
    (judged,), _ = judge([row(*answers)], 0.9)
    assert (judged.verdict, judged.why) == (Verdict.CANNOT_TELL, "x")
    assert judged.verdicts[0][1] is Verdict.HIGHER


def test_chances_to_outearn_are_never_subtracted_from_each_other() -> None:
    chance = measure("pay.outearn.chance")
    chances = (answer(60.0), answer(40.0))
    (judged,), _ = judge([Row(chance, chance.label, chances, level=50.0)], 0.9)
    assert (judged.gap, judged.verdict) == (None, Verdict.NOT_TESTED)


def test_a_row_that_no_page_shows_is_not_tested() -> None:
    apart = row(answer(10.0, 1.0), answer(100.0, 1.0))
    (shown, behind), tested = judge([apart, replace(apart, beside=True)], 0.9)
    assert (shown.verdict, tested) == (Verdict.LOWER, 1)
    assert (behind.verdict, behind.gap) == (None, None)
