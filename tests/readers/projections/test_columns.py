"""The columns that are read are of the catalogue, and their words are those BLS prints."""

from __future__ import annotations

from collections.abc import Callable

from metier.model.measure import MEASURES
from metier.readers.base import Reading
from metier.readers.projections.columns import ASSIGNMENTS, FIGURES

EDITIONS = ("2016-26", "2019-29", "2021-31", "2022-32", "2024-34")


def test_every_column_is_a_measure_of_the_catalogue() -> None:
    measures = [figure.measure for figure in FIGURES]
    measures += [assignment.measure for assignment in ASSIGNMENTS]
    assert set(measures) <= set(MEASURES)
    assert len(set(measures)) == len(measures)


def test_the_words_are_exactly_those_the_real_editions_print(
    edition: Callable[[str], Reading],
) -> None:
    for assignment in ASSIGNMENTS:
        printed = {
            fact.estimate.category
            for span in EDITIONS
            for fact in edition(span).facts
            if fact.measure == assignment.measure and fact.estimate.category is not None
        }
        assert printed == set(assignment.words)


def test_every_spelling_of_a_column_is_of_a_real_edition(
    edition: Callable[[str], Reading],
) -> None:
    for figure in FIGURES:
        found = {
            fact.cell.column.lower().replace("–", "-")
            for span in EDITIONS
            for fact in edition(span).facts
            if fact.measure == figure.measure and fact.cell is not None
        }
        years = [
            {"base": span[:4], "goal": str(int(span[:4]) + 10), "span": span} for span in EDITIONS
        ]
        for name in figure.names:
            assert found & {name.format(**year).lower() for year in years}, name
