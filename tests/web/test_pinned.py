"""An address pinned to a snapshot keeps its figures when a newer one is served, on every page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.fixtures.employers import COLLECTORS, WORK, facts_of, paid
from tests.fixtures.postings import batch
from tests.fixtures.rows import OEWS

from metier.model.codes import soc
from metier.model.estimate import Estimate
from metier.model.fact import Cell, Fact, Slice
from metier.model.records import IndexedTitle, Level, Occupation, TitleEntry
from metier.readers.records import Kind
from metier.store.write import write
from metier.web.page import SNAPSHOT, Page
from metier.web.pages import PAGES
from metier.web.site import Site

OLD, NEW = 49_060.0, 51_170.0
ABOUT: Mapping[str, str] = {
    "/career/{name}": "bill-collector",
    "/compare/{name}": "bill-collector-vs-loan-clerk",
    "/embed/{name}": "bill-collector-vs-loan-clerk",
    "/explain/{name}": "bill-collector-vs-loan-clerk",
    "/jobs/{name}": "0",
    "/companies/{name}": "alder-bank",
}
WITH_FIGURES = ("/career/{name}", "/compare/{name}", "/explain/{name}")
PINNED = [page for page in PAGES if SNAPSHOT in page.accepts]
CASES = [(page, form) for page in PINNED for form in ("", *page.forms)]


def built(output: Path, pay: float) -> str:
    """A snapshot with official pay, companies and a posting that has the same pay."""
    here = Slice("US", "2025-05", "wage and salary jobs")
    cell = Cell("national_M2025_dl", "A_MEAN", 846, 847)
    names = [(soc(code), name) for code, (name, _) in WORK.items()]
    official = [
        Fact(code, "pay.annual.mean", here, Estimate(pay + more, 200.0), OEWS.address, cell)
        for more, (code, _) in zip((0, 3_000), names, strict=True)
    ]
    posting = {"title": "Bill collector", "occupation": COLLECTORS, "pay_low": pay, "pay_high": pay}
    return write(
        output,
        facts=[*official, *facts_of(Kind.DISCLOSURES, paid())],
        occupations=[Occupation(code, name, Level.DETAILED) for code, name in names],
        titles=[
            IndexedTitle(TitleEntry(title, code, "soc title"), key, tuple(key.split()))
            for title, (code, _) in zip(("Bill Collector", "Loan Clerk"), names, strict=True)
            for key in (title.lower(),)
        ],
        links=[],
        places=[],
        industries=[],
        releases=[OEWS, replace(OEWS, address="disclosures/2025/some", file="some.csv")],
        report={},
        postings=[batch({**posting, "company": "Alder Bank"})],
    )


def address(page: Page, form: str) -> str:
    name = page.path.replace("{name}", ABOUT.get(page.path, ""))
    return f"{name}.{form}" if form else name


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """What every address answered: when the snapshot was the newest, pinned now, and unpinned."""
    output = tmp_path_factory.mktemp("editions")
    old = built(output, OLD)
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    with TestClient(Site(output)) as client:
        for page, form in CASES:
            found[page.path, form] = (client.get(address(page, form)).text,)
    built(output, NEW)
    with TestClient(Site(output)) as client:
        for page, form in CASES:
            pinned = client.get(address(page, form), params={SNAPSHOT.name: old})
            now = client.get(address(page, form))
            assert pinned.status_code == now.status_code == 200, address(page, form)
            found[page.path, form] += (pinned.text, now.text, old)
    return found


def test_every_page_about_something_is_asked_for() -> None:
    assert {page.path for page in PAGES if "{name}" in page.path} == set(ABOUT)
    assert {page.path for page in PAGES} - {page.path for page in PINNED} == {"/suggest"}


@pytest.mark.parametrize(("page", "form"), CASES, ids=lambda value: getattr(value, "path", value))
def test_a_pinned_address_answers_as_it_did_when_its_snapshot_was_the_newest(
    page: Page, form: str, answers: Mapping[tuple[str, str], tuple[str, ...]]
) -> None:
    """A page for readers says besides that it is no longer the newest."""
    before, pinned, now, old = answers[page.path, form]
    if form:
        assert pinned == before
    elif page.template != "embed.html":  # a frame has no room for it
        assert "no longer the newest" in pinned
        assert "no longer the newest" not in before + now
    assert old not in now


@pytest.mark.parametrize("path", WITH_FIGURES)
def test_pinned_figures_are_the_old_ones_in_every_form(
    path: str, answers: Mapping[tuple[str, str], tuple[str, ...]]
) -> None:
    for (of, form), (_, pinned, now, _) in answers.items():
        if of == path:
            plain = [text.replace(",", "") for text in (pinned, now)]
            assert [f"{OLD:.0f}" in text for text in plain] == [True, False], form
            assert [f"{NEW:.0f}" in text for text in plain] == [False, True], form
