"""A file that a publisher offers for download."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Offer:
    """The file of one release, and where its publisher has it.

    Attributes:
        release: as `metier info` names it: `oews/2025-05/national`.
        title: the publication's name in words.
        publisher: who publishes it.
        licence: as the publisher states it.
        page: the publisher's page for the publication.
        url: the publisher's address of the file, or of the archive that it is packed in.
        file: the name under which the file is kept.
        archive: the name under which the zip archive is kept that has the file; empty if the
            address gives the file itself.
        sha256: of the file; None if it is not known.
        size: of the file in bytes; None if it is not known.

    >>> Offer("prices/2024/metro", "RPP", "BEA", "public domain", "https://example.org/",
    ...       "https://example.org/MARPP.zip", "MARPP.csv", "MARPP.zip").download
    'MARPP.zip'
    """

    release: str
    title: str
    publisher: str
    licence: str
    page: str
    url: str
    file: str
    archive: str = ""
    sha256: str | None = None
    size: int | None = None

    @property
    def download(self) -> str:
        """The name under which what the address gives is kept."""
        return self.archive or self.file
