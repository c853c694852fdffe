"""Records of any size as batches of text columns, from CSV, JSON lines or Parquet.

Whatever of a file cannot be read is set aside row by row, or the file is refused; nothing is
passed over in silence. Memory is bounded: no line, field or batch grows with the file.
"""

from metier.readers.batches.columns import match
from metier.readers.batches.jsonlines import objects
from metier.readers.batches.lines import LONGEST
from metier.readers.batches.parts import Part, files, names, parts

__all__ = ["LONGEST", "Part", "files", "match", "names", "objects", "parts"]
