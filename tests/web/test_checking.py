"""A page that is pasted is checked as the command line checks its file, and leaves no trace."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from metier.atlas import Atlas
from metier.web.checking import FIELD, checked

PLAIN = {"content-type": "text/plain"}


@pytest.fixture
def text(data: Path) -> str:
    page = data / "published" / "collections-specialist-vs-loss-mitigation-specialist.txt"
    return page.read_text(encoding="utf-8")


def test_a_pasted_page_is_answered_with_its_contradictions_and_its_audit(
    site: TestClient, almanac: Atlas, data: Path, text: str
) -> None:
    flags = almanac.check_page(next((data / "published").glob("collections*")))
    answer = site.post("/check", data={FIELD: text.replace("\n", "\r\n")})
    assert answer.status_code == 200
    assert f"<h1>{len(flags)} contradictions found in the page</h1>" in answer.text
    assert 'id="audit"' in answer.text
    said = site.post("/check.json", content=text, headers=PLAIN).json()
    assert [flag["text"] for flag in said["flags"]] == [flag.text for flag in flags]
    assert said["audited"]
    assert {entry["outcome"] for entry in said["audited"]} >= {"differs", "holds"}


def test_tables_that_a_browser_copied_with_tabs_are_read(site: TestClient, text: str) -> None:
    tabbed = "\n".join(
        "\t".join(part.strip() for part in line.strip("| ").split("|")) if line[:1] == "|" else line
        for line in text.splitlines()
    )
    assert "|" not in tabbed
    headed = tabbed.replace("Collections Specialist\tLoss", "\tCollections Specialist\tLoss")
    said = site.post("/check.json", data={FIELD: headed}).json()
    expected = site.post("/check.json", data={FIELD: text}).json()
    assert said["flags"] == expected["flags"]


def test_a_page_is_neither_kept_nor_logged(
    site: TestClient, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = site.post("/check", data={FIELD: text.replace("Boston, MA", "Zanzibar")})
    assert answer.headers["cache-control"] == "no-store"
    assert "Zanzibar" in answer.text
    assert "Zanzibar" not in caplog.text
    assert "Zanzibar" not in site.get("/check").text


def test_what_a_page_says_is_text_and_nothing_else(site: TestClient, text: str) -> None:
    evil = text.replace("Boston, MA", "<script>alert(1)</script>")
    answer = site.post("/check", data={FIELD: evil})
    assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in answer.text


@pytest.mark.parametrize(
    ("body", "headers", "status", "place"),
    [
        (f"{FIELD}=".encode(), None, 422, FIELD),
        (b"other=1", None, 422, FIELD),
        (f"{FIELD}=words".encode(), None, 422, "the page"),
        (f"{FIELD}=%00%ff%fe".encode(), None, 422, "the page"),
        (b"\x00\xff", PLAIN, 422, "the page"),
        (b"x" * 200_001, PLAIN, 413, "body"),
        (FIELD.encode() + b"=" + b"x" * 200_001, None, 413, "body"),
        (FIELD.encode() + b"=" + b"%41" * 400_001, None, 413, "body"),
        (b"{}", {"content-type": "application/json"}, 415, "content-type"),
        (b"--x--", {"content-type": "multipart/form-data; boundary=x"}, 415, "content-type"),
    ],
)
def test_what_is_no_page_is_refused_in_words(
    site: TestClient, body: bytes, headers: dict[str, str] | None, status: int, place: str
) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    answer = site.post("/check.json", content=body, headers=headers or form)
    assert (answer.status_code, answer.json()["error"]["place"]) == (status, place)


def test_a_page_of_unknown_titles_is_held_against_itself_only(almanac: Atlas) -> None:
    text = (
        "| | Zzqx | Qqqzz |\n| Average age | 40 | 41 |\n| Race ratio | Unknown, 5% | White, 1% |\n"
    )
    document = checked(almanac, text)
    assert document.subject["audited"] == []
    assert any("not held against" in getattr(block, "text", "") for block in document.blocks)


def test_other_methods_are_refused_with_those_there_are(site: TestClient) -> None:
    assert site.put("/check.json").headers["allow"] == "POST"
    assert site.get("/check").status_code == 200
