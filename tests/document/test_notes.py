"""Each note is said once, and stands at the line or at the cell it is about."""

from __future__ import annotations

from dataclasses import replace

from tests.fixtures.comparisons import clerks_and_collectors

from metier.document.notes import Notebook

MEANS = clerks_and_collectors()["pay.annual.mean"].answers


def test_a_source_that_all_cells_share_is_a_note_of_the_line() -> None:
    cells, marks = Notebook().cells([[answer] for answer in MEANS])
    assert marks == (1,)
    assert [cell.marks for cell in cells] == [(), ()]


def test_a_remark_about_one_cell_is_a_note_of_that_cell() -> None:
    notebook = Notebook()
    cells, marks = notebook.cells([[replace(MEANS[0], note="from two files")], [MEANS[1]]])
    assert marks == (1,)
    assert [cell.marks for cell in cells] == [(2,), ()]
    assert notebook.notes.items[1].text == "From two files."


def test_the_same_note_has_the_same_number_and_is_listed_once() -> None:
    notebook = Notebook()
    for _ in range(3):
        notebook.cells([[answer] for answer in MEANS])
    assert [note.mark for note in notebook.notes.items] == [1]


def test_a_source_is_named_with_period_universe_place_and_address() -> None:
    notebook = Notebook()
    notebook.cells([[MEANS[0]]])
    (note,) = notebook.notes.items
    assert note.text == (
        "BLS, Occupational Employment and Wage Statistics, May 2025; wage and salary jobs; "
        "United States."
    )
    assert note.url == "https://www.bls.gov/oes/"


def test_a_place_is_called_by_its_name_and_not_said_twice() -> None:
    fact = MEANS[0].fact
    assert fact is not None
    local = replace(fact, slice=replace(fact.slice, place="MD"))
    partly = replace(fact, slice=replace(fact.slice, universe="jobs, United States without Texas"))
    notebook = Notebook()
    notebook.cells([[replace(MEANS[0], fact=local)], [replace(MEANS[0], fact=partly)]])
    first, second = (note.text for note in notebook.notes.items)
    assert first.endswith("wage and salary jobs; Maryland.")
    assert second.endswith("jobs, United States without Texas.")


def test_a_figure_of_a_wider_occupation_says_whose_it_is() -> None:
    notebook = Notebook()
    notebook.cells([[replace(MEANS[0], flags=("wider occupation",))]])
    assert "Published only for loan interviewers and clerks (43-4131) as a whole." in [
        note.text for note in notebook.notes.items
    ]


def test_how_a_titles_own_figure_was_made_is_a_note() -> None:
    fact = MEANS[0].fact
    assert fact is not None
    own = replace(fact, title="Loan keeper", method="blended: weight 0.83 on the title's own")
    notebook = Notebook()
    notebook.cells([[replace(MEANS[0], fact=own)], [MEANS[1]]])
    assert "Blended: weight 0.83 on the title's own." in [n.text for n in notebook.notes.items]


def test_a_source_that_is_whom_it_counts_is_said_once() -> None:
    fact, release = MEANS[0].fact, MEANS[0].release
    assert fact is not None
    assert release is not None
    whom = "postings of jobs.csv"
    fact = replace(fact, slice=replace(fact.slice, universe=whom))
    release = replace(release, publisher="the owner of the records", title=whom, period="2025")
    notebook = Notebook()
    notebook.cells([[replace(MEANS[0], fact=fact, release=release)]])
    assert notebook.notes.items[0].text == (
        "The owner of the records, postings of jobs.csv, 2025; United States."
    )
