"""A title's mean pay, blended with its occupation's official mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from metier.model.fact import Fact
from metier.records.figures import HOURS, Told
from metier.survey.smallarea import blend

LEAST = 3
"""Titles of an occupation from which it can be told how titles differ."""
_PER_YEAR = {"pay.annual.mean": 1.0, "pay.hourly.mean": 1 / HOURS}


def blended(told: Iterable[Told], official: Mapping[str, Fact]) -> list[Told]:
    """The facts, with each title's mean pay drawn to its occupation's.

    Titles of an occupation are blended together: how far they lie apart, beyond what their
    errors explain, decides how much each is drawn. Occupations with fewer than `LEAST` titles
    or without an official mean keep the titles' own means.

    Args:
        official: the fact of mean pay by SOC value.

    Source: Fay and Herriot (1979); see `metier.survey.smallarea.blend`.
    """
    kept = list(told)
    means: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for at, one in enumerate(kept):
        if _blends(one):
            means[one.fact.occupation.value, one.fact.measure].append(at)
    for (occupation, measure), places in means.items():
        if occupation in official and len(places) >= LEAST:
            made = _together([kept[at] for at in places], official[occupation], _PER_YEAR[measure])
            for at, one in zip(places, made, strict=True):
                kept[at] = one
    return kept


def _blends(one: Told) -> bool:
    fact = one.fact
    return (
        fact.measure in _PER_YEAR
        and fact.title is not None
        and one.cell.within is None
        and fact.estimate.standard_error is not None
    )


def _together(titles: Sequence[Told], official: Fact, scale: float) -> Iterable[Told]:
    own = np.array([one.fact.estimate.value or 0.0 for one in titles])
    errors = np.array([one.fact.estimate.standard_error or 0.0 for one in titles])
    centre = (official.estimate.value or 0.0) * scale
    error = (official.estimate.standard_error or 0.0) * scale
    found = blend(own, errors**2, centre, error)
    for at, one in enumerate(titles):
        weight = float(found.weight[at])
        estimate = replace(
            one.fact.estimate,
            value=float(found.value[at]),
            standard_error=float(found.standard_error[at]),
        )
        method = (
            f"blended: weight {weight:.3g} on the title's own mean {own[at]:,.2f} (standard error "
            f"{errors[at]:,.2f}), the rest on the occupation's {centre:,.2f} of {official.source}: "
            f"{weight:.6g} x {own[at]:,.2f} + (1 - {weight:.6g}) x {centre:,.2f} = "
            f"{float(found.value[at]):,.2f}; own mean: {one.fact.method}"
        )
        yield replace(one, fact=replace(one.fact, estimate=estimate.rounded(), method=method))
