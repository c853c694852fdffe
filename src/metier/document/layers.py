"""Layers of the map of the states: how each state looks, and what it says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from metier.model.comparison import Answer, Row, Verdict
from metier.model.measure import Unit
from metier.words import difference, display, join, later, mid_sentence, say, translated
from metier.words.kept import kept

_CLASSES = 4
"""Shades of a layer, each with about as many states."""

FEW = 4
"""States that a layer shows at least."""


class Shade(StrEnum):
    """How a tile looks."""

    FIRST = "q1"
    SECOND = "q2"
    THIRD = "q3"
    FOURTH = "q4"
    SAME = "same"
    """no clear difference"""
    WEAK = "weak"
    """a figure of few people"""
    NONE = "none"
    """no figure"""


SHADES = (Shade.FIRST, Shade.SECOND, Shade.THIRD, Shade.FOURTH)
"""From the lowest to the highest values."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One state in one layer.

    Attributes:
        state: its two letters.
        shade: how it looks.
        career: in whose colour; None for none.
        short: the figure as it fits a tile; empty where there is none.
        words: the figure in full, or why there is none.
    """

    state: str
    shade: Shade
    career: int | None
    short: str
    words: str


@dataclass(frozen=True, slots=True)
class Layer:
    """One choice of the map.

    Attributes:
        label: what it shows, as its button says.
        tiles: every state.
        legend: what shades mean: shade, career and words.
    """

    label: str
    tiles: tuple[Tile, ...]
    legend: tuple[tuple[Shade, int | None, str], ...]


def career_layers(rows: Sequence[Row], short: Sequence[str], label: str) -> list[Layer]:
    """A layer for each career of which some states have a solid figure.

    Args:
        rows: of one measure, by state.
        short: a name for each career.
        label: of a layer, with a place for the career.
    """
    made = []
    for career, tag in enumerate(short):
        known = [_value(row.answers[career]) for row in rows if solid(row.answers[career])]
        if len(known) >= FEW:
            unit = rows[0].measure.unit
            bounds = _bounds(known)
            tiles = tuple(
                [_tile(row.answers[career], row.group or "", unit, career, bounds) for row in rows]
            )
            made.append(
                Layer(say(label, career=tag), tiles, _legend(tiles, known, bounds, unit, career))
            )
    return made


def solid(answer: Answer) -> bool:
    """Whether there is a figure, and not of few people alone."""
    return answer.estimate.known and "weak" not in answer.flags


def _value(answer: Answer) -> float:
    return answer.estimate.value or 0.0


def _bounds(known: Sequence[float]) -> tuple[float, ...]:
    """The lowest value of each shade but the first; about as many states in each."""
    ranked = sorted(known)
    return tuple(ranked[len(ranked) * at // _CLASSES] for at in range(1, _CLASSES))


def _shade(value: float, bounds: Sequence[float]) -> Shade:
    return SHADES[bisect_right(bounds, value)]


@kept
def _tile(one: Answer, state: str, unit: Unit, career: int, bounds: tuple[float, ...]) -> Tile:
    words = display(one, unit)
    if not one.estimate.known:
        return Tile(state, Shade.NONE, None, "", words)
    short = _short(_value(one), unit)
    if not solid(one):
        n = one.estimate.n or 0
        said = say("{figure} (weak: {n} people)", figure=words, n=n)
        return Tile(state, Shade.WEAK, career, short, said)
    return Tile(state, _shade(_value(one), bounds), career, short, words)


def _legend(
    tiles: Sequence[Tile], known: Sequence[float], bounds: Sequence[float], unit: Unit, career: int
) -> tuple[tuple[Shade, int | None, str], ...]:
    said: list[tuple[Shade, int | None, str]] = []
    for shade in SHADES:
        mine = [value for value in known if _shade(value, bounds) is shade]
        if mine:
            low, high = _short(min(mine), unit), _short(max(mine), unit)
            words = low if low == high else say("{low} to {high}", low=low, high=high)
            said.append((shade, career, words))
    return (*said, *_rest(tiles, career))


def _rest(tiles: Sequence[Tile], career: int | None) -> list[tuple[Shade, int | None, str]]:
    """What tiles without a shade of their own mean, and why some have no figure."""
    said: list[tuple[Shade, int | None, str]] = []
    shades = {tile.shade for tile in tiles}
    if Shade.SAME in shades:
        said.append((Shade.SAME, None, say("no clear difference")))
    if Shade.WEAK in shades:
        said.append((Shade.WEAK, career, say("from fewer than 30 people, not to be relied on")))
    reasons: dict[str, list[str]] = {}
    for tile in tiles:
        if tile.shade is Shade.NONE:
            reasons.setdefault(tile.words, []).append(tile.state)
    for reason, states in reasons.items():
        few = f"{join(states)}: " if len(states) < FEW else ""
        said.append((Shade.NONE, None, few + reason))
    return said


def _short(value: float, unit: Unit) -> str:
    """A figure as it fits a tile.

    >>> _short(97_303.0, Unit.USD_YEAR), _short(640.0, Unit.JOBS), _short(76_327.0, Unit.JOBS)
    ('$97k', '640', '76k')
    """
    sign = "$" if unit is Unit.USD_YEAR else ""
    if abs(value) < 1_000:
        return f"{sign}{value:.0f}"
    if abs(value) < 9_950:
        return f"{sign}{value / 1_000:.1f}k"
    return f"{sign}{value / 1_000:.0f}k"


def gap_layers(rows: Sequence[Row], short: Sequence[str]) -> list[Layer]:
    """Who is paid more, where two careers can be told apart in some state or found alike."""
    if len(short) != 2 or not any(row.gap for row in rows):
        return []
    clear = [abs(row.gap.value) for row in rows if row.gap and leader(row) is not None]
    middle = sorted(clear)[len(clear) // 2] if clear else 0.0
    tiles = tuple(_gap_tile(row, short, middle) for row in rows)
    said: list[tuple[Shade, int | None, str]] = []
    for career, tag in enumerate(short):
        for shade, message in (
            (Shade.SECOND, later("{career} less than {amount} more")),
            (Shade.FOURTH, later("{career} {amount} more or beyond")),
        ):
            if any(tile.shade is shade and tile.career == career for tile in tiles):
                amount = _short(middle, Unit.USD_YEAR)
                said.append((shade, career, say(message, career=tag, amount=amount)))
    return [Layer(say("The gap in pay"), tiles, (*said, *_rest(tiles, None)))]


def leader(row: Row) -> int | None:
    """Which of two careers is clearly paid more; None for neither."""
    return {Verdict.HIGHER: 0, Verdict.LOWER: 1}.get(row.verdict) if row.verdict else None


def _gap_tile(row: Row, short: Sequence[str], middle: float) -> Tile:
    state, gap, ahead = row.group or "", row.gap, leader(row)
    if gap is None:
        weak = all(answer.estimate.known for answer in row.answers) and bool(row.why)
        return Tile(
            state, Shade.WEAK if weak else Shade.NONE, None, "", mid_sentence(translated(row.why))
        )
    amount = difference(gap.value, Unit.USD_YEAR, gap.margin)
    if ahead is None:
        said = say("no clear difference: {amount}", amount=amount)
        return Tile(state, Shade.SAME, None, "", said)
    shade = Shade.FOURTH if abs(gap.value) >= middle else Shade.SECOND
    words = say("{career} {amount} more", career=short[ahead], amount=amount)
    return Tile(state, shade, ahead, _short(abs(gap.value), Unit.USD_YEAR), words)
