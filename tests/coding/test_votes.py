"""What the lists say of a title is asked once for each key."""

from __future__ import annotations

import pytest

from metier.coding.index import MemoryIndex
from metier.coding.titles import read
from metier.coding.votes import UNLISTED, Votes
from metier.model.codes import soc
from metier.model.records import TitleEntry

CODES = ("13-2081", "43-3011")
INDEX = MemoryIndex(
    [
        TitleEntry("Tax Collector", soc("13-2081"), "soc direct match"),
        TitleEntry("Tax Collector", soc("43-3011"), "onet alternate"),
        TitleEntry("Bill Collector", soc("13-2081"), "soc direct match"),
        TitleEntry("Bill Collector", soc("43-3011"), "lexicon"),
        TitleEntry("Collector", soc("99-9999"), "soc direct match"),
        TitleEntry("Debt Clerk", soc("43-3011"), "correction", 0.8, "so it is"),
    ]
)


@pytest.mark.parametrize(
    ("title", "votes", "settled"),
    [
        ("Sr. Tax Collectors", {0: 5.0, 1: 1.0}, False),
        ("Bill collector", {1: 40.0}, True),
        ("Collector", {}, False),
        ("Night Worker (Tax Collector)", {0: 5.0, 1: 1.0}, False),
        ("Tax Collector - County Hall", {0: 5.0, 1: 1.0}, False),
        ("Cook", {}, False),
    ],
)
def test_votes_are_by_the_place_of_the_occupation(
    title: str, votes: dict[int, float], settled: bool
) -> None:
    found = Votes(INDEX, CODES).of(title, read(title))
    assert (dict(found.votes), found.settled) == (votes, settled)


def test_a_correction_is_told_and_an_unknown_title_has_nothing() -> None:
    votes = Votes(INDEX, CODES)
    (said,) = votes.of("Debt Clerk", read("Debt Clerk")).corrections
    assert (said.code, said.probability, said.reason) == (soc("43-3011"), 0.8, "so it is")
    assert votes.of("zzz", read("zzz")) is UNLISTED
