"""The fields of the search index, and a posting as a document of it.

Every column that is filtered or counted has a value in every document, because
a column without gaps is counted several times as fast; `NONE` stands for nothing.
What narrows a search down is a term of its own, because the postings with a term are
listed, while a phrase or a range has to be tried out on one posting after the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import Any

import tantivy

from metier.errors import InputError
from metier.model.postings import BANDS, Posting

NONE = "-"
"""The value of a column where a posting says nothing."""
CODES = ("occupation", "metro")
"""Columns of codes with hundreds of values, filtered and counted by `number`."""
RUN = 8
"""Words of a company's name that are found side by side by one term."""
STEP = 5_000
"""USD a year between the amounts for which it is listed which postings reach them."""
LAST_STEP = 300_000
_NAMED = ("state", "seniority")
_WIDTH = 7
_TOKENS = (
    tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
    .filter(tantivy.Filter.remove_long(40))
    .filter(tantivy.Filter.lowercase())
    .build()
)
_CARD = tuple(name for name in Posting.__slots__ if name != "standing")
_DATES = ("posted", "expires")


def schema() -> tantivy.Schema:
    """The fields: words that are searched, columns that are filtered, and what is shown."""
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("text")
    fields.add_text_field("title", index_option="freq")
    for name in ("employer", "source"):
        fields.add_text_field(name, tokenizer_name="raw", index_option="basic")
    for name in (*_NAMED, "band"):
        fields.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    fields.add_boolean_field("remote", indexed=True, fast=True)
    for name in ("posting", "company", *CODES):
        fields.add_integer_field(name, indexed=True, fast=True)
    fields.add_integer_field("reached", indexed=True)
    for name in ("pay", *_DATES):
        fields.add_integer_field(name, fast=True)
    fields.add_bytes_field("card", stored=True)
    return fields.build()


def document(row: Mapping[str, Any], fields: tantivy.Schema) -> tantivy.Document:
    """A row of `POSTINGS` as a document; its values stand apart, so no phrase runs across two.

    Raises:
        InputError: a code that is none.
    """
    pay = row["pay_low"] if row["pay_high"] is None else row["pay_high"]
    titles = [text for text in (row["title"], row["canonical_title"]) if text]
    company = row["company"] or ""
    rest = (company, *(row["skills"] or ()), row["description"])
    content = {
        "text": [*titles, *(text for text in rest if text)],
        "title": titles,
        "employer": sorted(set(runs(tokens(company)))),
        "source": row["source"],
        "band": band(pay),
        "remote": bool(row["remote"]),
        "posting": row["posting"],
        "company": company_number(company),
        "pay": -1 if pay is None else int(pay),
        "reached": [] if pay is None else list(range(0, step(int(pay)) + 1, STEP)),
        **{name: row[name] or NONE for name in _NAMED},
        **{name: number(row[name] or NONE) for name in CODES},
        **{name: _day(row[name]) for name in _DATES},
        "card": json.dumps([row[name] for name in _CARD], default=str).encode(),
    }
    return tantivy.Document.from_dict(content, fields)


def posting(card: bytes) -> Posting:
    """The posting that a document shows."""
    values = dict(zip(_CARD, json.loads(card), strict=True))
    for name in _DATES:
        values[name] = values[name] and date.fromisoformat(values[name])
    return Posting(**{**values, "skills": tuple(values["skills"] or ())})


def tokens(text: str) -> list[str]:
    """The words of a text as the index splits it (tantivy's `default`).

    >>> tokens("Acme-Bank, N.A.")
    ['acme', 'bank', 'n', 'a']
    """
    return _TOKENS.analyze(text)


def runs(name: Sequence[str]) -> Iterator[str]:
    """All words that stand side by side in a name, up to `RUN` of them.

    >>> list(runs(["acme", "bank", "inc"]))
    ['acme', 'acme bank', 'acme bank inc', 'bank', 'bank inc', 'inc']
    """
    for start in range(len(name)):
        for stop in range(start + 1, min(start + RUN, len(name)) + 1):
            yield " ".join(name[start:stop])


def number(code: str) -> int:
    """A code as a number: its bytes, of which `code` makes the code again.

    Numbers are counted as they stand; of texts each has to be looked up.

    Raises:
        InputError: longer than any code of an occupation or a metro area.
    """
    said = code.encode()
    if len(said) > _WIDTH:
        raise InputError("a code", f"at most {_WIDTH} characters", repr(code[:40]), "see POSTINGS")
    return int.from_bytes(said)


def code(number: int) -> str:
    """The code that is such a number.

    >>> code(number("43-4131"))
    '43-4131'
    """
    return number.to_bytes(_WIDTH).lstrip(b"\0").decode()


def step(pay: int) -> int:
    """The highest amount listed that a pay of zero or more reaches, USD a year.

    >>> step(52_000), step(1_000_000)
    (50000, 300000)
    """
    return min(pay // STEP * STEP, LAST_STEP)


def band(pay: float | None) -> str:
    """The lower end of the band that a pay is in.

    >>> band(54_000.0), band(None)
    ('50000', '-')
    """
    if pay is None:
        return NONE
    return str(max((low for low in BANDS if low <= pay), default=0))


def company_number(name: str) -> int:
    """A number for a company's name, the same for whatever case and spaces it is written in.

    Numbers are counted faster than tens of thousands of names; two names share one with a
    probability of 1 to 2 ** 63.

    >>> company_number("Acme  Inc") == company_number("ACME inc"), company_number("")
    (True, 0)
    """
    key = " ".join(name.casefold().split())
    if not key:
        return 0
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1


def _day(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
