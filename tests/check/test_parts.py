"""Parts that were rounded never exceed their total; a part or a sum that does is found."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.check.planted import fact, members, sector

from metier.check import check_facts
from metier.check.parts import COUNTS, PAY
from metier.model.codes import soc
from metier.model.fact import Fact
from metier.readers import oews

CODES = ("11", "21", "22", "23", "31-33", "42", "52", "56")


@given(parts=st.lists(st.floats(20, 1e5), min_size=1, max_size=8), withheld=st.floats(0, 1e4))
def test_rounded_parts_of_a_rounded_total_are_never_flagged(
    parts: list[float], withheld: float
) -> None:
    total = fact("employment.jobs", round(sum(parts) + withheld, -1))
    sectors = [sector(round(n, -1), code) for n, code in zip(parts, CODES, strict=False)]
    assert check_facts([total, *sectors]) == ()


def test_the_part_that_is_above_is_named_and_the_sum_is_not_told_again() -> None:
    facts = [fact("employment.jobs", 1_230), sector(1_250, "52"), sector(40, "56")]
    (flag,) = check_facts(facts)
    assert flag.rule == "part-above-total"
    assert flag.text.startswith("43-3011 (oews/2025-05/sector; US, 2025-05, 52): jobs (1,250")


@pytest.mark.parametrize("place", ["MD", "47900"])
def test_states_and_metro_areas_are_parts_of_the_nation(place: str) -> None:
    part = fact("employment.jobs", 260, place=place, source="oews/2025-05/state")
    assert len(check_facts([fact("employment.jobs", 230), part])) == 1


def test_a_territory_is_no_part_of_the_nation_nor_a_state_that_its_universe_leaves_out() -> None:
    total = fact("employment.jobs", 230)
    island = fact("employment.jobs", 260, place="PR", source="oews/2025-05/state")
    assert check_facts([total, island]) == ()
    left_out = f"{total.slice.universe}, United States without Texas"
    without = replace(total, slice=replace(total.slice, universe=left_out))
    texas = fact("employment.jobs", 260, place="TX", source="oews/2025-05/state")
    assert check_facts([without, texas]) == ()


def test_a_part_that_two_publications_have_counts_once() -> None:
    twice = [sector(60, "52"), replace(sector(60, "52"), source="oews/2025-05/industries")]
    assert check_facts([fact("employment.jobs", 100), *twice]) == ()


def test_industries_of_two_levels_are_not_added_up() -> None:
    facts = [fact("employment.jobs", 100), sector(90, "52"), sector(90, "522")]
    assert check_facts(facts) == ()


def test_a_payroll_above_the_totals_is_flagged_though_its_jobs_are_not() -> None:
    def paid(jobs: float, pay: float, industry: str | None, source: str) -> list[Fact]:
        return [
            fact(id, value, industry=industry, source=source)
            for id, value in (("employment.jobs", jobs), ("pay.annual.mean", pay))
        ]

    whole = paid(1_010, 50_010, None, "oews/2025-05/national")
    (flag,) = check_facts([*whole, *paid(910, 60_010, "52", "oews/2025-05/sector")])
    assert flag.rule == "part-above-total"
    assert flag.rows == ("employment.jobs", "pay.annual.mean")
    assert "(910, table!employment.jobs:7 × 60,010, table!pay.annual.mean:7)" in flag.text
    assert check_facts([*whole, *paid(1_010, 50_110, "52", "oews/2025-05/sector")]) == ()


def test_a_code_whose_group_is_not_published_is_left_out_of_every_sum() -> None:
    joined = fact("employment.jobs", 640, code=soc("43-3098"))
    assert check_facts([*members(1_230, 610, 610), joined]) == ()


@given(parts=st.lists(st.floats(20, 1e6), min_size=2, max_size=9))
def test_rounded_occupations_of_a_rounded_group_are_never_flagged(parts: list[float]) -> None:
    facts = members(round(sum(parts), -1), *(round(n, -1) for n in parts))
    assert check_facts(facts) == ()


def test_the_official_sectors_and_groups_add_up(official: Path) -> None:
    nation = oews.read(official / "oews" / "national_M2024_dl.xlsx").facts
    sectors = oews.read(official / "oews" / "natsector_M2024_dl.xlsx").facts
    counted = [f for f in (*nation, *sectors) if f.measure in (*COUNTS, PAY)]
    assert len(counted) > 30_000
    assert check_facts(counted) == ()


def test_the_official_states_add_up_to_the_nation(official: Path) -> None:
    states = oews.read(official / "oews" / "subset" / "state_M2023_46occ_adebola.csv").facts
    nation = oews.read(official / "oews" / "national_M2023_dl.xlsx").facts
    counted = [f for f in (*nation, *states) if f.measure in (*COUNTS, PAY)]
    assert check_facts(counted) == ()
    tripled = [
        replace(f, estimate=replace(f.estimate, value=3 * (f.estimate.value or 0)))
        for f in states
        if f.measure == "employment.jobs" and f.estimate.known
    ]
    assert {flag.rule for flag in check_facts([*nation, *tripled])} >= {"parts-above-total"}
