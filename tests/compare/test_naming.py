"""Official titles as nouns in a sentence."""

from __future__ import annotations

import pytest

from metier.atlas import Atlas
from metier.compare.naming import listed, short_name


@pytest.mark.parametrize(
    ("official", "expected"),
    [
        ("Bill and Account Collectors", "bill and account collectors"),
        ("Physicians, All Other", "other physicians"),
        ("Cooks, Restaurant", "restaurant cooks"),
        ("Infantry", "infantry"),
        ("Special Forces", "special forces"),
        ("Helpers--Carpenters", "helpers of carpenters"),
        ("Sewers, Hand", "hand sewers"),
        ("Business Teachers, Postsecondary", "postsecondary business teachers"),
        ("Managers, All Other", "other managers"),
        ("Law Teachers, Postsecondary, All Other", "other postsecondary law teachers"),
        ("Court, Municipal, and License Clerks", "court, municipal, and license clerks"),
        ("Setters, Operators, and Tenders, Metal", "setters, operators, and tenders (metal)"),
        ("Architects, Except Landscape and Naval", "architects (except landscape and naval)"),
    ],
)
def test_a_short_name_reads_as_a_plural_noun(official: str, expected: str) -> None:
    assert short_name(official) == expected


def test_every_official_title_keeps_all_its_words(almanac: Atlas) -> None:
    dropped = {"all", "other", "of"}
    for occupation in almanac._snapshot.occupations():
        told = set(_words(short_name(occupation.title)))
        assert set(_words(occupation.title)) - told <= dropped, occupation.title


def _words(text: str) -> list[str]:
    for mark in ",();-":
        text = text.replace(mark, " ")
    return text.lower().split()


def test_parts_that_are_lists_themselves_are_set_apart_by_semicolons() -> None:
    assert listed(["cooks", "bakers", "waiters"]) == "cooks, bakers and waiters"
    assert listed(["cooks and bakers", "waiters"]) == "cooks and bakers; waiters"
