"""Coded rows have the columns of their kind, then what coding adds."""

from __future__ import annotations

import pytest

from metier.readers.records import SCHEMAS, Kind
from metier.records.columns import CODED, coded


@pytest.mark.parametrize("kind", Kind)
def test_coding_adds_columns_and_hides_none(kind: Kind) -> None:
    assert coded(kind).names == [*SCHEMAS[kind].names, *CODED.names]
    assert len(set(coded(kind).names)) == len(coded(kind).names)
