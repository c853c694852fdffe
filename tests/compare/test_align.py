"""Facts of several careers into rows, like with like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from metier.atlas import Atlas
from metier.compare.align import Frame, Holding, answer, is_own_title, rows_of
from metier.compare.places import NATION
from metier.compare.reach import Closeness, Reach
from metier.model.codes import Code, census_title, onet, soc
from metier.model.coding import Coding
from metier.model.comparison import Answer, Career
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.model.measure import measure
from metier.model.records import Place, PlaceKind

MakeFact = Callable[..., Fact]
OWN, WIDE = soc("43-9901"), soc("43-9910")
FRAME = Frame(NATION, 0.9, {})
MARYLAND = Frame(Place("MD", "Maryland", PlaceKind.STATE), 0.9, {})
CPS = "cps/2025/ages"


def holding(*facts: Fact, code: Code = OWN, title: str = "Ledger clerks") -> Holding:
    career = Career(title, Coding(title, title, ()), code, "Ledger clerks")
    steps = [
        Reach(code, Closeness.OWN),
        Reach(onet(f"{code.value}.00"), Closeness.OWN),
        Reach(census_title("ledger clerks"), Closeness.OWN),
        Reach(onet(f"{code.value}.01"), Closeness.SPECIALTY),
        Reach(WIDE, Closeness.PART),
    ]
    return Holding(career, tuple(steps), facts, {code: "Ledger clerks", WIDE: "Quill workers"})


def test_a_measure_without_facts_is_one_row_of_absent_answers_with_its_reason() -> None:
    lgbt = measure("lgbt.share")
    (row,) = rows_of(lgbt, [holding(), holding()], FRAME)
    assert {a.estimate.reason for a in row.answers} == {lgbt.missing}


def test_the_publication_that_all_careers_have_leads_and_the_others_follow(
    make_fact: MakeFact,
) -> None:
    other = soc("43-9902")
    mine = [
        make_fact(OWN, "employment.jobs", 10.0),
        make_fact(OWN, "employment.jobs", 12.0, source=CPS, universe="people"),
    ]
    theirs = [make_fact(other, "employment.jobs", 7.0, source=CPS, universe="people")]
    rows = rows_of(
        measure("employment.jobs"), [holding(*mine), holding(*theirs, code=other)], FRAME
    )
    assert [row.primary for row in rows] == [True, False]
    assert [a.estimate.value for a in rows[0].answers] == [12.0, 7.0]
    assert rows[1].label == "Jobs (wage and salary jobs)"
    assert rows[1].answers[1].estimate.reason == "not published"


def test_the_newest_period_that_both_have_is_taken_before_the_newest_of_one(
    make_fact: MakeFact,
) -> None:
    other, id = soc("43-9902"), "pay.annual.mean"
    old = "oews/2019-05/national"
    mine = [make_fact(OWN, id, 2.0), make_fact(OWN, id, 1.0, source=old)]
    theirs = [make_fact(other, id, 3.0, source=old)]
    (row,) = rows_of(measure(id), [holding(*mine), holding(*theirs, code=other)], FRAME)
    assert [a.fact.slice.period for a in row.answers if a.fact] == ["2019-05", "2019-05"]
    (alone,) = rows_of(measure(id), [holding(*mine)], FRAME)
    assert alone.answers[0].estimate.value == 2.0


def test_the_place_asked_for_wins_over_the_nation_only_if_both_have_it(
    make_fact: MakeFact,
) -> None:
    other, id = soc("43-9902"), "pay.annual.mean"
    mine = [make_fact(OWN, id, 2.0), make_fact(OWN, id, 1.0, place="MD")]
    theirs = [make_fact(other, id, 3.0)]
    (row,) = rows_of(measure(id), [holding(*mine), holding(*theirs, code=other)], MARYLAND)
    assert [a.fact.slice.place for a in row.answers if a.fact] == ["US", "US"]
    assert all("national" in a.flags for a in row.answers)
    (alone,) = rows_of(measure(id), [holding(*mine)], MARYLAND)
    assert alone.answers[0].estimate.value == 1.0
    assert "national" not in alone.answers[0].flags


def test_the_levels_of_a_distribution_are_rows_in_the_order_of_the_catalogue(
    make_fact: MakeFact,
) -> None:
    facts = [
        make_fact(OWN, "gender.share", 9.0, group=group, source=CPS) for group in ("male", "female")
    ]
    rows = rows_of(measure("gender.share"), [holding(*facts)], FRAME)
    assert [(row.group, row.label) for row in rows] == [("female", "Women"), ("male", "Men")]


def test_a_distribution_is_of_one_place_and_a_level_without_people_is_missing(
    almanac: Atlas,
) -> None:
    made = almanac.compare("registered nurses", "secondary school teachers", place="MD")
    levels = [r for r in made.rows if r.measure.id == "education.share" and r.primary]
    places = {a.fact.slice.place for row in levels for a in row.answers if a.fact}
    assert places == {"MD"}
    absent = {a.estimate.reason for row in levels for a in row.answers if a.fact is None}
    assert absent <= {"nobody in the sample"}


def test_figures_of_industries_and_of_employers_make_no_row(make_fact: MakeFact) -> None:
    facts = [make_fact(OWN, "pay.annual.mean", 9.0, industry="52")]
    (row,) = rows_of(measure("pay.annual.mean"), [holding(*facts)], FRAME)
    assert row.answers[0].fact is None


@pytest.mark.parametrize(("n", "weak"), [(29, True), (30, False), (None, False)])
def test_only_figures_from_fewer_than_thirty_people_are_weak(
    make_fact: MakeFact, n: int | None, weak: bool
) -> None:
    given = make_fact(OWN, "age.median", Estimate(40.0, n=n))
    assert ("weak" in answer(given, holding(given), FRAME).flags) is weak


def test_an_error_of_zero_is_an_unknown_one(make_fact: MakeFact) -> None:
    given = make_fact(OWN, "remote.share", Estimate(0.0, 0.0, 12, Status.ESTIMATED))
    found = answer(given, holding(given), FRAME)
    assert found.estimate.standard_error is None
    assert found.margin is None
    assert found.fact == given


def flags_and_origin(given: Fact, title: str) -> tuple[set[str], Code | None, str]:
    found: Answer = answer(given, holding(given, title=title), FRAME)
    return set(found.flags), found.inherited_from, found.inherited_title


def test_an_official_name_inherits_nothing_and_a_title_inherits_from_its_occupation(
    make_fact: MakeFact,
) -> None:
    own = make_fact(OWN, "pay.annual.mean", 9.0, 1.0)
    assert flags_and_origin(own, "Ledger clerks") == (set(), None, "")
    assert flags_and_origin(own, "Ledger clerk") == (set(), None, "")
    assert flags_and_origin(own, "Scribbler") == ({"inherited"}, OWN, "Ledger clerks")


def test_the_occupations_figure_in_another_classification_is_the_occupations(
    make_fact: MakeFact,
) -> None:
    for code in (onet("43-9901.00"), census_title("ledger clerks")):
        given = make_fact(code, "age.median", 9.0)
        assert flags_and_origin(given, "Ledger clerks") == (set(), None, "")
        assert flags_and_origin(given, "Scribbler")[1:] == (OWN, "Ledger clerks")


def test_a_wider_code_and_a_specialty_are_named_even_for_an_official_name(
    make_fact: MakeFact,
) -> None:
    wide = make_fact(WIDE, "pay.annual.mean", 9.0)
    assert flags_and_origin(wide, "Ledger clerks") == ({"wider occupation"}, WIDE, "Quill workers")
    special = onet("43-9901.01")
    given = make_fact(special, "skills.top", 9.0)
    assert flags_and_origin(given, "Ledger clerks") == ({"specialty"}, special, "43-9901.01")


def test_a_withheld_figure_of_its_own_is_not_replaced_by_a_wider_one(make_fact: MakeFact) -> None:
    mine = make_fact(OWN, "pay.annual.mean", Estimate.withheld("withheld by BLS"))
    wide = make_fact(WIDE, "pay.annual.mean", 9.0)
    (row,) = rows_of(measure("pay.annual.mean"), [holding(wide, mine)], FRAME)
    assert row.answers[0].estimate.reason == "withheld by BLS"


def test_an_official_name_is_known_as_typed_even_where_the_coder_cuts_it(world: Atlas) -> None:
    made = world.compare("globe teachers, postsecondary")
    assert is_own_title(made.careers[0])
    assert made.careers[0].title == "Globe teachers, postsecondary"
    assert made["pay.annual.mean"].answers[0].inherited_from is None
