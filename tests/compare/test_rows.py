"""The rows of a comparison, with figures of titles and without."""

from __future__ import annotations

import pytest

from metier.atlas import Atlas
from metier.compare.rows import UNOFFICIAL
from metier.model.measure import MEASURES, Unit

FROM_RECORDS = (
    *("lgbt.share", "satisfaction", "college.most_common", "pay.top.company", "entry.time"),
    *("experience.years", "postings.count", "skills.top", "move.out"),
)


@pytest.mark.parametrize("id", FROM_RECORDS)
def test_what_no_publication_has_comes_from_records(titled: Atlas, id: str) -> None:
    answer = titled.career("ledger keeper")[id].answers[0]
    assert answer.fact is not None
    assert answer.fact.title == "Ledger keeper"
    assert answer.inherited_from is None
    assert answer.release is not None


def test_what_only_records_have_makes_no_row_without_them(world: Atlas) -> None:
    ids = {row.measure.id for row in world.career("ledger keeper").rows}
    assert not ids & set(UNOFFICIAL)


def test_a_reason_stands_where_records_have_nothing(world: Atlas) -> None:
    answer = world.career("ledger keeper")["entry.time"].answers[0]
    assert answer.estimate.reason == MEASURES["entry.time"].missing


def test_the_total_of_a_release_is_the_figure_and_not_its_newest_month(titled: Atlas) -> None:
    answer = titled.career("ledger keeper")["postings.count"].answers[0]
    assert answer.estimate.value == 100


def test_skills_asked_for_are_shares_and_skills_rated_are_scores(titled: Atlas) -> None:
    made = titled.career("ledger keeper")
    asked, rated = (row for row in made.rows if row.measure.id == "skills.top")
    assert (asked.measure.unit, rated.measure.unit) == (Unit.PERCENT, Unit.SCORE)
    assert (asked.primary, rated.primary) == (True, False)
    assert [item.name for item in asked.answers[0].items] == ["Ledgers", "Sums", "Wax"]
    assert rated.label == "Skills that matter most (O*NET: ratings)"


def test_states_are_ranked_by_name_even_where_the_snapshot_names_none(titled: Atlas) -> None:
    answer = titled.career("ledger keeper")["pay.top.state"].answers[0]
    assert answer.estimate.category == "Maryland"


def test_of_several_records_the_first_makes_rows_and_the_others_stand_beside(
    titled: Atlas,
) -> None:
    rows = [r for r in titled.career("ledger keeper").rows if r.measure.id == "pay.annual.mean"]
    assert [(row.label, row.primary, row.beside) for row in rows] == [
        ("Average pay, a year (profiles)", True, False),
        ("Average pay, a year (postings in jobs.csv)", False, True),
        ("Average pay, a year (OEWS: wage and salary jobs)", False, False),
    ]
