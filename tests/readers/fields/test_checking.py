"""A batch of texts: every row is used or set aside once, under its first fault."""

from __future__ import annotations

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from metier.readers.fields.checking import Checked
from metier.readers.fields.people import sex
from metier.readers.fields.values import Fault, annual_pay, within
from metier.readers.records import Discreet, Ledger

SCHEMA = pa.schema(
    [
        pa.field("row", pa.int64(), nullable=False),
        ("pay", pa.float64()),
        ("rating", pa.float64()),
        ("sex", pa.string()),
        ("place", pa.string()),
    ]
)


def _batch(**columns: list[str | None]) -> pa.RecordBatch:
    rows = len(next(iter(columns.values())))
    texts = {name: pa.array(column, pa.string()) for name, column in columns.items()}
    return pa.record_batch({"row": pa.array(range(1, rows + 1), pa.int64()), **texts})


def _read(batch: pa.RecordBatch, ledger: Ledger) -> pa.RecordBatch:
    checked = Checked(batch, "a.csv")
    checked.read("pay", annual_pay, pa.float64())
    checked.read("rating", within(1, 5, "rating"), pa.float64())
    checked.read("sex", sex, pa.string())
    return checked.done(SCHEMA, ledger)


def test_a_row_is_set_aside_once_with_column_expectation_and_what_was_found() -> None:
    batch = _batch(pay=["65000", "12", None], rating=["5", "6", "9"], sex=["F", "F", None])
    ledger = Ledger()
    assert _read(batch, ledger).to_pylist() == [
        {"row": 1, "pay": 65000.0, "rating": 5.0, "sex": "female", "place": None}
    ]
    assert [(a.row, a.column, a.found, a.reason) for a in ledger.listed] == [
        (2, "pay", "12", "pay below 1,000 a year"),
        (3, "rating", "9", "rating outside 1 to 5"),
    ]
    assert ledger.listed[0].expected == "USD a year from 1,000 to 5,000,000"


def test_nothing_of_a_row_about_people_is_repeated() -> None:
    ledger = Discreet()
    _read(_batch(pay=["12"], rating=["1"], sex=["F"]), ledger)
    assert [aside.found for aside in ledger.listed] == [""]


def test_fields_that_say_nothing_are_missing_and_counted_where_the_row_is_used() -> None:
    ledger = Ledger()
    _read(_batch(pay=["2000", "12"], rating=["1", "1"], sex=["X", "X"]), ledger)
    assert ledger.notes == {"sex: sex not stated as female or male": 1}


def test_a_rule_over_several_columns_sets_rows_aside_where_it_is_true() -> None:
    checked = Checked(_batch(pay=["1", None]), "a.csv")
    ledger = Ledger()
    checked.refuse(pa.array([None, True]), "", Fault("something", "nothing at all"))
    checked.keep("place", pa.array(["here", "there"]))
    assert checked.done(SCHEMA, ledger).column("place").to_pylist() == ["here"]
    assert (ledger.listed[0].row, ledger.listed[0].found) == (2, "")


def test_a_rule_over_the_values_of_a_column_sets_rows_aside() -> None:
    checked = Checked(_batch(pay=["2000", "3000", None]), "a.csv")
    ledger = Ledger()
    checked.read("pay", annual_pay, pa.float64())
    checked.test("pay", lambda pay: Fault("less", "too much") if pay > 2500 else pay)
    assert checked.done(SCHEMA, ledger).column("pay").to_pylist() == [2000.0, None]
    assert [(a.row, a.column, a.found) for a in ledger.listed] == [(2, "pay", "3000")]


@given(st.lists(st.sampled_from([None, "65000", "12", "x", "1e9"]), max_size=20))
def test_rows_in_are_rows_used_and_rows_set_aside(pay: list[str | None]) -> None:
    ledger = Ledger()
    none: list[str | None] = [None] * len(pay)
    read = _read(_batch(pay=pay, rating=none, sex=none), ledger)
    assert ledger.rows_in == len(pay)
    assert read.num_rows == ledger.rows_used == sum(one in (None, "65000") for one in pay)
    assert len(ledger.listed) == ledger.aside.total()
