"""Employers under the spelling that most of their records have."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from metier.model.employers import employer_key
from metier.records.employers import joined
from metier.records.staging import parts_of, spread


def names(batch: pa.RecordBatch) -> list[str | None]:
    found: list[str | None] = batch.column("company").to_pylist()
    return found


def test_of_spellings_as_frequent_the_first_by_letter_is_taken() -> None:
    assert names(joined(pa.record_batch({"company": ["Elm Inc", "ELM"]}))) == ["ELM", "ELM"]


def test_a_part_of_no_rows_has_no_employers() -> None:
    assert names(joined(pa.record_batch({"company": pa.array([], pa.string())}))) == []


@given(st.lists(st.sampled_from(["Elm", "ELM, INC.", "elm llc", "Oak", None, "--"]), max_size=20))
def test_every_key_has_one_spelling_that_one_of_its_rows_had(given: list[str | None]) -> None:
    found = names(joined(pa.record_batch({"company": pa.array(given, pa.string())})))
    pairs = {(employer_key(old), new) for old, new in zip(given, found, strict=True) if old}
    assert len(pairs) == len({key for key, _ in pairs})
    assert all(new in given if key else new is None for key, new in pairs)


def test_spellings_of_one_employer_are_cut_into_one_part(tmp_path: Path) -> None:
    given = [f"{name}{form}" for name in "ABCDEFGH" for form in ("", " Inc.", ", LLC")]
    batch = pa.record_batch({"company": given, "row": range(len(given))})
    for part in parts_of(spread([batch], "company", tmp_path)):
        found = names(part)
        assert len(found) == 3 * len({employer_key(name) for name in found if name})
