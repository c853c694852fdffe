"""`metier explain` for every kind of figure and in every form, and its refusals."""

from __future__ import annotations

import json
from typing import Any

import pytest

from metier import cli


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as left:
        cli.main(["explain", *arguments])
    assert left.value.code == 0
    return capsys.readouterr().out


def data(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(explained(capsys, *arguments, "--format", "json"))
    return found


@pytest.mark.parametrize("form", ["text", "markdown", "html", "json", "csv", "prov"])
def test_a_figure_is_explained_in_every_form(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    printed = explained(capsys, "bill collector", "pay.annual.mean", "--format", form)
    plain = printed.replace("\\", "")  # Markdown has one before each underscore
    assert "national_M2025_dl.xlsx" in plain
    assert "A_MEAN" in plain


def test_every_kind_of_figure_leads_to_files_with_their_digests(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Published, of microdata, of a wider occupation, a list, a leader, and computed ones."""
    for measure, *more in (
        ("pay.annual.mean",),
        ("age.mean",),
        ("education.most_common",),
        ("skills.top",),
        ("pay.top.state",),
        ("pay.trend",),
        ("pay.real", "--in", "MD"),
        ("pay.outearn.chance", "--against", "teller"),
        ("pay.adjusted.gap", "--against", "teller"),
        ("skills.difference", "--against", "teller"),
    ):
        found = data(capsys, "bill collector", measure, *more)
        digests = {one["address"]: one["sha256"] for one in found["releases"]}
        for figure in found["figures"]:
            assert figure["facts"], measure
            for fact in figure["facts"]:
                assert len(digests[fact["source"]]) == 64
                assert fact["row"] is not None or fact["n"] is not None, (measure, fact)
            assert "formula" in figure["trace"] or not figure["computed"]


def test_two_careers_have_both_figures_and_their_difference(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = data(capsys, "bill collector", "pay.annual.mean", "--against", "teller")
    assert [one["title"] for one in found["figures"][:2]] == ["Bill collector", "Teller"]
    difference = found["differences"][0]
    first, second = (found["figures"][at]["value"] for at in difference["figures"])
    assert difference["value"] == first - second
    assert difference["verdict"] == "higher"
    assert "two-sided p" in difference["trace"]


@pytest.mark.parametrize("arguments", [(), ("--against", "teller")])
def test_a_measure_that_careers_do_not_have_is_refused(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    measure = "move.into" if arguments else "pay.outearn.chance"
    with pytest.raises(SystemExit) as left:
        cli.main(["explain", "bill collector", measure, *arguments])
    assert left.value.code == 1
    said = capsys.readouterr().err
    assert ("--against" in said) is not bool(arguments)
