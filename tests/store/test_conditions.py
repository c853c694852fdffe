"""Which facts are asked for, as conditions of SQL with their values."""

from __future__ import annotations

from metier.model.codes import onet, soc
from metier.store.conditions import codes_in, conditions, scheme


def test_a_code_is_of_its_system_and_edition() -> None:
    assert scheme(onet("43-3011.00")) == "onet-soc-2019"


def test_codes_are_asked_for_by_their_system() -> None:
    where, values = codes_in([soc("43-3011"), onet("43-3011.00"), soc("13-2072")])
    assert where.count("system = ?") == 2
    assert values == ["soc-2018", "43-3011", "13-2072", "onet-soc-2019", "43-3011.00"]


def test_no_codes_are_none_and_none_given_are_all() -> None:
    assert codes_in([]) == ("FALSE", [])
    assert codes_in(None) == ("TRUE", [])


def test_every_value_has_a_place_in_the_condition() -> None:
    where, values = conditions([soc("43-3011")], "Clerk", ["pay.annual.mean"], ["US", "MD"])
    assert where.count("?") == len(values) == 6


def test_facts_of_titles_are_left_out_unless_asked_for() -> None:
    assert "title IS NULL" in conditions(None, None, None, None)[0]
    assert "title" not in conditions(None, None, None, None, any_title=True)[0]


def test_facts_of_employers_are_asked_for_by_name() -> None:
    where, values = conditions(None, None, None, None, ["Acme", "Birch"])
    assert where.endswith("employer IN (?, ?)")
    assert values == ["Acme", "Birch"]
