"""A snapshot written: lossless, the same bytes for the same content, whole."""

from __future__ import annotations

import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fixtures.postings import SOURCE, batch
from tests.fixtures.rows import OEWS
from tests.fixtures.small import FACTS, pay, written

from metier.errors import InputError, SnapshotError, UsageError
from metier.model.codes import Code, census, census_title, onet, soc
from metier.model.estimate import Estimate, Status
from metier.model.fact import Cell, Fact, Slice
from metier.store.layout import CURRENT, FACT_COLUMNS, MANIFEST, locate
from metier.store.postings import file_name
from metier.store.read import Snapshot
from metier.store.search import PostingsIndex
from metier.store.write import fact_row, write

WORDS = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=12
)
MAYBE = st.none() | WORDS
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.0, -0.0, 1e-300])
COUNTS = st.none() | st.integers(0, 2**40)
CODES: st.SearchStrategy[Code] = st.sampled_from(
    [
        soc("43-3011"),
        soc("43-3011", "2010"),
        onet("43-3011.00"),
        census("5100"),
        census_title("Bill and account collectors"),
    ]
)
ESTIMATES = st.builds(
    Estimate,
    st.none() | NUMBERS,
    st.none() | NUMBERS,
    COUNTS,
    st.sampled_from(list(Status)),
    MAYBE,
    MAYBE,
)
ROWS = st.integers(0, 2**31 - 1)
FACT = st.builds(
    Fact,
    CODES,
    WORDS,
    st.builds(Slice, WORDS, WORDS, WORDS, MAYBE, MAYBE, MAYBE),
    ESTIMATES,
    WORDS,
    st.none() | st.builds(Cell, st.just("") | WORDS, WORDS, ROWS, ROWS),
    WORDS,
    MAYBE,
)


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(facts=st.lists(FACT, max_size=6))
def test_every_fact_comes_back_as_it_was(
    facts: list[Fact], tmp_path_factory: pytest.TempPathFactory
) -> None:
    output = tmp_path_factory.mktemp("round")
    written(output, facts)
    snapshot = Snapshot(output)
    read = [*snapshot.facts()]
    for title in {fact.title for fact in facts} - {None}:
        read += snapshot.facts(title=title)
    assert set(read) == set(facts)
    assert len(read) == len(set(facts))


def test_the_facts_of_the_small_snapshot_have_every_kind_of_figure() -> None:
    assert {fact.estimate.status for fact in FACTS} >= {
        Status.PUBLISHED,
        Status.TOP_CODED,
        Status.WITHHELD,
    }


def test_an_unknown_error_stays_unknown_and_a_zero_stays_a_zero(tmp_path: Path) -> None:
    known, unknown = pay(Estimate(0.0, 0.0, 0)), pay(Estimate(1.0))
    written(tmp_path, [known, unknown])
    zero, one = sorted(Snapshot(tmp_path).facts(), key=lambda fact: fact.estimate.value or 0)
    assert (zero.estimate.value, zero.estimate.standard_error, zero.estimate.n) == (0.0, 0.0, 0)
    assert (one.estimate.standard_error, one.estimate.n) == (None, None)


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_a_number_that_is_none_is_refused(tmp_path: Path, number: float) -> None:
    with pytest.raises(InputError, match=r"standard_error: expected a finite number"):
        written(tmp_path, [pay(Estimate(1.0, number))])
    assert list(tmp_path.iterdir()) == []


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted(folder.iterdir())}


def test_the_same_content_in_another_order_and_twice_gives_the_same_bytes(
    tmp_path: Path, small: Path
) -> None:
    id = written(tmp_path, [*FACTS, FACTS[0]], backwards=True)
    assert id == locate(small).name
    assert bytes_of(tmp_path / id) == bytes_of(locate(small))


def test_zero_and_minus_zero_are_the_same_figure(tmp_path: Path) -> None:
    plus = written(tmp_path / "plus", [pay(Estimate(0.0))])
    assert written(tmp_path / "minus", [pay(Estimate(-0.0))]) == plus


@pytest.mark.parametrize(
    "facts", [(), FACTS[:1], tuple(replace(f, method="another") for f in FACTS)]
)
def test_another_content_gives_another_id(
    tmp_path: Path, small: Path, facts: Sequence[Fact]
) -> None:
    assert written(tmp_path, facts) != locate(small).name


def test_the_classifier_of_titles_comes_back_and_counts_in_the_id(
    tmp_path: Path, small: Path
) -> None:
    first, second = (written(tmp_path / text, model=text.encode()) for text in ("one", "two"))
    assert len({first, second, locate(small).name}) == 3
    assert Snapshot(tmp_path / "two").model == b"two"
    assert Snapshot(small).model is None


def test_another_licence_of_a_release_gives_another_id(tmp_path: Path, small: Path) -> None:
    id = written(tmp_path, releases=[replace(OEWS, licence="another")])
    assert id != locate(small).name


