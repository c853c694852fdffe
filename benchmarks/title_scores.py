"""How often titles are read right, and how often probabilities are, by what was stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import vl_convert

BINS = 10
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
    file.write_text(str(vl_convert.vegalite_to_svg(_specification(series), vl_version="6.4")))


def _specification(series: Mapping[str, Sequence[Bin]]) -> dict[str, Any]:
    rows = [
        {
            "set": name, "stated": one.stated, "right": one.right, "n": one.n,
            "low": max(0.0, one.right - _error(one)), "high": min(1.0, one.right + _error(one)),
        }
        for name, found in series.items()
        for one in found
    ]  # fmt: skip
    axis = {"type": "quantitative", "scale": {"domain": [0, 1]}, "axis": {"format": "%"}}
    across = {"field": "stated", "title": "stated probability", **axis}
    up = {"title": "right", **axis}
    exact = {"data": {"values": [{"at": 0}, {"at": 1}]}}
    ends = {"x": {"field": "at", **axis}, "y": {"field": "at", **axis}}
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "background": "white",
        "data": {"values": rows},
        "facet": {"column": {"field": "set", "type": "nominal", "title": None, "sort": [*series]}},
        "spec": {
            "width": 260, "height": 260,
            "layer": [
                {**exact, "mark": {"type": "line", "strokeDash": [4, 3], "color": "#777777"},
                 "encoding": ends},
                {"mark": {"type": "rule", "color": "#0b5cad"},
                 "encoding": {"x": across, "y": {"field": "low", **up}, "y2": {"field": "high"}}},
                {"mark": {"type": "circle", "color": "#0b5cad", "opacity": 1},
                 "encoding": {"x": across, "y": {"field": "right", **up},
                              "size": {"field": "n", "type": "quantitative", "title": "titles"}}},
            ],
        },
    }  # fmt: skip


def _error(one: Bin) -> float:
    """One standard error of the share that is right, as of two more titles, one of them right."""
    share = (one.right * one.n + 1) / (one.n + 2)
    return float((share * (1 - share) / (one.n + 2)) ** 0.5)
