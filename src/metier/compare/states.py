"""Average pay and jobs in each state, tested state by state as one family."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from metier.compare.gathered import Facts, Variant, of_records, variant_of
from metier.compare.holding import Frame, Holding, answer
from metier.compare.variants import PREFERENCE
from metier.compare.verdicts import judge
from metier.model.comparison import Answer, Row, Verdict
from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.model.measure import Measure, measure
from metier.model.states import STATES
from metier.words import later, translated

MEASURES = ("pay.annual.mean", "employment.jobs")
"""What is told by state."""

HOME = tuple(state for state in STATES if not state.territory)
"""The states that have a row: fifty and the District of Columbia."""

LEFT_OUT = later("not in these records")
TOO_FEW = later("fewer than ten people in the sample")
WEAK_SIDE = later("a figure rests on fewer than 30 people")

_LETTERS = frozenset(state.letters for state in HOME)


def state_rows(holdings: Sequence[Holding], frame: Frame) -> tuple[Row, ...]:
    """A row for each measure and state, from one publication, universe and period each.

    The pay of all states is tested as one family at the comparison's confidence, jobs as
    another; a figure of fewer than `WEAK` people is shown and not tested.

    Returns:
        51 rows for each measure of which some state has a figure.
    """
    found: list[Row] = []
    for id in MEASURES:
        rows = tuple(_rows(measure(id), holdings, frame))
        if any(a.estimate.known for row in rows for a in row.answers):
            solid = [row for row in rows if not _weak(row)]
            judged = {row.group: row for row in judge(solid, frame.confidence)[0]}
            found += [judged.get(row.group) or _untested(row) for row in rows]
    return tuple(found)


def _weak(row: Row) -> bool:
    """Whether there is a figure of each career, and one of them of few people."""
    known = all(one.estimate.known for one in row.answers)
    return known and any("weak" in one.flags for one in row.answers)


def _untested(row: Row) -> Row:
    if len(row.answers) < 2:
        return row
    return replace(row, verdict=Verdict.CANNOT_TELL, why=translated(WEAK_SIDE))


def _rows(about: Measure, holdings: Sequence[Holding], frame: Frame) -> Iterator[Row]:
    every = [_stated(about, holding) for holding in holdings]
    variant = _leading(every)
    if variant is None:
        return
    by_state = [
        one.once(
            (frame, "states", about.id, variant), partial(_answers, facts, variant, one, frame)
        )
        for facts, one in zip(every, holdings, strict=True)
    ]
    without = _without(about, holdings, variant)
    left_out, too_few = (
        Answer(Estimate.absent(translated(reason))) for reason in (LEFT_OUT, TOO_FEW)
    )
    for state in HOME:
        absent = left_out if state.name in without else too_few
        answers = tuple([mine.get(state.letters, absent) for mine in by_state])
        yield Row(about, state.name, answers, group=state.letters)


def _stated(about: Measure, holding: Holding) -> Facts:
    """The official figures of states, of occupations and all industries."""
    return holding.once(("states", about.id), lambda: Facts(_of_states(holding.whole(about.id))))


def _of_states(facts: Iterable[Fact]) -> Iterator[Fact]:
    return (
        fact
        for fact in facts
        if fact.slice.place in _LETTERS
        and fact.slice.group is None
        and fact.title is None
        and fact.estimate.known
        and not of_records(fact)
    )


def _leading(every: Sequence[Facts]) -> Variant | None:
    """The variant that most careers have a solid figure of in some state; None without any."""
    careers: Counter[Variant] = Counter()
    solid: Counter[Variant] = Counter()
    for facts in every:
        careers.update(facts.variants)
        solid.update(facts.peopled)

    def rank(variant: Variant) -> tuple[int, int, int, Variant]:
        known = PREFERENCE.index(variant[0]) if variant[0] in PREFERENCE else len(PREFERENCE)
        return -solid[variant], -careers[variant], known, variant

    return min(careers, key=rank, default=None)


def _answers(
    facts: Facts, variant: Variant, holding: Holding, frame: Frame
) -> Mapping[str, Answer]:
    """The answers of a variant by state, of the nearest code and the newest period."""
    mine = holding.nearest(facts.of((variant,)))
    newest = max((fact.slice.period for fact in mine), default="")
    return {
        fact.slice.place: answer(fact, holding, frame)
        for fact in mine
        if fact.slice.period == newest
    }


def _without(about: Measure, holdings: Sequence[Holding], variant: Variant) -> str:
    """The states that a publication leaves out, by name, as its figures of the nation say."""
    for holding in holdings:
        for fact in holding.whole(about.id):
            named = fact.slice.universe.partition("United States without ")[2]
            if named and variant_of(fact) == variant:
                return named
    return ""
