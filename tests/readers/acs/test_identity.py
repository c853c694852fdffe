"""Codes that are unreadable or unknown are errors with their place."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from metier.errors import CodeError
from metier.readers.acs.files import Part
from metier.readers.acs.identity import known, letters

PART = Part(Path("psam_p01.csv"))
AT = np.array([4, 7, 9])


@pytest.mark.parametrize("code", ["12", "12345", "12A4", "", None])
def test_a_code_is_four_digits(code: str | None) -> None:
    with pytest.raises(CodeError, match=r"psam_p01\.csv!OCCP:8: expected four digits"):
        known(PART, pa.array(["0010", code, "0020"]), "OCCP", None, AT)


def test_a_code_that_the_dictionary_lacks_is_refused_and_the_way_out_said() -> None:
    column = pa.array(["0010", "0020", "0011"])
    assert known(PART, column, "OCCP", None, AT).equals(column)
    labels = {"": "Occupation", "0010": "Chief executives", "0020": "Managers"}
    with pytest.raises(CodeError, match=r"OCCP:10: expected a code of the data dictionary") as one:
        known(PART, column, "OCCP", labels, AT)
    assert one.value.found == "'0011'"
    assert "own year" in one.value.hint


def test_states_are_called_by_their_letters() -> None:
    assert letters(PART, pa.array(["01", "50", "72"]), AT).to_pylist() == ["AL", "VT", "PR"]
    with pytest.raises(CodeError, match=r"STATE:8: expected a state's number, found '03'"):
        letters(PART, pa.array(["01", "03", "50"]), AT)
