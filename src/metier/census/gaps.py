"""Women's pay against men's in one occupation."""

from __future__ import annotations

from collections.abc import Iterator

from metier.census.facts import LEAST, YEAR_ROUND, made
from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.model.measure import SEXES
from metier.readers.acs import Records
from metier.survey import statistics
from metier.survey.tally import Tally


def gender_gaps(records: Records, tally: Tally) -> Iterator[Fact]:
    """Women's median pay against men's, in per cent of men's.

    Formula: 100 x (women / men - 1); the two medians' errors are taken as
    independent: SE = 100 x ratio x sqrt((se_w / w)^2 + (se_m / m)^2).
    Source: Census Bureau, "PUMS Accuracy of the Data", standard errors of ratios.
    """
    medians = statistics.quantiles(tally, "pay_full_time", 0.5)
    places = {group: at for at, group in enumerate(medians.groups)}
    for occupation in dict.fromkeys(group[0] for group in medians.groups):
        found = [places.get((occupation, sex)) for sex in range(len(SEXES))]
        if any(at is None or medians.n[at] < LEAST for at in found):
            continue
        women, men = (medians.estimate(at) for at in found if at is not None)
        if not women.value or not men.value:
            continue
        ratio = women.value / men.value
        error = None
        if women.standard_error is not None and men.standard_error is not None:
            parts = (women.standard_error / women.value, men.standard_error / men.value)
            error = 100 * ratio * (parts[0] ** 2 + parts[1] ** 2) ** 0.5
        estimate = Estimate(100 * (ratio - 1), error, min(women.n or 0, men.n or 0), women.status)
        method = f"ratio of medians, taken as independent; {medians.method}"
        yield made(records, str(occupation), "pay.gender.gap", YEAR_ROUND, estimate, method)
