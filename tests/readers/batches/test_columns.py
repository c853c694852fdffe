"""The file's names are matched to metier's."""

from __future__ import annotations

import pytest

from metier.errors import LayoutError, UsageError
from metier.readers.batches.columns import match


def test_an_exact_name_is_preferred_to_one_of_another_case() -> None:
    assert match("f", ["Title", "title"], ["title"], {}) == {"title": "title"}


def test_a_mapping_of_a_name_that_is_not_metiers_is_wrong_usage() -> None:
    with pytest.raises(UsageError) as caught:
        match("f.csv", ["job"], ["title"], {"titel": "job"})
    assert "title" in caught.value.expected


def test_a_required_column_that_is_not_there_is_refused_with_those_found() -> None:
    with pytest.raises(LayoutError) as caught:
        match("f.csv", ["job", "pay"], ["title"], {}, required=["title"])
    assert (caught.value.place, caught.value.found) == ("f.csv", "columns job, pay")


def test_two_columns_of_one_name_are_refused_only_where_they_are_asked_for() -> None:
    assert match("f", ["title", "x", "x"], ["title"], {}) == {"title": "title"}
    with pytest.raises(LayoutError):
        match("f", ["Title", "TITLE"], ["title"], {})
