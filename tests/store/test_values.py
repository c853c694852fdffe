"""Values of columns that are counted have a number each, and keep it."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from metier.store.values import Values


@given(st.lists(st.text()))
def test_every_value_has_one_number_and_comes_back_from_it(texts: list[str]) -> None:
    values = Values()
    numbers = [values.add("occupation", text) for text in texts]
    assert [values.add("occupation", text) for text in texts] == numbers
    for text, number in zip(texts, numbers, strict=True):
        assert (number == 0) == (not text)
        assert not number or values.value("occupation", number) == text
    assert max(numbers, default=0) == len(set(texts) - {""})


@given(st.text())
def test_a_company_has_one_number_whatever_the_spaces_around_it(name: str) -> None:
    values = Values()
    assert values.add("company", f"  {name} ") == values.add("company", name)


def test_what_no_posting_has_has_no_number() -> None:
    values = Values({"state": ["TX"]})
    assert values.number("state", "TX") == 1
    assert values.number("state", "MD") is None
    assert values.number("metro", "TX") is None


def test_numbers_stay_when_more_values_come(tmp_path: Path) -> None:
    old = Values()
    old.add("company", "Acme  Bank")
    old.write(tmp_path / "values.json")
    new = Values.read(tmp_path / "values.json")
    assert [new.add("company", name) for name in ("Zoo", "ACME bank")] == [2, 1]
    assert new.value("company", 1) == "Acme  Bank"
