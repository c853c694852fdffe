"""A site as files: whole, linked, and written again only where something changed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from metier.errors import UsageError
from metier.publish import forms_of, languages_of, publish
from metier.publish.files import MANIFEST

PAIR = "compare/bill-collector-vs-loan-clerk.html"


def names(folder: Path) -> set[str]:
    return {str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()}


def test_every_link_of_a_published_page_leads_to_a_file(path: str, tmp_path: Path) -> None:
    publish(tmp_path, "all", atlas=path, languages=("en", "es"))
    pages = [name for name in names(tmp_path) if name.endswith(".html") and name != "404.html"]
    assert PAIR in pages
    for name in pages:
        html = (tmp_path / name).read_text("utf-8")
        for to in re.findall(r'(?:href|src|data-titles|data-pages)="([^"#]+)', html):
            if not to.startswith("https://"):
                assert ((tmp_path / name).parent / to).exists(), f"{name} leads to {to}"


def test_a_second_run_writes_nothing_and_a_lost_page_is_made_again(
    path: str, tmp_path: Path
) -> None:
    written, left, removed = publish(tmp_path, "all", atlas=path)
    assert (left, removed) == (0, 0)
    assert publish(tmp_path, "all", atlas=path) == (0, written, 0)
    (tmp_path / PAIR).unlink()
    assert publish(tmp_path, "all", atlas=path) == (1, written - 1, 0)
    assert (tmp_path / PAIR).exists()


def test_pages_that_are_no_longer_asked_for_go_and_so_do_their_forms(
    path: str, tmp_path: Path
) -> None:
    site, pairs = tmp_path / "site", tmp_path / "pairs.csv"
    publish(site, "all", atlas=path, forms=("json", "md"))
    assert {PAIR, PAIR.replace("html", "json"), PAIR.replace("html", "md")} <= names(site)
    pairs.write_text("loan clerk,bill collector\n")
    publish(site, str(pairs), atlas=path)
    left = {name for name in names(site) if name.startswith("compare/")}
    assert left == {"compare/loan-clerk-vs-bill-collector.html"}


def test_a_run_that_was_stopped_goes_on_where_it_was(path: str, tmp_path: Path) -> None:
    def stopped(doing: str, done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, "all", atlas=path, tell=stopped)
    whole = names(tmp_path)
    assert PAIR in whole
    (tmp_path / "compare" / "x.html.part").write_text("<p>half")
    written, _, _ = publish(tmp_path, "all", atlas=path)
    assert written == 0
    assert not any(name.endswith(".part") for name in names(tmp_path))


def test_processes_write_what_one_would(path: str, tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    publish(one, "all", atlas=path, forms=("json",))
    publish(two, "all", atlas=path, forms=("json",), workers=2)
    assert names(one) == names(two)
    for name in names(one) - {MANIFEST}:
        assert (one / name).read_bytes() == (two / name).read_bytes()


def test_a_folder_of_other_files_is_left_alone(path: str, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear")
    with pytest.raises(UsageError, match=r"expected an empty folder or one of"):
        publish(tmp_path, "all", atlas=path)
    assert names(tmp_path) == {"letter.txt"}


def test_a_form_that_there_is_not_is_named() -> None:
    with pytest.raises(UsageError, match=r"--forms: expected some of json, md, embed, found 'pdf'"):
        forms_of("json,pdf")


def test_pages_in_spanish_stand_in_a_folder_and_each_leads_to_the_other(
    path: str, tmp_path: Path
) -> None:
    publish(tmp_path, "all", atlas=path, languages=("en", "es"), base="https://example.org/")
    for folder, tag in (("", "en"), ("es/", "es")):
        html = (tmp_path / folder / PAIR).read_text("utf-8")
        assert f'<html lang="{tag}">' in html
        assert f'<link rel="canonical" href="https://example.org/{folder}{PAIR}">' in html
        for other, beside in (("", "en"), ("es/", "es")):
            to = f"https://example.org/{other}{PAIR}"
            assert f'<link rel="alternate" hreflang="{beside}" href="{to}">' in html
    assert f"https://example.org/es/{PAIR}" in (tmp_path / "sitemap-1.xml").read_text("utf-8")
    assert publish(tmp_path, "all", atlas=path, languages=("es",))[1] == 0
    assert '<html lang="es">' in (tmp_path / PAIR).read_text("utf-8")
    assert not (tmp_path / "es" / PAIR).exists()


def test_a_language_that_there_is_not_is_named() -> None:
    with pytest.raises(UsageError, match=r"language: expected one of en, es, found 'fr'"):
        languages_of("en,fr")


def test_a_file_of_pairs_that_grows_writes_its_new_pages_and_no_other(
    path: str, tmp_path: Path
) -> None:
    site, pairs = tmp_path / "site", tmp_path / "pairs.csv"
    pairs.write_text("loan clerk,bill collector\n")
    publish(site, str(pairs), atlas=path)
    before = {name: (site / name).stat().st_mtime_ns for name in names(site)}
    bytes_before = {name: (site / name).read_bytes() for name in before}
    pairs.write_text("loan clerk,bill collector\nbill collector,loan clerk\n")
    publish(site, str(pairs), atlas=path)
    written = {name for name in names(site) if before.get(name) != (site / name).stat().st_mtime_ns}
    new = "compare/bill-collector-vs-loan-clerk.html"
    careers = {"career/bill-collector.html", "career/loan-clerk.html"}
    assert new in written
    changed = {name for name in before if (site / name).read_bytes() != bytes_before[name]}
    assert written - {MANIFEST} == {new} | (changed - {MANIFEST})
    assert careers <= changed
