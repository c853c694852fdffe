"""Time and memory of a tally as rows grow: batch after batch, 80 replicates, 530 occupations.

    python benchmarks/survey_memory.py [--millions 1,4,16] [--limit 4.0]

Rows are generated a batch at a time and thrown away; their making is not timed. The run
fails if the process ever holds more than the limit, in GB.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time

from survey_peers import REPLICATES, generated

from metier.model.sample import Sample, VarianceScheme
from metier.survey.merge import merge
from metier.survey.statistics import means, quantiles, totals
from metier.survey.sums import group_sums
from metier.survey.tally import Tally, tally

SAMPLE = Sample("w", VarianceScheme.successive_difference(), ("job",), ("pay",), REPLICATES)
_BATCH = 500_000
_HELD = 4


def figures(counted: Tally) -> None:
    sums = group_sums(counted, "pay", workers=2, share=0.5)
    totals(counted, "pay", sums)
    means(counted, "pay", sums)
    quantiles(counted, "pay", 0.5, "replicate", sums, workers=2)


def run(rows: int, seed: int) -> float:
    """Seconds for all figures of that many rows."""
    spent = 0.0
    parts: list[Tally] = []
    for at in range(0, rows, _BATCH):
        batch = generated(_BATCH, seed + at).combine_chunks().to_batches()[0]
        start = time.perf_counter()
        parts.append(tally(batch, SAMPLE, workers=2))
        if len(parts) >= _HELD:
            parts = [merge(parts)]
        spent += time.perf_counter() - start
    start = time.perf_counter()
    figures(merge(parts))
    return spent + time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--millions", default="1,4,16")
    parser.add_argument("--limit", type=float, default=4.0)
    arguments = parser.parse_args()
    run(_BATCH, 0)
    for millions in map(int, arguments.millions.split(",")):
        seconds = run(millions * 1_000_000, millions)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
        each = seconds / millions
        print(f"{millions:3d} M rows {seconds:8.2f} s   {each:.3f} s a million   {peak:.2f} GB")
        if peak > arguments.limit:
            sys.exit(f"more than {arguments.limit} GB")


if __name__ == "__main__":
    main()
