"""How often titles are read right, and how often probabilities are, by what was stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

BINS = 10
_PANEL, _SIDE, _FOOT = 330, 260, 290
Question = tuple[str, frozenset[str]]
"""A title and the codes that are right."""
Stated = Sequence[tuple[float, bool]]
"""The probability of each first answer, and whether it is right."""


class Bin(NamedTuple):
    """Answers whose stated probability is in one tenth: how many, mean stated, share right."""

    n: int
    stated: float
    right: float


def accuracy(name: str, found: Sequence[Sequence[str]], questions: Sequence[Question]) -> str:
    """A line of the shares read right and declined; a declined title counts as read wrong."""
    first = group = five = declined = 0
    for codes, (_, right) in zip(found, questions, strict=True):
        declined += not codes
        first += codes[:1] != [] and codes[0] in right
        group += codes[:1] != [] and codes[0][:2] in {code[:2] for code in right}
        five += not right.isdisjoint(codes[:5])
    n = len(questions)
    return (
        f"  {name:34} n={n:5}  top-1 {first / n:6.1%}  group {group / n:6.1%}  "
        f"top-5 {five / n:6.1%}  declined {declined / n:.1%}"
    )


def bins(stated: Stated) -> list[Bin]:
    """The tenths that have an answer; the upper bound belongs to each."""
    tenths = ([s for s in stated if at / BINS < s[0] <= (at + 1) / BINS] for at in range(BINS))
    return [
        Bin(len(rows), sum(p for p, _ in rows) / len(rows), sum(ok for _, ok in rows) / len(rows))
        for rows in tenths
        if rows
    ]


def calibration_error(stated: Stated) -> float:
    """The mean distance between stated and right, each tenth weighed by its answers."""
    total = sum(one.n * abs(one.stated - one.right) for one in bins(stated))
    return total / max(len(stated), 1)


def noise_floor(stated: Sequence[float], draws: int = 1_000) -> float:
    """The calibration error to expect of so many probabilities if each were exactly right."""
    chances = np.array(stated)
    place = np.clip(np.ceil(chances * BINS).astype(int) - 1, 0, BINS - 1)
    right = np.random.default_rng(9).random((draws, len(chances))) < chances
    off = (right - chances) @ (place[:, np.newaxis] == np.arange(BINS))
    return float(np.abs(off).sum(axis=1).mean() / max(len(chances), 1))


def draw(series: Mapping[str, Sequence[Bin]], file: Path) -> None:
    """Write an SVG with a panel for each series: stated against right, one standard error."""
    panels = "".join(_panel(at, name, found) for at, (name, found) in enumerate(series.items()))
    size = f'width="{_PANEL * len(series)}" height="{_PANEL}"'
    style = 'font-family="system-ui, sans-serif" font-size="12" fill="#1b1b1a"'
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {style}>'
        f'<rect width="100%" height="100%" fill="white"/>{panels}</svg>\n'
    )


def _panel(at: int, name: str, found: Sequence[Bin]) -> str:
    """Stated probability across, share right upwards; a dot's area is its number of titles."""
    drawn = [f'<text x="40" y="16">{name}: right by stated probability</text>']
    for tick in range(0, 11, 2):
        x, y, said = 40 + _SIDE * tick / 10, _FOOT - _SIDE * tick / 10, f"{tick / 10:.0%}"
        drawn.append(
            f'<path d="M{x:g} {_FOOT}V{_FOOT - _SIDE}M40 {y:g}H{40 + _SIDE}" stroke="#ddd"/>'
        )
        drawn.append(f'<text x="{x:g}" y="{_FOOT + 16}" text-anchor="middle">{said}</text>')
        drawn.append(f'<text x="36" y="{y + 4:g}" text-anchor="end">{said}</text>')
    exact = f"M40 {_FOOT}l{_SIDE} {-_SIDE}"
    drawn.append(f'<path d="{exact}" stroke="#777" stroke-dasharray="4 3"/>')
    most = max((one.n for one in found), default=1)
    for one in found:
        x, y = 40 + _SIDE * one.stated, _FOOT - _SIDE * one.right
        low, high = (
            _FOOT - _SIDE * end for end in (one.right - _error(one), one.right + _error(one))
        )
        low, high = min(low, _FOOT), max(high, _FOOT - _SIDE)
        drawn.append(f'<path d="M{x:.1f} {low:.1f}V{high:.1f}" stroke="#0b5cad"/>')
        radius = 2 + 7 * (one.n / most) ** 0.5
        drawn.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#0b5cad"/>')
    return f'<g transform="translate({_PANEL * at})">{"".join(drawn)}</g>'


def _error(one: Bin) -> float:
    """One standard error of the share that is right, as of two more titles, one of them right."""
    share = (one.right * one.n + 1) / (one.n + 2)
    return float((share * (1 - share) / (one.n + 2)) ** 0.5)
