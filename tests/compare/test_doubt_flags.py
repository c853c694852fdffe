"""A page tells what the checks found of its own figures, and of no others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.compare.conftest import fact

from metier.atlas import Atlas
from metier.check import account
from metier.compare.doubt_flags import Doubts, doubts_of
from metier.model.comparison import Flag
from metier.model.fact import Fact
from metier.store.write import write
from metier.words.language import speaking

JUMP = (
    fact("43-9901", "pay.annual.mean", 9_000.0, 90.0, source="oews/2019-05/national"),
    fact("43-9901", "pay.annual.mean", 50_000.0, 300.0),
)


def doubting(world: Atlas, folder: Path, facts: Sequence[Fact]) -> Atlas:
    """The same snapshot with a report in which the checks found what is wrong with those."""
    report: Mapping[str, Any] = {"files": [], "checks": account(facts)}
    bases = [world._snapshot.folder]
    write(folder, facts=(), releases=list(world.releases.values()), report=report, bases=bases)
    return Atlas(folder)


def doubts(sheet: Any) -> list[Flag]:
    return [flag for flag in sheet.flags if flag.rule == "doubted"]


def test_a_jump_in_the_chart_by_year_is_told_with_its_figures(world: Atlas, tmp_path: Path) -> None:
    sheet = doubting(world, tmp_path, JUMP).compare("Ledger clerks", "Docket clerks")
    (flag,) = doubts(sheet)
    assert flag.rows == ("pay.annual.mean",)
    assert flag.text == (
        "A figure changes from one edition to the next by more than its errors and a plausible "
        "change explain. Ledger clerks: average pay a year of $9,000 (May 2019) and $50,000 "
        "(May 2025)."
    )


def test_a_finding_about_figures_of_another_page_is_not_told(world: Atlas, tmp_path: Path) -> None:
    sheet = doubting(world, tmp_path, JUMP).compare("Docket clerks", "Quill cutters")
    assert doubts(sheet) == []


def test_a_finding_is_told_in_spanish_too(world: Atlas, tmp_path: Path) -> None:
    atlas = doubting(world, tmp_path, JUMP)
    with speaking("es"):
        (flag,) = doubts(atlas.compare("Ledger clerks", "Docket clerks"))
    assert "mayo de 2019" in flag.text
    assert "A figure" not in flag.text


def test_a_report_without_checks_doubts_nothing(world: Atlas) -> None:
    assert doubts_of({"files": []}) == Doubts()
    assert doubts(world.compare("Ledger clerks", "Docket clerks")) == []
