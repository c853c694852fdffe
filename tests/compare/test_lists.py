"""Rows whose answers are lists."""

from __future__ import annotations

from tests.fixtures.holdings import FRAME, OWN, MakeFact, holding

from metier.atlas import Atlas
from metier.compare.lists import IMPORTANT, LENGTH, list_rows
from metier.model.comparison import Comparison
from metier.model.estimate import Estimate
from metier.model.measure import Kind
from metier.survey.inference import difference, false_discovery, two_sided_p
from metier.words import sentence_case


def skills(made: Comparison, at: int, id: str = "skills.difference") -> list[str]:
    return [item.name for item in made[id].answers[at].items]


def test_a_list_is_in_the_order_of_its_figures(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks")
    assert skills(made, 0, "skills.top") == ["Mathematics", "Speaking", "Persuasion", "Science"]


def test_only_skills_that_are_important_and_clearly_more_so_are_named(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks")
    assert skills(made, 0) == ["Mathematics"]
    assert skills(made, 1) == ["Persuasion"]
    assert made["skills.difference"].answers[0].items[0].note == "4.5 against 2"


def test_the_differences_are_those_of_the_false_discovery_rate_over_all_skills(
    almanac: Atlas,
) -> None:
    made = almanac.compare("registered nurses", "bill and account collectors")
    table = almanac.facts(measure="skills.top").to_pylist()
    ours, theirs = (
        {
            line["group"]: (line["value"], line["standard_error"])
            for line in table
            if line["occupation"] == code
        }
        for code in ("29-1141.00", "43-3011.00")
    )
    tested = [
        (name, *difference(*ours[name], *theirs[name]))
        for name in ours
        if name in theirs and None not in (ours[name][1], theirs[name][1])
    ]
    real = false_discovery([two_sided_p(gap, error) for _, gap, error in tested], 0.1)
    more = [
        (-gap, name)
        for (name, gap, _), yes in zip(tested, real, strict=True)
        if yes and gap > 0 and ours[name][0] >= IMPORTANT
    ]
    assert skills(made, 0) == [sentence_case(name) for _, name in sorted(more)][:LENGTH]


def test_a_career_without_ratings_and_a_title_read_alike_say_why_there_is_no_difference(
    world: Atlas,
) -> None:
    lacking = world.compare("ledger clerks", "drummers")["skills.difference"]
    assert lacking.answers[0].estimate.reason == "no skill ratings for one of them"
    alike = world.compare("ledger clerks", "ledger keeper")["skills.difference"]
    assert alike.answers[1].estimate.reason == "both titles are read as the same occupation"


def test_ratings_by_a_few_analysts_are_not_marked_weak(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks")
    for id in ("skills.top", "skills.difference", "knowledge.top"):
        assert all("weak" not in answer.flags for answer in made[id].answers)


def test_no_list_is_longer_than_a_page_can_hold(almanac: Atlas) -> None:
    made = almanac.compare("registered nurses", "actors")
    lists = [row for row in made.rows if row.measure.kind is Kind.LIST]
    assert max(len(answer.items) for row in lists for answer in row.answers) == LENGTH


def test_skills_that_postings_ask_for_more_are_those_of_the_titles(titled: Atlas) -> None:
    made = titled.compare("ledger keeper", "tally keeper")
    assert skills(made, 0) == ["Ledgers"]
    assert skills(made, 1) == []
    assert made["skills.difference"].answers[0].items[0].note == "60.0 % against 20.0 %"


def test_skills_are_held_against_each_other_only_on_one_scale(titled: Atlas) -> None:
    made = titled.compare("ledger keeper", "docket clerks")
    assert skills(made, 0) == ["Mathematics"]
    rated, asked = (row for row in made.rows if row.measure.id == "skills.top")
    assert rated.primary
    assert asked.label == "Skills asked for most (postings)"


def test_a_share_of_none_is_no_entry_and_what_a_source_withholds_is_named(
    make_fact: MakeFact,
) -> None:
    withheld = Estimate.withheld("low precision")
    asked = [
        make_fact(OWN, "education.required", value, group=group)
        for group, value in (("Diploma", 20.0), ("Doctorate", 0.0), ("Bachelor's", withheld))
    ]
    (row,) = list_rows("education.required", [holding(*asked)], FRAME)
    assert [item.name for item in row.answers[0].items] == ["Diploma"]
    assert row.answers[0].note == "withheld by the source: Bachelor's"
