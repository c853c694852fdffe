"""Records are counted by place and industry as the Census codes them."""

from __future__ import annotations

import pyarrow as pa

from metier.census.samples import SPOTS, Geography, placed, sample_of
from metier.readers.acs import Records


def test_batches_get_the_metro_area_and_sector_of_their_codes() -> None:
    geography = Geography({"0100100": "12345"}, {"6870": "52"}.get, {})
    batch = pa.record_batch(
        {"puma": ["0100100", "0100200", None], "industry": ["6870", "0770", None]}
    )
    (found,) = placed([batch], geography)
    assert found["metro"].to_pylist() == ["12345", None, None]
    assert found["sector"].to_pylist() == ["52", None, None]


def test_every_real_puma_and_industry_is_looked_up(opened: Records, geography: Geography) -> None:
    batches = list(placed(opened, geography))
    metros = {m for b in batches for m in b["metro"].to_pylist()}
    sectors = {s for b in batches for s in b["sector"].to_pylist()}
    assert {"15540", "16220", None} <= metros  # Burlington VT, Casper WY, and neither
    assert {"52", "31-33", "92"} <= sectors


def test_records_without_replicates_are_linearised_over_households(opened: Records) -> None:
    sample = sample_of(opened, ("occupation",), ("age",))
    assert sample.cluster == "household"
    assert not sample.scheme.replicated


def test_industries_are_counted_for_pay_alone(opened: Records) -> None:
    nation, *_, sector = (spot.sample(opened) for spot in SPOTS)
    assert set(sector.variables) < set(nation.variables)
    assert sector.by == ("occupation", "sector")
