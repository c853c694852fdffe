"""The columns of records and the account of rows set aside."""

from __future__ import annotations

from metier.readers.records import SCHEMAS, Aside, Discreet, Kind, Ledger


def test_every_kind_of_record_has_columns_that_begin_with_the_row_and_the_title() -> None:
    for kind in Kind:
        assert SCHEMAS[kind].names[:2] == ["row", "title"]


def test_a_row_set_aside_is_counted_under_its_reason_and_listed() -> None:
    ledger = Ledger()
    ledger.use(2)
    ledger.leave(Aside("a.csv", 7, "pay_min", "an amount above 0", "-5", "pay below 0"))
    assert (ledger.rows_in, dict(ledger.aside)) == (3, {"pay below 0": 1})
    assert [aside.row for aside in ledger.listed] == [7]


def test_a_ledger_of_people_repeats_nothing_of_a_row() -> None:
    ledger = Discreet()
    ledger.leave(Aside("a.csv", 7, "pay", "an amount", "-5", "pay below 0"))
    assert [aside.found for aside in ledger.listed] == [""]
    assert ledger.rows_in == 1


def test_a_new_reading_begins_with_an_empty_ledger() -> None:
    ledger = Ledger()
    ledger.use(2)
    ledger.notes["degree: unknown"] += 1
    ledger.problem("a.csv", "a", "b", "c")
    ledger.leave(Aside("a.csv", 7, "", "a row", "", "broken"))
    ledger.begin()
    assert ledger == Ledger()
