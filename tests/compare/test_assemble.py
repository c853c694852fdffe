"""Careers to a comparison."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from metier.atlas import Atlas
from metier.compare.assemble import MOST
from metier.compare.rows import UNOFFICIAL
from metier.document.explanation import trace
from metier.errors import NotFoundError, UsageError
from metier.model.comparison import Verdict
from metier.model.measure import MEASURES, OF_COMPANIES

TITLES = ("ledger clerks", "docket clerks", "bone menders", "stilt walkers", "drummers")


def test_one_to_five_careers_make_a_page(world: Atlas) -> None:
    for count in range(1, MOST + 1):
        made = world.compare(*TITLES[:count])
        assert len(made.careers) == count
        assert all(len(row.answers) == count for row in made.rows)
        assert all(row.sentence for row in made.rows)
        assert len(made.findings) > 0


@pytest.mark.parametrize("titles", [(), (*TITLES, "quill cutters")])
def test_no_career_or_six_are_refused(world: Atlas, titles: tuple[str, ...]) -> None:
    with pytest.raises(UsageError):
        world.compare(*titles)


@pytest.mark.parametrize("confidence", [0.4, 1.0, 90.0])
def test_a_confidence_out_of_range_is_refused(world: Atlas, confidence: float) -> None:
    with pytest.raises(UsageError):
        world.compare(*TITLES[:2], confidence=confidence)


def test_a_higher_confidence_widens_every_margin(world: Atlas) -> None:
    plain, strict = (world.compare(*TITLES[:2], confidence=c) for c in (0.9, 0.99))
    for row, other in zip(plain.rows, strict.rows, strict=True):
        for a, b in zip(row.answers, other.answers, strict=True):
            if a.margin:
                assert b.margin is not None
                assert b.margin > a.margin


def test_choices_settle_readings_in_order_and_none_leaves_one_to_the_coder(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks", choices=[None, "29-9901"])
    assert [career.occupation.value for career in made.careers] == ["43-9901", "29-9901"]
    assert [career.chosen for career in made.careers] == [False, True]


@pytest.mark.parametrize("choices", [["43"], ["99-9999"], [None, None, "43-9901"]])
def test_a_choice_that_is_no_code_of_the_snapshot_or_one_too_many_is_refused(
    world: Atlas, choices: list[str | None]
) -> None:
    with pytest.raises(UsageError):
        world.compare("ledger clerks", "docket clerks", choices=choices)


def test_a_title_that_cannot_be_read_is_an_error_with_a_hint(world: Atlas) -> None:
    with pytest.raises(NotFoundError) as caught:
        world.compare("ledger clerks", "zzzzqx")
    assert caught.value.hint


def test_rows_stand_in_the_order_of_the_catalogue_and_every_measure_has_one(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks", place="MD")
    order = list(MEASURES)
    ids = [row.measure.id for row in made.rows]
    assert ids == sorted(ids, key=order.index)
    behind = {"pay.adjusted.effect", "pay.adjusted.error"}  # of them the gap is made
    assert set(MEASURES) - set(ids) == {*UNOFFICIAL, *OF_COMPANIES} | behind


def test_what_needs_a_second_career_is_left_out_for_one(world: Atlas) -> None:
    ids = {row.measure.id for row in world.career("ledger clerks").rows}
    assert not ids & {"pay.outearn.chance", "skills.difference", "move.distance"}


def test_every_primary_row_stands_before_the_others_of_its_measure(almanac: Atlas) -> None:
    made = almanac.compare("registered nurses", "cashiers")
    jobs = [row.primary for row in made.rows if row.measure.id == "employment.jobs"]
    assert jobs == [True, False, False, False]  # OEWS, ACS, projections, CPS


def test_every_figure_names_its_release_and_belongs_to_it(almanac: Atlas) -> None:
    made = almanac.compare("actors", "home health aides")
    for row in made.rows:
        for answer in row.answers:
            if answer.fact is not None:
                assert answer.release is not None
                assert answer.release.address == answer.fact.source


def test_industries_are_called_by_the_beginning_of_their_names(almanac: Atlas) -> None:
    answer = almanac.career("elementary school teachers")["pay.top.industry"].answers[0]
    for name in (answer.estimate.category or "", *(item.name for item in answer.items)):
        assert "excluding" not in name
        assert "(" not in name


def test_a_comparison_loads_no_compiler_no_tables_and_no_charts() -> None:
    code = (
        "import sys, metier; metier.open().compare('registered nurses', 'cashiers'); "
        "print(*({'pandas', 'pyarrow', 'numba'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_a_titles_own_figure_leads_and_the_official_one_follows(titled: Atlas) -> None:
    made = titled.compare("ledger keeper", "docket clerks")
    own, official, postings = (r for r in made.rows if r.measure.id == "pay.annual.mean")
    keeper, clerks = own.answers
    assert keeper.estimate.value == 65_000
    assert keeper.inherited_from is None
    assert clerks.estimate.value == 51_000
    assert own.verdict is Verdict.HIGHER
    assert official.label == "Average pay, a year (OEWS: wage and salary jobs)"
    assert official.answers[0].inherited_from == made.careers[0].occupation
    assert postings.answers[1].estimate.reason == "no figure in these records"


def test_two_titles_of_one_occupation_are_told_apart_by_their_own_figures(titled: Atlas) -> None:
    made = titled.compare("ledger keeper", "tally keeper")
    assert made.careers[0].occupation == made.careers[1].occupation
    assert made["pay.annual.mean"].verdict is Verdict.HIGHER
    assert made["gender.share"].verdict is Verdict.NO_CLEAR_DIFFERENCE


def test_a_title_without_figures_of_its_own_inherits_those_of_records_too(titled: Atlas) -> None:
    answer = titled.compare("docket clerks", "ledger keeper", choices=["43-9901"])[
        "pay.annual.mean"
    ].answers[0]
    assert answer.fact is not None
    assert answer.fact.title is None
    assert answer.inherited_from is not None


def test_a_titles_own_figures_are_of_the_occupation_it_is_read_as(titled: Atlas) -> None:
    made = titled.compare("ledger keeper", choices=["43-9902"])
    assert all(a.fact.title is None for row in made.rows for a in row.answers if a.fact)


def test_facts_of_a_title_are_its_own_and_then_its_occupations(titled: Atlas) -> None:
    lines = titled.facts(title="ledger keeper").to_pylist()
    own = [line for line in lines if line["inherited_from"] is None]
    assert {line["title"] for line in lines} == {"Ledger keeper"}
    assert "entry.time" in {line["measure"] for line in own}
    assert "employment.growth" in {line["measure"] for line in lines} - {
        line["measure"] for line in own
    }


def test_a_trace_of_a_titles_figure_has_its_method_and_how_many_it_rests_on(titled: Atlas) -> None:
    sheet, rows = titled.explain("ledger keeper", "pay.annual.mean")
    lines = dict(trace(rows[0], rows[0].answers[0], sheet))
    assert "weight 0.83" in lines["method"]
    assert lines["records behind it"] == "120"
    assert lines["release"] == "profiles/2026/people"
    cell = json.loads(sheet.to_json())["rows"][0]["cells"][0]
    assert cell["n"] == 120
    assert cell["inherited_from"] is None
    assert cell["method"] == lines["method"]
