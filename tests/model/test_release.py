"""Releases: which reader they are of, and how they are credited."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec

import pytest
from tests.fixtures.rows import OEWS

from metier.atlas import Atlas
from metier.model.release import Basis
from metier.readers import base


def test_a_citation_names_publisher_publication_period_and_page() -> None:
    assert replace(OEWS, publisher=base.BLS).citation == (
        "U.S. Bureau of Labor Statistics, Occupational Employment and Wage Statistics, 2025-05. "
        "https://www.bls.gov/oes/"
    )


@pytest.mark.parametrize("address", ["oews/2025-05/national", "oews/2025-05", "oews"])
def test_the_reader_is_the_first_part_of_the_address(address: str) -> None:
    assert replace(OEWS, address=address).reader == "oews"


def test_every_release_of_the_almanac_is_of_a_reader_and_fully_described(almanac: Atlas) -> None:
    assert almanac.releases
    for address, release in almanac.releases.items():
        assert release.address == address
        assert find_spec(f"metier.readers.{release.reader}") is not None
        assert len(release.sha256) == 64
        assert release.url.startswith("https://")
        assert release.period[:4].isdigit()
        assert release.publisher
        assert release.licence
        assert release.basis is not Basis.UNSOURCED
