"""One company as a page: ranks, careers beside official pay, states, and what is not told."""

from __future__ import annotations

import json
from dataclasses import replace

from tests.fixtures.employers import atlas

from metier.document.company import MOST, company_document
from metier.document.nodes import Grid
from metier.model.companies import Company
from metier.render.json import to_json
from metier.render.text import to_text


def grids(company: Company) -> dict[str, Grid]:
    blocks = company_document(company).blocks
    return {block.caption: block for block in blocks if isinstance(block, Grid)}


def test_it_says_the_rank_in_each_figure() -> None:
    rows = grids(atlas().company("alder bank"))["Among companies"].rows
    assert [row[0] for row in rows] == ["pay against the same work", "rating (1 to 5)", "openings"]
    assert rows[0][2] == "1st of 5"


def test_careers_stand_beside_official_pay_and_absence_is_said() -> None:
    careers = grids(atlas().company("alder bank"))["Careers there"]
    assert careers.columns[2] == "official average (May 2025)"
    assert careers.rows[0][:3] == ("Bill and account collectors", "$61,000 ± 1,500", "$49,060")
    assert careers.rows[1][1] == "too few records"
    assert careers.rows[1][2] == "not published"
    assert careers.rows[1][-1] == "none in these records"


def test_figures_that_no_part_has_make_no_column() -> None:
    states = grids(atlas().company("cedar"))["States"]
    assert states.columns == ("state", "pay against the same work")


def test_other_spellings_and_the_way_to_its_postings_are_named() -> None:
    company = replace(atlas().company("alder bank"), words="alder bank")
    text = " ".join(to_text(company_document(company), 300).split())
    assert "Also written ALDER BANK." in text
    assert 'metier jobs --company "alder bank"' in text


def test_a_long_list_is_cut_and_says_so() -> None:
    company = atlas().company("Elm")
    many = replace(company, states=company.states[:1] * (MOST + 2))
    assert len(grids(many)["States, the first 15 of 17"].rows) == MOST


def test_a_company_of_openings_alone_has_a_page() -> None:
    company = replace(atlas().company("Dogwood"), rankings=(), careers=(), states=())
    assert "openings are all counted" in to_text(company_document(company), 80)


def test_the_data_form_has_every_figure_in_full() -> None:
    data = json.loads(to_json(company_document(atlas().company("alder bank"))))
    assert data["schema"] == "metier/company/1"
    assert [ranking["by"] for ranking in data["rankings"]] == ["pay", "rating", "openings"]
    assert data["careers"][0]["official"]["value"] == 49_060
    assert data["states"][1]["openings"] is None
