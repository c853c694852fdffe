"""A publisher on this machine, and manners that are quickly at an end."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.fetch.publisher import Publisher, publishing

from metier.fetch.wire import Manners, Wire

QUICK = Manners("tests (test@example.org)", timeout=0.4, tries=3, pause=0.001, patience=2)


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as told:
        yield told


@pytest.fixture
def wire() -> Iterator[Wire]:
    with Wire(QUICK) as wire:
        yield wire
