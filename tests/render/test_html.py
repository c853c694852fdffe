"""The page stands alone, is accessible without scripts, and says what the data says."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from metier.document.nodes import Document, Grid, Note, Notes
from metier.render.html import context, environment, to_html
from metier.render.json import to_json

VOID = {"meta", "link", "br", "img", "input", "hr"}


class Page(HTMLParser):
    """Elements with attributes, an outline without drawings, and the visible words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.outline: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.elements.append((tag, named))
        if "svg" not in self.open:
            shown = "".join(f" {k}={v}" for k, v in named.items() if k in {"id", "class", "scope"})
            self.outline.append(f"{'  ' * len(self.open)}{tag}{shown}")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if not {"style", "svg", "title"} & set(self.open) and data.strip():
            self.words.append(" ".join(data.split()))
            self.outline.append(f"{'  ' * len(self.open)}{self.words[-1]}")

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


@pytest.fixture(scope="module")
def text(document: Document) -> str:
    return to_html(document)


@pytest.fixture(scope="module")
def page(text: str) -> Page:
    return Page(text)


def test_the_outline_is_as_reviewed(page: Page, golden: Callable[[str, str], None]) -> None:
    golden("comparison.html.txt", "\n".join(page.outline) + "\n")


def test_the_same_document_gives_the_same_page(document: Document, text: str) -> None:
    environment().cache.clear()  # type: ignore[union-attr]
    assert to_html(document) == text


def test_nothing_is_loaded_and_nothing_runs(page: Page) -> None:
    tags = {tag for tag, _ in page.elements}
    assert not tags & {"script", "link", "img", "iframe", "object", "embed"}
    assert not [k for _, attrs in page.elements for k in attrs if k.startswith("on")]


def test_the_style_loads_nothing(text: str) -> None:
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_the_page_has_language_title_viewport_and_landmarks(page: Page) -> None:
    assert page.all("html")[0]["lang"] == "en"
    assert any(meta.get("name") == "viewport" for meta in page.all("meta"))
    drawn = [svg for svg in page.all("svg") if svg.get("role") == "img"]
    assert len(page.all("main")) == len(page.all("h1")) == len(page.all("title")) - len(drawn) == 1


def test_ids_are_unique_and_every_reference_has_its_target(page: Page) -> None:
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    pointed = [a["popovertarget"] for a in page.all("button")]
    pointed += [str(a["href"])[1:] for a in page.all("a") if str(a["href"]).startswith("#")]
    pointed += [id for svg in page.all("svg") for id in (svg.get("aria-labelledby") or "").split()]
    assert set(pointed) <= set(ids)


def test_tables_have_captions_and_every_head_its_scope(page: Page) -> None:
    tables = page.all("table")
    named = [table for table in tables if table.get("aria-labelledby")]
    assert len(page.all("caption")) + len(named) == len(tables)
    assert all(head.get("scope") for head in page.all("th"))


def test_the_sections_of_the_table_fold_and_all_are_listed_before_it(page: Page, text: str) -> None:
    folding = [attrs for attrs in page.all("details") if "part" in str(attrs.get("class"))]
    assert ["open" in attrs for attrs in folding] == [True] + [False] * (len(folding) - 1)
    listed = text[text.index('<nav class="contents"') : text.index("</nav>")]
    anchors = re.findall(r'href="#([a-z-]+)"', listed)
    assert anchors[:3] == ["pay", "demand", "way-in"]
    assert text.index('id="pay"') > text.index('<nav class="contents"')


def test_every_known_figure_is_a_button_that_opens_its_evidence(page: Page, text: str) -> None:
    assert re.search(r'<button[^>]*><span class="m">\$52,520</span> <span class="m">± 260', text)
    assert "1.645 × standard error 196.2 = 323, at 90" in text
    assert len(page.all("button")) == 85
    assert all(button["type"] == "button" for button in page.all("button"))


def test_each_chart_has_a_title_a_sentence_and_its_figures(page: Page) -> None:
    charts = [svg for svg in page.all("svg") if svg.get("role") == "img"]
    assert {len(page.all("figure")), len(page.all("figcaption")), len(charts)} == {5}


