"""Postings from text to values: each field checked, each row at fault set aside."""

from __future__ import annotations

from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from metier.readers.batches import Part
from metier.readers.fields import Checked, Fault
from metier.readers.postings import dates
from metier.readers.postings.pay import Pay, described, stated
from metier.readers.postings.prose import plain_column
from metier.readers.records import POSTINGS, Ledger

_PAY = pa.struct([("low", pa.float64()), ("high", pa.float64()), ("unit", pa.string())])
_APART = "\x1f"
_FIGURE = r"\$\s?\d"
_NO_TITLE = Fault("a title", "no title")

_YES = frozenset({"1", "1.0", "true", "t", "yes", "y", "remote", "fully remote", "telecommute"})
_NO = frozenset({"0", "0.0", "false", "f", "no", "n", "on-site", "onsite", "on site", "hybrid"})
_REMOTE = r"(?i)\bremote\b|\bwork from home\b|\btelecommut|\bwfh\b"
_NOT_REMOTE = (
    r"(?i)\b(?:not|non|no)[ -]remote|\bremote (?:sens|control|site|area|deposit|monitor|pilot"
    r"|visual|desktop|location|support site)"
)
"""Remote sensing is a trade, not a way of working."""


def checked(part: Part, newest: int | None, ledger: Ledger) -> pa.RecordBatch:
    """The rows of one part that are right, in the columns of `POSTINGS`.

    Args:
        part: texts in the columns of `sources.TEXTS`.
        newest: the newest plausible year of the file, for its dates.
    """
    batch = part.batch
    for name in ("title", "description"):
        at = batch.schema.get_field_index(name)
        batch = batch.set_column(at, name, plain_column(batch.column(at)))
    fields = Checked(_with_pay(batch), part.file)
    fields.refuse(pc.is_null(batch.column("title")), "title", _NO_TITLE)
    for name in ("title", "id", "company", "place", "industry", "url", "description"):
        fields.keep(name, batch.column(name))
    fields.read("posted", dates.posted(newest), pa.date32())
    fields.read("expires", dates.expires(newest), pa.date32())
    fields.read("remote", _is_remote, pa.bool_())
    fields.keep("remote", pc.if_else(_says_remote(batch), True, fields.column("remote")))
    fields.read("pay_min", _stated, _PAY, source="stated")
    pay = _or_described(fields.column("pay_min"), batch)
    for name, inner in (("pay_min", "low"), ("pay_max", "high"), ("pay_unit", "unit")):
        fields.keep(name, pc.struct_field(pay, inner))
    return fields.done(POSTINGS, ledger)


def _with_pay(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with all that its columns say of pay in one, `stated`; null where they do not.

    `pay_min` shows the same, so that a row set aside for its pay shows all of it.
    """
    low = pc.coalesce(
        batch.column("pay_min"),
        pc.if_else(pc.is_null(batch.column("pay_max")), batch.column("pay"), None),
    )
    texts = [low, *(batch.column(name) for name in ("pay_max", "pay_unit", "currency"))]
    joined = partial(
        pc.binary_join_element_wise, *texts, null_handling="replace", null_replacement=""
    )
    without = pc.and_(pc.is_null(low), pc.is_null(batch.column("pay_max")))
    at = batch.schema.get_field_index("pay_min")
    shown = pc.utf8_trim_whitespace(joined(" "))
    return batch.set_column(at, "pay_min", shown).append_column(
        "stated", pc.if_else(without, pa.scalar(None, pa.string()), joined(_APART))
    )


def _stated(text: str) -> object:
    return _as_struct(stated(*text.split(_APART)))


def _as_struct(pay: object) -> object:
    if isinstance(pay, Pay):
        return {"low": pay.low, "high": pay.high, "unit": pay.unit}
    return pay


def _or_described(pay: pa.Array, batch: pa.RecordBatch) -> pa.Array:
    """Pay from the description where no column of pay has a word."""
    silent = pc.and_(
        pc.and_(pc.is_null(batch.column("pay_min")), pc.is_null(batch.column("pay_max"))),
        pc.is_null(batch.column("pay")),
    )
    asked = pc.and_(silent, _matches(batch.column("description"), _FIGURE))
    texts = batch.column("description").filter(asked).to_pylist()
    found = pa.array([_as_struct(described(text)) for text in texts], _PAY)
    rows = pc.indices_nonzero(asked)
    places = pc.index_in(pa.array(range(batch.num_rows), pa.uint64()), rows)
    return pc.if_else(asked, found.take(places), pay)


def _is_remote(text: str) -> object:
    folded = text.lower()
    if folded in _YES:
        return True
    if folded in _NO:
        return False
    return None


def _says_remote(batch: pa.RecordBatch) -> pa.Array:
    """Whether the place or the title says that work is remote."""
    says = [
        pc.and_not(_matches(batch.column(name), _REMOTE), _matches(batch.column(name), _NOT_REMOTE))
        for name in ("place", "title")
    ]
    return pc.or_(*says)


def _matches(texts: pa.Array, pattern: str) -> pa.Array:
    return pc.fill_null(pc.match_substring_regex(texts, pattern), fill_value=False)
