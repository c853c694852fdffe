"""Labels from the data dictionary."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fixtures.persons import person, written

from metier.errors import LayoutError
from metier.readers.acs import labels


def test_the_dictionary_labels_codes_with_their_leading_zeros(official: Path) -> None:
    known = labels(official / "acs_pums" / "PUMS_Data_Dictionary_2023_1yr.csv")
    assert known["OCCP"]["0010"] == "MGR-Chief Executives And Legislators"
    assert known["SCHL"][""] == "Educational attainment"
    assert "4" not in known["WAGP"]


def test_a_file_that_is_no_dictionary_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="NAME or VAL"):
        labels(written(tmp_path, [person()]))
