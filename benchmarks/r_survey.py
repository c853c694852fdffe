"""metier's figures against those of R's package survey, on person records of the Census layout.

    python benchmarks/r_survey.py [--households 4000]

Needs R with the package survey (Debian: r-base-core, r-cran-survey). The records are
written as a `psam_p01.csv` with 80 replicate weights and read by metier's own reader; what
the reader gives is handed to R. With linearised variance R multiplies by C / (C - 1), where
C is the number of clusters, and metier does not: R's errors are divided by its root first.
Fails where anything differs by more than 1e-9.
"""

from __future__ import annotations

import argparse
import csv
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

from metier.model.sample import ROWS, Sample, VarianceScheme
from metier.readers.acs import Records, records
from metier.survey.figures import Figures
from metier.survey.statistics import means, quantiles, shares, totals
from metier.survey.tally import tally

JOBS = ("0010", "2310", "4720", "5100", "8740")
BOUND = 1e-9
Row = tuple[str, str, str, float, float]


def written(folder: Path, households: int, seed: int = 11) -> Path:
    """People in households that share a part of their pay, as the Census Bureau files them."""
    rng = np.random.default_rng(seed)
    size = rng.integers(1, 4, households)
    household = np.repeat(np.arange(households), size)
    people = household.size
    job = rng.integers(0, len(JOBS), people)
    shared = rng.normal(0, 0.3, households)[household]
    pay = np.exp(10.5 + 0.1 * job + shared + rng.normal(0, 0.5, people))
    weight = (5 + rng.exponential(80, households)).astype(int)[household]
    factors = np.array([0.3, 1.0, 1.7])[rng.integers(0, 3, (households, 80))][household]
    columns = {
        "SERIALNO": [f"2023HU{number:07d}" for number in household],
        "PUMA": np.full(people, 500), "ST": np.full(people, 1),
        "ADJINC": np.full(people, 1_019_518), "PWGTP": weight,
        "AGEP": rng.integers(20, 65, people), "SEX": rng.integers(1, 3, people),
        "RAC1P": np.ones(people, int), "HISP": np.ones(people, int),
        "SCHL": rng.integers(16, 23, people), "ESR": np.ones(people, int),
        "OCCP": np.array(JOBS)[job], "COW": np.ones(people, int),
        "WAGP": (pay / 1000).round().astype(int) * 1000,
        **{f"PWGTP{r + 1}": (weight * factors[:, r]).round().astype(int) for r in range(80)},
    }  # fmt: skip
    path = folder / "psam_p01.csv"
    pa.csv.write_csv(pa.table(columns), path)
    return path


def by_metier(source: Records) -> Iterator[Row]:
    """Every figure with its error: kind of variance, statistic, occupation."""
    batch = pa.Table.from_batches(list(source)).combine_chunks().to_batches()[0]
    by, variables = ("occupation",), (ROWS, "pay", "sex")
    sdr = VarianceScheme.successive_difference(80)
    samples = {
        "replicated": Sample("weight", sdr, by, variables, tuple(source.replicates)),
        "linearised": Sample(
            "weight", VarianceScheme.linearised("households"), by, variables, cluster="household"
        ),
    }
    for kind, sample in samples.items():
        counted = tally(batch, sample)
        yield from _rows(kind, "count", totals(counted))
        yield from _rows(kind, "mean", means(counted, "pay"))
        yield from _rows(kind, "share", shares(counted, "sex"), level=0)
        yield from _rows(kind, "median, Woodruff", quantiles(counted, "pay", 0.5))
        if sample.replicates:
            yield from _rows(kind, "median", quantiles(counted, "pay", 0.5, "replicate"))


def _rows(kind: str, statistic: str, figures: Figures, level: int | None = None) -> Iterator[Row]:
    for at, (job, *levels) in enumerate(figures.groups):
        if levels == ([] if level is None else [level]):
            value, error = float(figures.value[at]), float(figures.standard_error[at])
            yield kind, statistic, str(int(job)), value, error


def by_r(source: Records, folder: Path) -> dict[tuple[str, str, str], tuple[float, float]]:
    table = pa.Table.from_batches(list(source))
    pa.csv.write_csv(table, folder / "people.csv")
    script = Path(__file__).with_suffix(".R")
    command = ["Rscript", str(script), str(folder / "people.csv"), str(folder / "found.csv")]
    subprocess.run(command, check=True)
    with (folder / "found.csv").open() as lines:
        return {
            (row["kind"], row["statistic"], row["job"]): (float(row["value"]), float(row["error"]))
            for row in csv.DictReader(lines)
        }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=4_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        source = records(written(Path(name), arguments.households))
        expected = by_r(source, Path(name))
        clusters = arguments.households
        worst: dict[tuple[str, str], list[float]] = {}
        for kind, statistic, job, value, error in by_metier(source):
            theirs, their_error = expected.pop((kind, statistic, job))
            if kind == "linearised":
                power = 1 if statistic != "median, Woodruff" else 0
                their_error /= (clusters / (clusters - 1)) ** (power / 2)
            apart = [abs(value / theirs - 1), abs(error / their_error - 1)]
            seen = worst.setdefault((kind, statistic), [0.0, 0.0])
            worst[kind, statistic] = [max(a, b) for a, b in zip(seen, apart, strict=True)]
    print(
        f"{source.account.rows_used:,} people in {clusters:,} households, {len(JOBS)} occupations"
    )
    print("largest relative differences from R's survey: of the value, of its standard error")
    for (kind, statistic), (of_value, of_error) in worst.items():
        print(f"{kind:11s} {statistic:17s} {of_value:8.1e} {of_error:8.1e}")
    if expected or max(max(pair) for pair in worst.values()) > BOUND:
        sys.exit(f"more than {BOUND:g} apart, or not compared: {sorted(expected)}")


if __name__ == "__main__":
    main()
