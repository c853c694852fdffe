"""What may be said of a difference: tests, and the reasons for not testing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import log1p, sqrt

from metier.model.comparison import Answer, Gap, Row, Verdict
from metier.model.estimate import Status
from metier.model.measure import Kind
from metier.survey.inference import difference, false_discovery, margin, two_sided_p
from metier.words import later, say, translated

SAME_READING = later("both titles are read as the same occupation")
JOINT = later("the figure is published for both together")
OF_THE_PLACE = later("a figure of the place, the same for every career")
OF_PERCENTILES = later("computed from percentiles, without an error of its own")
COMPUTED = later("computed, without an error of its own")
NO_ERROR = later("no published error")
NO_SPREAD = later("the sample does not give its error")
A_BOUND = later("one side is a bound")
NO_FIGURE = later("no figure")
BOTH_BOUNDS = later("both are bounds")


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two sides held against each other, before it is known how many tests there are.

    Attributes:
        gap: first minus second; None where it cannot be taken.
        p: of the two-sided test; None where there is none.
        verdict: what holds without a test; None where the test decides.
        why: the reason for a verdict that is not a test's.
    """

    gap: Gap | None
    p: float | None
    verdict: Verdict | None
    why: str = ""


def judge(
    rows: Sequence[Row], confidence: float, teller: Callable[[Row], str] | None = None
) -> tuple[tuple[Row, ...], int]:
    """Rows with gap, verdict and reason, and how many of them were tested at once.

    All tests of the page are held together by the procedure of Benjamini and
    Hochberg at level 1 - confidence, so that of the differences called real at
    most that share is expected to be none. With three and more careers the
    first is held against the plain mean of the rest, and each against each in
    a matrix, every pair once, all within one family of tests. Rows that no page
    shows are not tested.

    Args:
        confidence: as 0.9.
        teller: who puts the rows into words.
    """
    contrasts = [None if row.beside else contrast_of(row, confidence) for row in rows]
    matrices = [{} if row.beside else _pairs(row, confidence) for row in rows]
    family = [c for c in contrasts if c and c.p is not None]
    family += [c for pairs in matrices for c in pairs.values() if c.p is not None]
    real = false_discovery([c.p for c in family if c.p is not None], 1 - confidence)
    found = {id(c): yes for c, yes in zip(family, real, strict=True)}
    judged = tuple(
        Row(
            row.measure,
            row.label,
            row.answers,
            contrast.gap if contrast else None,
            _verdict(contrast, found) if contrast else None,
            _matrix({at: _verdict(c, found) for at, c in pairs.items()}),
            contrast.why if contrast else "",
            row.group,
            row.primary,
            row.beside,
            row.level,
            teller,
        )
        for row, contrast, pairs in zip(rows, contrasts, matrices, strict=True)
    )
    return judged, sum(c is not None and c.p is not None for c in contrasts)


_FLIPPED = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}


def _verdict(contrast: Contrast, found: dict[int, bool]) -> Verdict:
    if contrast.verdict is not None:
        return contrast.verdict
    if not found[id(contrast)] or contrast.gap is None or contrast.gap.value == 0:
        return Verdict.NO_CLEAR_DIFFERENCE
    return Verdict.HIGHER if contrast.gap.value > 0 else Verdict.LOWER


@dataclass(frozen=True, slots=True)
class Tested:
    """One test among those that were made together.

    Attributes:
        p: of the two-sided test.
        tested: how many tests there are.
        real: how many of them find a difference.
        limit: the greatest p that does, by the procedure of Benjamini and Hochberg.
    """

    p: float
    tested: int
    real: int
    limit: float


def tested_with(rows: Sequence[Row], row: Row, confidence: float) -> Tested | None:
    """The test of one of the rows of two careers among those of all; None where it has none.

    Limit: (1 - confidence) x real / tested.
    """
    every = (contrast_of(one, confidence) for one in rows if not one.beside)
    ps = [c.p for c in every if c is not None and c.p is not None]
    own = contrast_of(row, confidence)
    if own is None or own.p is None or row.beside:
        return None
    real = sum(false_discovery(ps, 1 - confidence))
    return Tested(own.p, len(ps), real, (1 - confidence) * real / len(ps))


def contrast_of(row: Row, confidence: float) -> Contrast | None:
    """The first career's answer against the others'; None where the row is no quantity."""
    if row.measure.kind is not Kind.QUANTITY or len(row.answers) < 2:
        return None
    if row.level is not None:
        return _against_level(row, row.level, confidence)
    first, *rest = row.answers
    if len(rest) == 1:
        return contrast(first, rest[0], confidence)
    pairs = [contrast(first, other, confidence) for other in rest]
    unsettled = next((c for c in pairs if c.verdict is Verdict.CANNOT_TELL), None)
    unsettled = unsettled or next((c for c in pairs if c.verdict is not None), None)
    gaps = [c.gap.value for c in pairs if c.gap is not None]
    mean_gap = sum(gaps) / len(gaps) if len(gaps) == len(pairs) else None
    if unsettled is not None or mean_gap is None:
        loose = None if mean_gap is None else Gap(mean_gap, None)
        verdict = unsettled.verdict if unsettled else Verdict.CANNOT_TELL
        return Contrast(loose, None, verdict, unsettled.why if unsettled else "")
    errors = [a.estimate.standard_error or 0.0 for a in row.answers]
    error = sqrt(errors[0] ** 2 + sum(e**2 for e in errors[1:]) / len(rest) ** 2)
    return Contrast(Gap(mean_gap, margin(error, confidence)), two_sided_p(mean_gap, error), None)