def test_a_second_snapshot_in_a_folder_is_put_in_force_and_the_first_stays(tmp_path: Path) -> None:
    first, second = written(tmp_path), written(tmp_path, FACTS[:1])
    assert (tmp_path / CURRENT).read_text() == f"{second}\n"
    assert Snapshot(tmp_path).id == second
    assert Snapshot(tmp_path / first).facts() != Snapshot(tmp_path).facts()
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([first, second, CURRENT])


def test_the_same_snapshot_twice_stays_one_folder(tmp_path: Path) -> None:
    assert written(tmp_path) == written(tmp_path) == Snapshot(tmp_path).id
    assert len(list(tmp_path.iterdir())) == 2


def test_a_damaged_snapshot_is_mended_by_writing_it_again(tmp_path: Path) -> None:
    id = written(tmp_path)
    (tmp_path / id / "facts.parquet").write_bytes(b"")
    with pytest.raises(SnapshotError):
        Snapshot(tmp_path)
    written(tmp_path)
    assert Snapshot(tmp_path).facts()


def test_of_builds_at_once_each_is_whole_or_refused(tmp_path: Path) -> None:
    def one(number: int) -> str | None:
        try:
            return written(tmp_path, FACTS[: 1 + number % 3])
        except UsageError:  # what it says is a test of staging
            return None

    with ThreadPoolExecutor(4) as pool:
        ids = set(filter(None, pool.map(one, range(8))))
    assert Snapshot(tmp_path).id in ids
    assert {path.name for path in tmp_path.iterdir()} == {*ids, CURRENT}
    for id in ids:
        assert Snapshot(tmp_path / id).id == id


def test_a_whole_snapshot_that_is_written_again_is_served_from_all_the_time(tmp_path: Path) -> None:
    folder = tmp_path / written(tmp_path)
    before = {file.name: file.stat().st_ino for file in (folder, *folder.iterdir())}
    written(tmp_path)
    assert {file.name: file.stat().st_ino for file in (folder, *folder.iterdir())} == before


def test_a_refusal_before_taking_up_leaves_the_old_one_in_force(tmp_path: Path) -> None:
    id = written(tmp_path)
    with pytest.raises(InputError):
        written(tmp_path, [pay(Estimate(float("nan")))])
    assert Snapshot(tmp_path).id == id
    assert len(list(tmp_path.iterdir())) == 2


def test_the_manifest_names_every_file_with_size_and_digest(small: Path) -> None:
    folder = locate(small)
    manifest = json.loads((folder / MANIFEST).read_text())
    assert {*manifest["files"], MANIFEST} == {file.name for file in folder.iterdir()}
    for name, said in manifest["files"].items():
        assert said["bytes"] == (folder / name).stat().st_size


def test_a_row_has_a_value_for_every_column() -> None:
    row = dict(zip(FACT_COLUMNS, fact_row(FACTS[0]), strict=True))
    assert row["system"] == "soc-2018"
    assert row["column"] == "A_MEAN"
    assert row["title"] is None


def with_postings(
    output: Path,
    batches: Sequence[pa.RecordBatch],
    carried: Sequence[str] = (),
) -> Snapshot:
    write(
        output,
        facts=FACTS,
        occupations=[],
        titles=[],
        links=[],
        places=[],
        industries=[],
        releases=[OEWS],
        report={},
        postings=batches,
        carried=carried,
    )
    return Snapshot(output)


def test_postings_are_files_of_the_snapshot_and_their_index_is_none(tmp_path: Path) -> None:
    made = batch({"title": "Clerk"}, {"title": "Nurse", "source": "postings/b"})
    one, two = (with_postings(tmp_path / name, [made]) for name in ("one", "two"))
    assert {name for name in one.files if name.startswith("postings.")} == {
        file_name(SOURCE),
        file_name("postings/b"),
    }
    assert one.id == two.id
    assert one.sizes()["postings.postings%2Fb"] == 1
    assert len(PostingsIndex(one.folder)) == 2


def test_a_snapshot_without_postings_has_no_index(tmp_path: Path) -> None:
    written(tmp_path)
    assert not (locate(tmp_path) / "search").exists()


def test_a_day_of_postings_joins_those_of_the_snapshot_in_force(tmp_path: Path) -> None:
    before = with_postings(tmp_path, [batch({"title": "Clerk", "expires": date(2025, 1, 1)})])
    day = batch({"title": "Nurse", "posting": 7}, source="postings/day")
    after = with_postings(tmp_path, [day], carried=[SOURCE])
    assert (after.folder / file_name(SOURCE)).samefile(before.folder / file_name(SOURCE))
    assert len(PostingsIndex(after.folder)) == 2


def test_postings_that_cannot_be_written_leave_the_old_snapshot_in_force(tmp_path: Path) -> None:
    before = with_postings(tmp_path, [batch({"title": "Clerk"})])
    with pytest.raises(InputError, match="postings in the snapshot before"):
        with_postings(tmp_path, [batch({"title": "Nurse"})], carried=["postings/none"])
    assert Snapshot(tmp_path).id == before.id
    assert [path.name for path in tmp_path.glob(".building-*")] == []
