"""What official statistics say of a title, for whoever holds a page against them."""

from __future__ import annotations

import pytest

from metier.atlas import Atlas
from metier.compare.official import Official


@pytest.fixture
def official(world: Atlas) -> Official:
    """The made-up world's official figures."""
    return Official(world._snapshot, world._coder)


def test_a_title_has_the_occupation_it_is_read_as(official: Official) -> None:
    found = official.occupation_of("ledger keeper")
    assert found is not None
    assert (found.code.value, found.title) == ("43-9901", "Ledger clerks")


def test_jobs_and_openings_are_the_newest_of_the_nearest_code(official: Official) -> None:
    jobs, openings = official.employment("ledger keeper"), official.openings("ledger keeper")
    assert jobs is not None
    assert openings is not None
    assert (jobs.estimate.value, jobs.slice.period) == (3000.0, "2025-05")
    assert (openings.estimate.value, openings.slice.period) == (13_700.0, "2024-34")
    wider = official.employment("quill cutters")
    assert wider is not None
    assert wider.occupation.value == "43-9910"


def test_a_declined_title_and_one_without_figures_have_nothing(official: Official) -> None:
    assert official.occupation_of("zzzzqx") is None
    assert official.employment("zzzzqx") is None
    assert official.openings("drummers") is None
