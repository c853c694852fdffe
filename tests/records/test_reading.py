"""All figures of one table: about enough people, alone and by subtraction, and from every row."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.fixtures import careers

from metier.model.fact import Fact
from metier.readers.records import Kind
from metier.records.reading import Table, read_table, release_of
from metier.survey.disclosure import LEAST

Rows = list[dict[str, Any]]
OPENINGS = {"postings.count", "company.openings", "company.count"}


def table(folder: Path, kind: Kind, *files: Rows) -> Table:
    opened = [
        careers.opened(kind, careers.read(kind, rows), name=f"day{at}.csv")
        for at, rows in enumerate(files)
    ]
    release = release_of(opened, "days", "0" * 64)
    folder.mkdir()
    return read_table(opened, release, careers.workshop(folder))


def profiles(count: int, seed: int = 1) -> Rows:
    """People with careers, of few places and employers, so that many cells are small."""
    draw = random.Random(seed)
    rows = []
    for number in range(count):
        title = draw.choice(["Clerk", "Clerk", "Cashier", "Teller", "Baker", "nothing"])
        sex = draw.choice(["female", "female", "female", "male"])
        start = date(draw.randint(2005, 2020), 5, 1)
        own = careers.person(number, title, start, sex=sex)
        own |= {"pay": float(draw.randint(30_000, 90_000)), "lgbt": draw.random() < 0.1,
                "company": draw.choice("ABC"), "place": draw.choice(["Austin, TX", "CA", "NY"]),
                "major": draw.choice(["Law", "Art", "History"]),
                "degree": draw.choice(["bachelor's", "master's", None]),
                "birth_year": draw.randint(1955, 1998), "graduated": 2004}  # fmt: skip
        rows.append(own)
        if draw.random() < 0.5:
            before = draw.choice(["Teller", "Clerk"])
            rows.append(careers.person(number, before, date(2004, 8, 1), end=start))
    return rows


def by_key(facts: Sequence[Fact]) -> dict[tuple[object, ...], Fact]:
    found: dict[tuple[object, ...], Fact]
    found = {(f.occupation.value, f.title, f.measure, f.slice): f for f in facts}
    assert len(found) == len(facts)
    return found


def test_every_figure_has_what_a_fact_has(tmp_path: Path) -> None:
    found = table(tmp_path / "t", Kind.PROFILES, profiles(300))
    facts = by_key(found.reading.facts)
    assert {fact.source for fact in facts.values()} == {"profiles/2025/day0"}
    assert {fact.title for fact in facts.values()} == {"Clerk", "Cashier", "Teller", "Baker", None}
    for fact in facts.values():
        estimate = fact.estimate
        assert fact.method
        assert estimate.value is not None
        assert (estimate.n or 0) >= LEAST or fact.measure in OPENINGS
        assert estimate.standard_error is None or estimate.standard_error > 0
        assert "nan" not in str(estimate)
    measures = {fact.measure for fact in facts.values()}
    assert measures >= {"pay.annual.mean", "gender.share", "major.share", "entry.time",
                        "experience.years", "move.into", "age.mean"}  # fmt: skip


@pytest.mark.parametrize("seed", range(3))
def test_no_difference_of_two_shares_people_is_of_one_to_nine(tmp_path: Path, seed: int) -> None:
    rows = profiles(90, seed)
    facts = table(tmp_path / "t", Kind.PROFILES, rows).reading.facts
    pay = [f for f in facts if f.measure == "pay.annual.mean"]
    for small in pay:
        for large in pay:
            if _part_of(small, large):
                assert not 0 < (large.estimate.n or 0) - (small.estimate.n or 0) < LEAST
    sexes = [f for f in facts if f.measure == "gender.share"]
    for fact in sexes:
        people = round((fact.estimate.value or 0) / 100 * (fact.estimate.n or 0))
        rest = (fact.estimate.n or 0) - people
        assert people >= LEAST
        assert rest == 0 or rest >= LEAST


def _part_of(small: Fact, large: Fact) -> bool:
    """Whether a fact's people are some of another's, by one limit more."""
    if small.occupation != large.occupation:
        return False
    keys = ("place", "employer", "industry")
    places = [(getattr(small.slice, k), getattr(large.slice, k)) for k in keys]
    wider = [a != b and b in (None, "US") for a, b in places]
    same = [a == b for a, b in places]
    titles = small.title == large.title
    opened = small.title is not None and large.title is None
    return (titles and sum(wider) == 1 and sum(same) == 2) or (opened and all(same))


@pytest.mark.parametrize("removed", range(0, 60, 13))
def test_without_one_profile_still_nothing_is_told_of_fewer_than_ten(
    tmp_path: Path, removed: int
) -> None:
    rows = [row for row in profiles(60) if row["person"] != f"p{removed}"]
    before = by_key(table(tmp_path / "a", Kind.PROFILES, profiles(60)).reading.facts)
    after = by_key(table(tmp_path / "b", Kind.PROFILES, rows).reading.facts)
    for found in (before, after):
        told = [fact for fact in found.values() if fact.measure not in OPENINGS]
        assert told
        assert all((fact.estimate.n or 0) >= LEAST for fact in told)
    for key in before.keys() & after.keys():
        n = before[key].estimate.n or 0, after[key].estimate.n or 0
        assert n[0] - n[1] in (0, 1)


def test_the_order_of_rows_and_files_does_not_matter(tmp_path: Path) -> None:
    rows = profiles(200)
    mixed = random.Random(2).sample(rows, len(rows))
    once = table(tmp_path / "a", Kind.PROFILES, rows[:250], rows[250:]).reading
    again = table(tmp_path / "b", Kind.PROFILES, mixed[100:], mixed[:100]).reading
    assert by_key(once.facts) == by_key(again.facts)


def test_rows_in_are_rows_used_and_rows_set_aside(tmp_path: Path) -> None:
    rows = profiles(50)
    found = table(tmp_path / "t", Kind.PROFILES, rows, [*rows, careers.person(999)])
    account = found.reading.account
    assert account.rows_in == 2 * len(rows) + 1
    assert account.rows_used == len(rows) + 1
    assert dict(account.aside) == {"stands twice": len(rows)}
    assert len(found.asides) == len(rows)
    assert {aside.file for aside in found.asides} == {"day1.csv"}


def test_a_release_stands_for_several_files_beside_their_own(tmp_path: Path) -> None:
    found = table(tmp_path / "t", Kind.REVIEWS, [{"title": "Clerk"}], [])
    assert [release.address for release in found.releases] == [
        "reviews/2025/day0", "reviews/2025/day1", "reviews/2025/days"
    ]  # fmt: skip
    assert found.reading.release.file == "days"


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("title", [None, "nothing that is known", "Clerk"])
def test_few_rows_and_unread_titles_give_no_figure(
    tmp_path: Path, kind: Kind, title: str | None
) -> None:
    for count in (1, 12):
        rows: Rows = [{"title": title} for _ in range(count)]
        if kind is Kind.PROFILES:
            rows = [row | careers.person(at, title or "") for at, row in enumerate(rows)]
        found = table(tmp_path / str(count), kind, rows)
        assert found.reading.account.rows_used == count
        if title != "Clerk" or count < LEAST:
            assert found.reading.facts == ()


def test_postings_are_counted_while_open_and_in_their_months(tmp_path: Path) -> None:
    rows: Rows = [
        {"title": "Clerk", "company": f"c{at}", "posted": date(2025, 1 + at % 6, 1),
         "expires": date(2025, 1 + at % 6, 28), "pay_min": 40_000.0 + at}
        for at in range(60)
    ]  # fmt: skip
    found = table(tmp_path / "t", Kind.POSTINGS, rows)
    counts = {
        fact.slice.period: fact.estimate.value
        for fact in found.reading.facts
        if fact.measure == "postings.count" and fact.title == "Clerk"
    }
    assert counts == {"2025": 10.0, **{f"2025-{month:02d}": 10.0 for month in range(1, 7)}}


def test_one_file_is_its_own_release() -> None:
    file = careers.opened(Kind.REVIEWS)
    assert release_of([file], "days", "1" * 64) is file.release
    later = replace(file, release=replace(file.release, period="2026"))
    both = release_of([file, later], "days", "1" * 64)
    assert (both.address, both.period, both.sha256) == ("reviews/2026/days", "2026", "1" * 64)
