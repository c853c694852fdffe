"""Records in metier's own columns, drawn from a known population: `python -m ... --help`.

    python -m benchmarks.records.generate --profiles 100000 --output DIR

What is true in the population says `benchmarks.records.truth.truth`. Records are drawn and written
in parts of 250,000, each with a random stream of its own, so that any number fits into memory and
the same seed gives the same files.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq

from .draw import Population, people, young_more_often
from .openings import postings, reviews
from .profiles import profiles

PART = 250_000


def parts(
    count: int, seed: int, stream: int, draw: Callable[[np.random.Generator, int, int], pa.Table]
) -> Iterator[pa.Table]:
    """Tables of `count` records in all; `draw` gets a random stream, the first and how many."""
    for number, first in enumerate(range(0, count, PART)):
        random = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(stream, number)))
        yield draw(random, first, min(PART, count - first))


def profiles_of(
    population: Population, count: int, seed: int, young: float = 1.0
) -> Iterator[pa.Table]:
    """The positions of `count` people.

    Args:
        young: how many times as often as they should people under 40 are among them.
    """

    def draw(random: np.random.Generator, first: int, size: int) -> pa.Table:
        if young == 1.0:
            some = people(population, random, size)
        else:
            some = young_more_often(population, random, size, young)
        return profiles(population, random, some, first)

    return parts(count, seed, 1, draw)


def postings_of(population: Population, count: int, seed: int) -> Iterator[pa.Table]:
    """`count` postings, of each title as many as its share of jobs says."""
    bounds = np.round(np.r_[0.0, population.jobs] * count).astype(np.int64)
    random = np.random.default_rng(np.random.SeedSequence(seed, spawn_key=(2,)))
    every = random.permutation(np.repeat(np.arange(len(population.titles)), np.diff(bounds)))
    return parts(
        count, seed, 3, lambda r, first, size: postings(population, r, every[first:][:size], first)
    )


def reviews_of(population: Population, count: int, seed: int) -> Iterator[pa.Table]:
    """`count` reviews."""
    return parts(count, seed, 4, lambda random, _, size: reviews(population, random, size))


def write(tables: Iterator[pa.Table], path: Path) -> None:
    """Write tables one below the other, as Parquet or CSV by the name's ending."""
    first = next(tables, None)
    if first is None:
        return
    writer = (
        pq.ParquetWriter(path, first.schema)
        if path.suffix == ".parquet"
        else pa.csv.CSVWriter(path, first.schema)
    )
    with writer:
        writer.write_table(first)
        for table in tables:
            writer.write_table(table)


def main() -> None:
    parser = argparse.ArgumentParser(description="Records drawn from a known population.")
    for name, count in (("profiles", 100_000), ("postings", 50_000), ("reviews", 20_000)):
        parser.add_argument(f"--{name}", type=int, default=count, help=f"how many ({count:,})")
    parser.add_argument("--titles", type=int, default=200, help="how many titles (200)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--format", choices=("parquet", "csv"), default="parquet")
    parser.add_argument(
        "--young", type=float, default=1.0, help="how often people under 40 come, 3 for 3 to 1"
    )
    parser.add_argument("--output", type=Path, required=True)
    asked = parser.parse_args()
    asked.output.mkdir(parents=True, exist_ok=True)
    population = Population(asked.titles)
    for name, tables in (
        ("profiles", profiles_of(population, asked.profiles, asked.seed, asked.young)),
        ("postings", postings_of(population, asked.postings, asked.seed)),
        ("reviews", reviews_of(population, asked.reviews, asked.seed)),
    ):
        write(tables, asked.output / f"{name}.{asked.format}")


if __name__ == "__main__":
    main()
