"""One edition of one publication, as it stood in one file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Basis(StrEnum):
    """What a publication's figures rest on."""

    SURVEY = "survey"
    MODEL = "model"
    EXPERT = "expert"
    OBSERVED = "observed"
    UNSOURCED = "unsourced"


@dataclass(frozen=True, slots=True)
class Release:
    """One edition of one publication.

    Attributes:
        address: `reader/period/part`, as in `oews/2025-05/national`; unique in a snapshot.
        title: the publication's name in words.
        publisher: who published it.
        period: what the figures refer to, starting with the year.
        file: the file's (or folder's) own name.
        sha256: of the file's bytes; of its files' names and hashes for a folder.
        url: the publisher's page for the edition.
        licence: as the publisher states it.
        basis: see `Basis`.

    >>> Release("oews/2025-05/national", "OEWS", "BLS", "2025-05", "f.xlsx", "0" * 64,
    ...         "https://www.bls.gov/oes/", "public domain", Basis.SURVEY).reader
    'oews'
    """

    address: str
    title: str
    publisher: str
    period: str
    file: str
    sha256: str
    url: str
    licence: str
    basis: Basis

    @property
    def reader(self) -> str:
        """The module of `metier.readers` that reads it."""
        return self.address.partition("/")[0]

    @property
    def citation(self) -> str:
        """One line that credits the source."""
        return f"{self.publisher}, {self.title}, {self.period}. {self.url}"
