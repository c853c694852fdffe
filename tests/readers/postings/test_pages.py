"""Job postings in saved pages."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metier.errors import InputError
from metier.readers.batches import LONGEST, Fault
from metier.readers.postings.pages import pages, rows

PAGE = """<!doctype html><html><head><meta charset="{charset}">
<script type="application/ld+json">{{"@type": "BreadcrumbList"}}</script>
<SCRIPT TYPE='application/ld+json; charset=utf-8'>
{{"@type": "JobPosting", "title": "Köchin", "description": "one
two"}}</SCRIPT><script>var x = {{"@type": "JobPosting"}}</script></head><body><p>unclosed"""


def read(page: Path) -> list[list[str] | Fault]:
    return [row for _, row in rows(page, ("title", "description"), count(1))]


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_the_postings_of_a_page_are_read_in_the_encoding_it_says(
    tmp_path: Path, charset: str
) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(PAGE.format(charset=charset).encode(charset))
    assert read(page) == [["Köchin", "one\ntwo"]]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<p>no script</p>", "no job posting"),
        (b'<script type="application/ld+json">{"@type": "WebPage"}</script>', "no job posting"),
        (b'<script type="application/ld+json">{"@type": </script>', "not JSON"),
        (b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>", "nested too deep"),
        (b"\xff\xfe\xfa", "not UTF-8"),
        (b"x" * (LONGEST + 1), "a page too long"),
        (b"", "no job posting"),
    ],
)
def test_a_page_without_a_readable_posting_is_a_row_at_fault(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    page = tmp_path / "a.html"
    page.write_bytes(content)
    (found,) = read(page)
    assert isinstance(found, Fault)
    assert found.reason == reason


PIECES = ["<![", "[", "]]>", "<!", "--", "CDATA[", "if", "<a ", "=", "'", '"', "</", "&#", "<?"]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_broken_markup_around_a_script_is_no_error(
    tmp_path_factory: pytest.TempPathFactory, markup: str
) -> None:
    page = tmp_path_factory.getbasetemp() / "broken.html"
    page.write_text(markup + PAGE.format(charset="utf-8") + markup)
    assert read(page)


def test_pages_of_a_folder_are_found_below_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/x.HTM", "a.html", "c.csv"):
        (tmp_path / name).write_text("")
    assert [page.name for page in pages(tmp_path)] == ["a.html", "x.HTM"]
    with pytest.raises(InputError):
        read(tmp_path / "none.html")
