"""A snapshot with a classifier is read with it, and one without is looked up."""

from __future__ import annotations

import pytest

from metier.coding.choice import coder_of
from metier.coding.coder import LookupCoder
from metier.coding.examples import gather
from metier.coding.index import MemoryIndex
from metier.coding.trained import TrainedCoder
from metier.coding.training import train
from metier.errors import InputError
from metier.model.codes import soc
from metier.model.records import TitleEntry

ENTRIES = [TitleEntry("Cook", soc("35-2014"), "onet title")]


def test_the_trained_coder_is_used_where_there_is_a_model() -> None:
    model = train(gather(ENTRIES), members=1, size=4, passes=1).save()
    coder = coder_of(MemoryIndex(ENTRIES), model)
    assert isinstance(coder, TrainedCoder)
    assert coder.code("cook").best is not None


def test_titles_are_looked_up_where_there_is_none() -> None:
    assert isinstance(coder_of(MemoryIndex(ENTRIES), None), LookupCoder)


def test_another_file_is_no_model() -> None:
    with pytest.raises(InputError):
        coder_of(MemoryIndex(ENTRIES), b"{}")
