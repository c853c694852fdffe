"""The tables of known publishers."""

from __future__ import annotations

from metier.readers.postings.layouts import LAYOUTS, recognised
from metier.readers.postings.sources import TEXTS


def test_a_header_is_of_one_layout_at_most() -> None:
    for layout in LAYOUTS:
        assert [one for one in LAYOUTS if one.header <= layout.header] == [layout]
        assert recognised([*layout.header, "more"]) is layout


def test_layouts_speak_of_metiers_columns_and_of_the_keys_of_their_joins() -> None:
    for layout in LAYOUTS:
        keys = {join.on for join in layout.joins}
        assert {*layout.columns, *layout.always, *layout.blank} <= {*TEXTS, *keys}


def test_the_first_name_that_a_file_has_is_chosen() -> None:
    layout = recognised(["job_id", "company_id", "title", "location", "formatted_work_type"])
    assert layout is not None
    assert layout.chosen(["title", "listed_time"]) == {"title": "title", "posted": "listed_time"}
