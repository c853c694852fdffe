"""Titles' means drawn to their occupation's, and only where that can be told."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from metier.model.codes import soc
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact, Slice
from metier.records.blending import LEAST, blended
from metier.records.figures import HOURS, Told
from metier.records.withholding import Cell
from metier.survey.smallarea import blend

OFFICIAL = Fact(
    soc("43-3031"), "pay.annual.mean", Slice("US", "2025-05", "jobs"),
    Estimate(48_000.0, 200.0), "oews/2025-05/national",
)  # fmt: skip
MEANS = {"Clerk": (40_000.0, 900.0), "Cashier": (46_000.0, 2_500.0), "Teller": (55_000.0, 400.0)}


def told(
    title: str | None, mean: float, error: float | None, measure: str = "pay.annual.mean"
) -> Told:
    estimate = Estimate(mean, error, 50, Status.ESTIMATED)
    where = Slice("US", "2025", "profiles of file.csv")
    fact = Fact(soc("43-3031"), measure, where, estimate, "profiles/2025/file", None, "mean", title)
    return Told(Cell("pay", "43-3031", title, None, None, None), 50, fact)


OWN = [told(title, *figures) for title, figures in MEANS.items()]


def test_titles_are_blended_as_the_model_of_small_areas_says() -> None:
    means, errors = (np.array(column) for column in zip(*MEANS.values(), strict=True))
    expected = blend(means, errors**2, 48_000.0, 200.0)
    found = blended(OWN, {"43-3031": OFFICIAL})
    for at, one in enumerate(found):
        estimate = one.fact.estimate
        assert estimate.value == pytest.approx(expected.value[at], rel=1e-6)
        assert estimate.standard_error == pytest.approx(expected.standard_error[at], rel=1e-3)
        assert f"weight {expected.weight[at]:.3g} on the title's own mean" in (
            one.fact.method or ""
        )
        own, total = MEANS[one.fact.title or ""][0], f"= {expected.value[at]:,.2f}; own mean: mean"
        weight = f"{expected.weight[at]:.6g}"
        assert f"{weight} x {own:,.2f} + (1 - {weight}) x 48,000.00 {total}" in one.fact.method


def test_pay_an_hour_is_drawn_alike() -> None:
    hourly = [
        told(title, mean / HOURS, error / HOURS, "pay.hourly.mean")
        for title, (mean, error) in MEANS.items()
    ]
    year, hour = (
        [one.fact.estimate for one in blended(kind, {"43-3031": OFFICIAL})]
        for kind in (OWN, hourly)
    )
    for a, b in zip(year, hour, strict=True):
        assert b.value == pytest.approx((a.value or 0) / HOURS, rel=1e-5)
        assert b.standard_error == pytest.approx((a.standard_error or 0) / HOURS, rel=1e-3)


@pytest.mark.parametrize(
    ("some", "official"),
    [
        (OWN[: LEAST - 1], {"43-3031": OFFICIAL}),
        (OWN, {}),
        (OWN, {"43-3071": OFFICIAL}),
        ([*OWN[: LEAST - 1], told("Teller", 55_000.0, None)], {"43-3031": OFFICIAL}),
        ([*OWN[: LEAST - 1], told(None, 50_000.0, 100.0)], {"43-3031": OFFICIAL}),
    ],
    ids=["few titles", "nothing official", "of another", "no error", "of the occupation"],
)
def test_other_figures_stay_as_they_are(some: list[Told], official: dict[str, Fact]) -> None:
    assert blended(some, official) == some


def test_pay_within_a_place_is_not_drawn_to_the_nations() -> None:
    local = [replace(one, cell=one.cell._replace(within="state", where="TX")) for one in OWN]
    assert blended(local, {"43-3031": OFFICIAL}) == local


def test_the_order_of_figures_is_kept() -> None:
    age = told("Clerk", 40.0, 1.0, "age.mean")
    found = blended([OWN[0], age, *OWN[1:]], {"43-3031": OFFICIAL})
    assert [one.fact.title for one in found] == ["Clerk", "Clerk", "Cashier", "Teller"]
    assert found[1] is age
