"""Generated person records, and their figures by NumPy, DuckDB, Polars and svy."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from metier.model.sample import VarianceScheme

REPLICATES = tuple(f"r{number}" for number in range(1, 81))
WEIGHTS = ("w", *REPLICATES)
SDR = VarianceScheme.successive_difference()
Answer = Mapping[str, np.ndarray]


def generated(rows: int, seed: int = 1) -> pa.Table:
    """Rows of occupation, state, pay in whole dollars rounded as people report it, and weights."""
    rng = np.random.default_rng(seed)
    job = np.minimum(529, rng.exponential(110, rows)).astype(np.int32)
    state = rng.integers(0, 51, rows).astype(np.int32)
    pay = np.exp(10.6 + 0.002 * job + rng.normal(0, 0.6, rows))
    step = np.where(rng.random(rows) < 0.6, 1000, 100)
    pay = np.maximum(100, (pay / step).round() * step).astype(np.int32)
    weight = np.minimum(900, 5 + rng.exponential(90, rows)).astype(np.int32)
    columns: dict[str, Any] = {"job": job, "state": state, "pay": pay, "w": weight}
    factors = np.array([0.3, 1.0, 1.7])
    for name in REPLICATES:
        columns[name] = (weight * factors[rng.integers(0, 3, rows)]).astype(np.int32)
    return pa.table(columns)


def error(estimates: np.ndarray) -> np.ndarray:
    gaps = estimates[1:] - estimates[0]
    return np.asarray(np.sqrt(4 / 80 * np.einsum("ij,ij->j", gaps, gaps)))


def answer(counts: np.ndarray, sums: np.ndarray, medians: np.ndarray) -> Answer:
    """The figures of all occupations, from weights x occupations arrays."""
    shares = counts / counts.sum(axis=1, keepdims=True)
    return {
        "count": counts[0], "count error": error(counts),
        "share": shares[0], "share error": error(shares),
        "mean": (sums / counts)[0], "mean error": error(sums / counts),
        "median": medians[0], "median error": error(medians),
    }  # fmt: skip


def by_numpy(table: pa.Table) -> Answer:
    job, pay = table["job"].to_numpy(), table["pay"].to_numpy()
    order = np.lexsort((pay, job))
    job, pay = job[order], pay[order]
    starts = np.searchsorted(job, np.arange(530))
    counts, sums, medians = (np.empty((81, 530)) for _ in range(3))
    for at, name in enumerate(WEIGHTS):
        weight = table[name].to_numpy()[order].astype(np.int64)
        running = np.cumsum(weight)
        before = running[starts] - weight[starts]
        counts[at] = np.add.reduceat(weight, starts)
        sums[at] = np.add.reduceat(weight * pay, starts)
        medians[at] = pay[np.searchsorted(running, before + counts[at] / 2)]
    return answer(counts, sums, medians)


def by_duckdb(table: pa.Table) -> Answer:
    """Sums in one query, then running weights in order of pay, for NumPy to find the medians."""
    import duckdb

    connection = duckdb.connect()
    connection.register("people", table)
    cells = ", ".join(f"sum({w})::BIGINT, sum({w}::BIGINT * pay)::BIGINT" for w in WEIGHTS)
    found = connection.sql(f"select {cells} from people group by job order by job").to_arrow_table()
    counts = np.array([found.column(2 * at).to_numpy() for at in range(81)], float)
    sums = np.array([found.column(2 * at + 1).to_numpy() for at in range(81)], float)
    cells = ", ".join(f"sum({w})::BIGINT as {w}" for w in WEIGHTS)
    values = connection.sql(
        f"select job, pay, {cells} from people group by job, pay order by job, pay"
    ).to_arrow_table()
    return answer(counts, sums, _medians(values, counts))


def by_polars(table: pa.Table) -> Answer:
    """Sums and value counts by Polars, for NumPy to find the medians."""
    import polars

    frame = polars.from_arrow(table).lazy().with_columns(polars.col("pay").cast(polars.Int64))
    values = (
        frame.group_by("job", "pay")
        .agg(polars.col(w).cast(polars.Int64).sum() for w in WEIGHTS)
        .sort("job", "pay")
    )
    value_counts = values.collect()
    grouped = value_counts.lazy().group_by("job")
    cells = [polars.col(w).sum().alias(f"n{w}") for w in WEIGHTS]
    cells += [(polars.col(w) * polars.col("pay")).sum().alias(f"x{w}") for w in WEIGHTS]
    found = grouped.agg(cells).sort("job").collect()
    counts = np.array([found[f"n{w}"].to_numpy() for w in WEIGHTS], float)
    sums = np.array([found[f"x{w}"].to_numpy() for w in WEIGHTS], float)
    return answer(counts, sums, _medians(value_counts.to_arrow(), counts))


def _medians(values: pa.Table, counts: np.ndarray) -> np.ndarray:
    job, pay = values["job"].to_numpy(), values["pay"].to_numpy()
    starts = np.searchsorted(job, np.arange(530))
    medians = np.empty((81, 530))
    for at, name in enumerate(WEIGHTS):
        weight = values[name].to_numpy()
        running = np.cumsum(weight)
        before = running[starts] - weight[starts]
        medians[at] = pay[np.searchsorted(running, before + counts[at] / 2)]
    return medians


def by_svy(table: pa.Table) -> Answer:
    import polars
    import svy

    frame = polars.from_arrow(table).with_columns(polars.lit(1).alias("one"))
    design = svy.Design(wgt="w", rep_wgts=svy.SdrWgts(prefix="r", n_reps=80))
    sample = svy.Sample(frame, design)
    options = {"method": "replication", "variance_center": "estimate"}
    asked = {
        "count": sample.estimation.total("one", by="job", **options),
        "share": sample.estimation.prop("job", **options),
        "mean": sample.estimation.mean("pay", by="job", **options),
        "median": sample.estimation.median("pay", by="job", **options),
    }
    found: dict[str, np.ndarray] = {}
    for name, estimate in asked.items():
        jobs = [int(e.y_level if name == "share" else e.by_level[0]) for e in estimate.estimates]
        order = np.argsort(jobs)
        found[name] = np.array([cell.est for cell in estimate.estimates])[order]
        found[f"{name} error"] = np.array([cell.se for cell in estimate.estimates])[order]
    return found


PEERS: Mapping[str, Callable[[pa.Table], Answer]] = {
    "numpy": by_numpy, "duckdb": by_duckdb, "polars": by_polars, "svy": by_svy,
}  # fmt: skip
