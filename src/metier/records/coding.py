"""Titles, places and texts of records into codes: one function from batch to batch."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from metier.coding.titles import spelled_out
from metier.records.columns import CODED
from metier.records.gazetteer import Gazetteer

ReadTitles = Callable[[Sequence[str | None]], Mapping[str, Sequence[object]]]
"""The columns `code`, `probability`, `seniority` and `canonical_title` of some titles."""
ReadSkills = Callable[[Iterable[str]], Sequence[Sequence[str]]]
"""The names of skills that each text asks for."""

_TITLE = {
    "canonical_title": "canonical_title",
    "occupation": "code",
    "probability": "probability",
    "seniority": "seniority",
}
"""A column of `CODED` and the one of `ReadTitles` that it is."""
_KEPT = 1_000_000
"""Titles whose reading is remembered."""


@dataclass(slots=True)
class Coder:
    """The function that codes a batch of records; what it is made of travels to workers.

    Canonical titles are spelled out: whoever writes RN and whoever writes Registered nurse
    hold one title.

    Attributes:
        titles: reads titles.
        skills: finds skills; None where the build knows none.
        gazetteer: the places that texts may name.
    """

    titles: ReadTitles
    skills: ReadSkills | None
    gazetteer: Gazetteer
    _known: dict[str, tuple[object, ...]] = field(default_factory=dict, repr=False)

    def __call__(self, batch: pa.RecordBatch) -> pa.RecordBatch:
        """The batch with the columns of `CODED` after its own.

        Args:
            batch: with a column `title`, and `place` and `description` where its kind has them.
        """
        columns = {name: batch.column(name) for name in batch.schema.names}
        added: dict[str, pa.Array] = self._titles(batch.column("title"))
        added["state"], added["metro"] = self.gazetteer.located(batch.column("place"))
        added["skills"] = self._skills(columns.get("description"), batch.num_rows)
        return pa.record_batch(
            [*columns.values(), *(added[name] for name in CODED.names)],
            schema=pa.schema([*batch.schema, *CODED]),
        )

    def _titles(self, texts: pa.Array) -> dict[str, pa.Array]:
        """Distinct titles are read once, whatever batch they stand in."""
        encoded = pc.dictionary_encode(texts)
        distinct: list[str] = encoded.dictionary.to_pylist()
        rows = self._read(distinct)
        return {
            name: pa.array([row[at] for row in rows], CODED.field(name).type).take(encoded.indices)
            for at, name in enumerate(_TITLE)
        }

    def _read(self, distinct: Sequence[str]) -> list[tuple[Any, ...]]:
        """The reading of each title; threads may forget what others remember, and not disturb."""
        known = self._known
        found = {text: known[text] for text in distinct if text in known}
        new = [text for text in distinct if text not in found]
        columns = self.titles(new)
        shown, *others = (columns[name] for name in _TITLE.values())
        rows = zip([text and spelled_out(str(text)) for text in shown], *others, strict=True)
        read = dict(zip(new, rows, strict=True))
        if len(known) + len(read) > _KEPT:
            self._known = known = {}
        known.update(read)
        found.update(read)
        return [found[text] for text in distinct]

    def _skills(self, texts: pa.Array | None, rows: int) -> pa.Array:
        kind = CODED.field("skills").type
        if texts is None or self.skills is None:
            return pa.nulls(rows, kind)
        found: list[Sequence[str] | None] = [None] * rows
        present = [(at, text) for at, text in enumerate(texts.to_pylist()) if text]
        names = self.skills(text for _, text in present)
        for (at, _), of_text in zip(present, names, strict=True):
            found[at] = list(dict.fromkeys(of_text))
        return pa.array(found, kind)
