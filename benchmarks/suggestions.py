"""How fast titles are suggested, as a ratio to peers on the same titles in one run.

    python benchmarks/suggestions.py [TITLES]

Each of a sample of listed titles is cut at a random letter, every third with a slip of the
pen, and completed by metier, by SQLite's full-text search (FTS5, words by prefix), which
forgives no slip, and, for every tenth, by rapidfuzz over all titles, which forgives all.
"""

from __future__ import annotations

import random
import resource
import sqlite3
import statistics
import string
import sys
import time
from collections.abc import Callable, Sequence

from rapidfuzz import fuzz, process

import metier

LIMIT = 8
SEED = 1


def typed(titles: Sequence[str], count: int) -> list[str]:
    """Beginnings of titles as a person types them."""
    chance = random.Random(SEED)
    made = []
    for at, title in enumerate(chance.choices(titles, k=count)):
        text = title.lower()
        if at % 3 == 0:
            slip = chance.randrange(len(text))
            text = text[:slip] + chance.choice(string.ascii_lowercase) + text[slip + 1 :]
        made.append(text[: chance.randrange(1, len(text) + 1)])
    return made


def times(complete: Callable[[str], object], texts: Sequence[str]) -> list[float]:
    """Milliseconds for each text, ascending."""
    found = []
    for text in texts:
        start = time.perf_counter()
        complete(text)
        found.append(1000 * (time.perf_counter() - start))
    return sorted(found)


def fts5(keys: Sequence[str]) -> Callable[[str], object]:
    """SQLite's full-text search over the keys, every word typed being a prefix."""
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE titles USING fts5(title, prefix='1 2 3')")
    database.executemany("INSERT INTO titles VALUES (?)", ((key,) for key in keys))

    def complete(text: str) -> object:
        words = " ".join(f'"{word}"*' for word in text.replace('"', " ").split())
        query = f"SELECT title FROM titles WHERE titles MATCH ? ORDER BY rank LIMIT {LIMIT}"
        return database.execute(query, [words or '""']).fetchall()

    return complete


def report(name: str, found: Sequence[float], own: Sequence[float]) -> None:
    """One line: the median, the 99th percentile, and their ratios to metier's."""
    half, most = statistics.median(found), found[int(0.99 * len(found))]
    ratios = (half / statistics.median(own), most / own[int(0.99 * len(own))])
    print(f"{name:24}{half:10.2f}{most:10.2f}{ratios[0]:10.1f}{ratios[1]:10.1f}")


def main(count: int = 2_000) -> None:
    """Print the time to load, the times of each peer, and their ratios."""
    atlas = metier.open()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    atlas.suggest("nurse")
    loaded = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(f"first suggestion after opening: {loaded:.2f} s, {(after - before) / 1024:.0f} MB more")
    keys = atlas._snapshot.titles.held.keys
    texts = typed(keys, count)
    own = times(lambda text: atlas.suggest(text, LIMIT), texts)
    print(f"{'milliseconds':24}{'p50':>10}{'p99':>10}{'ratio':>10}{'ratio':>10}")
    report("metier", own, own)
    report("SQLite FTS5", times(fts5(keys), texts), own)
    every = times(lambda t: process.extract(t, keys, scorer=fuzz.WRatio, limit=LIMIT), texts[::10])
    report("rapidfuzz, all titles", every, own)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
