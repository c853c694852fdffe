"""Search in a million generated postings: metier's index and SQLite's FTS5, in one run.

    python benchmarks/postings_search.py [ROWS [QUERIES [FOLDER]]]

In FOLDER what is built is kept, and used again by a later run. The postings are written once as
Parquet; both read them from there. Both are asked the same queries, each for the ten best, the
count of all, and the counts by state, metropolitan area, company, occupation, level, band of pay
and remote. Each query is asked twice and its faster answer counts, for both; metier keeps no counts
for the second. The counts have to
agree before a time is printed. Then metier is asked the same with the days of a working week added,
each a segment of its own. Both answer in the thread that asks, so that the processor's clock
has all of the work; on a machine with nothing else to do the clock on the wall says the same.
"""

from __future__ import annotations

import os
import random
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from generated_postings import Stock

from metier.model.postings import Wanted
from metier.store.fields import band
from metier.store.postings import write
from metier.store.queries import phrases
from metier.store.search import FOLDER, PostingsIndex, index

DAY = 5_000
DAYS = 5
PEER = "fts5.db"
CLOCKS = (time.thread_time, time.perf_counter)
"""Of the processor, which other work on the machine does not lengthen, and of the wall."""
SHARES = (0.5, 0.95, 0.99)
_COLUMNS = ("state", "metro", "company", "occupation", "seniority", "band", "remote")
_TABLE = "posting INTEGER PRIMARY KEY, pay REAL, posted TEXT, " + ", ".join(_COLUMNS)
_TEXTS = ("title", "canonical_title", "company", "skills", "description")
BREAK = " xxskillxx "
"""A word between two skills, as a phrase of FTS5 would run from one into the next."""
Answer = tuple[int, dict[object, int]]
"""The count of all postings found, and the ten most frequent states."""


def stored(folder: Path) -> Iterator[pa.RecordBatch]:
    """All postings, from their files."""
    for file in sorted(folder.glob("*.parquet")):
        yield from pq.ParquetFile(file).iter_batches(batch_size=10_000)


class Fts5:
    """SQLite with the texts in FTS5, and the columns in a table with an index on each."""

    def __init__(self, file: Path) -> None:
        self.database = sqlite3.connect(file)
        run = self.database.execute
        run("PRAGMA journal_mode = OFF")
        run("PRAGMA synchronous = OFF")
        run("PRAGMA cache_size = -1000000")

    @classmethod
    def built(cls, file: Path, batches: Iterator[pa.RecordBatch]) -> Fts5:
        """Write the database of these postings."""
        made = cls(file)
        made._fill(batches)
        return made

    def _fill(self, batches: Iterator[pa.RecordBatch]) -> None:
        run = self.database.execute
        run(f"CREATE TABLE posting ({_TABLE})")
        run(
            f"CREATE VIRTUAL TABLE words USING fts5({', '.join(_TEXTS)}, content='', "
            "tokenize='unicode61 remove_diacritics 0')"
        )
        for batch in batches:
            rows = batch.to_pylist()
            self.database.executemany(
                f"INSERT INTO posting VALUES ({', '.join('?' * (3 + len(_COLUMNS)))})",
                (
                    (
                        row["posting"], row["pay_high"], row["posted"].isoformat(), row["state"],
                        row["metro"], row["company"], row["occupation"], row["seniority"],
                        band(row["pay_high"]), row["remote"],
                    )
                    for row in rows
                ),
            )  # fmt: skip
            self.database.executemany(
                f"INSERT INTO words(rowid, {', '.join(_TEXTS)}) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    (row["posting"], row["title"], row["canonical_title"], row["company"],
                     BREAK.join(row["skills"]), row["description"])
                    for row in rows
                ),
            )  # fmt: skip
        for name in ("state", "occupation", "company", "pay", "posted"):
            run(f"CREATE INDEX by_{name} ON posting({name})")
        self.database.commit()
        run("ANALYZE")

    def search(self, wanted: Wanted) -> Answer:
        """The ten best, the count and the facets."""
        tables, conditions, values = "posting p", ["TRUE"], list[object]()
        order = "p.posted DESC"
        if wanted.words:
            tables = "words JOIN posting p ON p.posting = words.rowid"
            conditions = ["words MATCH ?"]
            values = [" AND ".join(f'"{" ".join(phrase)}"' for phrase in phrases(wanted.words))]
            order = "bm25(words, 4.0, 4.0, 1.0, 1.0, 1.0)"
        for condition, value in (
            ("p.state = ?", wanted.state),
            ("p.occupation = ?", wanted.occupation),
            ("p.company = ?", wanted.company),
            ("p.pay >= ?", wanted.min_pay),
            ("p.posted >= ?", wanted.since and wanted.since.isoformat()),
            ("p.remote = ?", wanted.remote or None),
        ):
            if value is not None:
                conditions.append(condition)
                values.append(value)
        found = f"FROM {tables} WHERE {' AND '.join(conditions)}"
        run = self.database.execute
        run(f"SELECT p.* {found} ORDER BY {order} LIMIT 10", values).fetchall()
        if not wanted.facets:
            return run(f"SELECT count(*) {found}", values).fetchone()[0], {}
        # what was found is kept once, then counted by each column
        run("DROP TABLE IF EXISTS temp.found")
        run(f"CREATE TEMP TABLE found AS SELECT {', '.join(map('p.{}'.format, _COLUMNS))} {found}",
            values)  # fmt: skip
        counted = {
            name: run(
                f"SELECT {name}, count(*) FROM found WHERE {name} IS NOT NULL "
                "GROUP BY 1 ORDER BY 2 DESC LIMIT 10"
            ).fetchall()
            for name in _COLUMNS
        }
        return run("SELECT count(*) FROM found").fetchone()[0], dict(counted["state"])


