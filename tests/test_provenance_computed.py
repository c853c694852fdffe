"""Figures worked out from others, drawn at random by kind, recomputed from the files.

What the recomputing modules are given are the traces of the facts behind a figure, and nothing
else.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.recomputed import computed, microdata
from tests.recomputed.cells import Library, plain
from tests.recomputed.people import People
from tests.test_provenance import close

from metier.atlas import Atlas
from metier.document.explanation import trace
from metier.model.comparison import Answer, Comparison, Row
from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.model.measure import measure

EACH = 6
"""Figures of each kind."""
ONE = ("pay.real", "pay.trend")
TWO = ("pay.outearn.chance", "pay.adjusted.gap", "skills.difference", "move.distance")
KINDS = (*ONE, *TWO)
IMPORTANT, MOST_NAMED = 3.0, 8


@dataclass(frozen=True)
class Computed:
    """One figure that is worked out: the answer of its page, and the traces behind it."""

    answer: Answer
    codes: tuple[str, ...]
    traces: tuple[Mapping[str, str], ...]


@pytest.fixture(scope="module")
def library(data: Path) -> Library:
    return Library(data)


@pytest.fixture(scope="module")
def people(official: Path) -> People:
    return People(official, official / "acs_pums" / "person_2024_1yr")


@pytest.fixture(scope="module")
def drawn(almanac: Atlas, library: Library) -> Mapping[str, list[Computed]]:
    """Of each kind the first figures of random careers, or of random pairs of them."""
    rows = library.cells("national_M2025_dl.xlsx", "national_M2025_dl").rows
    table = rows.iloc[1:].set_axis(list(rows.iloc[0]), axis=1)
    titles = sorted(table[table["O_GROUP"] == "detailed"]["OCC_TITLE"])
    places = sorted(set(almanac.facts(measure="price.level")["place"].to_pylist()))
    lots = random.Random(20_261)
    found: dict[str, list[Computed]] = {kind: [] for kind in KINDS}
    while any(len(figures) < EACH for figures in found.values()):
        kind = lots.choice([kind for kind in KINDS if len(found[kind]) < EACH])
        title, other, place = lots.choice(titles), lots.choice(titles), lots.choice(places)
        if kind == "move.distance":  # few pairs are related: one that O*NET lists
            other = lots.choice(related(library, titles, title) or [title])
        if title != other:
            against = None if kind in ONE else other
            sheet, (row, *_) = almanac.explain(
                title, kind, against=against, place=place if kind == "pay.real" else None
            )
            answer = row.answers[0]
            if answer.inputs or answer.estimate.category not in (None, "none clearly more"):
                found[kind].append(computed_of(almanac, sheet, answer))
    return found


def related(library: Library, titles: list[str], title: str) -> list[str]:
    table = library.cells("onet_29_3", "Related Occupations.txt").rows
    mine = table[(table[1] == title) & table[3].isin(titles)]
    return sorted(mine[3])


def computed_of(almanac: Atlas, sheet: Comparison, answer: Answer) -> Computed:
    def told(fact: Fact) -> Mapping[str, str]:
        release = almanac.releases[fact.source]
        alone = Answer(fact.estimate, fact=fact, release=release)
        return dict(trace(Row(measure(fact.measure), "", (alone,)), alone, sheet))

    codes = tuple(career.occupation.value for career in sheet.careers)
    return Computed(answer, codes, tuple(map(told, answer.inputs)))


@dataclass(frozen=True)
class Again:
    """What the files say once more."""

    library: Library
    people: People

    def value(self, told: Mapping[str, str]) -> tuple[float, float | None]:
        """Value and error of one fact, from the file that its trace names."""
        if told["release"].startswith("acs/"):
            return microdata.figure(self.people, told)[:2]
        found = self.library.figure(told)
        assert found.value is not None
        return found.value, found.error

    def percentile(self, told: Mapping[str, str]) -> tuple[str, float, bool]:
        """Name and pay of a percentile; a top-coded one is the floor that BLS prints."""
        id = told["measure"].partition(",")[0]
        name = id.rpartition(".")[2]
        if told["status"] == Status.TOP_CODED:
            return name, 239_200.0 if id.startswith("pay.annual") else 115.0, True
        return name, self.value(told)[0], False


@pytest.fixture(scope="module")
def again(library: Library, people: People) -> Again:
    return Again(library, people)


def test_of_each_kind_there_are_figures_and_all_have_the_facts_behind_them(
    drawn: Mapping[str, list[Computed]],
) -> None:
    assert {kind: len(figures) for kind, figures in drawn.items()} == dict.fromkeys(KINDS, EACH)
    for kind, figures in drawn.items():
        assert all(f.traces or not f.answer.items for f in figures)
        assert any(f.traces for f in figures) or kind == "move.distance"


def test_pay_at_local_prices_follows_from_pay_and_the_price_level(
    drawn: Mapping[str, list[Computed]], again: Again
) -> None:
    for figure in drawn["pay.real"]:
        pay, level = figure.traces
        value, error = computed.at_prices(again.value(pay), again.value(level)[0])
        own = figure.answer.estimate
        assert close(own.value, value, 5.1e-7)
        assert close(own.standard_error, error, 5.1e-4)


def test_a_change_follows_from_one_file_for_each_year(
    drawn: Mapping[str, list[Computed]], again: Again
) -> None:
    for figure in drawn["pay.trend"]:
        assert len({told["workbook"] for told in figure.traces}) == len(figure.traces) > 1
        points = [(told["period"], again.value(told)[0]) for told in figure.traces]
        assert close(figure.answer.estimate.value, computed.change(points), 1e-12)


def test_a_chance_to_out_earn_follows_from_the_percentiles_of_both(
    drawn: Mapping[str, list[Computed]], again: Again
) -> None:
    for figure in drawn["pay.outearn.chance"]:
        whose = dict.fromkeys(told["occupation in the file"] for told in figure.traces)
        mine, theirs = (
            [
                again.percentile(told)
                for told in figure.traces
                if told["occupation in the file"] == code
            ]
            for code in whose
        )
        own = figure.answer.estimate.value
        assert own is not None
        assert own == pytest.approx(computed.chance(mine, theirs), abs=1e-4)


def test_a_like_for_like_gap_follows_from_the_regression_over_all_workers(
    drawn: Mapping[str, list[Computed]], people: People
) -> None:
    """Its error is kept by quasi-variances, which are right to a hundredth."""
    regression = computed.Alike(people)
    for figure in drawn["pay.adjusted.gap"]:
        codes = [told["occupation in the file"].rpartition("/")[2] for told in figure.traces[:2]]
        value, error = regression.gap(*map(int, codes))
        own = figure.answer.estimate
        assert own.value == pytest.approx(value, abs=2e-4)
        assert close(own.standard_error, error, 0.0101)


def test_the_skills_that_matter_more_follow_from_the_ratings_of_both(
    drawn: Mapping[str, list[Computed]], library: Library
) -> None:
    for figure in drawn["skills.difference"]:
        named = [plain(item.name) for item in figure.answer.items]
        ratings = [library.ratings(told) for told in figure.traces[:2]]
        wanted = computed.clearly_more(ratings[0], ratings[1], IMPORTANT) if ratings else []
        assert named == wanted[:MOST_NAMED]


def test_how_near_a_career_is_stands_in_the_list_of_related_ones(
    drawn: Mapping[str, list[Computed]], library: Library
) -> None:
    for figure in drawn["move.distance"]:
        assert figure.answer.release is not None
        rank = library.related(figure.answer.release.file, *figure.codes)
        assert (figure.answer.estimate.category or "").startswith(f"{rank}")
