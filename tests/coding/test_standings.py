"""What the lists say of keys as arrays is what they say of each title alone."""

from __future__ import annotations

import numpy as np

from metier.coding.index import MemoryIndex
from metier.coding.rows import Rows
from metier.coding.standings import ListedKeys
from metier.model.codes import onet, soc
from metier.model.records import TitleEntry

CODES = ("13-2081", "43-3011")
INDEX = MemoryIndex(
    [
        TitleEntry("Tax Collector", soc("13-2081"), "soc direct match"),
        TitleEntry("Tax Collectors", soc("13-2081"), "soc direct match"),
        TitleEntry("Tax Collector", onet("43-3011.00"), "onet alternate", 3.0),
        TitleEntry("Tax Collector", soc("43-3011"), "onet reported"),
        TitleEntry("Bill Collector", soc("13-2081"), "soc direct match"),
        TitleEntry("Bill Collector", soc("43-3011"), "lexicon"),
        TitleEntry("Collector", soc("99-9999"), "soc direct match"),
        TitleEntry("Clerk", soc("43-0000"), "soc direct match"),
        TitleEntry("Debt Clerk", soc("43-3011"), "correction", 0.8, "so it is"),
    ]
)


def test_votes_are_added_up_over_lists_and_each_list_votes_once() -> None:
    lists = ListedKeys(INDEX, CODES)
    keys = ["tax collector", "bill collector", "collector", "clerk", "zzz"]
    found = lists.of(lists.find(Rows.texts(keys)))
    assert found.listed.tolist() == [True, True, True, False, False]
    assert found.settled.tolist() == [False, True, False, False, False]
    votes = found.take(np.array([1, 0, 2])).spread(len(CODES))
    assert votes.tolist() == [[0, 40], [5, 4.5], [0, 0]]


def test_a_corrected_key_has_its_foremost_occupation() -> None:
    lists = ListedKeys(INDEX, CODES)
    places, chances = lists.corrected(lists.find(Rows.texts(["debt clerk", "clerk", "zzz"])))
    assert (places.tolist(), chances.tolist()) == ([1, -1, -1], [0.8, 0, 0])


def test_empty_lists_have_no_keys() -> None:
    lists = ListedKeys(MemoryIndex([]), CODES)
    assert lists.find(Rows.texts(["cook"])).tolist() == [-1]
    assert not lists.of(np.array([-1])).listed.any()