def _against_level(row: Row, level: float, confidence: float) -> Contrast | None:
    """The first answer, in per cent of the second career, against no difference."""
    if len(row.answers) > 2:
        return None
    estimate = row.answers[0].estimate
    if estimate.value is None:
        return Contrast(None, None, Verdict.CANNOT_TELL, estimate.reason or NO_FIGURE)
    if estimate.standard_error is None:
        return Contrast(None, None, Verdict.NOT_TESTED, OF_PERCENTILES)
    gap = Gap(estimate.value - level, margin(estimate.standard_error, confidence))
    # a ratio is tested as its logarithm, so that either career may stand first
    error = estimate.standard_error / (100 + gap.value)
    return Contrast(gap, two_sided_p(log1p(gap.value / 100), error), None)


def _pairs(row: Row, confidence: float) -> dict[tuple[int, int], Contrast]:
    """Each of three and more careers against each later one."""
    if len(row.answers) < 3 or row.measure.kind is not Kind.QUANTITY or row.level is not None:
        return {}
    return {
        (a, b): contrast(row.answers[a], row.answers[b], confidence)
        for a, b in combinations(range(len(row.answers)), 2)
    }


def _matrix(pairs: Mapping[tuple[int, int], Verdict]) -> tuple[tuple[Verdict | None, ...], ...]:
    """A verdict for each career against each, none against itself; empty without pairs."""
    if not pairs:
        return ()
    size = 1 + max(b for _, b in pairs)
    flipped = {(b, a): _FLIPPED.get(verdict, verdict) for (a, b), verdict in pairs.items()}
    both = {**pairs, **flipped}
    return tuple(tuple(both.get((a, b)) for b in range(size)) for a in range(size))


def contrast(first: Answer, second: Answer, confidence: float) -> Contrast:
    """Two answers of one row held against each other."""
    for side in (first, second):
        if side.estimate.status in (Status.WITHHELD, Status.ABSENT):
            return Contrast(None, None, Verdict.CANNOT_TELL, side.estimate.reason or NO_FIGURE)
    a, b = first.estimate, second.estimate
    if a.value is None or b.value is None:
        return Contrast(None, None, Verdict.CANNOT_TELL, NO_FIGURE)
    if first.fact is not None and first.fact == second.fact:
        return Contrast(None, None, Verdict.CANNOT_TELL, why_shared(first, second))
    if (unlike := _unlike(first, second)) is not None:
        return Contrast(None, None, Verdict.CANNOT_TELL, unlike)
    if Status.TOP_CODED in (a.status, b.status):
        return _bound(a.value - b.value, first, second)
    if a.standard_error is None or b.standard_error is None:
        why = _without_error(first, second)
        return Contrast(Gap(a.value - b.value, None), None, Verdict.NOT_TESTED, why)
    gap, error = difference(a.value, a.standard_error, b.value, b.standard_error)
    return Contrast(Gap(gap, margin(error, confidence)), two_sided_p(gap, error), None)


def _without_error(first: Answer, second: Answer) -> str:
    """Why there is no error to test two figures by."""
    sides = [side for side in (first, second) if side.estimate.standard_error is None]
    if any(side.estimate.status is not Status.ESTIMATED for side in sides):
        return NO_ERROR
    return COMPUTED if any(side.fact is None for side in sides) else NO_SPREAD


def _bound(gap: float, first: Answer, second: Answer) -> Contrast:
    """A gap of which one side is at least what is printed.

    The printed gap is the least there can be where it points to the side that
    is a bound; where it points the other way it says nothing, nor do two bounds.
    """
    bounded = [side.estimate.status is Status.TOP_CODED for side in (first, second)]
    if all(bounded):
        return Contrast(None, None, Verdict.NOT_TESTED, BOTH_BOUNDS)
    telling = gap > 0 if bounded[0] else gap < 0
    return Contrast(Gap(gap, None) if telling else None, None, Verdict.NOT_TESTED, A_BOUND)


def beyond(gap: Gap) -> str:
    """Why a gap larger than its margin is not clear, to follow the gap; empty if it is not larger.

    >>> beyond(Gap(90.0, 80.0))
    ', which is more than its margin but not clear once all rows are tested together'
    >>> beyond(Gap(70.0, 80.0))
    ''
    """
    if gap.margin is None or abs(gap.value) <= gap.margin:
        return ""
    return say(", which is more than its margin but not clear once all rows are tested together")


def why_shared(first: Answer, second: Answer) -> str:
    """Why two careers show one and the same figure."""
    if first.fact is not None and first.fact.measure == "price.level":
        return OF_THE_PLACE
    wider = "wider occupation" in (*first.flags, *second.flags)
    return JOINT if wider else SAME_READING


def _unlike(first: Answer, second: Answer) -> str | None:
    """Why two answers are not comparable; None where they are."""
    if first.fact is None or second.fact is None:
        return None
    a, b = first.fact.slice, second.fact.slice
    if a.place != b.place:
        if "US" in (a.place, b.place):
            return later("one figure is local, the other national")
        return say("different places: {first} and {second}", first=a.place, second=b.place)
    if a.period != b.period:
        return say("different periods: {first} and {second}", first=a.period, second=b.period)
    if a.universe != b.universe:
        return say(
            "different universes: {first} and {second}",
            first=translated(a.universe),
            second=translated(b.universe),
        )
    return None