def asked(stock: Stock, number: int) -> list[Wanted]:
    """Queries as people narrow down a search: words of titles with filters, phrases, careers."""
    dice = random.Random(7)
    made = []
    for (title, occupation), (_, state, _), company in zip(
        stock.draw(stock.titles, number),
        stock.draw(stock.places, number),
        stock.draw(stock.companies, number),
        strict=True,
    ):
        words = title.replace('"', " ")
        whole = Wanted(words, limit=10, facets=True)
        kind = dice.random()
        if kind < 0.4:
            made.append(replace(whole, state=state))
        elif kind < 0.6:
            made.append(replace(whole, min_pay=dice.choice([50_000.0, 80_000.0])))
        elif kind < 0.75:
            made.append(replace(whole, words=f'"{words}"', remote=dice.random() < 0.3))
        elif kind < 0.85:
            made.append(replace(whole, words="", occupation=occupation, state=state))
        elif kind < 0.95:
            made.append(replace(whole, words="", company=company))
        else:
            made.append(whole)
    return made


def timed(search: Callable[[Wanted], object], queries: Sequence[Wanted]) -> list[list[float]]:
    """Milliseconds of the faster of two answers to each query, in order of size, by each clock."""
    return [
        sorted(1000 * min(measured(clock, search, wanted) for _ in range(2)) for wanted in queries)
        for clock in CLOCKS
    ]


def measured(clock: Callable[[], float], search: Callable[[Wanted], object], one: Wanted) -> float:
    start = clock()
    search(one)
    return clock() - start


def at(taken: Sequence[float], share: float) -> float:
    """The time within which that share of the queries is answered."""
    return taken[min(len(taken) - 1, int(share * len(taken)))]


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def by_matches(search: Callable[[Wanted], Answer], queries: Sequence[Wanted]) -> Iterator[str]:
    """Half and all but one in twenty of the times, by how many postings are found."""
    sized = [(search(wanted)[0], wanted) for wanted in queries]
    for low, high in pairwise((1, 100, 1_000, 3_000, 10_000, 100_000)):
        chosen = [wanted for count, wanted in sized if low <= count < high]
        if chosen:
            taken, _ = timed(search, chosen)
            shares = f"p50 {at(taken, 0.5):.2f} ms, p95 {at(taken, 0.95):.2f} ms"
            yield f"{low:,} to {high - 1:,} found ({len(chosen)} queries): {shares}"


