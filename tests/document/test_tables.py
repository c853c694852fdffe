"""The table has every row once, in sections, with ranges joined and reasons not repeated."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.comparisons import clerks_and_collectors, of_three, with_bounds

from metier.document.nodes import Line, Subhead, Table
from metier.document.notes import Notebook
from metier.document.tables import table
from metier.model.comparison import Comparison, Row


def made(comparison: Comparison | None = None) -> Table:
    return table(comparison or clerks_and_collectors(), Notebook())


def lines(of: Table) -> list[Line]:
    return [x for group in of.groups for x in group.lines if isinstance(x, Line)]


def test_every_row_of_the_comparison_stands_in_exactly_one_line() -> None:
    for comparison in (clerks_and_collectors(), of_three(), with_bounds()):
        shown = [row for line in lines(made(comparison)) for row in line.rows]
        assert sorted(map(id, shown)) == sorted(map(id, comparison.rows))


def test_sections_stand_in_the_order_of_a_page() -> None:
    assert [group.title for group in made().groups] == [
        "Pay",
        "Demand",
        "Way in",
        "People",
        "Work",
        "Places and employers",
    ]


def test_percentiles_are_read_as_the_ends_of_a_range() -> None:
    middle = next(line for line in lines(made()) if "10th to 90th" in line.label)
    assert [cell.words(middle.unit) for cell in middle.cells] == [
        "$37,330 to $69,770",
        "$34,400 to $65,580",
    ]
    assert middle.said == "ranges overlap"


def test_a_range_with_a_bound_says_at_least() -> None:
    middle = next(line for line in lines(made(with_bounds())) if "10th to 90th" in line.label)
    assert middle.cells[0].words(middle.unit) == "$37,330 to at least $239,200 (top-coded)"


def test_levels_stand_below_the_name_of_their_distribution() -> None:
    people = made().groups[3].lines
    heads = [line.label for line in people if isinstance(line, Subhead)]
    assert heads == ["Age", "Sex", "Race and Hispanic origin"]
    assert all(line.level for line in people if isinstance(line, Line) and line.rows[0].group)


def test_the_notes_that_all_levels_share_stand_at_the_name_alone() -> None:
    people = made().groups[3].lines
    age = next(at for at, line in enumerate(people) if line.label == "Age")
    assert people[age].marks == (3,)
    assert people[age + 1].marks == ()


def test_the_reason_for_not_testing_is_said_once() -> None:
    said = [line.said for line in lines(made())]
    assert sum("no published error" in text for text in said) == 1
    assert sum("not tested" in text for text in said) > 1


def test_demand_is_labelled_with_its_years() -> None:
    labels = [line.label for line in lines(made())]
    assert "Growth projected (2024 to 2034)" in labels
    assert "Jobs (May 2025)" in labels


def test_a_national_row_on_the_page_of_a_place_says_so_in_its_label() -> None:
    both = clerks_and_collectors()
    rows = tuple(
        replace(row, answers=tuple(replace(a, flags=(*a.flags, "national")) for a in row.answers))
        for row in both.rows
    )
    labels = [line.label for line in lines(made(replace(both, rows=rows)))]
    assert "Average pay, a year (nation)" in labels
    assert "Middle of pay, a year (10th to 90th percentile; nation)" in labels
    assert "Growth projected (2024 to 2034; nation)" in labels
    assert "Skills that matter most" in labels
    assert not any("nation" in line.label for line in lines(made()))


def test_cells_hold_the_answers_of_the_model() -> None:
    comparison = clerks_and_collectors()
    first = lines(made(comparison))[0]
    assert first.cells[0].answers[0] is comparison.rows[0].answers[0]
    assert first.rows == comparison.rows[:1]


def of_records(row: Row) -> Row:
    """The row as records of the titles would have it."""
    answers = []
    for answer in row.answers:
        assert answer.fact is not None
        where = replace(answer.fact.slice, universe="people of people.csv")
        fact = replace(answer.fact, slice=where, source="profiles/2026/p", title="Loan keeper")
        answers.append(replace(answer, fact=fact))
    return replace(row, answers=tuple(answers))


def test_a_range_has_two_ends_of_the_same_people_or_none() -> None:
    pair = clerks_and_collectors()
    rows = [of_records(r) if r.measure.id == "pay.annual.p90" else r for r in pair.rows]
    labels = [line.label for line in lines(made(replace(pair, rows=tuple(rows))))]
    assert not any("10th to 90th" in label for label in labels)
    assert "10th percentile of pay, a year" in labels
    assert "90th percentile of pay, a year" in labels


def test_the_range_of_another_source_stands_below_and_names_it() -> None:
    pair = clerks_and_collectors()
    ends = [r for r in pair.rows if r.measure.id in ("pay.annual.p10", "pay.annual.p90")]
    other = [replace(r, label=f"{r.measure.label} (OEWS: jobs)", primary=False) for r in ends]
    rows = (*map(of_records, ends), *other)
    own, official = lines(made(replace(pair, rows=rows)))
    assert not own.secondary
    assert official.secondary
    assert official.label == "Middle of pay, a year (10th to 90th percentile; OEWS: jobs)"


def test_the_caption_says_whether_figures_of_records_stand_among_the_official_ones() -> None:
    pair = clerks_and_collectors()
    mixed = replace(pair, rows=(of_records(pair.rows[0]), *pair.rows[1:]))
    assert made(pair).caption.startswith("Official figures")
    assert made(mixed).caption.startswith("Figures of records and official figures")


def test_records_behind_those_that_lead_make_no_line() -> None:
    comparison = clerks_and_collectors()
    first, *others = comparison.rows
    behind = replace(comparison, rows=(replace(first, beside=True), *others))
    assert len(lines(made(behind))) == len(lines(made(comparison))) - 1
