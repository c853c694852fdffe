"""A published page's figures in a comparison's document."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from metier.atlas import Atlas, Comparison
from metier.document.audited import audited_blocks, claimed
from metier.document.nodes import Grid, Heading, Paragraph
from metier.model.comparison import Outcome

TITLES = ("collections specialist", "loss mitigation specialist")


@pytest.fixture(scope="module")
def audited(almanac: Atlas, data: Path) -> Comparison:
    page = data / "published" / "collections-specialist-vs-loss-mitigation-specialist.txt"
    return almanac.compare(*TITLES, page=page)


def test_a_comparison_without_a_page_has_no_audit(almanac: Atlas) -> None:
    assert list(audited_blocks(almanac.compare(*TITLES))) == []


def test_every_figure_of_the_page_is_in_the_table_of_its_career(audited: Comparison) -> None:
    heading, summary, *grids = audited_blocks(audited)
    assert isinstance(heading, Heading)
    assert isinstance(summary, Paragraph)
    assert summary.text.startswith(f"Of the page's {len(audited.audited)} figures, ")
    for at, grid in enumerate(grids):
        assert isinstance(grid, Grid)
        assert audited.careers[at].title in grid.caption
        assert len(grid.rows) == sum(entry.career == at for entry in audited.audited)
        assert all(all(row) for row in grid.rows)


def test_each_outcome_is_counted_in_the_summary(audited: Comparison) -> None:
    summary = list(audited_blocks(audited))[1]
    assert isinstance(summary, Paragraph)
    counts = [int(word) for word in summary.text.replace(",", "").split() if word.isdigit()]
    assert counts[0] == sum(counts[1:])


def test_what_the_page_says_is_shown_as_it_says_it(audited: Comparison) -> None:
    said = {(e.measure.id, e.claimed.slice.group, e.career): claimed(e) for e in audited.audited}
    printed = next(value for (id, *_), value in said.items() if id == "pay.annual.mean")
    assert printed.startswith("$")
    assert all(said.values())


def test_the_data_form_has_each_figure_with_the_official_one(audited: Comparison) -> None:
    told = json.loads(audited.to_json())["audited"]
    assert len(told) == len(audited.audited)
    for entry in told:
        assert entry["outcome"] in {outcome.value for outcome in Outcome}
        assert entry["why"]
        assert entry["published"]["row"] > 0
    mean = next(entry for entry in told if entry["measure"] == "pay.annual.mean")
    assert mean["official"]["value"] == 49060.0


def test_the_page_shows_the_audit_in_every_form(audited: Comparison) -> None:
    for text in (audited.to_text(), audited.to_html()):
        assert "The published page" in text or "THE PUBLISHED PAGE" in text
        assert "no official figure" in text
