"""Weights without one group of records each, from which errors of weighted figures follow.

Weights that were fitted to margins are estimates themselves. The records are cut into groups at
random; without each group in turn the weights are fitted anew, and how far the figures move says
how uncertain they are, whatever the figure is and however the weights came about.
"""

from __future__ import annotations

from dataclasses import replace
from zlib import crc32

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metier.model.sample import Sample, VarianceScheme
from metier.survey.kernels import Array

GROUPS = 50
WEIGHTS = ("weight", *(f"weight_without_{group}" for group in range(GROUPS)))
"""The columns of weights: of all records, and of those without each group."""
SCHEME = replace(
    VarianceScheme.jackknife(GROUPS),
    method=f"jackknife, {GROUPS} groups, weighted anew without each",
)


def groups(batch: pa.RecordBatch, *, employers: bool) -> Array:
    """The group of each row, at random: by its lot, or by the employer where it names one.

    Args:
        batch: with `lot`, and with `row` and `company` where employers are asked for.

    Source: Kott (2001), "The Delete-a-Group Jackknife", J. Official Statistics 17.

    >>> companies = ["A", None, "A"]
    >>> rows = pa.record_batch({"lot": [60, None, 2], "row": [1, 2, 3], "company": companies})
    >>> groups(rows, employers=False).tolist(), groups(rows, employers=True).tolist()
    ([10, 2, 2], [25, 2, 25])
    """
    lots = batch.column("lot")
    if lots.null_count:  # of records that are not of people
        lots = pc.coalesce(lots, batch.column("row"))
    found: Array = lots.to_numpy(zero_copy_only=False) % GROUPS
    if employers:
        encoded = pc.dictionary_encode(batch.column("company"))
        checks = [crc32(name.encode()) % GROUPS for name in encoded.dictionary.to_pylist()]
        codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False)
        found = np.where(codes < 0, found, np.array([*checks, 0], np.int64)[codes])
    return found


def replicated(sample: Sample) -> Sample:
    """The sample with errors from the replicates."""
    return replace(sample, scheme=SCHEME, replicates=WEIGHTS[1:], cluster=None)
