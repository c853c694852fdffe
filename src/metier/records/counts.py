"""How many openings there are: those still open, and those posted in each month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyarrow as pa

from metier.model.codes import soc
from metier.model.estimate import Estimate
from metier.model.fact import Fact, Slice
from metier.records.figures import Origin
from metier.records.samples import WHOSE
from metier.survey.disclosure import LEAST

MEASURE = "postings.count"
READ = (*WHOSE, "month", "open")
"""The columns of positions that are read."""


def posting_counts(
    origin: Origin, titles: Mapping[str, str], batches: Iterable[pa.RecordBatch]
) -> Iterator[Fact]:
    """Openings of titles and occupations with at least ten postings in all.

    A count with the release's period is of the postings that have not expired; one with a
    month (`2025-03`) is of all that were posted in it. Openings are no people, so that none
    is withheld; all are counted and none drawn, so that there is no sampling error.

    Args:
        titles: SOC value by canonical title.
        batches: postings as positions.
    """
    posted: defaultdict[tuple[str, str], Counter[str | None]] = defaultdict(Counter)
    still_open: Counter[tuple[str, str]] = Counter()
    for batch in batches:
        for whose in WHOSE:
            for name, month, n, not_expired in _grouped(batch, whose):
                posted[whose, name][month] += n
                still_open[whose, name] += not_expired
    for (whose, name), months in sorted(posted.items()):
        if months.total() < LEAST:
            continue
        counts = {origin.period: still_open[whose, name]}
        counts |= {month: months[month] for month in sorted(filter(None, months))}
        title = name if whose == "title" else None
        occupation = soc(titles[name] if title else name)
        for period, n in counts.items():
            where, count = Slice("US", period, origin.universe), Estimate(float(n), n=n)
            yield Fact(occupation, MEASURE, where, count, origin.source, None, "counted", title)


def _grouped(batch: pa.RecordBatch, whose: str) -> Iterator[tuple[str, str | None, int, int]]:
    """Title or occupation, month, postings, and those of them that have not expired."""
    table = pa.table({name: batch.column(name) for name in (whose, "month", "open")})
    found = table.group_by([whose, "month"]).aggregate([([], "count_all"), ("open", "count")])
    columns = (found[name].to_pylist() for name in (whose, "month", "count_all", "open_count"))
    return (row for row in zip(*columns, strict=True) if row[0] is not None)