def built(folder: Path, stock: Stock, rows: int) -> None:
    """Write the postings and both indexes of them."""
    for _ in write(folder, stock.batches(rows)):
        pass
    taken = seconds(lambda: index(folder / FOLDER, stored(folder)))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"metier: {rows:,} postings indexed in {taken:.0f} s, {memory:.2f} GB at most")
    days = ", ".join(f"{added(folder, stock, rows, day):.1f}" for day in range(1, DAYS + 1))
    print(f"metier: days of {DAY:,} postings each added in {days} s")
    made = seconds(lambda: Fts5.built(folder / PEER, stored(folder)))
    print(f"FTS5: indexed in {made:.0f} s")


def grown(folder: Path, days: int) -> Path:
    """The folder with so many days added."""
    return folder / f"day-{days}" if days else folder


def added(folder: Path, stock: Stock, rows: int, day: int) -> float:
    """Seconds in which a day, from 1 on, is added to the index with those before it."""
    first = rows + (day - 1) * DAY
    batches = list(stock.batches(DAY, first=first, source=f"generated/day-{day}"))
    before, after = grown(folder, day - 1), grown(folder, day)
    after.mkdir()
    return seconds(lambda: index(after / FOLDER, batches, before / FOLDER))


def compared(folder: Path, queries: Sequence[Wanted]) -> None:
    """Print the times of both for the same queries, once their counts agree."""
    start = time.perf_counter()
    held = PostingsIndex(folder, kept=0)
    print(f"metier: opened, every byte checked, in {time.perf_counter() - start:.2f} s")
    peer = Fts5(folder / PEER)

    def own(wanted: Wanted) -> Answer:
        found = held.search(wanted)
        return found.count, {one.value: one.count for one in found.facets.get("state", ())}

    queries = [wanted for wanted in queries if own(wanted)[0]]
    for wanted in queries:
        ours, theirs = own(wanted), peer.search(wanted)
        same = sorted(ours[1].values()) == sorted(theirs[1].values())
        if ours[0] != theirs[0] or not same:
            raise SystemExit(f"{wanted}: {ours} against {theirs}")
    print(f"{len(queries):,} queries found something, and both count the same")
    print(*by_matches(own, queries), sep="\n")
    broad = [Wanted(word, limit=10) for word in ("and", "experience", "team", "ability")]
    for label, chosen in (
        ("narrowed down, with facets", queries),
        ("one broad word", broad),
        ("one broad word, with facets", [replace(one, facets=True) for one in broad]),
    ):
        both = zip(
            ("processor", "wall"), timed(own, chosen), timed(peer.search, chosen), strict=True
        )
        for clock, mine, other in both:
            for share in SHARES:
                a, b = at(mine, share), at(other, share)
                ratio = f"{a:.2f} ms, FTS5 {b:.2f} ms, {b / a:.1f} x"
                print(f"{label}, p{100 * share:.0f} by the {clock} clock: {ratio}", flush=True)
    week = PostingsIndex(grown(folder, DAYS), kept=0)
    for clock, mine in zip(("processor", "wall"), timed(week.search, queries), strict=True):
        said = ", ".join(f"p{100 * share:.0f} {at(mine, share):.2f} ms" for share in SHARES)
        print(f"narrowed down, with facets, {DAYS} days added, by the {clock} clock: {said}")
    print(f"load {', '.join(f'{load:.1f}' for load in os.getloadavg())}")


def main(rows: str = "1_000_000", number: str = "2_000", kept: str = "") -> None:
    """Print how long building, adding a day and searching take, and the ratios."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(kept or name)
        folder.mkdir(exist_ok=True)
        if not (folder / PEER).exists():
            built(folder, Stock(), int(rows))
        compared(folder, asked(Stock(), int(number)))


if __name__ == "__main__":
    main(*sys.argv[1:4])
