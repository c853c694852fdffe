"""The index of postings: what is found, in what order, how it grows, and that damage is noticed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
import tantivy
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fixtures.postings import CITY, SOURCE, batch

from metier.errors import SnapshotError, UsageError
from metier.model.postings import Bucket, Found, Sort, Wanted
from metier.store import checksums
from metier.store.postings import file_name
from metier.store.search import DEEPEST, FOLDER, PostingsIndex, add, index

PAYS = (0, 1, 4_999, 5_000, 5_001, 59_999, 60_000, 299_999, 300_000, 300_001, 750_000)


def made(folder: Path, batches: Iterable[pa.RecordBatch], **how: Any) -> PostingsIndex:
    folder.mkdir(exist_ok=True)
    index(folder / FOLDER, batches, **how)
    return PostingsIndex(folder)


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> PostingsIndex:
    return made(tmp_path_factory.mktemp("city"), [batch(*CITY)])


def numbers(found: Found) -> list[int]:
    return [posting.posting for posting in found.postings]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted("clerk"), {0, 3}),
        (Wanted("LOAN clerk"), {0, 3}),
        (Wanted('"loan clerk"'), {0}),
        (Wanted("excel"), {1}),
        (Wanted("acme"), {0, 1, 2}),
        (Wanted("bills"), {0}),
        (Wanted(occupation="43-3011"), {1}),
        (Wanted("collector", occupation="43-4131"), {0}),
        (Wanted(state="TX"), {0, 1}),
        (Wanted(metro="12420"), {0}),
        (Wanted(company="acme bank"), {0, 1}),
        (Wanted(company="bank acme"), set()),
        (Wanted(company="hospital"), {2}),
        (Wanted(min_pay=0.0), {0, 1}),
        (Wanted(min_pay=50_000.0), {0, 1}),
        (Wanted(min_pay=50_000.01), {1}),
        (Wanted(min_pay=1e300), set()),
        (Wanted(remote=True), {1}),
        (Wanted(since=date(2025, 11, 1)), {0, 1}),
        (Wanted("loan", state="MD", min_pay=1.0), set()),
        (Wanted(), {0, 1, 2, 3}),
    ],
)
def test_all_that_is_asked_has_to_hold(
    city: PostingsIndex, wanted: Wanted, expected: set[int]
) -> None:
    found = city.search(wanted)
    assert set(numbers(found)) == expected
    assert found.count == len(expected)
    assert found.misspelled == ()


def test_no_phrase_runs_from_one_text_into_the_next(city: PostingsIndex) -> None:
    assert city.search(Wanted('"excel phone"')).count == 0
    assert city.search(Wanted('"phone work"')).count == 1


def test_a_word_in_the_title_goes_before_one_in_the_text(city: PostingsIndex) -> None:
    assert numbers(city.search(Wanted("collector"))) == [1, 0]
    assert numbers(city.search(Wanted("collector", state="TX"))) == [1, 0]


def test_postings_are_in_the_order_asked_for_and_those_that_do_not_say_come_last(
    city: PostingsIndex,
) -> None:
    assert numbers(city.search(Wanted(sort=Sort.PAY)))[:2] == [1, 0]
    assert numbers(city.search(Wanted(sort=Sort.DATE))) == [1, 0, 3, 2]
    assert numbers(city.search(Wanted())) == [1, 0, 3, 2]


def test_pages_follow_each_other(city: PostingsIndex) -> None:
    pages = [numbers(city.search(Wanted(limit=3, offset=offset))) for offset in (0, 3, 6)]
    assert pages == [[1, 0, 3], [2], []]
    none = city.search(Wanted(limit=0))
    assert (none.postings, none.count) == ((), 4)


def test_a_word_that_no_posting_has_is_read_with_a_slip_if_nothing_is_found(
    city: PostingsIndex,
) -> None:
    found = city.search(Wanted("lian clerk"))
    assert (set(numbers(found)), found.misspelled) == ({0, 3}, ("lian",))
    assert numbers(city.search(Wanted("cillector"))) == [0, 1]
    # every word is known, so that nothing is found because nothing fits
    nothing = city.search(Wanted("loan nurse"))
    assert (nothing.count, nothing.misspelled) == (0, ())


def test_facets_count_all_that_was_found(city: PostingsIndex) -> None:
    facets = city.search(Wanted(facets=True, limit=1)).facets
    assert set(facets["state"]) == {Bucket("TX", 2), Bucket("MD", 2)}
    assert set(facets["occupation"]) == {Bucket("43-4131", 1), Bucket("43-3011", 1)}
    assert set(facets["pay"]) == {Bucket("50000", 1), Bucket("60000", 1)}
    assert facets["metro"] == (Bucket("12420", 1),)
    assert facets["seniority"] == (Bucket("senior", 1),)
    assert facets["remote"] == (Bucket("yes", 1),)
    bank, hospital = facets["company"]
    assert bank.value in ("Acme Bank", "ACME  bank")
    assert (bank.count, hospital) == (2, Bucket("Acme Hospital", 1))
    narrow = city.search(Wanted("loan", facets=True)).facets
    assert set(narrow["state"]) == {Bucket("TX", 1), Bucket("MD", 1)}


@pytest.fixture(scope="module")
def paid(tmp_path_factory: pytest.TempPathFactory) -> PostingsIndex:
    return made(tmp_path_factory.mktemp("paid"), [batch(*({"pay_low": pay} for pay in PAYS))])


@settings(max_examples=100, deadline=None)
@given(st.integers(-10, 800_000) | st.sampled_from(PAYS))
def test_a_least_pay_is_held_to_the_dollar(paid: PostingsIndex, least: float) -> None:
    expected = sum(pay >= least for pay in PAYS)
    assert paid.search(Wanted(min_pay=float(least))).count == expected


def test_a_company_is_found_by_any_words_side_by_side_in_its_name(tmp_path: Path) -> None:
    name = "The Bank of the North and the South of the Old Town Inc."
    found = made(tmp_path, [batch({"company": name}, {"company": "Bank of the South"})])
    assert numbers(found.search(Wanted(company=name))) == [0]
    assert numbers(found.search(Wanted(company="north AND the"))) == [0]
    assert found.search(Wanted(company="bank of the")).count == 2
    assert found.search(Wanted(company="bank north")).count == 0
    assert found.search(Wanted(company="of the")).count == 2


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=40), name=st.none() | st.text(max_size=20), pay=st.floats())
def test_any_text_is_answered_or_refused_in_words(
    city: PostingsIndex, text: str, name: str | None, pay: float
) -> None:
    pay = 0.0 if pay != pay else pay
    with suppress(UsageError):
        found = city.search(Wanted(text, company=name, min_pay=pay, facets=True))
        assert found.count >= len(found.postings)


def test_deep_pages_are_refused(city: PostingsIndex) -> None:
    with pytest.raises(UsageError, match="postings up to 10,000"):
        city.search(Wanted(offset=DEEPEST))


def test_a_day_is_added_without_writing_what_was_there_again(tmp_path: Path) -> None:
    made(tmp_path / "old", [batch(*CITY)])
    day = batch({"title": "Cook", "posting": 9, "source": "city/2026"}, source="city/2026")
    new = made(tmp_path / "new", [day], previous=tmp_path / "old" / FOLDER)
    assert new.search(Wanted()).count == 5
    assert numbers(new.search(Wanted("cook"))) == [9]
    segments = {f.name for f in (tmp_path / "old" / FOLDER).glob("*.store")}
    assert segments
    for name in segments:
        assert (tmp_path / "new" / FOLDER / name).samefile(tmp_path / "old" / FOLDER / name)
    assert PostingsIndex(tmp_path / "old").search(Wanted()).count == 4


def test_of_the_snapshot_before_only_the_sources_carried_over_stay(tmp_path: Path) -> None:
    old, new = tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    other = batch({"title": "Cook", "posting": 9}, source="b/1")
    add(old, [batch(*CITY), other], None, ())
    read_again = batch({"title": "Baker", "posting": 10}, source="b/1")
    add(new, [read_again], old, [SOURCE])
    found = PostingsIndex(new)
    assert set(numbers(found.search(Wanted()))) == {0, 1, 2, 3, 10}
    assert (new / file_name(SOURCE)).samefile(old / file_name(SOURCE))


def test_an_index_without_postings_finds_none(tmp_path: Path) -> None:
    found = made(tmp_path / "none", []).search(Wanted("clerk", facets=True))
    assert (found.count, found.postings) == (0, ())


def test_every_damaged_byte_is_noticed_and_its_file_named(tmp_path: Path) -> None:
    made(tmp_path / "one", [batch(*CITY)])
    files = [f for f in (tmp_path / "one" / FOLDER).iterdir() if f.stat().st_size]
    for file in files:
        whole = file.read_bytes()
        if file.name == "checksums.json":
            continue
        file.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        with pytest.raises(SnapshotError) as damaged:
            PostingsIndex(tmp_path / "one")
        assert damaged.value.place.endswith(file.name)
        file.write_bytes(whole)
    assert len(PostingsIndex(tmp_path / "one")) == 4


def test_an_index_with_other_fields_is_refused_and_not_read_as_if_it_had_these(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "old" / FOLDER
    folder.mkdir(parents=True)
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("text")
    writer = tantivy.Index(fields.build(), str(folder)).writer()
    writer.commit()
    writer.wait_merging_threads()
    checksums.write(folder, {})
    with pytest.raises(SnapshotError, match="of another version of metier"):
        PostingsIndex(tmp_path / "old")
    with pytest.raises(SnapshotError, match="of another version of metier"):
        made(tmp_path / "new", [batch(*CITY)], previous=folder)


def test_an_index_is_opened_without_writing_into_its_folder(tmp_path: Path) -> None:
    made(tmp_path, [batch(*CITY)])
    before = {file.name for file in (tmp_path / FOLDER).iterdir()}
    assert PostingsIndex(tmp_path).search(Wanted("clerk", facets=True)).count == 2
    assert {file.name for file in (tmp_path / FOLDER).iterdir()} == before
    assert not [name for name in before if name.endswith(".lock")]


def test_whoever_may_read_a_snapshot_may_read_its_index(tmp_path: Path) -> None:
    made(tmp_path, [batch(*CITY)])
    modes = {file.name: file.stat().st_mode & 0o444 for file in (tmp_path / FOLDER).iterdir()}
    assert set(modes.values()) == {0o444}


def test_a_missing_index_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(SnapshotError, match="expected the index of the postings"):
        PostingsIndex(tmp_path)
