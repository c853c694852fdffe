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

import numpy as np
import pyarrow as pa
import pyarrow.parquet
from survey_peers import PEERS, REPLICATES, SDR, WEIGHTS, Answer, by_polars, error, generated

from metier.engine import local
from metier.model.sample import Sample
from metier.survey import layout
from metier.survey.statistics import means, quantiles, totals
from metier.survey.sums import group_sums
from metier.survey.tally import Tally, tally


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
