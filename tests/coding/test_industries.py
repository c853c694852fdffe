"""The employer's industry as evidence of what a title means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.coding.industries import SECTORS, Sector, sector_of, shares, weighed
from metier.coding.titles import normalise
from metier.model.codes import soc
from metier.model.coding import Candidate, Coding

COLLECTORS, OFFICERS, CLERKS = soc("43-3011"), soc("13-2072"), soc("43-4131")


def coding(*probabilities: float) -> Coding:
    codes = (COLLECTORS, OFFICERS, CLERKS)
    found = (
        Candidate(code, code.value, p, "listed")
        for code, p in zip(codes, probabilities, strict=False)
    )
    return Coding("loan specialist", "Loan specialist", tuple(found))


@pytest.mark.parametrize(
    ("text", "sector"),
    [
        ("banks", "52"),
        ("Credit unions", "52"),
        ("restaurants", "72"),
        ("HOSPITALS", "62"),
        ("auto repair shops", "81"),
        ("food manufacturing", "31-33"),
        ("oil & gas", "21"),
        ("software company", "51"),
        ("school districts", "61"),
        ("Construction", "23"),
        ("", None),
        ("xyz corp", None),
    ],
)
def test_words_for_an_industry_name_its_sector(text: str, sector: str | None) -> None:
    assert sector_of(text) == sector


def test_every_word_is_as_keys_have_it() -> None:
    assert [word for word in SECTORS if normalise(word) != word] == []


def test_a_reading_gains_by_the_share_of_its_jobs_in_the_sector() -> None:
    banks = Sector("finance", {COLLECTORS: 0.2, OFFICERS: 0.8})
    read = weighed(coding(0.5, 0.5), banks)
    assert [found.code for found in read.candidates] == [OFFICERS, COLLECTORS]
    assert [found.probability for found in read.candidates] == [0.8, 0.2]
    assert read.candidates[0].reason == "listed; 80 % of its jobs are in finance"


def test_a_reading_without_a_published_share_says_so_and_loses() -> None:
    read = weighed(coding(0.5, 0.4), Sector("finance", {COLLECTORS: 0.2}))
    assert read.candidates[1].reason == "listed; no figure of its jobs in finance"
    assert read.candidates[1].probability == pytest.approx(0.9 * 0.002 / 0.102, abs=1e-4)


def test_a_reading_that_is_out_of_the_question_is_left_out() -> None:
    read = weighed(coding(0.9, 0.05), Sector("finance", {COLLECTORS: 0.9}))
    assert [found.code for found in read.candidates] == [COLLECTORS]


def test_a_declined_title_stays_declined() -> None:
    assert weighed(coding(), Sector("finance", {})).candidates == ()


@given(
    st.lists(st.floats(0.01, 0.33), min_size=1, max_size=3),
    st.lists(st.floats(0.0, 1.0), min_size=3, max_size=3),
)
def test_the_sum_of_the_probabilities_never_grows(ps: list[float], ratios: list[float]) -> None:
    given_shares = dict(zip((COLLECTORS, OFFICERS, CLERKS), ratios, strict=True))
    read = weighed(coding(*ps), Sector("finance", given_shares))
    assert 0 < sum(found.probability for found in read.candidates) <= sum(ps) + 1e-9


def test_an_occupation_surveyed_in_a_group_has_the_share_of_its_group() -> None:
    aides, group = soc("31-1121"), soc("31-1120")
    assert shares([aides], {group: 30.0}, {group: 40.0}) == {aides: 0.75}
    assert shares([aides], {}, {group: 40.0}) == {}
    assert shares([aides], {aides: 5.0, group: 30.0}, {aides: 4.0, group: 40.0}) == {aides: 1.0}
