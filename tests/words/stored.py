"""Words that the model and the embedded almanac keep in English, each a message as it is."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from metier.model.comparison import Outcome, Verdict
from metier.model.measure import AGES, LEVELS, MEASURES, RACES, SCHOOLING, SEXES, Section


def stored() -> Iterator[str]:
    """Labels, groups, sections, verdicts and reasons, as they stand."""
    for enum in (Section, Verdict, Outcome):
        yield from words_of(enum)
    for measure in MEASURES.values():
        yield measure.label
        yield measure.missing
    for groups in (SEXES, RACES, SCHOOLING, LEVELS, AGES):
        yield from groups


def words_of(enum: type[StrEnum]) -> Iterator[str]:
    """The values of an enumeration."""
    return (member.value for member in enum)
