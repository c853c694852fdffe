"""Files made to harm are refused in words, or their rows are set aside; each was once a crash."""

from __future__ import annotations

import importlib
import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from faults import fuzz_seeds as seeds

from metier.errors import InputError
from metier.readers import soc
from metier.readers.acs import records


def read(kind: str, path: Path) -> tuple[int, Any]:
    """How many rows of a file of records are used, and the ledger of the others."""
    module: Any = importlib.import_module(f"metier.readers.{kind}")
    opened = module.open_records(path, {})
    return sum(batch.num_rows for batch in opened.batches()), opened.ledger


def test_a_header_of_persons_in_another_encoding_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "psam_p01.csv"
    path.write_bytes(seeds.PERSONS.replace(b"WKHP", b"WKH\xe1", 1))
    with pytest.raises(InputError, match="person records"):
        list(records(path, "2023"))


def test_a_row_of_persons_too_long_and_in_another_encoding_is_refused_without_a_traceback(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "psam_p01.csv"
    path.write_bytes(seeds.PERSONS + b"P,\xe1" + b",1" * 200 + b"\n")
    with pytest.raises(InputError, match="person records"):
        list(records(path, "2023"))
    assert capfd.readouterr().err == ""


def test_a_file_of_persons_of_whom_none_can_be_used_gives_none(tmp_path: Path) -> None:
    path = tmp_path / "psam_p01.csv"
    path.write_bytes(seeds.PERSONS.replace(b",00020,", b",,"))
    source = records(path, "2023")
    assert sum(batch.num_rows for batch in source) == 0
    assert source.account.rows_in == 2


def test_a_text_file_of_nothing_but_a_byte_order_mark_has_no_rows(tmp_path: Path) -> None:
    path = tmp_path / "soc_2010_to_2018.csv"
    path.write_bytes(b"\xef\xbb\xbf")
    with pytest.raises(InputError, match="expected rows, found none"):
        soc.read(path)


@pytest.mark.parametrize("kind", ["postings", "profiles"])
@pytest.mark.parametrize("name", ["deep.jsonl", "deep.json"])
def test_json_of_a_hundred_thousand_levels_is_told_not_followed(
    tmp_path: Path, kind: str, name: str
) -> None:
    path = tmp_path / name
    path.write_text('{"title": "Cook", "work": ' + "[" * 100_000 + "]" * 100_000 + "}\n")
    with suppress(InputError):
        used, ledger = read(kind, path)
        assert used == 0
        assert ledger.rows_in >= 1


@pytest.mark.parametrize(
    "weight", ["9223372036854775808", "1e308", "NaN", "inf", "-1", "9" * 400, "0", "1e999"]
)
def test_a_weight_beyond_all_numbers_is_set_aside_or_finite(tmp_path: Path, weight: str) -> None:
    path = tmp_path / "q.csv"
    path.write_text(f"title,person,weight\nNurse,p1,{weight}\nNurse,p2,1\n")
    used, ledger = read("profiles", path)
    assert used + ledger.aside.total() == 2
    assert used == (2 if weight == "9223372036854775808" else 1)


def test_a_field_of_two_hundred_megabytes_is_set_aside_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "p.csv"
    with path.open("wb") as stream:
        stream.write(b"title,description\nCook,")
        for _ in range(200):
            stream.write(b"a" * 2**20)
        stream.write(b"\nTeller,x\n")
    used, ledger = read("postings", path)
    assert used == 1
    assert dict(ledger.aside) == {"a row too long": 1}


def test_a_long_text_that_parquet_keeps_once_for_many_rows_is_not_unfolded(tmp_path: Path) -> None:
    path = tmp_path / "p.parquet"
    once = pa.DictionaryArray.from_arrays(pa.array([0] * 100_000, pa.int32()), ["a" * 10**6])
    pq.write_table(pa.table({"title": once}), path)
    assert path.stat().st_size < 2**21
    with pytest.raises(InputError, match="Parquet") as caught:
        read("postings", path)
    assert caught.value.hint


def test_rows_that_json_repeats_without_end_are_read_as_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "p.jsonl"
    odd = {"title": "\ud800", "company": "<script>", "pay_min": 10**400}
    path.write_text(f"{json.dumps(odd)}\n" + '{"title": "Cook", "pay_min": 1e999}\n')
    used, ledger = read("postings", path)
    assert used + ledger.aside.total() == 2
