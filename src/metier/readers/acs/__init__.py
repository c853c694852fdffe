"""American Community Survey, public use microdata: person records, streamed.

Unlike the readers of published tables this one gives rows, not facts: Arrow
batches in metier's own columns, ready to be tallied, with an account of the
rows that were set aside.
"""

from metier.readers.acs.columns import PAY_UNIT
from metier.readers.acs.dictionary import labels
from metier.readers.acs.records import Records, records

__all__ = ["PAY_UNIT", "Records", "labels", "records"]
