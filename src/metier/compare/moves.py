"""The way from one career to another: how near, what is missing, what it pays."""

from __future__ import annotations

from collections.abc import Sequence

from metier.compare.align import Frame, Holding
from metier.model.codes import onet
from metier.model.comparison import Answer, Move, Row, Step, Verdict
from metier.model.estimate import Estimate
from metier.model.measure import Unit, measure
from metier.model.records import Relation
from metier.store.read import Snapshot
from metier.words import compact, difference, figure, join, mid_sentence

_NOTHING_MORE = {"None", "No formal educational credential"}


def related_rank(snapshot: Snapshot, origin: Holding, goal: Holding) -> int | None:
    """O*NET's rank of the goal among occupations related to the origin; None if unlisted."""
    source = onet(f"{origin.career.occupation.value}.00")
    wanted = goal.career.occupation.value
    ranks = [
        link.rank
        for link in snapshot.links(source, None, Relation.RELATED)
        if link.target.value.startswith(wanted) and link.rank is not None
    ]
    return min(ranks, default=None)


def distance_row(snapshot: Snapshot, holdings: Sequence[Holding]) -> Row:
    """How near each career's goal is, as the rank among related occupations."""
    distance = measure("move.distance")
    answers = []
    for position, origin in enumerate(holdings):
        goal = holdings[0] if position else holdings[min(1, len(holdings) - 1)]
        answers.append(_distance(snapshot, origin, goal))
    return Row(distance, distance.label, tuple(answers))


def _distance(snapshot: Snapshot, origin: Holding, goal: Holding) -> Answer:
    if origin is goal:
        return Answer(Estimate.absent("needs a second career"))
    if origin.career.occupation == goal.career.occupation:
        return Answer(Estimate.absent("both titles are read as the same occupation"))
    rank = related_rank(snapshot, origin, goal)
    if rank is None:
        return Answer(Estimate.absent("not among the occupations O*NET lists as related"))
    release = next((r for r in snapshot.releases.values() if r.reader == "onet"), None)
    words = f"{_ordinal(rank)} of the occupations O*NET lists as related"
    return Answer(Estimate(None, category=words), release=release)


def _ordinal(rank: int) -> str:
    """A rank in words a reader says aloud.

    >>> [_ordinal(n) for n in (1, 2, 3, 4, 11, 22)]
    ['1st', '2nd', '3rd', '4th', '11th', '22nd']
    """
    if rank % 100 in (11, 12, 13):
        return f"{rank}th"
    return f"{rank}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(rank % 10, 'th') }"


def moves(
    snapshot: Snapshot, holdings: Sequence[Holding], rows: Sequence[Row], frame: Frame
) -> tuple[Move, ...]:
    """From the first career to each other, and back."""
    ways = [(0, goal) for goal in range(1, len(holdings))]
    ways += [(goal, 0) for _, goal in ways]
    by_id = {row.measure.id: row for row in reversed(rows) if row.primary}
    return tuple(
        Move(
            origin,
            goal,
            related_rank(snapshot, holdings[origin], holdings[goal]),
            tuple(_steps(by_id, origin, goal, two=len(holdings) == 2)),
        )
        for origin, goal in ways
        if holdings[origin].career.occupation != holdings[goal].career.occupation
    )


def _steps(rows: dict[str, Row], origin: int, goal: int, *, two: bool) -> list[Step]:
    steps = []
    for id, label in (
        ("education.entry", "Schooling"),
        ("experience.entry", "Experience"),
        ("training.on_the_job", "Training"),
    ):
        before, after = (rows[id].answers[at].estimate.category for at in (origin, goal))
        if after is not None:
            steps.append(Step(label, _asked(before, after)))
    skills = rows["skills.difference"].answers[goal]
    if two and skills.items:
        names = compact([mid_sentence(item.name) for item in skills.items], 4)
        steps.append(Step("Skills to strengthen", names))
    knowledge = [
        {item.name for item in rows["knowledge.top"].answers[at].items[:5]} for at in (origin, goal)
    ]
    if new := sorted(knowledge[1] - knowledge[0]):
        steps.append(Step("Knowledge to add", join([mid_sentence(name) for name in new])))
    steps += _pay(rows["pay.annual.mean"], origin, goal, two=two)
    return steps


def _asked(before: str | None, after: str) -> str:
    asked = "none asked for" if after in _NOTHING_MORE else mid_sentence(after)
    return f"{asked} (the same)" if before == after else asked


def _pay(row: Row, origin: int, goal: int, *, two: bool) -> list[Step]:
    before, after = row.answers[origin].estimate.value, row.answers[goal].estimate.value
    if before is None or after is None:
        return []
    if two and row.verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return [Step("Average pay", "no clear difference")]
    wide = row.gap.margin if two and row.gap else None
    way = "more" if after > before else "less"
    change = difference(after - before, Unit.USD_YEAR, wide)
    return [
        Step("Average pay", f"{figure(after, Unit.USD_YEAR)} a year, {change.split(' (')[0]} {way}")
    ]
