"""A sample on disk gives the figures of the sample in memory, or is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest
from tests.fixtures.households import linear, people

from metier.errors import InputError, UsageError
from metier.model.sample import Sample, VarianceScheme
from metier.survey import layout
from metier.survey.merge import merge
from metier.survey.statistics import means, quantiles, shares, totals
from metier.survey.sums import group_sums
from metier.survey.tally import tally


@pytest.fixture
def sample() -> Sample:
    scheme = VarianceScheme.successive_difference(8)
    return Sample("w", scheme, ("job",), ("pay",), tuple(f"w{r}" for r in range(1, 9)))


@pytest.mark.parametrize("large", [0, 40_000])
def test_every_figure_is_the_one_of_the_sample_in_memory(
    tmp_path: Path, sample: Sample, large: int
) -> None:
    batch = people(3000)
    weights = pa.array(batch["w"].to_numpy() + large)
    batch = batch.set_column(batch.schema.get_field_index("w"), "w", weights)
    parts = [batch.slice(0, 700), batch.slice(700)]
    seen: list[int] = []
    layout.write(parts, sample, tmp_path / "rows", seen.append)
    stored, counted = layout.read(tmp_path / "rows", sample), merge(tally(p, sample) for p in parts)
    assert seen[-1] == stored.rows == counted.counts["pay"].n.sum()
    sums = group_sums(stored, "pay", workers=2)
    for one, two in (
        (totals(stored, "pay", sums), totals(counted, "pay")),
        (means(stored, "pay", sums), means(counted, "pay")),
        (quantiles(stored, "pay", 0.5), quantiles(counted, "pay", 0.5)),
        (
            quantiles(stored, "pay", 0.1, "replicate", sums, workers=2),
            quantiles(counted, "pay", 0.1, "replicate"),
        ),
    ):
        assert one.groups == two.groups
        assert np.array_equal(one.n, two.n)
        assert np.array_equal(one.value, two.value)
        assert np.array_equal(one.standard_error, two.standard_error)


def test_a_changed_byte_is_noticed(tmp_path: Path, sample: Sample) -> None:
    layout.write([people()], sample, tmp_path / "rows")
    path = tmp_path / "rows" / "weights.bin"
    data = bytearray(path.read_bytes())
    data[100] ^= 1
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"weights\.bin"):
        layout.read(tmp_path / "rows", sample)
    path.unlink()
    with pytest.raises(InputError, match=r"weights\.bin"):
        layout.read(tmp_path / "rows", sample)


def test_a_layout_of_another_sample_or_none_is_refused(tmp_path: Path, sample: Sample) -> None:
    layout.write([people()], sample, tmp_path / "rows")
    other = Sample("w", sample.scheme, ("sex",), ("pay",), sample.replicates)
    with pytest.raises(InputError, match="another"):
        layout.read(tmp_path / "rows", other)
    with pytest.raises(InputError, match="a layout"):
        layout.read(tmp_path / "nothing", sample)


def test_shares_are_not_taken_of_rows_that_were_not_added_up(
    tmp_path: Path, sample: Sample
) -> None:
    layout.write([people()], sample, tmp_path / "rows")
    with pytest.raises(UsageError, match="not added up"):
        shares(layout.read(tmp_path / "rows", sample), "pay")


def test_a_failed_writing_leaves_what_was_there(tmp_path: Path, sample: Sample) -> None:
    layout.write([people()], sample, tmp_path / "rows")
    with pytest.raises(InputError):
        layout.write([people().slice(0, 0)], sample, tmp_path / "rows")
    assert layout.read(tmp_path / "rows", sample).rows > 0
    assert [path.name for path in tmp_path.iterdir()] == ["rows"]


def test_linearised_samples_and_fractions_are_refused(tmp_path: Path, sample: Sample) -> None:
    with pytest.raises(UsageError):
        layout.write([people()], linear(), tmp_path / "rows")
    batch = people()
    half = batch.set_column(
        batch.schema.get_field_index("w"), "w", pa.array(batch["w"].to_numpy() / 2)
    )
    with pytest.raises(InputError, match="fractions"):
        layout.write([half], sample, tmp_path / "rows")
