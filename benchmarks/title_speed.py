"""How many job titles are coded in a second on one core, beside TF-IDF with a linear SVM.

    python benchmarks/title_speed.py TITLES.csv COLUMN [ROWS]

The titles are coded once as they are distinct, then repeated and shuffled to ROWS (a million).
The peer is scikit-learn's usual recipe: words and pieces of words by TF-IDF, a linear support
vector machine over the same occupations, trained on the titles that the almanac lists; it gives
a code alone, without probability, canonical title or level. Seconds are those of the processor,
of one thread. pip install scikit-learn
"""

from __future__ import annotations

import csv
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

BATCH = 5_000
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor that some work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def memory() -> float:
    """The most memory that the process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def with_metier(titles: list[str], rows: list[str]) -> float:
    """Print what metier takes; seconds for the distinct titles."""
    import metier

    def fresh() -> Callable[[list[str]], object]:
        columns = metier.open().code_columns
        columns([f"warm {number}" for number in range(300)])
        return columns

    print(f"load all that is needed       {seconds(fresh):9.2f} s")

    def code(columns: Callable[[list[str]], object], texts: list[str]) -> None:
        for start in range(0, len(texts), BATCH):
            columns(texts[start : start + BATCH])

    first, second = fresh(), fresh()
    once = seconds(lambda: code(first, titles))
    again = seconds(lambda: code(second, rows))
    print(f"metier, distinct titles       {len(titles) / once:9,.0f} a second")
    print(f"metier, with repeats          {len(rows) / again:9,.0f} rows a second")
    print(f"most memory                   {memory():9.0f} MB")
    return once


def with_scikit(titles: list[str]) -> float:
    """Seconds that the peer takes for the distinct titles, once trained."""
    import pyarrow.parquet as pq
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.svm import LinearSVC

    import metier

    folder = Path(metier.__file__).parent / "almanac"
    (path,) = folder.glob("*/titles.parquet")
    listed = pq.read_table(path, columns=["title", "occupation"]).to_pydict()
    peer = make_pipeline(
        make_union(TfidfVectorizer(ngram_range=(1, 2)), TfidfVectorizer(analyzer="char_wb")),
        LinearSVC(max_iter=50),
    )
    peer.fit(listed["title"][::8], [code[:7] for code in listed["occupation"][::8]])
    return seconds(lambda: peer.predict(titles))


def main(path: str, column: str, rows: int = 1_000_000) -> None:
    """Print all speeds."""
    os.environ.update(dict.fromkeys(THREADS, "1"))  # before anything loads BLAS
    with Path(path).open(encoding="utf-8", newline="") as stream:
        typed = [row[column] for row in csv.DictReader(stream)]
    titles = list(dict.fromkeys(typed))
    repeated = (typed * (rows // len(typed) + 1))[:rows]
    random.Random(1).shuffle(repeated)
    print(f"{len(titles):,} distinct titles; {len(repeated):,} rows")
    once = with_metier(titles, repeated)
    peer = with_scikit(titles)
    print(f"scikit-learn, distinct titles {len(titles) / peer:9,.0f} a second")
    print(f"ratio                         {peer / once:9.2f}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:4]))
