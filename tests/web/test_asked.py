"""An address is read and printed back; what is no part of it is left out."""

from __future__ import annotations

from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier import UsageError
from metier.web.asked import FORMS, Asked, Parameter, address, split_form, values_of

PLACE = Parameter("in", "A place.", "US")
CODES = Parameter("as", "Codes.", "auto", repeated=True)
NAMES = st.text(min_size=1, max_size=30).filter(lambda name: "/" not in name)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)


@given(name=NAMES.filter(lambda name: "." not in name and name.isprintable()), place=TEXTS)
@pytest.mark.parametrize("form", ["", *FORMS])
def test_an_address_is_read_as_what_it_was_printed_from(form: str, name: str, place: str) -> None:
    values = values_of([("in", place)], [PLACE])
    printed = urlsplit(address("/career/{name}", Asked(name, values), form))
    assert split_form(unquote(printed.path).removeprefix("/career/")) == (name, form)
    assert values_of(parse_qsl(printed.query), [PLACE]) == values


def test_defaults_blanks_and_strange_parameters_are_left_out() -> None:
    pairs = [("in", " US "), ("as", "auto"), ("as", ""), ("utm_source", "x")]
    assert values_of(pairs, [PLACE, CODES]) == {}
    assert values_of([("as", "auto"), ("as", "43-3011")], [CODES]) == {"as": ("auto", "43-3011")}


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("in", "MD"), ("in", "TX")], "in: expected one value, found 2 values"),
        ([("as", "43-3011")] * 6, "as: expected at most 5, found 6 values"),
        ([("in", "x" * 201)], "in: expected at most 200 characters"),
    ],
)
def test_too_much_is_refused(pairs: list[tuple[str, str]], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        values_of(pairs, [PLACE, CODES])


@pytest.mark.parametrize("text", ["much", "nan", "inf", "1e999"])
def test_a_number_is_a_number(text: str) -> None:
    assert Asked("", {"n": ("0.5",)}).number("n", 1) == 0.5
    assert Asked("", {}).number("n", 1) == 1
    with pytest.raises(UsageError, match="n: expected a number"):
        Asked("", {"n": (text,)}).number("n", 1)


@pytest.mark.parametrize("text", ["-1", "1.5", "²", "9" * 10])
def test_a_whole_number_is_one_from_zero(text: str) -> None:
    assert Asked("", {"n": ("7",)}).whole("n", 1) == 7
    assert Asked("", {}).whole("n", 1) == 1
    with pytest.raises(UsageError, match="n: expected a whole number"):
        Asked("", {"n": (text,)}).whole("n", 1)


def test_values_of_a_list_may_stand_in_one_with_commas() -> None:
    listed = Parameter("first", "", repeated=True, listed=True, most=3)
    pairs = [("first", "pay, people"), ("first", ""), ("first", "work")]
    assert values_of(pairs, [listed]) == {"first": ("pay", "people", "work")}
    with pytest.raises(UsageError, match="at most 3, found 4 values"):
        values_of([*pairs, ("first", "pay")], [listed])
