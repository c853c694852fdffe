"""Like-for-like pay: what an occupation pays more than another to workers alike.

One weighted regression of log hourly pay on age, its square, schooling, usual
hours, state and sex, with an effect for every occupation. Who is in it: wage and salary
workers aged 18 to 64 with pay, weeks and usual hours in the past year, whose hourly pay
lies between half the federal minimum wage and 500 dollars; the others are set
aside and counted.

Two limits are to be said wherever a figure of it is shown: hourly pay is annual pay over
weeks times usual hours, so an error in the hours lowers the one as it raises the
other (the coefficient of hours is not an effect of hours); and workers alike in these
respects may differ in others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metier.errors import LayoutError
from metier.model.sample import Sample, VarianceScheme
from metier.survey.effects import Effects, replicated, solve
from metier.survey.regression import Model, Moments, accumulate, merge
from metier.survey.robust import merge_scores, robust, score

NUMERIC = ("age", "age_squared", "log_hours", "male")
FACTORS = ("schooling", "state")
OUTCOME = "log_pay"
UNIVERSE = "wage and salary workers aged 18 to 64 with usable hourly pay"

NOT_PAID = "no wage or salary, weeks or hours in the past year"
NOT_OF_AGE = "not aged 18 to 64"
TOO_LOW = "hourly pay below half the federal minimum"
TOO_HIGH = "hourly pay above 500 dollars"
NO_CONTROL = "a control is absent"

_NEEDED = ("occupation", "household", "age", "sex", "schooling", "hours", "pay_hourly", "state",
           "weight")  # fmt: skip
_CENTRE_AGE, _CENTRE_HOURS = 40, 40


YOUNGEST, OLDEST = 18, 64
"""Years of age of those in the regression, both included."""
LOWEST = 363
"""Cents an hour; half of the federal minimum wage of 7.25 dollars (since July 2009)."""
HIGHEST = 50_000
"""Cents an hour; about what the top-coded annual pay of the files comes to."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """Rows ready for the regression, and those that are not, by reason."""

    batch: pa.RecordBatch
    set_aside: Mapping[str, int]


def prepare(batch: pa.RecordBatch, replicates: Sequence[str] = ()) -> Prepared:
    """The outcome and controls of person records, where all are known and within limits.

    Args:
        batch: person records in metier's columns: `occupation`, `household`, `state`, `age` in
            years, `sex` (0 female, 1 male), `schooling` (levels), usual `hours` a week,
            `pay_hourly` in cents (null for those without wage or salary) and `weight`.
        replicates: names of the replicate weights.

    Returns:
        Age in decades from 40 and its square, the logarithm of hours over 40, and the others
        as they are. Rows in = rows of the batch + rows set aside, each under its first reason.

    Raises:
        LayoutError: a column is missing.
    """
    if missing := sorted({*_NEEDED, *replicates} - set(batch.schema.names)):
        raise LayoutError("like-for-like", f"columns {missing}", f"columns {batch.schema.names}")
    reasons = (
        (NOT_PAID, pc.and_(pc.is_valid(batch["pay_hourly"]), pc.greater(batch["hours"], 0))),
        (NOT_OF_AGE, pc.and_(
            pc.greater_equal(batch["age"], YOUNGEST),
            pc.less_equal(batch["age"], OLDEST),
        )),
        (TOO_LOW, pc.greater_equal(batch["pay_hourly"], LOWEST)),
        (TOO_HIGH, pc.less_equal(batch["pay_hourly"], HIGHEST)),
        (NO_CONTROL, pc.and_(
            pc.and_(pc.is_valid(batch["sex"]), pc.is_valid(batch["schooling"])),
            pc.and_(pc.is_valid(batch["state"]), pc.is_valid(batch["occupation"])),
        )),
    )  # fmt: skip
    kept, set_aside = np.ones(batch.num_rows, bool), {}
    for reason, holds in reasons:
        inside = pc.fill_null(holds, False).to_numpy(zero_copy_only=False)
        set_aside[reason] = int((kept & ~inside).sum())
        kept &= inside
    rows = batch.filter(pa.array(kept))
    age = (rows["age"].to_numpy() - _CENTRE_AGE) / 10
    columns = {
        "occupation": rows["occupation"],
        "household": rows["household"],
        OUTCOME: pa.array(np.log(rows["pay_hourly"].to_numpy() / 100)),
        "age": pa.array(age),
        "age_squared": pa.array(age * age),
        "log_hours": pa.array(np.log(rows["hours"].to_numpy() / _CENTRE_HOURS)),
        "male": rows["sex"],
        "schooling": rows["schooling"],
        "state": rows["state"],
        **{name: rows[name] for name in ("weight", *replicates)},
    }
    return Prepared(pa.RecordBatch.from_pydict(columns), set_aside)


def model(replicates: Sequence[str] = ()) -> Model:
    """The regression of like-for-like pay.

    Args:
        replicates: names of the weights of successive difference replication; without,
            households are the clusters.

    >>> model().sample.scheme.method
    'linearised, clusters are households'
    """
    if replicates:
        scheme = VarianceScheme.successive_difference(len(replicates))
        sample = Sample("weight", scheme, ("occupation",), replicates=tuple(replicates))
    else:
        linearised = VarianceScheme.linearised("households")
        sample = Sample("weight", linearised, ("occupation",), cluster="household")
    return Model(sample, OUTCOME, NUMERIC, FACTORS)


@dataclass(frozen=True, slots=True, eq=False)
class LikeForLike:
    """The effects of all occupations, and the rows that took no part, by reason."""

    effects: Effects
    set_aside: Mapping[str, int]


def like_for_like(
    records: Iterable[pa.RecordBatch],
    replicates: Sequence[str] = (),
) -> LikeForLike:
    """The adjusted pay of every occupation, in log points around the mean worker's.

    Without replicate weights errors are robust to households, with residuals corrected for
    leverage, without which intervals of occupations of fewer than 100 people are too narrow.

    Args:
        records: batches of person records of whole households; gone through once with
            replicate weights and twice without, so it must be possible to begin anew.
        replicates: names of the replicate weights.

    Raises:
        LayoutError: a column is missing.
        InputError: no rows, or controls that cannot be told apart.
    """
    of = model(replicates)
    aside: Counter[str] = Counter()

    def first_pass() -> Iterator[Moments]:
        for batch in records:
            prepared = prepare(batch, replicates)
            aside.update(prepared.set_aside)
            yield accumulate(prepared.batch, of)

    fit = solve(merge(first_pass()))
    if replicates:
        return LikeForLike(replicated(fit), aside)
    second_pass = (score(prepare(batch).batch, fit, leverage=True) for batch in records)
    return LikeForLike(robust(merge_scores(second_pass)), aside)
