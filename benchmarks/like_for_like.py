"""Like-for-like pay against statsmodels and pyfixest, on the same generated records.

    python benchmarks/like_for_like.py [ROWS] [ROWS_OF_STATSMODELS]

One regression of log pay on age, its square, hours, sex, schooling and state with an effect
for each of 530 occupations, errors robust to households. statsmodels holds a column for
every occupation, so it gets fewer rows, and metier is timed on those too. pyfixest absorbs
the occupations but gives no covariance of their effects: it does less than metier here. Every
run is checked to give the same coefficients and errors. The peers are not among
metier's dependencies: pip install pyfixest statsmodels.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa
import pyfixest
import statsmodels.api as sm

from metier.survey.effects import Effects, solve
from metier.survey.likeforlike import FACTORS, NUMERIC, model
from metier.survey.regression import accumulate, merge
from metier.survey.robust import merge_scores, robust, score

T = TypeVar("T")
BATCH = 1 << 17
OCCUPATIONS, STATES = 530, 51


def generated(rows: int) -> pd.DataFrame:
    """Households of two, occupations of very unequal size, like the person files' in shape."""
    draw = np.random.default_rng(2024)
    occupation = np.minimum(draw.gamma(1.0, 120.0, rows).astype(int), OCCUPATIONS - 1)
    home = np.arange(rows) // 2
    age = draw.integers(18, 65, rows) / 10 - 4
    hours = np.log(draw.choice([20, 30, 40, 40, 40, 50], rows) / 40)
    schooling, state = draw.integers(0, 7, rows), draw.integers(0, STATES, rows)[home]
    male = draw.integers(0, 2, rows)
    pay = 2.5 + 0.001 * occupation + 0.12 * age - 0.05 * age**2 + 0.15 * male + 0.08 * schooling
    noise = draw.normal(0, 0.3, rows)[home] + draw.normal(0, 0.5, rows)
    return pd.DataFrame(
        {
            "occupation": np.char.zfill(occupation.astype(str), 4).astype(object),
            "household": home,
            "log_pay": pay - 0.1 * hours + 0.002 * state + noise,
            "age": age,
            "age_squared": age * age,
            "log_hours": hours,
            "male": male,
            "schooling": schooling,
            "state": state,
            "weight": draw.integers(1, 400, rows),
        }
    )


def timed(run: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the fastest of two runs, and what it gave."""
    best = float("inf")
    for _ in range(2):
        start = time.perf_counter()
        found = run()
        best = min(best, time.perf_counter() - start)
    return best, found


def with_metier(table: pa.Table) -> Effects:
    batches = table.to_batches(max_chunksize=BATCH)
    fit = solve(merge(accumulate(batch, model()) for batch in batches))
    return robust(merge_scores(score(batch, fit) for batch in batches))


def with_pyfixest(frame: pd.DataFrame) -> tuple[list[float], list[float]]:
    controls = " + ".join([*NUMERIC, *(f"C({name})" for name in FACTORS)])
    fit = pyfixest.feols(
        f"log_pay ~ {controls} | occupation", frame, vcov={"CRV1": "household"},
        weights="weight", ssc=pyfixest.ssc(k_adj=False, G_adj=False),
    )  # fmt: skip
    names = list(NUMERIC)
    return fit.coef()[names].tolist(), fit.se()[names].tolist()


def with_statsmodels(frame: pd.DataFrame) -> tuple[list[float], list[float]]:
    design = frame[list(NUMERIC)].astype(float)
    design = design.join(pd.get_dummies(frame["occupation"], dtype=float))
    for name in FACTORS:
        dummies = pd.get_dummies(frame[name], prefix=name, drop_first=True, dtype=float)
        design = design.join(dummies)
    fit = sm.WLS(frame["log_pay"], design, weights=frame["weight"]).fit(
        cov_type="cluster", cov_kwds={"groups": frame["household"], "use_correction": False}
    )
    names = list(NUMERIC)
    return fit.params[names].tolist(), fit.bse[names].tolist()


def largest_error(effects: Effects, peer: tuple[list[float], list[float]]) -> float:
    """The largest relative difference of the numeric controls' coefficients and errors."""
    count = len(NUMERIC)
    ours = np.concatenate([effects.coefficients[:count], effects.standard_errors[:count]])
    return float(np.abs(ours / np.concatenate(peer) - 1).max())


def compared(rows: int, name: str, peer: Callable[[pd.DataFrame], tuple[list[float], list[float]]]
             ) -> None:  # fmt: skip
    frame = generated(rows)
    table = pa.Table.from_pandas(frame, preserve_index=False)
    with_metier(table.slice(0, 1_000))
    own_time, effects = timed(lambda: with_metier(table))
    peer_time, found = timed(lambda: peer(frame))
    print(f"{rows:>9,} rows  metier {own_time:7.3f} s  {name:11} {peer_time:8.3f} s"
          f"  ratio {peer_time / own_time:6.1f}  largest relative difference"
          f" {largest_error(effects, found):.1e}")  # fmt: skip


def main(rows: int = 1_000_000, dense_rows: int = 50_000) -> None:
    """Print the times and their ratios."""
    compared(rows, "pyfixest", with_pyfixest)
    compared(dense_rows, "statsmodels", with_statsmodels)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
