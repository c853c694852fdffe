"""Cells of people: what each is part of, and that subtraction singles out nobody."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from metier.records.withholding import ALL, GROUPS, TITLES, Cell, withheld
from metier.survey.disclosure import LEAST

TITLE = Cell("pay", "43-3031", "Clerk", None, None, None)


def test_a_cell_is_part_of_all_that_leaves_out_one_of_its_limits() -> None:
    cell = TITLE._replace(within="state", where="TX", group="female")
    assert dict(cell.wholes()) == {
        cell._replace(group=None): GROUPS,
        cell._replace(within=None, where=None): "state",
        cell._replace(title=None): TITLES,
    }
    assert dict(TITLE._replace(title=None).wholes()) == {}


def test_a_cell_of_a_company_is_part_of_its_occupations_and_states() -> None:
    cell = Cell("pay", "43-3031", None, "company", "Acme", None, "TX")
    assert {how for _, how in cell.wholes()} == {
        "company", "occupations", "states of a company"
    }  # fmt: skip
    assert Cell("pay", ALL, None, "company", "Acme", None) in {whole for whole, _ in cell._replace(
        state=None).wholes()}  # fmt: skip


def test_an_area_that_lies_in_a_state_is_part_of_it() -> None:
    state = TITLE._replace(within="state", where="TX")
    area, nation = TITLE._replace(within="metro", where="12420"), {TITLE: 100}
    assert dict(area.wholes({"12420": "TX"}))[state] == "areas of a state"
    assert state not in dict(area.wholes())
    counts = {**nation, state: 40, area: 35, TITLE._replace(title=None): 200}
    assert withheld(counts, (), {"12420": "TX"}) == {area}
    assert withheld(counts | {area: 30}, (), {"12420": "TX"}) == set()


people = st.lists(
    st.tuples(
        st.sampled_from(["Clerk", "Cashier", None]),
        st.sampled_from(["TX", "CA", None]),
        st.sampled_from(["female", "male"]),
    ),
    max_size=60,
)


def cells_of(persons: list[tuple[str | None, str | None, str]]) -> dict[Cell, int]:
    """People of one occupation by title, by state, and by sex."""
    plain = TITLE._replace(title=None)
    found: dict[Cell, int] = {}
    for title, state, sex in persons:
        for own in {plain, plain._replace(title=title)}:
            spots = {own, own._replace(variable="sex"), own._replace(variable="sex", group=sex)}
            if state is not None:
                spots.add(own._replace(within="state", where=state))
            for cell in spots:
                found[cell] = found.get(cell, 0) + 1
    return found


@settings(max_examples=200, deadline=None)
@given(people)
def test_no_told_cell_and_no_difference_of_two_is_of_one_to_nine_people(
    persons: list[tuple[str | None, str | None, str]],
) -> None:
    counts = cells_of(persons)
    hidden = withheld(counts)
    told = {cell: n for cell, n in counts.items() if cell not in hidden}
    assert not any(0 < n < LEAST for n in told.values())
    for cell, n in told.items():
        for whole, _ in cell.wholes():
            if whole in told:
                assert not 0 < told[whole] - n < LEAST, (whole, cell)


def test_people_in_several_parts_are_no_family() -> None:
    whole = Cell("skill", "43-3031", None, None, None, None)
    some = {whole: 100, whole._replace(group="a"): 80, whole._replace(group="b"): 70}
    assert withheld(some, {("skill", GROUPS)}) == set()
    near = {**some, whole._replace(group="c"): 95}
    assert withheld(near, {("skill", GROUPS)}) == {whole._replace(group="c")}


def test_nothing_is_withheld_of_nothing() -> None:
    assert withheld({}) == set()
