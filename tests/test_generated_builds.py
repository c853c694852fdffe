"""Builds of generated records: the same snapshot on either engine, and day by day as at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from records.draw import Population
from records.generate import postings_of, profiles_of, reviews_of, write

from metier.build import build
from metier.model.postings import Wanted
from metier.store.layout import locate
from metier.store.postings import file_name
from metier.store.search import FOLDER, PostingsIndex

ROWS = 400
DAY = "[[records]]\nreader = 'postings'\npath = 'day*.csv'\nperiod = '2025'\n"
DAYS = ["postings/2025/day1", "postings/2025/day2", "postings/2025/day3"]
START = date(2025, 1, 1)


@pytest.fixture(scope="module")
def population() -> Population:
    return Population(4)


Built = Callable[..., str]


@pytest.fixture
def built(official: Path, tmp_path: Path) -> Built:
    """Builds records beside one small publication, which takes less time than the almanac."""
    place = official / "geography" / "list1_2023.xlsx"

    def run(text: str, output: str = "out", engine: str = "local") -> str:
        specification = tmp_path / "spec.toml"
        specification.write_text(f"[[release]]\nreader = 'places'\npath = '{place}'\n{text}")
        return build(specification, tmp_path / output, engine=engine).snapshot

    return run


def days(population: Population) -> list[pa.Table]:
    """Postings of three days, one after the other; each expires after a quarter of a year."""
    table = pa.concat_tables(postings_of(population, 3 * ROWS, seed=3))
    parts = []
    for number in range(3):
        posted = START + timedelta(days=number)
        part = table.slice(number * ROWS, ROWS)
        for name, day in (("posted", posted), ("expires", posted + timedelta(days=90))):
            at = part.schema.get_field_index(name)
            column = pa.repeat(pa.scalar(day, pa.date32()), part.num_rows)
            part = part.append_column(name, column) if at < 0 else part.set_column(at, name, column)
        parts.append(part)
    return parts


def put(folder: Path, number: int, table: pa.Table) -> None:
    pa.csv.write_csv(table, folder / f"day{number}.csv")


def inodes(folder: Path) -> dict[str, int]:
    """Of each day's postings and of the coded ones that are kept, which file it is."""
    files = [locate(folder / "out") / file_name(source) for source in DAYS]
    files += (folder / "out" / ".postings").glob("*/coded.parquet")
    return {f"{f.parent.name}/{f.name}": f.stat().st_ino for f in files if f.is_file()}


def found(output: Path) -> tuple[int, int]:
    index = PostingsIndex(locate(output))
    return len(index), index.search(Wanted(words="requisition")).count


@pytest.mark.usefixtures("cluster")
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas")
def test_spark_gives_the_same_snapshot_of_postings_profiles_and_reviews(
    population: Population, built: Built, tmp_path: Path
) -> None:
    tables = {
        "postings": postings_of(population, ROWS, seed=1),
        "profiles": profiles_of(population, ROWS, seed=1),
        "reviews": reviews_of(population, ROWS, seed=1),
    }
    for kind, made in tables.items():
        write(made, tmp_path / f"{kind}.parquet")
    text = "".join(
        f"[[records]]\nreader = '{kind}'\npath = '{kind}.parquet'\nperiod = '2025'\n"
        for kind in tables
    )
    here = built(text)
    assert built(text, "there", "spark") == here
    assert found(tmp_path / "there") == found(tmp_path / "out") == (ROWS, ROWS)


def test_a_day_added_gives_the_snapshot_of_all_days_and_leaves_the_files_of_the_others(
    population: Population, built: Built, tmp_path: Path
) -> None:
    first, second, third = days(population)
    put(tmp_path, 1, first)
    put(tmp_path, 2, second)
    built(DAY)
    before = locate(tmp_path / "out")
    segments = {file.name for file in (before / FOLDER).iterdir()}
    kept = inodes(tmp_path)
    put(tmp_path, 3, third)
    added = built(DAY)
    assert added == built(DAY, "scratch")
    assert found(tmp_path / "out") == found(tmp_path / "scratch") == (3 * ROWS, 3 * ROWS)
    after = inodes(tmp_path)
    coded = [name for name in kept if name.endswith("/coded.parquet")]
    assert len(coded) == 2
    assert all(after[name] == kept[name] for name in coded)  # neither read nor coded again
    for source in DAYS[:2]:
        old, new = (folder / file_name(source) for folder in (before, locate(tmp_path / "out")))
        assert old.samefile(new)
    now = {file.name for file in (locate(tmp_path / "out") / FOLDER).iterdir()}
    assert segments & now > {"meta.json"}  # segments of the index before are in the new one


def test_a_day_that_changes_or_expires_or_is_posted_again_is_written_anew(
    population: Population, built: Built, tmp_path: Path
) -> None:
    first, second, third = days(population)
    again = first.slice(0, 30).set_column(
        first.schema.get_field_index("posted"),
        "posted",
        pa.repeat(pa.scalar(START + timedelta(days=1), pa.date32()), 30),
    )
    for number, table in enumerate((first, second), start=1):
        put(tmp_path, number, table)
    steps = [
        (2, second.slice(0, ROWS - 7)),  # a file changes
        (3, pa.concat_tables([third, again])),  # some of the first day stand twice
        (3, late(third)),  # the first two days have expired
        (1, second),  # the same file under another's name
    ]
    built(DAY)
    for at, (number, table) in enumerate(steps):
        put(tmp_path, number, table)
        assert built(DAY) == built(DAY, f"scratch{at}")
        assert found(tmp_path / "out") == found(tmp_path / f"scratch{at}")


def late(table: pa.Table) -> pa.Table:
    day = pa.repeat(pa.scalar(START + timedelta(days=91), pa.date32()), table.num_rows)
    return table.set_column(table.schema.get_field_index("posted"), "posted", day).drop_columns(
        ["expires"]
    )


def test_a_damaged_snapshot_or_index_is_not_taken_over(
    population: Population, built: Built, tmp_path: Path
) -> None:
    put(tmp_path, 1, days(population)[0])
    whole = built(DAY)
    for file in (file_name(DAYS[0]), f"{FOLDER}/meta.json"):
        path = locate(tmp_path / "out") / file
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text[:-1])
        assert built(DAY) == whole
        assert found(tmp_path / "out") == (ROWS, ROWS)
    assert pq.read_metadata(locate(tmp_path / "out") / file_name(DAYS[0])).num_rows == ROWS
