"""`metier companies` in every form, and its refusals."""

from __future__ import annotations

import json

import pytest
from tests.fixtures import employers

from metier import cli


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        cli.main(["companies", *arguments])
    return int(str(left.value.code))


@pytest.fixture(scope="module")
def folder() -> str:
    return str(employers.folder())


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "csv"])
@pytest.mark.parametrize("name", [(), ("alder bank",)])
def test_rankings_and_companies_are_printed_in_every_form(
    folder: str, name: tuple[str, ...], form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(*name, "--atlas", folder, "--format", form) == 0
    printed = capsys.readouterr().out
    assert "Alder Bank" in printed or form == "csv"
    assert "pay" in printed


def test_all_options_narrow_the_ranking_down(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--career", "bill collector", "--in", "TX", "--limit", "1", "--confidence", "0.95")
    assert run("--by", "openings", *options, "--format", "json", "--atlas", folder) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["by"], data["place"], data["confidence"]) == ("openings", "TX", 0.95)
    assert [company["company"] for company in data["companies"]] == ["Alder Bank"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--by", "size"), 2, "--by"),
        (("--limit", "-1"), 2, "--limit"),
        (("--confidence", "2"), 2, "--confidence"),
        (("--in", "Atlantis"), 1, "--in: expected a state"),
        (("Aldr Bank",), 1, "did you mean"),
        (("Elm", "--by", "pay"), 2, "--by: expected a ranking, found the name of one company"),
    ],
)
def test_what_cannot_be_answered_is_refused_in_words(
    folder: str,
    arguments: tuple[str, ...],
    code: int,
    said: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(*arguments, "--atlas", folder) == code
    assert said in capsys.readouterr().err


def test_the_almanac_has_no_companies_and_says_how_to_add_them(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run() == 1
    assert "[[records]]" in capsys.readouterr().err
