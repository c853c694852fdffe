"""The findings about the years to come and the way in."""

from __future__ import annotations

from metier.atlas import Atlas


def second(atlas: Atlas, *titles: str) -> str:
    return atlas.compare(*titles).findings[1].text


def third(atlas: Atlas, *titles: str) -> str:
    return atlas.compare(*titles).findings[2].text


def test_two_that_go_the_same_way_are_told_together(world: Atlas) -> None:
    assert second(world, "ledger clerks", "docket clerks") == (
        "Both are projected to shrink between 2024 and 2034: ledger clerks by 10.5 % and docket "
        "clerks by 2.3 %; openings a year: 13,700 and 13,700, in that order "
        "(projections have no published error)."
    )


def test_two_that_part_ways_are_told_each(world: Atlas) -> None:
    assert second(world, "ledger clerks", "bone menders").startswith(
        "Projected between 2024 and 2034: ledger clerks shrink by 10.5 % and bone menders grow "
        "by 4.0 %; openings a year:"
    )


def test_no_change_and_no_projection_are_said_in_words(world: Atlas) -> None:
    told = second(world, "stilt walkers", "ledger clerks", "drummers")
    assert "stilt walkers stay as many" in told
    assert told.endswith("No projection for drummers.")


def test_what_is_asked_alike_is_said_once_and_the_rest_for_each(world: Atlas) -> None:
    assert third(world, "ledger clerks", "docket clerks") == (
        "A high school diploma or equivalent is asked for at entry to each; then short-term "
        "on-the-job training for ledger clerks; nothing more for docket clerks."
    )
    assert third(world, "bone menders", "stilt walkers") == (
        "The same is asked for at entry: a bachelor's degree."
    )
    assert third(world, "docket clerks", "bone menders") == (
        "Asked for at entry: a high school diploma or equivalent for docket clerks; "
        "a bachelor's degree for bone menders."
    )


def test_careers_of_one_way_in_are_named_together(world: Atlas) -> None:
    told = third(world, "docket clerks", "bone menders", "stilt walkers")
    assert told.endswith("a bachelor's degree for bone menders and stilt walkers.")


def test_the_same_growth_is_said_once(world: Atlas) -> None:
    told = second(world, "quill cutters", "quill sharpeners")
    assert told.startswith("Both are projected to grow between 2024 and 2034: each by 1.5 %, with ")


def test_the_way_in_is_left_out_where_it_is_not_known_of_all(world: Atlas) -> None:
    made = world.compare("ledger clerks", "drummers")
    assert not any("entry" in finding.text for finding in made.findings)


def test_titles_read_as_one_occupation_have_one_outlook(titled: Atlas) -> None:
    told = [finding.text for finding in titled.compare("ledger keeper", "tally keeper").findings]
    (outlook,) = (text for text in told if "projected" in text)
    assert outlook.startswith(
        "The occupation is projected to shrink by 10.5 % between 2024 and 2034, with 13,700 "
        "openings a year ("
    )
