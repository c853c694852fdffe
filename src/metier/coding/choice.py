"""Which coder reads titles: the trained one where a snapshot has a classifier."""

from __future__ import annotations

from metier.coding.coder import BulkReader, LookupCoder
from metier.coding.index import TitleIndex


def coder_of(index: TitleIndex, model: bytes | None) -> BulkReader:
    """The coder over an index.

    Args:
        model: a classifier as `TitleModel.save` wrote it; None if there is none.

    Raises:
        InputError: the classifier is of another format.

    >>> from metier.coding.index import MemoryIndex
    >>> type(coder_of(MemoryIndex([]), None)).__name__
    'LookupCoder'
    """
    if model is None:
        return LookupCoder(index)
    # Arrays are loaded only where there is something to reckon with.
    from metier.coding.model import TitleModel
    from metier.coding.trained import TrainedCoder

    return TrainedCoder(index, TitleModel.load(model))
