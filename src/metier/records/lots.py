"""A number drawn for each record that the record alone decides, not where it stands."""

from __future__ import annotations

from zlib import crc32

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

RANGE = 1 << 32
"""Lots are whole numbers from 0 to below."""
_TOLD = ("title", "company", "start", "birth_year")
"""What stands in for the name of a person who has none."""


def lots(batch: pa.RecordBatch) -> NDArray[np.int64]:
    """The lots of the people of coded profiles.

    >>> rows = pa.record_batch({"person": ["a", "b", "a"]})
    >>> (lots(rows) * 100 // RANGE).tolist()
    [90, 44, 90]
    """
    names = batch.column("person").cast(pa.string())
    if names.null_count:
        told = [batch.column(name).cast(pa.string()) for name in _TOLD]
        instead = pc.binary_join_element_wise(
            *told, "|", null_handling="replace", null_replacement=""
        )
        names = pc.coalesce(names, instead)
    return np.array([crc32(name.encode()) for name in names.to_pylist()], np.int64)
