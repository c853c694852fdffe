"""The time it took people to become what they are, by title."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import pyarrow as pa

from metier.records.figures import Maker, Origin, Told
from metier.records.samples import WHOSE, Spot, Titles, counted, once, sample_of
from metier.records.weights import Weights
from metier.survey import statistics

if TYPE_CHECKING:
    from collections.abc import Mapping

    from metier.engine.choice import Engine

_QUARTERS = (("entry.time", 0.5), ("entry.time.p25", 0.25), ("entry.time.p75", 0.75))
UNWEIGHTED = Weights()
MONTH = 365.25 / 12
"""Days of a month."""


def entry_times(
    origin: Origin,
    titles: Mapping[str, str],
    entries: Callable[[], Iterable[pa.RecordBatch]],
    engine: Engine,
    weighted: Weights = UNWEIGHTED,
) -> Iterator[Told]:
    """Median and quarters of the months from school or the first job to title or occupation.

    Everybody counted became one, so that no history is cut short and the estimate of
    Kaplan and Meier is the share of people by day. Who became one of an occupation under
    several titles counts once, by the first.

    Args:
        titles: SOC value by canonical title.
        entries: of schema `histories.ENTRIES`, weighted or not; read twice.
        weighted: how they are.
    """
    own = Titles(titles)
    for whose in WHOSE:
        firsts = (once(own(batch), "person", whose) for batch in entries())
        sample = weighted.sample(sample_of((whose,), ("days",), clustered=False))
        tally = counted(engine, firsts, sample)
        if tally is None:
            continue
        maker = Maker(origin, Spot(whose), tally, titles, weighted.said_of_people)
        for measure, share in _QUARTERS:
            found = statistics.quantiles(tally, "days", share)
            yield from maker.each(found, measure, "days", 1 / MONTH)
