"""A ranking as a page: what it says of the first, of evidence and of method."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.fixtures.employers import atlas

from metier.document.companies import companies_document, range_of_ranks
from metier.document.nodes import Grid
from metier.model.companies import Ranking
from metier.render.csv import to_csv
from metier.render.html import to_html
from metier.render.json import to_json
from metier.render.markdown import to_markdown
from metier.render.text import to_text


def said(ranking: Ranking) -> str:
    return " ".join(to_text(companies_document(ranking), 400).split())


def test_a_company_that_is_surely_first_is_said_to_be() -> None:
    text = said(atlas().companies("pay"))
    assert "Alder Bank stands first of 5." in text
    assert "To be ranked, a company needs 10 records. Left out for having fewer, or no" in text
    assert "From disclosures in some.csv (2025)." in text


def test_where_no_company_is_surely_first_that_is_said() -> None:
    ranking = atlas().companies("pay")
    shared = replace(ranking.standings[0], worst=3)
    text = said(replace(ranking, standings=(shared,)))
    assert "which company stands first cannot be told: it may be anywhere from 1st to 3rd" in text


def test_figures_have_their_interval_and_ranks_are_ranges() -> None:
    ranking = atlas().companies("pay")
    grid = next(b for b in companies_document(ranking).blocks if isinstance(b, Grid))
    assert grid.columns == ("company", "rank", "pay against the same work", "records")
    assert grid.rows[0] == ("Alder Bank", "1st", "+34 % (+31 to +36)", "60")
    assert range_of_ranks(ranking.standings[1]) == "2nd to 4th"


def test_openings_have_neither_interval_nor_confidence() -> None:
    text = said(atlas().companies("openings"))
    assert "Openings are all counted, so they have no interval." in text
    assert "confidence" not in text


def test_what_a_career_was_read_as_stands_first() -> None:
    found = atlas().companies("pay", career="bill collector", place="TX")
    document = companies_document(found)
    assert document.title == "Companies by pay for bill collectors in Texas"
    assert "Read as bill and account collectors (43-3011)." in said(found)


def test_a_ranking_cut_to_nothing_is_its_method() -> None:
    assert "like for like" in said(atlas().companies("pay", limit=0))


def test_the_data_form_has_every_figure_in_full() -> None:
    data = json.loads(to_json(companies_document(atlas().companies("rating"))))
    assert (data["schema"], data["by"], data["ranked"]) == ("metier/companies/1", "rating", 3)
    first = data["companies"][0]
    assert first["low"] < first["value"] < first["high"]
    assert first["mean"] > first["value"]


def test_it_can_be_put_into_every_form() -> None:
    document = companies_document(atlas().companies("pay"))
    for render in (to_markdown, to_html, to_csv):
        assert "Birch, Inc." in render(document)
