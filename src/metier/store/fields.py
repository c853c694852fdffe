"""The fields of the search index, and a posting as a document of it.

Every column that is filtered or counted has a value in every document, because
a column without gaps is counted several times as fast; `NONE` stands for nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from typing import Any

import tantivy

from metier.model.postings import BANDS, Posting

NONE = "-"
"""The value of a column where a posting says nothing."""
NAMED = ("occupation", "state", "metro", "seniority")
"""Columns of codes and levels, filtered and counted as they stand."""
_CARD = tuple(name for name in Posting.__slots__ if name != "standing")
_DATES = ("posted", "expires")


def schema() -> tantivy.Schema:
    """The fields: words that are searched, columns that are filtered, and what is shown."""
    fields = tantivy.SchemaBuilder()
    fields.add_text_field("text")
    fields.add_text_field("title", index_option="freq")
    fields.add_text_field("employer")
    fields.add_text_field("source", tokenizer_name="raw", index_option="basic")
    for name in (*NAMED, "band"):
        fields.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    fields.add_boolean_field("remote", indexed=True, fast=True)
    for name in ("posting", "company"):
        fields.add_integer_field(name, indexed=True, fast=True)
    for name in ("pay", *_DATES):
        fields.add_integer_field(name, fast=True)
    fields.add_bytes_field("card", stored=True)
    return fields.build()


def document(row: Mapping[str, Any], fields: tantivy.Schema) -> tantivy.Document:
    """A row of `POSTINGS` as a document; its values stand apart, so no phrase runs across two."""
    pay = row["pay_low"] if row["pay_high"] is None else row["pay_high"]
    titles = [text for text in (row["title"], row["canonical_title"]) if text]
    company = row["company"] or ""
    rest = (company, *(row["skills"] or ()), row["description"])
    content = {
        "text": [*titles, *(text for text in rest if text)],
        "title": titles,
        "employer": company,
        "source": row["source"],
        "band": band(pay),
        "remote": bool(row["remote"]),
        "posting": row["posting"],
        "company": company_number(company),
        "pay": -1 if pay is None else int(pay),
        **{name: row[name] or NONE for name in NAMED},
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
