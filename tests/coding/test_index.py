"""Listed titles are found by key and by word."""

from __future__ import annotations

from metier.coding.index import MemoryIndex, keys, soc_of
from metier.model.codes import onet, soc
from metier.model.records import TitleEntry

ENTRIES = [
    TitleEntry("CEO (Chief Executive Officer)", onet("11-1011.00"), "onet reported"),
    TitleEntry("Bill and Account Collectors", soc("43-3011"), "soc title"),
    TitleEntry("Bill Collector", soc("43-3011"), "soc direct match"),
    TitleEntry("Garbage Collector", soc("53-7081"), "soc direct match"),
]


def test_a_line_is_found_under_each_of_its_spellings_but_once() -> None:
    index = MemoryIndex(ENTRIES)
    assert index.entries("chief executive officer") == [ENTRIES[0]]
    assert keys("CEO (Chief Executive Officer)") == ("chief executive officer",)
    assert index.entries("nothing") == []


def test_nearer_titles_come_first_and_no_more_than_asked_for() -> None:
    index = MemoryIndex(ENTRIES)
    near = index.near(["bill", "collector"], 2)
    assert [entry.title for entry in near] == ["Bill Collector", "Bill and Account Collectors"]
    assert index.near(["unheard"], 5) == []


def test_words_are_counted_by_title() -> None:
    counts = MemoryIndex(ENTRIES).counts()
    assert (counts["collector"], counts["bill"], counts["garbage"]) == (3, 2, 1)


def test_an_occupation_is_named_by_the_list_of_occupations() -> None:
    index = MemoryIndex(ENTRIES, {soc("53-7081"): "Refuse Collectors"})
    assert index.occupation_title(soc("43-3011")) == "Bill and Account Collectors"
    assert index.occupation_title(soc("53-7081")) == "Refuse Collectors"
    assert index.occupation_title(soc("11-1011")) == ""


def test_a_detailed_code_belongs_to_its_soc_occupation() -> None:
    assert soc_of(onet("33-9099.02")) == soc("33-9099")
    assert soc_of(soc("43-3011")) == soc("43-3011")
