"""What is counted of the person records: by which places, over which columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from metier.model.measure import AGES, RACES, SCHOOLING, SEXES
from metier.model.sample import ROWS, Sample, VarianceScheme
from metier.readers.acs import Records

SHARES = (
    ("gender.share", "sex", SEXES),
    ("race.share", "race", RACES),
    ("education.share", "schooling", SCHOOLING),
    ("age.share", "age_band", AGES),
)
"""Distributions: measure, column, and the names of its codes."""
MEANS = (
    ("age.mean", "age", 1.0),
    ("hours.weekly", "hours", 1.0),
    ("commute.minutes", "commute", 1.0),
    ("experience.potential", "experience", 1.0),
    ("remote.share", "remote", 100.0),
    ("self_employed.share", "self_employed", 100.0),
    ("moved.share", "moved_state", 100.0),
)
"""Means: measure, column, and what one of the column is in the measure's unit."""
_LOCAL_MEANS = frozenset({"age.mean", "hours.weekly", "remote.share", "commute.minutes"})
_LOCAL_SHARES = frozenset({"gender.share", "race.share", "education.share"})


@dataclass(frozen=True, slots=True)
class Geography:
    """What the records' own codes stand for.

    Attributes:
        metros: PUMA to CBSA code; a PUMA outside metro areas is missing.
        sector: Census industry code to NAICS sector; None for none.
        majors: field-of-degree code to its name.
    """

    metros: Mapping[str, str]
    sector: Callable[[str], str | None]
    majors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """One kind of place or industry to make figures for.

    Attributes:
        by: the column beside the occupation; empty for the nation.
        pay_only: whether only pay is figured.
    """

    by: str
    pay_only: bool = False

    def sample(self, records: Records) -> Sample:
        """The columns that are counted for it."""
        variables = [ROWS, "pay_full_time", "pay"]
        if not self.pay_only:
            variables += [column for id, column, _ in SHARES if not self.by or id in _LOCAL_SHARES]
            variables += [column for id, column, _ in MEANS if not self.by or id in _LOCAL_MEANS]
        if not self.by:
            variables += ["major"]
        by = ("occupation", self.by) if self.by else ("occupation",)
        return sample_of(records, by, tuple(variables))


SPOTS = (Spot(""), Spot("state"), Spot("metro"), Spot("sector", pay_only=True))


def sample_of(records: Records, by: tuple[str, ...], variables: tuple[str, ...]) -> Sample:
    """A sample of the records, with replicate weights where they have them."""
    if records.replicates:
        scheme = VarianceScheme.successive_difference(len(records.replicates))
        return Sample("weight", scheme, by, variables, tuple(records.replicates))
    scheme = VarianceScheme.linearised("households")
    return Sample("weight", scheme, by, variables, cluster="household")


def placed(records: Iterable[pa.RecordBatch], geography: Geography) -> Iterator[pa.RecordBatch]:
    """The batches with the columns `metro` and `sector`."""
    sectors: dict[str, str | None] = {}
    for batch in records:
        for code in pc.unique(batch["industry"]).to_pylist():
            if code is not None and code not in sectors:
                sectors[code] = geography.sector(code)
        metro = _looked_up(batch["puma"], geography.metros)
        sector = _looked_up(batch["industry"], sectors)
        yield batch.append_column("metro", metro).append_column("sector", sector)


def _looked_up(column: pa.Array, table: Mapping[str, str | None]) -> pa.Array:
    position = pc.index_in(column, pa.array(list(table), pa.string()))
    return pc.take(pa.array(list(table.values()), pa.string()), position)
