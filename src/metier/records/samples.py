"""What is counted of positions: by title and by occupation, of which columns, in which clusters.

Postings and disclosed wages come from employers, each with pay of its own, so employers are
their clusters; profiles and reviews come from people, each on its own, and so do the positions
within one employer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metier.model.sample import ROWS, Sample, VarianceScheme
from metier.readers.records import Kind
from metier.survey.tally import Tally

if TYPE_CHECKING:
    from metier.engine.choice import Engine

TRAITS = (
    ROWS, "pay", "remote", "seniority", "schooling", "sex", "race", "lgbt", "age", "age_band",
    "satisfaction", "experience",
)  # fmt: skip
"""Variables of positions that are counted wherever a file has them."""
LISTED = ("major", "college")
"""Columns of names of which each position has one at most."""
FROM_EMPLOYERS = (Kind.POSTINGS, Kind.DISCLOSURES)
WHOSE = ("title", "occupation")
PLACES = ("state", "metro", "industry", "company")
"""Columns by which pay is told apart, beside whose it is."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Positions told apart by whose they are and, it may be, where.

    Attributes:
        whose: `title` or `occupation`.
        within: a column of `PLACES`; empty for all positions.
    """

    whose: str
    within: str = ""

    def sample(self, kind: Kind, present: frozenset[str]) -> Sample:
        """What is counted, of the variables that some row has."""
        wanted = (ROWS, "pay") if self.within else TRAITS
        variables = tuple(name for name in wanted if name == ROWS or name in present)
        by = (self.whose, self.within) if self.within else (self.whose,)
        clustered = kind in FROM_EMPLOYERS and self.within != "company"
        return sample_of(by, variables, clustered=clustered)


SPOTS = tuple(Spot(whose, within) for whose in WHOSE for within in ("", *PLACES))


def sample_of(by: tuple[str, ...], variables: tuple[str, ...], *, clustered: bool) -> Sample:
    """A sample of positions; with employers as clusters, or with each position its own."""
    scheme = VarianceScheme.linearised("employers" if clustered else "")
    return Sample("weight", scheme, by, variables, cluster="employer" if clustered else None)


def counted(engine: Engine, batches: Iterable[pa.RecordBatch], sample: Sample) -> Tally | None:
    """The tally of all batches; None where they have no row."""
    filled = (batch for batch in batches if batch.num_rows)
    first = next(filled, None)
    return None if first is None else engine(chain((first,), filled), sample)


def states_of_metros(batches: Iterable[pa.RecordBatch]) -> dict[str, str]:
    """The state of each metropolitan area of which all positions are in one.

    >>> rows = pa.record_batch({"metro": ["1", "1", "2", "2"], "state": ["TX", "TX", "NY", None]})
    >>> states_of_metros([rows])
    {'1': 'TX'}
    """
    found: dict[str, set[str | None]] = {}
    for batch in batches:
        table = pa.table({name: batch.column(name) for name in ("metro", "state")})
        for row in table.group_by(["metro", "state"]).aggregate([]).to_pylist():
            if row["metro"] is not None:
                found.setdefault(row["metro"], set()).add(row["state"])
    lone = {metro: next(iter(states)) for metro, states in found.items() if len(states) == 1}
    return {metro: state for metro, state in sorted(lone.items()) if state is not None}


def once(batch: pa.RecordBatch, *keys: str) -> pa.RecordBatch:
    """The first row of each combination of whole numbers or texts; rows that lack one go.

    >>> rows = pa.record_batch({"person": [1, 1, 2, 2], "title": ["a", "a", "a", None]})
    >>> once(rows, "person", "title").to_pylist()
    [{'person': 1, 'title': 'a'}, {'person': 2, 'title': 'a'}]
    """
    table = pa.table({name: batch.column(name) for name in keys})
    places = table.append_column("at", pa.array(np.arange(batch.num_rows))).drop_null()
    firsts = places.group_by(list(keys)).aggregate([("at", "min")])["at_min"]
    return batch.take(firsts.combine_chunks().sort())


def with_employers(batch: pa.RecordBatch, first: int = 0) -> pa.RecordBatch:
    """The batch with a column `employer`: a number for each company, and for each row without.

    Args:
        first: the least number; a batch takes up to twice as many as it has rows.

    >>> rows = pa.record_batch({"company": ["A", None, "A", None]})
    >>> with_employers(rows).column("employer").to_pylist()
    [0, 2, 0, 4]
    """
    encoded = pc.dictionary_encode(batch.column("company"))
    codes = pc.fill_null(encoded.indices, -1).to_numpy(zero_copy_only=False).astype(np.int64)
    alone = len(encoded.dictionary) + np.arange(batch.num_rows)
    return batch.append_column("employer", pa.array(first + np.where(codes < 0, alone, codes)))


def skills_apart(batch: pa.RecordBatch) -> Iterator[pa.RecordBatch]:
    """The rows once for each of their skills, with the skill in a column of that name."""
    skills = batch.column("skills")
    rows = pc.list_parent_indices(skills)
    if len(rows):
        kept = {name: batch.column(name).take(rows) for name in (*WHOSE, "weight")}
        yield pa.record_batch({**kept, "skill": pc.list_flatten(skills)})


@dataclass(frozen=True, slots=True)
class Titles:
    """Which titles have figures of their own, and the occupation of each.

    Attributes:
        occupation: SOC value by canonical title.
    """

    occupation: Mapping[str, str]

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch with other titles blank, and one occupation for each title."""
        names = pa.array(list(self.occupation), pa.string())
        codes = pa.array(list(self.occupation.values()), pa.string())
        place = pc.index_in(batch.column("title"), names)
        own = codes.take(place)
        columns = {
            "title": names.take(place),
            "occupation": pc.coalesce(own, batch.column("occupation")),
        }
        kept = [columns.get(name, batch.column(name)) for name in batch.schema.names]
        return pa.record_batch(kept, schema=batch.schema)
