"""Employers under one name each: the spelling that most of their records have."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from metier.model.employers import employer_key


def joined(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with each employer's commonest spelling in `company`; of several, the first.

    Spellings are one employer if they have one `employer_key`; a name without a letter or a
    digit is none.

    Args:
        batch: all records of each of its employers, as `staging.spread` cuts them.

    >>> names = ["ACME INC", "Acme, Inc.", "Acme, Inc.", "--", None]
    >>> joined(pa.record_batch({"company": names})).column("company").to_pylist()
    ['Acme, Inc.', 'Acme, Inc.', 'Acme, Inc.', None, None]
    """
    at = batch.schema.get_field_index("company")
    encoded = pc.dictionary_encode(batch.column(at))
    names: list[str] = encoded.dictionary.to_pylist()
    counted = {
        item["values"]: item["counts"] for item in pc.value_counts(encoded.indices).to_pylist()
    }
    best: dict[str, tuple[int, str]] = {}
    keys = [employer_key(name) for name in names]
    for place, (name, key) in enumerate(zip(names, keys, strict=True)):
        rank = (-counted[place], name)
        best[key] = min(best.get(key, rank), rank)
    chosen = [best[key][1] if key else None for key in keys]
    return batch.set_column(at, "company", pa.array(chosen, pa.string()).take(encoded.indices))
