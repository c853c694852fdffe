"""A linear classifier of titles' keys: a table of feature vectors, added up, and one layer.

The vectors are kept as whole numbers of eight bits with a scale for each row. One
title is scored with numpy alone; many are scored by compiled loops.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from metier.coding.calibration import Calibrator, Floats, evidence
from metier.coding.features import ROWS, features, joined
from metier.coding.known import KnownWords
from metier.errors import InputError

FORMAT = "metier/titles/1"
MANY = 256
"""From so many keys on it pays to load what compiles."""
LARGEST = 13_000_000
"""Bytes of the largest model that is written."""


@dataclass(frozen=True)
class TitleModel:
    """A trained classifier.

    Attributes:
        codes: the SOC 2018 occupations, as `43-3011`; one column of `output` each.
        table: of shape (rows of features, size).
        scales: what a row of the table is multiplied with.
        output: of shape (size + 1, codes), the constant last.
        words: the words of the titles it was trained on, with how many have each.
        calibrator: what the first answer is worth; None where too few titles were there to tell.
    """

    codes: tuple[str, ...]
    table: NDArray[np.int8]
    scales: NDArray[np.float16]
    output: NDArray[np.float16]
    words: Mapping[str, int]
    calibrator: Calibrator | None = None

    def scores(self, keys: Sequence[str]) -> NDArray[np.float32]:
        """Probabilities of the occupations.

        Args:
            keys: as `metier.coding.titles.normalise` gives them; an empty one has the
                shares of the occupations among all titles.

        Returns:
            Of shape (keys, codes); each row adds up to 1.
        """
        summed = self._sums_of_many(keys) if len(keys) >= MANY else self._sums(keys)
        found: NDArray[np.float32] = summed @ self._weights[:-1]
        found += self._weights[-1]
        found -= found.max(axis=1, keepdims=True, initial=-np.inf)
        np.exp(found, out=found)
        found /= found.sum(axis=1, keepdims=True)
        return found

    def evidence(
        self,
        keys: Sequence[str],
        shares: Floats,
        likely: Floats,
        votes: Floats,
        settled: NDArray[np.bool_],
        capitals: NDArray[np.bool_],
    ) -> Floats:
        """What speaks for and against the first answers; see `calibration.evidence`."""
        rows = [key.split() for key in keys]
        known = np.array([sum(map(self.words.__contains__, row)) for row in rows])
        words = np.array([len(row) for row in rows])
        return evidence(shares, likely, votes, settled, words, known, capitals)

    def _sums(self, keys: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of each key's features, added up, of shape (keys, size)."""
        summed = np.zeros((len(keys), self.table.shape[1]), np.float32)
        for at, key in enumerate(keys):
            if rows := features(key):
                scaled = self.scales[rows].astype(np.float32)
                summed[at] = scaled @ self.table[rows].astype(np.float32)
                summed[at] /= np.float32(len(rows) ** 0.5)
        return summed

    def _sums_of_many(self, keys: Sequence[str]) -> NDArray[np.float32]:
        """The same, compiled, to the last digits of a 32-bit number."""
        from metier.coding.kernels import sums

        found: NDArray[np.float32] = sums(*joined(list(keys)), self.table, self._scales)
        return found

    @cached_property
    def _scales(self) -> NDArray[np.float32]:
        return self.scales.astype(np.float32)

    @cached_property
    def _weights(self) -> NDArray[np.float32]:
        return self.output.astype(np.float32)

    @cached_property
    def known(self) -> KnownWords:
        """The words it knows, for putting misspelled ones right."""
        return KnownWords(self.words)

    def save(self) -> bytes:
        """The model as bytes, the same for the same model.

        Raises:
            InputError: it takes more than `LARGEST` bytes.
        """
        head = {
            "format": FORMAT,
            "codes": self.codes,
            "size": self.table.shape[1],
            "calibration": self.calibrator and self.calibrator.head(),
            "words": " ".join(sorted(self.words)),
            "counts": [self.words[word] for word in sorted(self.words)],
        }
        line = json.dumps(head, sort_keys=True, separators=(",", ":")).encode() + b"\n"
        content = line + b"".join(
            array.tobytes() for array in (self.table, self.scales, self.output)
        )
        if len(content) > LARGEST:
            raise InputError("the model of titles", f"at most {LARGEST:,} bytes", str(len(content)))
        return content

    @classmethod
    def load(cls, content: bytes) -> TitleModel:
        """Read what `save` wrote.

        Raises:
            InputError: it is not a model of this format, or it is cut short.
        """
        place, hint = "titles.model", "build the snapshot again"
        line, _, body = content.partition(b"\n")
        try:
            head = json.loads(line)
            codes, size = tuple(head["codes"]), int(head["size"])
            counts = dict(zip(head["words"].split(), head["counts"], strict=True))
            calibrator = Calibrator.of(head.get("calibration"), len(codes))
            form = head["format"]
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(place, f"a model {FORMAT}", "another file", hint) from error
        ends = np.cumsum([ROWS * size, 2 * ROWS, 2 * (size + 1) * len(codes)])
        if form != FORMAT or len(body) != ends[-1]:
            raise InputError(
                place, f"{FORMAT} of {ends[-1]:,} bytes", f"{form} of {len(body):,}", hint
            )
        return cls(
            codes,
            np.frombuffer(body[: ends[0]], np.int8).reshape(ROWS, size),
            np.frombuffer(body[ends[0] : ends[1]], np.dtype("<f2")),
            np.frombuffer(body[ends[1] :], np.dtype("<f2")).reshape(size + 1, len(codes)),
            counts,
            calibrator,
        )
