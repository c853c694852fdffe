"""Like-for-like pay of every occupation, ready for gaps between any two."""

from __future__ import annotations

from collections.abc import Iterator
from math import isnan

from metier.census.facts import LEAST, made
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.readers.acs import Records
from metier.survey.likeforlike import UNIVERSE, like_for_like
from metier.survey.quasivariance import quasi_variances


def adjusted_effects(records: Records) -> Iterator[Fact]:
    """The effect of each occupation on log hourly pay, in log points around the mean worker's.

    The gap between two occupations is the difference of their effects. Its
    standard error accounts for their covariance: each effect is kept with its
    quasi standard error, and that of a gap is the root of the sum of two squares.
    Where this is off by more than a hundredth, the gap's own standard error is
    kept too, as a fact of the first occupation whose group is the second.

    Source: Firth and de Menezes (2004), "Quasi-variances", Biometrika 91.
    """
    effects = like_for_like(records, records.replicates).effects
    quasi = quasi_variances(effects.covariance)
    method = (
        f"{effects.method}; effect on log hourly pay beside age, its square, schooling, hours, "
        "state and sex; quasi standard error"
    )
    codes = [str(occupation) for (occupation,) in effects.groups]
    for at, code in enumerate(codes):
        error = float(quasi.standard_errors[at])
        if effects.n[at] >= LEAST and not isnan(error):
            value, n = float(effects.value[at]), int(effects.n[at])
            estimate = Estimate(value, error, n, Status.ESTIMATED)
            yield made(records, code, "pay.adjusted.effect", UNIVERSE, estimate, method)
    for (first, second), error in quasi.exceptions.items():
        least = int(min(effects.n[first], effects.n[second]))
        if least >= LEAST:
            yield made(
                records,
                codes[first],
                "pay.adjusted.error",
                UNIVERSE,
                Estimate(error, None, least, Status.ESTIMATED),
                f"{effects.method}; standard error of the gap in log points",
                name=codes[second],
            )
