"""`metier fetch` lists what there is, or fetches it from a server on this machine."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fetch.publisher import Publisher, publishing, raw, status, whole

from metier import cli

BODY = b"parities\n"


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as caught:
        cli.main([str(argument) for argument in arguments])
    return int(str(caught.value.code))


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    with publishing() as told:
        yield told


def packed(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, BODY)
    return made.getvalue()


def test_without_a_release_the_list_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("fetch", "--format", "json") == 0
    listed = json.loads(capsys.readouterr().out)["offers"]
    assert {"oews/2025-05/national", "acs/2024/person"} <= {offer["release"] for offer in listed}


def test_a_file_is_fetched_and_its_checksum_printed(
    publisher: Publisher, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publisher.answers = (whole(b"tracts"),)
    asked = ("fetch", "places/2020/tracts", "--to", tmp_path, "--mirror", publisher.url)
    assert run(*asked, "--agent", "tests (test@example.org)") == 0
    said = capsys.readouterr()
    path = tmp_path / "2020_Census_Tract_to_2020_PUMA.txt"
    assert said.out == f"{hashlib.sha256(b'tracts').hexdigest()}  {path}\n"
    assert said.err == ""
    (path_asked, headers), *further = publisher.asked
    assert path_asked == "/geo/docs/maps-data/data/rel2020/2020_Census_Tract_to_2020_PUMA.txt"
    assert (headers["User-Agent"], further) == ("tests (test@example.org)", [])


def test_who_asks_is_said_by_the_environment_too(
    publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("METIER_AGENT", "A. Name (a@example.org)")
    publisher.answers = (whole(b"tracts"),)
    assert run("fetch", "places/2020/tracts", "--to", tmp_path, "--mirror", publisher.url) == 0
    assert publisher.asked[0][1]["User-Agent"] == "A. Name (a@example.org)"


def test_a_refusal_is_an_error_with_a_hint(
    publisher: Publisher, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    publisher.answers = (status(403),)
    assert run("fetch", "places/2020/tracts", "--to", tmp_path, "--mirror", publisher.url) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "expected leave to fetch the file, found 403 Forbidden\nhint: " in said.err
    assert "METIER_AGENT" in said.err


def test_one_failure_does_not_keep_the_other_files_away(
    publisher: Publisher, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    zipped = packed("MARPP_MSA_2008_2024.csv")
    answer = raw(200, {"Content-Length": str(len(zipped))}, zipped)
    publisher.answers = (status(404), answer, status(404))
    asked = ("fetch", "prices", "--to", tmp_path, "--mirror", publisher.url, "--accept")
    assert run(*asked) == 1
    said = capsys.readouterr()
    assert said.out.endswith(f"  {tmp_path}/MARPP_MSA_2008_2024.csv\n")
    assert said.err.count("404 Not Found") == 2
    assert "metier fetch: expected 3 files, found 1" in said.err


@pytest.mark.parametrize(
    "wrong",
    [
        ("oews/2025-05/national",),
        ("oews/2025-05/national", "--to", "x", "--mirror", "http://www.bls.gov"),
        ("oews/2025-05/national", "--to", "x", "--agent", ""),
        ("oews/2025-05/national", "--to", "x", "--agent", "two\r\nlines: 1"),
    ],
    ids=["no folder", "http", "nobody", "two lines"],
)
def test_wrong_usage_is_told_before_anything_is_asked(
    wrong: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("fetch", *wrong) == 2
    assert not list(tmp_path.iterdir())
