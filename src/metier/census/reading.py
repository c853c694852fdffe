"""All figures of person records, pass by pass."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from metier.census.alike import adjusted_effects
from metier.census.facts import Maker
from metier.census.gaps import gender_gaps
from metier.census.samples import SPOTS, Geography, placed, sample_of
from metier.engine import local
from metier.errors import InputError
from metier.model.fact import Fact
from metier.readers.acs import Records
from metier.readers.base import Reading
from metier.survey.effects import REGRESSION
from metier.survey.quasivariance import QUASI_VARIANCES

if TYPE_CHECKING:
    from metier.engine.choice import Engine

Progress = Callable[[str], None]

NOT_COMPARED = "pay of like workers cannot be compared"
"""As in person files before 2019, which have no weeks worked and so no hourly pay, or where
there are fewer than three occupations."""


def census_reading(
    records: Records,
    geography: Geography,
    progress: Progress = lambda doing: None,
    engine: Engine = local.run,
) -> Reading:
    """Every figure that the person records carry, with the account of their rows.

    Args:
        records: opened person files; each kind of place is one pass over them.
        geography: what PUMAs, industries and majors stand for.
        progress: called with what is being done.
        engine: where workers are counted; the figures do not depend on it.
    """
    facts: list[Fact] = []
    account = records.account
    for spot in SPOTS:
        progress(f"counting workers by occupation{f' and {spot.by}' if spot.by else ''}")
        tally = engine(placed(records, geography), spot.sample(records))
        account = records.account
        facts += Maker(records, geography, spot, tally).facts()
    progress("counting workers by occupation and sex")
    by_sex = engine(records, sample_of(records, ("occupation", "sex"), ("pay_full_time",)))
    facts += gender_gaps(records, by_sex)
    progress("comparing like workers' pay")
    try:
        facts += adjusted_effects(records)
    except InputError as error:
        if error.place not in (REGRESSION, QUASI_VARIANCES):
            raise
        account.problem(records.release.file, error.expected, error.found, NOT_COMPARED)
    return Reading(records.release, account, facts=tuple(facts))
