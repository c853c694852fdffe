"""The fields of the search index, and a posting as a document of it.

Every column that is counted has a number in every document, because a column without
gaps is counted several times as fast; 0 stands for nothing (see `metier.store.values`).
What narrows a search down is a term of its own, because the postings with a term are
listed, while a phrase or a range has to be tried out on one posting after the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

import tantivy

from metier.model.postings import BANDS, FACETS, Posting
from metier.store.values import Values

COLUMNS = {name: {"pay": "band"}.get(name, name) for name in FACETS}
"""The field of the index by which each facet is counted, and filtered where it is asked for."""
YES = "yes"
"""The value of `remote` where a posting says so; of others nothing is known."""
RUN = 8
"""Words of a company's name that are found side by side by one term."""
STEP = 5_000
"""USD a year between the amounts for which it is listed which postings reach them."""
LAST_STEP = 300_000
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
    for name in COLUMNS.values():
        fields.add_unsigned_field(name, indexed=True, fast=True)
    for name in ("posting", "reached"):
        fields.add_integer_field(name, indexed=True)
    for name in ("pay", *_DATES):
        fields.add_integer_field(name, fast=True)
    fields.add_bytes_field("card", stored=True)
    return fields.build()


def document(row: Mapping[str, Any], fields: tantivy.Schema, values: Values) -> tantivy.Document:
    """A row of `POSTINGS` as a document; its texts stand apart, so no phrase runs across two.

    Args:
        values: of the columns that are counted; those of the row are added.
    """
    pay = row["pay_low"] if row["pay_high"] is None else row["pay_high"]
    titles = [text for text in (row["title"], row["canonical_title"]) if text]
    company = row["company"] or ""
    rest = (company, *(row["skills"] or ()), row["description"])
    counted = {**row, "pay": band(pay), "remote": YES if row["remote"] else None}
    content = {
        "text": [*titles, *(text for text in rest if text)],
        "title": titles,
        "employer": sorted(set(runs(tokens(company)))),
        "source": row["source"],
        "posting": row["posting"],
        "pay": -1 if pay is None else int(pay),
        "reached": [] if pay is None else list(range(0, step(int(pay)) + 1, STEP)),
        **{column: values.add(name, counted[name]) for name, column in COLUMNS.items()},
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


def step(pay: int) -> int:
    """The highest amount listed that a pay of zero or more reaches, USD a year.

    >>> step(52_000), step(1_000_000)
    (50000, 300000)
    """
    return min(pay // STEP * STEP, LAST_STEP)


def band(pay: float | None) -> str | None:
    """The lower end of the band that a pay is in.

    >>> band(54_000.0)
    '50000'
    """
    if pay is None:
        return None
    return str(max((low for low in BANDS if low <= pay), default=0))


def _day(day: date | None) -> int:
    return 0 if day is None else day.toordinal()
