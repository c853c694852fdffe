"""Names and relations: the words snapshots are written in, and what makes two entries one."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

import pytest

from metier.model.codes import onet, soc
from metier.model.records import (
    Level,
    Link,
    Occupation,
    Place,
    PlaceKind,
    Relation,
    TitleEntry,
)

COLLECTORS = Occupation(soc("43-3011"), "Bill and Account Collectors", Level.DETAILED)
LINK = Link(onet("43-3011.00"), soc("43-3011"), Relation.SAME_AS)


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (Level, {"total", "major", "minor", "broad", "detailed"}),
        (PlaceKind, {"nation", "state", "metro area"}),
        (
            Relation,
            {"part of", "same as", "related", "moves to", "starts as", "succeeds"},
        ),
    ],
)
def test_the_words_that_snapshots_are_written_in_stay(
    words: type[StrEnum], written: set[str]
) -> None:
    """A snapshot holds these words, so another spelling could not read it."""
    assert set(words) == written


def test_levels_stand_from_the_widest_to_the_finest() -> None:
    depth = [len(soc(code).parents) for code in ("00-0000", "43-0000", "43-3000", "43-3010")]
    assert depth == list(range(4))
    assert list(Level)[4] is Level.DETAILED
    assert len(COLLECTORS.code.parents) == list(Level).index(COLLECTORS.level)


def test_links_with_another_relation_or_rank_or_direction_are_not_one() -> None:
    others = (
        replace(LINK, relation=Relation.PART_OF),
        replace(LINK, rank=1),
        replace(LINK, source=LINK.target, target=LINK.source),
    )
    assert len({LINK, replace(LINK), *others}) == 4


def test_a_title_counts_once_and_needs_no_reason_unless_it_says_so() -> None:
    entry = TitleEntry("Debt collector", COLLECTORS.code, "onet alternate")
    assert (entry.weight, entry.reason) == (1.0, "")


def test_only_a_metro_area_reaches_into_states() -> None:
    assert Place("US", "United States", PlaceKind.NATION).states == ()
