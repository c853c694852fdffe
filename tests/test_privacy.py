"""Of what a build of records publishes, nobody learns anything about fewer than ten people.

Every published cell has ten people or more; so has every difference of a published cell and one
or all of the published cells that are parts of it.
"""

from __future__ import annotations

import csv
import random
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from metier.build import build
from metier.store.read import Snapshot
from metier.survey.disclosure import LEAST

SPECIFICATION = """
[[release]]
reader = "soc"
path = "{official}/crosswalks/soc_structure_2018.xlsx"

[[release]]
reader = "soc"
path = "{official}/crosswalks/soc_2018_direct_match_title_file.xlsx"

[[release]]
reader = "places"
path = "{official}/geography/list1_2023.xlsx"
"""
RECORDS = """
[[records]]
reader = "{kind}"
path = "{kind}{seed}.csv"
period = "2025"
"""
KINDS = ("profiles", "disclosures", "reviews", "postings")
SEEDS = (1, 2)
OF_NO_PEOPLE = frozenset({"postings.count", "company.openings", "company.count"})
"""Counts of openings and of companies."""
OVERLAPPING = frozenset({"entry.time", "entry.time.p25", "entry.time.p75"})
"""Who became one under several titles is in each: a title is held against the whole alone."""
PLACES = ("Austin, TX", "Austin, TX", "Dallas, TX", "Waco, TX", "Texas", "Boise, ID", "Idaho", "")
TITLES = ("Loan Officer", "Loan Officer", "Loan Analyst", "Loan Reviewer", "Timekeeper")
Row = dict[str, object]
Fact = Mapping[str, Any]
"""A row of the published figures."""


class Cell(NamedTuple):
    """Some people of whom something is published; None is all."""

    measure: str
    occupation: str
    title: str | None
    place: str
    employer: str | None
    industry: str | None
    group: str | None
    source: str
    period: str


def rows(kind: str, count: int, seed: int) -> Iterator[Row]:
    """People of few places and employers, so that many cells are small."""
    draw = random.Random(f"{kind} {seed}")
    for number in range(count):
        row: Row = {"title": draw.choice(TITLES), "company": draw.choice("ABC")}
        row |= {"place": draw.choice(PLACES)}
        pay = draw.randint(30_000, 90_000)
        if kind == "reviews":
            row |= {"rating": draw.randint(1, 5), "date": "2025-03-01"}
        elif kind == "postings":
            row |= {"id": number, "pay_min": pay, "pay_max": pay + 5_000, "posted": "2025-03-01"}
        elif kind == "disclosures":
            row |= {"pay": pay, "date": "2025-03-01", "degree": draw.choice(["Master's", ""])}
            row |= {"sex": draw.choice("FFFM"), "industry": draw.choice(["52", "31", ""])}
        else:
            year = draw.randint(2005, 2020)
            row |= {"person": number, "start": f"{year}-05-01", "pay": pay}
            row |= {"sex": draw.choice("FFFM"), "race": draw.choice(["White", "White", "Asian"])}
            row |= {"degree": draw.choice(["Bachelor's", "Master's", ""]), "graduated": 2004}
            row |= {"major": draw.choice(["Law", "Art", "History"])}
            row |= {
                "birth_year": draw.randint(1960, 1985),
                "lgbt": draw.choice(["no"] * 5 + ["yes"]),
            }
            if draw.random() < 0.6:
                before = {"title": draw.choice(TITLES[2:]), "start": "2004-08-01"}
                yield row | before | {"end": f"{year}-04-30"}
        yield row


def published(folder: Path, official: Path, removed: int | None = None) -> list[Fact]:
    """What a build of records of every kind publishes; it may be without one person of each."""
    folder.mkdir()
    text = SPECIFICATION.format(official=official)
    for kind in KINDS:
        for seed in SEEDS:
            made = list(rows(kind, 90 + 30 * seed, seed))
            kept = [one for at, one in enumerate(made) if one.get("person", at) != removed]
            write(folder / f"{kind}{seed}.csv", kept, {name: None for row in made for name in row})
            text += RECORDS.format(kind=kind, seed=seed)
    (folder / "spec.toml").write_text(text)
    build(folder / "spec.toml", folder / "out")
    found: list[Fact] = Snapshot(folder / "out").table(any_title=True).to_pylist()
    return found


