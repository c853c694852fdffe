"""The columns of records once they are read: what is known of a row beside what it says."""

from __future__ import annotations

import pyarrow as pa

from metier.readers.records import SCHEMAS, Kind

CODED = pa.schema(
    {
        "canonical_title": pa.string(),
        "occupation": pa.string(),
        "probability": pa.float64(),
        "seniority": pa.string(),
        "state": pa.string(),
        "metro": pa.string(),
        "skills": pa.list_(pa.string()),
    }
)
"""What coding adds to a row.

`occupation` is a SOC 2018 value, None where the title was declined; `skills` are names of the
build's taxonomy found in the description, and None where there is no description.
"""


def coded(kind: Kind) -> pa.Schema:
    """The columns of a coded row of that kind.

    >>> coded(Kind.REVIEWS).names[-3:]
    ['state', 'metro', 'skills']
    """
    return pa.schema([*SCHEMAS[kind], *CODED])
