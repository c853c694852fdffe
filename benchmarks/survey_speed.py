"""How fast figures with standard errors come from microdata, against peers in the same run.

Generated person records of the Census layout (1 million rows, 80 replicate weights, 530
occupations); of every occupation the count, share, mean and median of pay, each with its
standard error by successive difference replication.

    python benchmarks/survey_speed.py [--rows 1000000] [--peers numpy,duckdb,polars,svy]

Peers that are not installed are left out, and named. Each answer is compared with metier's
before its time is printed.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import tempfile
import time
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet

from metier.engine import local
from metier.model.sample import Sample, VarianceScheme
from metier.survey import layout
from metier.survey.statistics import means, quantiles, totals
from metier.survey.sums import group_sums
from metier.survey.tally import Tally, tally

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


def by_metier(table: pa.Table) -> Answer:
    sample = Sample("w", SDR, ("job",), ("pay",), REPLICATES)
    return figures(tally(table.combine_chunks().to_batches()[0], sample, workers=2))


def figures(counted: Tally) -> Answer:
    sums = group_sums(counted, "pay", workers=2, share=0.5)
    count, mean = totals(counted, "pay", sums), means(counted, "pay", sums)
    median = quantiles(counted, "pay", 0.5, "replicate", sums, workers=2)
    assert count.replicates is not None
    shares = sums.weights / sums.weights.sum(axis=1, keepdims=True)
    return {
        "count": count.value, "count error": count.standard_error,
        "share": shares[0], "share error": error(shares),
        "mean": mean.value, "mean error": mean.standard_error,
        "median": median.value, "median error": median.standard_error,
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


def timed(work: Callable[[pa.Table], Answer], table: pa.Table) -> tuple[float, Answer]:
    """The best of as many runs as three seconds hold, at least two; seconds, and the answer."""
    best, spent, runs = float("inf"), 0.0, 0
    found: Answer = {}
    while spent < 3 or runs < 2:
        start = time.perf_counter()
        found = work(table)
        seconds = time.perf_counter() - start
        best, spent, runs = min(best, seconds), spent + seconds, runs + 1
    return best, found


def read_once(table: pa.Table) -> Answer:
    """The limit: every weight read by two threads, and added up."""
    with ThreadPoolExecutor(2) as pool:
        sums = pool.map(lambda name: table[name].to_numpy().sum(), WEIGHTS)
    return {"sums": np.array(list(sums))}


def by_state(table: pa.Table) -> None:
    """All figures by occupation and state, and Polars' means alone, without errors."""
    sample = Sample("w", SDR, ("job", "state"), ("pay",), REPLICATES)
    whole = table.combine_chunks().to_batches()[0]
    own, _ = timed(lambda _: figures(tally(whole, sample, workers=2)), table)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "layout"
        layout.write([whole], sample, path)
        stored, _ = timed(lambda _: figures(layout.read(path, sample, verify=False)), table)
    print(f"by occupation and state: metier {own:.3f} s, from its layout {stored:.3f} s")
    if importlib.util.find_spec("polars") is None:
        return
    import polars

    def only_means(table: pa.Table) -> Answer:
        frame = polars.from_arrow(table).lazy()
        pay = polars.col("pay").cast(polars.Int64)
        cells = [((polars.col(w) * pay).sum() / polars.col(w).sum()).alias(w) for w in WEIGHTS]
        frame.group_by("job", "state").agg(cells).collect()
        return {}

    seconds, _ = timed(only_means, table)
    ratios = f"{seconds / own:.1f} and {seconds / stored:.1f}"
    print(f"    Polars' 81 weighted means alone {seconds:.3f} s   ratios {ratios}")


def from_disk(table: pa.Table, peers: Mapping[str, float]) -> None:
    """metier from its layout on disk, and Polars from Parquet."""
    sample = Sample("w", SDR, ("job",), ("pay",), REPLICATES)
    with tempfile.TemporaryDirectory() as folder:
        path, parquet = Path(folder) / "layout", Path(folder) / "people.parquet"
        start = time.perf_counter()
        layout.write(table.to_batches(max_chunksize=1 << 17), sample, path)
        written = time.perf_counter() - start
        pa.parquet.write_table(table, parquet)
        own, found = timed(lambda _: figures(layout.read(path, sample, verify=False)), table)
        checked, _ = timed(lambda _: figures(layout.read(path, sample)), table)
        expected = by_metier(table)
        same = all(np.array_equal(found[key], expected[key]) for key in found)
        print(f"from its layout on disk (written in {written:.1f} s): metier {own:.3f} s")
        print(f"    with every byte checked first {checked:.3f} s   the same figures: {same}")
        weights = layout.read(path, sample, verify=False).counts["pay"].weights
        words = weights.reshape(-1)[: weights.size // 4 * 4].view(np.int64)
        halves = np.array_split(words, 2)
        with ThreadPoolExecutor(2) as pool:
            limit, _ = timed(lambda _: {"": np.array(list(pool.map(np.sum, halves)))}, table)
        print(f"    {own / limit:.1f} times reading its weights once ({limit:.3f} s)")
        ratios = ", ".join(f"{name} {seconds / own:.0f}" for name, seconds in peers.items())
        print(f"    ratios to the peers above, which begin in memory: {ratios}")
        if importlib.util.find_spec("polars") is None:
            return
        import polars

        work = lambda _: by_polars(polars.read_parquet(parquet).to_arrow())  # noqa: E731
        seconds, _ = timed(work, table)
        print(f"    Polars from Parquet {seconds:.3f} s   ratio {seconds / own:.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--peers", default="numpy,duckdb,polars,svy")
    arguments = parser.parse_args()
    table = generated(arguments.rows)
    by_metier(generated(1000))
    own, expected = timed(by_metier, table)
    size = sum(table[name].nbytes for name in WEIGHTS)
    limit, _ = timed(read_once, table)
    print(f"{arguments.rows:,} rows, 80 replicates, 530 occupations; weights {size / 1e6:.0f} MB")
    print(
        f"metier  {own:8.3f} s   {own / limit:6.1f} times reading all weights once ({limit:.3f} s)"
    )
    peers: dict[str, float] = {}
    for name in arguments.peers.split(","):
        if importlib.util.find_spec(name) is None:
            print(f"{name:7s} not installed")
            continue
        seconds, found = timed(PEERS[name], table)
        peers[name] = seconds
        worst = max(
            float(np.nanmax(np.abs(found[key] - expected[key]) / np.maximum(expected[key], 1e-9)))
            for key in expected
        )
        found_in = f"{name:7s} {seconds:8.3f} s   ratio {seconds / own:6.1f}"
        print(f"{found_in}   largest relative difference {worst:.1e}")
    from_disk(table, peers)
    by_state(table)
    whole = table.combine_chunks().to_batches()[0]
    cuts = [whole.slice(at, 1 << 17) for at in range(0, whole.num_rows, 1 << 17)]
    start = time.perf_counter()
    local.run(cuts, Sample("w", SDR, ("job",), ("pay",), REPLICATES), workers=2)
    seconds = time.perf_counter() - start
    print(f"in batches of 131,072 rows on two threads, tally alone: {seconds:.3f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"largest memory of this process, peers included: {peak:.1f} GB")


if __name__ == "__main__":
    main()