def numbers(text: str) -> set[str]:
    return {n.replace(",", "") for n in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}


def test_every_number_in_the_page_stands_in_the_json(document: Document, page: Page) -> None:
    """Each printed number is a figure of the JSON, rounded, or stands in one of its words."""
    made = json.loads(to_json(document))
    said: set[str] = set()
    values: list[float] = []

    def walk(node: object) -> None:
        if isinstance(node, dict):
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)
        elif isinstance(node, str):
            said.update(numbers(node))
        elif isinstance(node, int | float):
            values.append(abs(float(node)))

    walk(made)
    z = {made_cell["margin"] / made_cell["standard_error"]
         for row in made["rows"] for made_cell in row["cells"] if made_cell["margin"]}  # fmt: skip
    values += [*z, 100 * made["confidence"], 100 * (1 - made["confidence"])]
    values += [100 * other["probability"] for c in made["careers"] for other in c["alternatives"]]
    # what an explanation of a difference or an error puts beside each other
    values += [abs(row["gap"]["value"] / row["gap"]["margin"])
               for row in made["rows"] if row["gap"] and row["gap"]["margin"]]  # fmt: skip
    values += [100 * cell["standard_error"] / abs(cell["value"])
               for row in made["rows"] for cell in row["cells"]
               if cell["standard_error"] and cell["value"]]  # fmt: skip
    spans = [n for row in made["rows"] for n in numbers(row["measure"])]
    known = said | set(spans) | {"34", "2034"}  # 2024-34 is said as 2024 to 2034

    def stands(number: str) -> bool:
        if number in known or number.lstrip("0") in known:
            return True
        printed = float(number)
        digits = len(number.partition(".")[2])
        whole = number.partition(".")[0]
        zeros = len(whole) - len(whole.rstrip("0")) if not digits else 0
        step = 10.0 ** (zeros if not digits else -digits)
        return any(abs(value - printed) <= step / 2 + 1e-9 for value in values)

    counts = {str(n) for n in range(1, 9)}  # notes, steps, and how many skills are shared
    loose = {n for words in page.words for n in numbers(words)} - counts
    assert {n for n in loose if not stands(n)} == set()


def test_hostile_titles_are_only_text(hostile_document: Document) -> None:
    made = Page(to_html(hostile_document))
    assert not made.all("script")
    assert any("<script>alert(1)</script>" in words for words in made.words)


def test_only_addresses_of_the_web_become_links(document: Document) -> None:
    notes = Notes((Note(1, "a", "javascript:alert(1)"), Note(2, "b", "https://www.bls.gov/")))
    made = Page(to_html(replace(document, blocks=(notes,))))
    assert [a["href"] for a in made.all("a")] == ["#main", "https://www.bls.gov/"]


def test_three_careers_and_bounds_make_pages_too(three: Document, bounds: Document) -> None:
    assert to_html(three).count("<h1>") == 1
    assert "at least $239,200 (top-coded)" in to_html(bounds)
    assert "withheld by BLS" in to_html(bounds)


def test_a_page_that_is_no_comparison_shows_its_grid() -> None:
    grid = Grid("Readings", ("code", "title"), (("43-3011", "<b>"),))
    made = to_html(Document("find", "Find", "", (grid,), {}))
    assert "<div>&lt;b&gt;</div>" in made


LINKS = ("/career/teller", "?as=43-3011", "//example.org", "https://www.bls.gov/", "javascript:x")
GRID = Grid("Readings", ("title", "code"), tuple((to, "") for to in LINKS), LINKS)


@pytest.mark.parametrize(
    ("linked", "leading"),
    [(False, ["https://www.bls.gov/"]), (True, [*LINKS[:2], "https://www.bls.gov/"])],
)
def test_links_to_pages_of_a_site_lead_there_on_the_site_alone(
    linked: bool, leading: list[str]
) -> None:
    shown = context(Document("find", "Find", "", (GRID,), {}), linked=linked)
    made = Page(environment().get_template("page.html").render(shown))
    assert [a["href"] for a in made.all("a")] == ["#main", *leading]
