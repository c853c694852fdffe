"""How many cells a workbook will have in memory, told before it is opened.

A worksheet is opened as a rectangle up to its last row and column. Two cells, the first and the
last that a sheet can have, make one of 17 thousand million, and opening it would end the process.
So the addresses of cells are looked at first, in the packed XML.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from metier.errors import InputError
from metier.readers.archives import DAMAGE, opened, unpacked

BYTES = 2**31
"""That the parts of a workbook may have together."""
CELLS = 50_000_000
"""Of one worksheet's rectangle; the largest of BLS, of all areas and industries, has 13 million."""

_ADDRESS = re.compile(rb"""\br\s*+=\s*+["']\s*+([A-Za-z]*+)(\d++)""")
_OPENED = re.compile(rb"<(?:\w{1,20}:)?(c|row)[\s/>]")
_BLANKS = re.compile(rb"\s++")
_FAR = 10**9
_TAG = 2**20
"""Bytes of a tag with the text behind it; Excel's longest text has 32,767 characters."""


def check(path: Path) -> None:
    """Refuse a workbook that would take the memory of the machine; one of `.xls` never does.

    Raises:
        InputError: too large, damaged, or a sheet with a cell too far from the first.
    """
    if not zipfile.is_zipfile(path):
        return
    try:
        with opened(path, BYTES) as archive:
            for name, pieces in unpacked(path, archive):
                sheet = _Sheet()
                for piece in pieces:
                    sheet.see(piece)
                sheet.see(b"<")
                if sheet.cells > CELLS:
                    raise InputError(
                        f"{path.name}#{name}",
                        f"a sheet of at most {CELLS:,} cells",
                        f"a cell in row {sheet.rows:,} and one in column {sheet.columns:,}",
                        "delete what stands far below or beside the table",
                    )
    except DAMAGE as error:
        raise InputError(
            path.name,
            "an Excel workbook",
            f"a file that cannot be opened ({str(error)[:120]})",
            "it may be cut short or not a workbook: fetch it again",
        ) from error


class _Sheet:
    """The rectangle of a worksheet, seen piece by piece.

    Attributes:
        rows, columns: the last of each.
    """

    def __init__(self) -> None:
        self.rows = self.columns = 0
        self._counted = self._across = 0
        self._begun = b""

    @property
    def cells(self) -> int:
        """How many the rectangle has."""
        return self.rows * self.columns

    def see(self, piece: bytes) -> None:
        """Take the next piece into account, up to where its last tag begins."""
        text = self._begun + piece
        end = text.rfind(b"<")
        self._begun = text[max(end, 0) :]
        if len(self._begun) > _TAG:
            # a picture, or a tag with a million blanks in it, which count as one
            self._begun = _BLANKS.sub(b" ", self._begun)[-_TAG // 2 :]
        text = text[: max(end, 0)]
        addresses = set(_ADDRESS.findall(text))
        for found in _OPENED.finditer(text):
            self._count(found[1])
        self.rows = max([self.rows, self._counted, *(_row(digits) for _, digits in addresses)])
        columns = (_column(letters) for letters, _ in addresses)
        self.columns = max([self.columns, self._across, *columns])

    def _count(self, kind: bytes) -> None:
        """A row or a cell may do without an address; then it is the next."""
        if kind == b"c":
            self._across += 1
        else:
            self._counted += 1
            self.columns, self._across = max(self.columns, self._across), 0


def _row(digits: bytes) -> int:
    return int(digits) if len(digits) < 9 else _FAR


def _column(letters: bytes) -> int:
    at = 0
    for letter in letters[:8].upper():
        at = at * 26 + letter - 64
    return at
