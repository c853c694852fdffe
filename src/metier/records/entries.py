"""The time it took people to become what they are, by title."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from metier.records.figures import Maker, Origin, Told
from metier.records.samples import WHOSE, Spot, Titles, sample_of
from metier.survey import statistics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from metier.engine.choice import Engine

_QUARTERS = (("entry.time", 0.5), ("entry.time.p25", 0.25), ("entry.time.p75", 0.75))


def entry_times(
    origin: Origin,
    titles: Mapping[str, str],
    entries: Iterable[pa.RecordBatch],
    engine: Engine,
) -> Iterator[Told]:
    """Median and quarters of the months from school or the first job to the title.

    Everybody counted became one, so that no history is cut short and the estimate of
    Kaplan and Meier is the share of people by month.

    Args:
        entries: of schema `histories.ENTRIES`.
    """
    own = Titles(titles)
    batches = [own(batch) for batch in entries]
    for whose in WHOSE:
        tally = engine(batches, sample_of((whose,), ("months",), clustered=False))
        maker = Maker(origin, Spot(whose), tally, titles)
        for measure, share in _QUARTERS:
            found = statistics.quantiles(tally, "months", share)
            for at, group in enumerate(found.groups):
                estimate, people = found.estimate(at), int(found.n[at])
                yield maker.told(group, measure, "months", people, estimate, found.method)
