"""Records of any size as batches of text columns, from CSV, JSON lines or Parquet.

Whatever of a file cannot be read is set aside row by row, or the file is refused; nothing is
passed over in silence. Memory is bounded: no line, field or batch grows with the file.
"""

from metier.readers.batches.columns import match
from metier.readers.batches.delimited import Row
from metier.readers.batches.jsonlines import inside, objects, text
from metier.readers.batches.lines import LONGEST, Fault
from metier.readers.batches.parts import Part, files, form, names, parts, parts_of

__all__ = [
    "LONGEST",
    "Fault",
    "Part",
    "Row",
    "files",
    "form",
    "inside",
    "match",
    "names",
    "objects",
    "parts",
    "parts_of",
    "text",
]