def write(path: Path, some: Sequence[Row], names: Mapping[str, None]) -> None:
    with path.open("w", newline="") as stream:
        table = csv.DictWriter(stream, list(names))
        table.writeheader()
        table.writerows(some)


@pytest.fixture(scope="module")
def facts(official: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Fact]:
    return published(tmp_path_factory.mktemp("privacy") / "all", official)


def cells(facts: Sequence[Fact]) -> dict[Cell, int]:
    """The people of every published cell: of a share of them, and of all that it is a share of."""
    found: dict[Cell, int] = {}
    for fact in facts:
        if fact["measure"] in OF_NO_PEOPLE or fact["source"].startswith("postings/"):
            continue
        cell, n = Cell(**{name: fact[name] for name in Cell._fields}), int(fact["n"])
        if cell.group is not None and fact["value"] is not None:
            found[cell._replace(group=None)] = n
            n = round(fact["value"] / 100 * n)
        found[cell] = n
    return found


def wholes(cell: Cell) -> Iterator[tuple[str, Cell]]:
    """The cells of which a cell is a part, each with what it was divided by."""
    if cell.group is not None:
        yield "group", cell._replace(group=None)
    if cell.title is not None:
        yield "title", cell._replace(title=None)
    if cell.place != "US":
        yield "metro" if cell.place.isdigit() else "state", cell._replace(place="US")
    if cell.place in METROS:
        yield "metro of a state", cell._replace(place=METROS[cell.place])
    if cell.employer is not None:
        yield "employer", cell._replace(employer=None)
        if cell.occupation != "00-0000":
            yield "occupation", cell._replace(occupation="00-0000")
    if cell.industry is not None:
        yield "industry", cell._replace(industry=None)


METROS = {"12420": "TX", "19100": "TX", "47380": "TX", "14260": "ID"}
"""Austin, Dallas, Waco and Boise."""


def isolates(people: int) -> bool:
    return 0 < people < LEAST


def test_every_published_cell_is_of_ten_people_or_more(facts: Sequence[Fact]) -> None:
    found = cells(facts)
    assert len(found) > 300
    assert {cell.source.split("/")[0] for cell in found} == {"profiles", "filings", "reviews"}
    assert {"TX", "12420"} <= {cell.place for cell in found}
    assert not [(cell, n) for cell, n in found.items() if n < LEAST]


def test_no_part_subtracted_from_its_whole_leaves_one_to_nine_people(
    facts: Sequence[Fact],
) -> None:
    found = cells(facts)
    pairs = [(how, cell, whole) for cell in found for how, whole in wholes(cell) if whole in found]
    assert {how for how, *_ in pairs} >= {
        *("group", "title", "state", "metro", "metro of a state", "employer", "occupation"),
    }
    told = [pair for pair in pairs if isolates(found[pair[2]] - found[pair[1]])]
    assert not told, "\n".join(map(str, told[:10]))


def test_no_published_parts_taken_together_leave_one_to_nine_people_of_their_whole(
    facts: Sequence[Fact],
) -> None:
    """Where all of them leave ten or none, so do some: each that is left out has ten or more."""
    found = cells(facts)
    families: defaultdict[tuple[str, Cell], int] = defaultdict(int)
    for cell, n in found.items():
        for how, whole in wholes(cell):
            if whole in found and cell.measure not in OVERLAPPING:
                families[how, whole] += n
    left = {key: found[key[1]] - parts for key, parts in families.items()}
    assert len(left) > 100
    assert not [key for key, people in left.items() if people < 0]
    told = [key for key, people in left.items() if isolates(people)]
    assert not told, "\n".join(map(str, told[:10]))


@pytest.mark.parametrize("removed", [7])
def test_without_one_person_no_cell_of_fewer_than_ten_is_published_or_changed(
    facts: Sequence[Fact], official: Path, tmp_path: Path, removed: int
) -> None:
    before, after = cells(facts), cells(published(tmp_path / "less", official, removed))
    assert not [(cell, n) for cell, n in after.items() if n < LEAST]
    changed = [cell for cell in before.keys() & after.keys() if before[cell] != after[cell]]
    assert changed
    assert all(before[cell] - after[cell] <= 1 for cell in changed)
