"""The way from one career to another: how near, what is missing, what it pays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from math import hypot

from metier.compare.holding import Holding
from metier.compare.naming import listed
from metier.compare.pay_finding import amount
from metier.compare.verdicts import SAME_READING
from metier.model.codes import onet
from metier.model.comparison import CLEAR, Answer, Move, Row, Step, Verdict
from metier.model.estimate import Estimate
from metier.model.measure import measure
from metier.model.records import Relation
from metier.model.release import Release
from metier.store.read import Snapshot
from metier.words import (
    compact,
    difference,
    later,
    mid_sentence,
    ordinal,
    per,
    say,
    translated,
)

_NOTHING_MORE = {"None", "No formal educational credential"}


Ranks = Mapping[tuple[int, int], int]
"""O*NET's rank of the second career among those related to the first, by their indexes."""


def related_ranks(snapshot: Snapshot, holdings: Sequence[Holding]) -> Ranks:
    """O*NET's ranks of the careers among the occupations related to each other's.

    A pair that O*NET does not list is left out.
    """
    if len(holdings) < 2:
        return {}
    found: dict[tuple[int, int], int] = {}
    for origin, leaving in enumerate(holdings):
        ranks = leaving.once("related", partial(_related, snapshot, leaving))
        for goal, entering in enumerate(holdings):
            if (rank := ranks.get(entering.career.occupation.value)) is not None:
                found[origin, goal] = rank
    return found


def _related(snapshot: Snapshot, leaving: Holding) -> Mapping[str, int]:
    """O*NET's best rank of each occupation related to a career's, by the code of the SOC."""
    found: dict[str, int] = {}
    source = onet(f"{leaving.career.occupation.value}.00")
    for link in snapshot.links(source, None, Relation.RELATED):
        if link.rank is not None:
            code = link.target.value[:7]
            found[code] = min(link.rank, found.get(code, link.rank))
    return found


def distance_row(ranks: Ranks, holdings: Sequence[Holding], releases: Mapping[str, Release]) -> Row:
    """How near each career's goal is, as the rank among related occupations."""
    distance = measure("move.distance")
    answers = []
    editions = [release for release in releases.values() if release.reader == "onet"]
    release = max(editions, key=lambda edition: edition.period, default=None)
    for origin, leaving in enumerate(holdings):
        goal = 0 if origin else 1
        if leaving.career.occupation == holdings[goal].career.occupation:
            answers.append(Answer(Estimate.absent(SAME_READING)))
        else:
            answers.append(_distance(ranks.get((origin, goal)), release))
    return Row(distance, translated(distance.label), tuple(answers))


def _distance(rank: int | None, release: Release | None) -> Answer:
    if rank is None:
        return Answer(Estimate.absent(later("not among the occupations O*NET lists as related")))
    words = say("{rank} of the occupations O*NET lists as related", rank=ordinal(rank))
    return Answer(Estimate(None, category=words), release=release)


def moves(ranks: Ranks, holdings: Sequence[Holding], rows: Sequence[Row]) -> tuple[Move, ...]:
    """From the first career to each other, and back."""
    ways = [(0, goal) for goal in range(1, len(holdings))]
    ways += [(goal, 0) for _, goal in ways]
    by_id = {row.measure.id: row for row in reversed(rows) if row.primary}
    return tuple(
        Move(
            origin,
            goal,
            ranks.get((origin, goal)),
            tuple(_steps(by_id, origin, goal, two=len(holdings) == 2)),
        )
        for origin, goal in ways
        if holdings[origin].career.occupation != holdings[goal].career.occupation
    )


def _steps(rows: dict[str, Row], origin: int, goal: int, *, two: bool) -> list[Step]:
    steps = []
    for id, label in (
        ("education.entry", later("Schooling")),
        ("experience.entry", later("Experience")),
        ("training.on_the_job", later("Training")),
    ):
        before, after = (rows[id].answers[at].estimate.category for at in (origin, goal))
        if after is not None:
            steps.append(Step(say(label), _asked(before, after)))
    skills = rows["skills.difference"].answers[goal]
    if two and skills.items:
        names = compact([mid_sentence(translated(item.name)) for item in skills.items], 4)
        steps.append(Step(say("Skills to strengthen"), names))
    knowledge = [
        {item.name for item in rows["knowledge.top"].answers[at].items[:5]} for at in (origin, goal)
    ]
    if new := sorted(knowledge[1] - knowledge[0]):
        names = listed([mid_sentence(translated(name)) for name in new])
        steps.append(Step(say("Knowledge to add"), names))
    steps += _pay(_paid(rows, origin, goal), origin, goal)
    return steps


def _asked(before: str | None, after: str) -> str:
    asked = mid_sentence(translated(after))
    if after in _NOTHING_MORE:
        asked = say("none asked for")
    return say("{asked} (the same)", asked=asked) if before == after else asked


def _paid(rows: Mapping[str, Row], origin: int, goal: int) -> Row:
    """The row of average pay that both careers have, by the year if they do."""
    annual, hourly = rows["pay.annual.mean"], rows["pay.hourly.mean"]
    both = [hourly.answers[at].estimate.value is not None for at in (origin, goal)]
    lacking = [annual.answers[at].estimate.value is None for at in (origin, goal)]
    return hourly if all(both) and any(lacking) else annual


def _pay(row: Row, origin: int, goal: int) -> list[Step]:
    """What the goal pays, and more or less than the origin only where a test says so."""
    before, after = row.answers[origin].estimate, row.answers[goal].estimate
    if before.value is None or after.value is None:
        return []
    verdict = _verdict(row, origin, goal)
    if verdict is Verdict.NO_CLEAR_DIFFERENCE:
        return [Step(say("Average pay"), translated(verdict))]
    unit = row.measure.unit
    pay, often = amount(row, goal), per(unit)
    if verdict in CLEAR:
        wide = hypot(*(row.answers[at].margin or 0.0 for at in (origin, goal)))
        change = difference(after.value - before.value, unit, wide).partition(" (")[0]
        message = later("{pay} {often}, {change} less")
        if verdict is Verdict.HIGHER:
            message = later("{pay} {often}, {change} more")
        text = say(message, pay=pay, often=often, change=change)
    else:
        less = amount(row, origin)
        text = say("{pay} {often}, against {other}", pay=pay, often=often, other=less)
    return [Step(say("Average pay"), text)]


def _verdict(row: Row, origin: int, goal: int) -> Verdict | None:
    """Of the goal against the origin."""
    if row.verdicts:
        return row.verdicts[goal][origin]
    flipped = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}
    if row.verdict is None or goal < origin:
        return row.verdict
    return flipped.get(row.verdict, row.verdict)
