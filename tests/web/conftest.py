"""The site over the embedded almanac and over a small snapshot with postings, without a network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.fixtures.postings import snapshot

from metier.web.site import Site


@pytest.fixture(scope="session")
def site() -> Iterator[TestClient]:
    """The embedded almanac's site; redirects are answers, not followed."""
    with TestClient(Site(), follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """The site of a snapshot with thirty postings."""
    folder: Path = tmp_path_factory.mktemp("recorded")
    clerk = {"title": "Loan clerk", "occupation": "43-4131", "state": "TX", "pay_low": 50e3}
    rows = [
        {**clerk, "company": f"Bank {at}", "description": "Opens\naccounts"} for at in range(30)
    ]
    snapshot(folder, *rows)
    with TestClient(Site(folder), follow_redirects=False) as client:
        yield client
