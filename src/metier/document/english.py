"""The English names on a page of another language: a voice has to know which they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from metier.compare.naming import short_name
from metier.document.naming import heads, tags
from metier.document.nodes import Document
from metier.model.comparison import Answer, Comparison
from metier.words import mid_sentence, sentence_case, translated

_ALWAYS = frozenset({"canonical_title", "occupation_title", "publisher", "skills"})
"""Entries of a page's data that are in English on every kind of page."""
_OF_KIND: Mapping[str, frozenset[str]] = {
    "home": frozenset({"examples"}),
    "careers": frozenset({"title"}),
    "professions": frozenset({"title"}),
    "jobs": frozenset({"title", "name"}),
    "posting": frozenset({"title", "description"}),
    "sources": frozenset({"title"}),
}
"""Entries that are so on one kind; on another they may be in the page's own language."""


def english_names(document: Document) -> frozenset[str]:
    """Names that data have in English only, as they stand in sentences and at their beginning.

    Returns:
        Occupations, titles, skills, publications and the like; not the names of places and
        companies, which are the same in every language.
    """
    subject = document.subject
    if isinstance(subject, Comparison):
        found = _of_comparison(subject)
    else:
        found = _of_data(subject, _ALWAYS | _OF_KIND.get(document.kind, frozenset()))
    lines = {line.strip() for name in found if name for line in name.splitlines()}
    whole = lines | {line.removesuffix(" occupations") for line in lines}
    left = {name for name in whole if len(name) > 1 and translated(name) == name}
    return frozenset(left.union(*({mid_sentence(name), sentence_case(name)} for name in left)))


def _of_comparison(made: Comparison) -> Iterator[str]:
    yield from (*tags(made.careers), *heads(made))
    yield from (row.label for row in made.industries)
    for career in made.careers:
        yield from (career.title, career.short_name or "")
        candidates = [found.occupation_title for found in career.coding.candidates]
        for title in (career.occupation_title or "", *candidates):
            yield from (title, short_name(title))
    for row in made.rows:
        for answer in row.answers:
            yield from _of_answer(answer)


def _of_answer(answer: Answer) -> Iterator[str]:
    yield from (item.name for item in answer.items)
    yield from (answer.inherited_title or "", answer.estimate.category or "")
    if answer.release is not None:
        yield f"{answer.release.publisher}, {answer.release.title}"
    if answer.fact is not None and answer.fact.cell is not None:
        yield str(answer.fact.cell)


def _of_data(data: object, keys: Iterable[str], named: bool = False) -> Iterator[str]:
    """The texts under some keys, however deep they stand."""
    match data:
        case str():
            if named:
                yield data
        case Mapping():
            for key, value in data.items():
                yield from _of_data(value, keys, key in keys)
        case list() | tuple():
            for value in data:
                yield from _of_data(value, keys, named)
