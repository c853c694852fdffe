"""schema.org JobPosting as JSON-LD: by itself, in a list, or in a graph of other things.

Names of the 2010s' drafts of the schema (`jobDescription`, `organizationName`, `minSalary`)
are read as well, as large collections of postings have them.

Source: https://schema.org/JobPosting
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

from metier.readers.batches import Fault, Row, inside, objects, text

_FIRST = 100
_ONE_OF: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "name"),
    "id": ("identifier.value", "identifier", "id", "@id"),
    "company": (
        "hiringOrganization.name",
        "hiringOrganization.organizationName",
        "hiringOrganization.legalName",
        "hiringOrganization",
    ),
    "posted": ("datePosted",),
    "expires": ("validThrough", "dateExpires"),
    "pay_min": (
        "baseSalary.value.minValue",
        "baseSalary.minValue",
        "baseSalary.minSalary",
        "baseSalary.value.value",
        "baseSalary.value",
        "baseSalary.salary",
        "baseSalary",
    ),
    "pay_max": ("baseSalary.value.maxValue", "baseSalary.maxValue", "baseSalary.maxSalary"),
    "pay_unit": ("baseSalary.value.unitText", "baseSalary.unitText", "baseSalary.payPeriod"),
    "currency": ("baseSalary.currency", "salaryCurrency", "baseSalary.value.currency"),
    "industry": ("industry.name", "industry"),
    "url": ("url", "sameAs"),
    "description": ("description", "jobDescription"),
}
"""For each column, where it stands; the first that is a text or number and says something."""

_WAYS = {name: [way.split(".") for way in ways] for name, ways in _ONE_OF.items()}
_ADDRESS = ("jobLocation", "address")
_CITY, _STATE = ("addressLocality", "locality"), ("addressRegion", "regionCode", "region")
_NONE = Fault("no job posting", "a schema.org JobPosting", "other things")


def has_postings(path: Path) -> bool:
    """Whether one of the first 100 values of a JSON file is, or holds, a job posting."""
    return any(next(postings(value), None) for _, value in islice(objects(path), _FIRST))


def rows(path: Path, own: Sequence[str], numbers: Iterator[int]) -> Iterator[Row]:
    """The postings of a JSON file in their order; a line without one is a row at fault.

    Args:
        numbers: of the rows, taken as they come.

    Raises:
        InputError: the file cannot be opened as text, or is one broken array or object.
    """
    for _, value in objects(path):
        for row in [value] if isinstance(value, Fault) else texts(value, own):
            yield next(numbers), row


def texts(value: object, own: Sequence[str]) -> Iterator[list[str] | Fault]:
    """A row for each posting in a value; one at fault if there is none."""
    found = False
    for posting in postings(value):
        found = True
        yield _row(posting, own)
    if not found:
        yield _NONE


def postings(value: object) -> Iterator[Mapping[str, object]]:
    """Every job posting in a JSON value, in the order in which they stand.

    >>> [one["title"] for one in postings({"@graph": [{"@type": "JobPosting", "title": "Cook"}]})]
    ['Cook']
    """
    waiting = [value]  # not recursive: how deep a value may be is the file's choice
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if _is_posting(one):
                yield one
            else:
                waiting.extend(reversed(one.values()))
        elif isinstance(one, list):
            waiting.extend(reversed(one))


def _is_posting(value: Mapping[str, object]) -> bool:
    kind = value.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    if any(isinstance(one, str) and one.endswith("JobPosting") for one in kinds):
        return True
    return kind is None and "title" in value and "hiringOrganization" in value


def _row(posting: Mapping[str, object], own: Sequence[str]) -> list[str] | Fault:
    known = {name: _first(posting, ways) for name, ways in _WAYS.items()}
    known["place"] = _place(posting)
    kind = text(posting.get("jobLocationType"))
    known["remote"] = "true" if "TELECOMMUTE" in kind.upper() else ""
    return [known.get(name, "") for name in own]


def _first(posting: Mapping[str, object], ways: Sequence[Sequence[str]]) -> str:
    for way in ways:
        value = _one(inside(_unlisted(posting, way), way))
        if value not in (None, "") and not isinstance(value, dict | list):
            return text(value)
    return ""


def _unlisted(posting: Mapping[str, object], way: Sequence[str]) -> Mapping[str, object]:
    """The posting with the first of a list where the way goes on through it."""
    return {way[0]: _one(posting.get(way[0]))} if len(way) > 1 else posting


def _one(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _place(posting: Mapping[str, object]) -> str:
    """City and state of the first place of work."""
    where = _one(posting.get(_ADDRESS[0]))
    address = _one(where.get(_ADDRESS[1], where)) if isinstance(where, dict) else where
    if not isinstance(address, dict):
        return address if isinstance(address, str) else ""
    parts = [_first(address, [[name] for name in names]) for names in (_CITY, _STATE)]
    return ", ".join(filter(None, parts))
