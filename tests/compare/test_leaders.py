"""The best-paying spot is named with its ties, and with what could not be ranked."""

from __future__ import annotations

from metier.atlas import Atlas


def test_a_leader_elsewhere_is_not_flagged_as_national(almanac: Atlas) -> None:
    made = almanac.compare("registered nurses", "cashiers", place="MD")
    leaders = made["pay.top.state"].answers
    assert not any("national" in answer.flags for answer in leaders)
    assert all(answer.note.startswith("California and Texas are not in") for answer in leaders)
    assert all(answer.place == answer.estimate.category for answer in leaders)


def test_the_best_paying_industry_comes_with_those_that_cannot_be_told_from_it(
    world: Atlas,
) -> None:
    answer = world.compare("ledger clerks", "docket clerks")["pay.top.industry"].answers[0]
    assert answer.estimate.category == "Finance and insurance"
    assert answer.estimate.value == 60_000
    assert [item.name for item in answer.items] == ["Utilities"]


def test_an_industry_never_ties_with_itself(almanac: Atlas) -> None:
    for title in ("actors", "elementary school teachers", "credit counselors"):
        answer = almanac.career(title)["pay.top.industry"].answers[0]
        names = [answer.estimate.category, *(item.name for item in answer.items)]
        assert len(set(names)) == len(names), title


def test_without_tested_means_there_is_no_best_paying_place(world: Atlas) -> None:
    row = world.compare("ledger clerks", "docket clerks")["pay.top.state"]
    assert row.answers[0].estimate.reason == row.measure.missing
