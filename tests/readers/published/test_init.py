"""Published pages as facts without a source: every cell kept, nothing added."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.errors import InputError, LayoutError
from metier.model.claim import ClaimKind, Pasted
from metier.model.codes import soc
from metier.model.comparison import Verdict
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.model.measure import MEASURES
from metier.model.release import Basis
from metier.readers import published
from metier.readers.base import Reading

PAGES = (
    "collections-specialist-vs-loss-mitigation-specialist",
    "loan-servicing-specialist-vs-loss-mitigation-specialist",
)

SMALL = """\
| Payroll Clerk | HR Manager | |
| Yearly salary | $50,960 | $136,350 |
| Growth rate | -16% | 5% |
"""


@pytest.fixture(scope="module", params=PAGES)
def any_page(data: Path, request: pytest.FixtureRequest) -> Reading:
    return published.read(data / "published" / f"{request.param}.txt")


@pytest.fixture(scope="module")
def servicing(data: Path) -> Reading:
    return published.read(data / "published" / f"{PAGES[1]}.txt")


def only(reading: Reading, title: str, measure: str, group: str | None = None) -> Fact:
    found = [
        fact
        for fact in reading.facts
        if (fact.title, fact.measure, fact.slice.group) == (title, measure, group)
    ]
    assert len({(fact.estimate.value, fact.estimate.category) for fact in found}) == 1
    return found[0]


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "page.txt"
    path.write_text(text, "utf-8")
    return path


def test_every_line_of_the_real_pages_is_used_or_set_aside(any_page: Reading) -> None:
    account = any_page.account
    assert (account.rows_used, account.rows_in) == (23, 34)
    assert account.problems == []


def test_every_row_of_a_real_page_gives_a_fact_for_each_title(any_page: Reading) -> None:
    per_title = [
        [(fact.measure, fact.slice.group) for fact in any_page.facts if fact.title == title]
        for title in {fact.title for fact in any_page.facts}
    ]
    assert [len(rows) for rows in per_title] == [32, 32]


def test_facts_carry_no_occupation_source_or_period_that_the_page_does_not_name(
    any_page: Reading,
) -> None:
    assert any_page.release.basis is Basis.UNSOURCED
    assert any_page.release.address == f"published/{any_page.release.file.removesuffix('.txt')}"
    for fact in any_page.facts:
        assert fact.occupation == soc("00-0000")
        assert fact.source == any_page.release.address
        assert (fact.slice.period, fact.slice.universe) == ("not stated", "not stated")
        assert fact.estimate.standard_error is None
        assert fact.estimate.n is None
        assert fact.measure in MEASURES


def test_every_fact_stands_on_the_line_its_cell_names(data: Path, any_page: Reading) -> None:
    lines = (data / "published" / any_page.release.file).read_text("utf-8").split("\n")
    for fact in any_page.facts:
        assert fact.cell is not None
        printed = lines[fact.cell.row - 1]
        assert printed.startswith("|") == fact.cell.sheet.isdigit()
        if fact.estimate.value is not None and fact.measure != "entry.time":
            assert f"{fact.estimate.value:,.10g}" in printed
        if fact.cell.sheet == "prose":
            assert fact.title is not None
            assert fact.title.lower() in printed


@pytest.mark.parametrize(
    ("measure", "group", "value", "category"),
    [
        ("pay.annual.mean", None, 65799.0, None),
        ("pay.hourly.mean", None, 31.63, None),
        ("pay.range.low", None, 28000.0, None),
        ("pay.range.high", None, 153000.0, None),
        ("employment.growth", None, -3.0, None),
        ("employment.jobs", None, 31753.0, None),
        ("education.most_common", None, 55.0, "Bachelor's degree"),
        ("major.most_common", None, None, "Business"),
        ("college.most_common", None, None, "University of Pennsylvania"),
        ("age.mean", None, 42.0, None),
        ("experience.years", None, 4.0, None),
        ("gender.share", "female", 67.8, None),
        ("race.share", "black", 11.8, None),
        ("race.share", "unknown", 4.4, None),
        ("race.share", "american indian", 0.4, None),
        ("lgbt.share", None, 7.0, None),
        ("pay.top.metro", None, None, "Charleston, SC"),
        ("pay.top.state", None, None, "Maryland"),
        ("pay.top.company", None, None, "Glacier Ban"),
        ("pay.top.industry", None, None, "Finance"),
        ("entry.time", None, 48.0, "2-4 years"),
        ("skills.top", "loan modifications", None, "1"),
        ("skills.top", "foreclosure process", None, "3"),
    ],
)
def test_a_figure_is_read_as_it_is_printed(
    servicing: Reading, measure: str, group: str | None, value: float | None, category: str | None
) -> None:
    fact = only(servicing, "Loan servicing specialist", measure, group)
    assert fact.estimate == Estimate(value, category=category)


def test_a_dash_is_an_absence_with_its_reason(servicing: Reading) -> None:
    estimate = only(servicing, "Loan servicing specialist", "satisfaction").estimate
    assert estimate.status is Status.ABSENT
    assert estimate.reason == "the page shows a dash"


def test_repeated_rows_are_kept_with_their_own_cells(servicing: Reading) -> None:
    cells = [str(fact.cell) for fact in servicing.facts if fact.measure == "pay.annual.mean"]
    assert cells == [
        "1!Loan servicing specialist:1",
        "1!Loss mitigation specialist:1",
        "2!Loan servicing specialist:1",
        "2!Loss mitigation specialist:1",
    ]


def test_claims_of_a_real_page_are_one_verdict_and_announced_differences(data: Path) -> None:
    claims = published.claims(data / "published" / f"{PAGES[0]}.txt")
    (verdict,) = [claim for claim in claims if claim.kind is ClaimKind.VERDICT]
    assert verdict.titles == ("Loss mitigation specialist", "Collections specialist")
    assert verdict.verdict is Verdict.HIGHER
    assert verdict.values == (43251.0, 35164.0)
    assert {claim.kind for claim in claims} == {ClaimKind.VERDICT, ClaimKind.DIFFERENCE}


def test_both_places_of_the_empty_header_cell_read_the_same(tmp_path: Path) -> None:
    slid = published.read(written(tmp_path, SMALL)).facts
    upright = SMALL.replace("| Payroll Clerk | HR Manager | |", "| | Payroll Clerk | HR Manager |")
    assert published.read(written(tmp_path, upright)).facts == slid
    assert [fact.title for fact in slid[:2]] == ["Payroll clerk", "HR manager"]


def test_a_period_from_elsewhere_is_kept(tmp_path: Path) -> None:
    reading = published.read(written(tmp_path, SMALL), "2024")
    assert {fact.slice.period for fact in reading.facts} == {reading.release.period} == {"2024"}


def test_a_row_without_a_measure_is_set_aside(tmp_path: Path) -> None:
    account = published.read(written(tmp_path, SMALL + "| Shoe size | 9 | 11 |\n")).account
    assert account.rows_used == 2
    assert account.aside == {"a row that no measure stands for": 1}


def test_an_unreadable_figure_is_a_problem_and_the_other_title_is_kept(tmp_path: Path) -> None:
    reading = published.read(written(tmp_path, SMALL.replace("$50,960", "ask us")))
    (problem,) = reading.account.problems
    assert problem.place == "page.txt#1!Payroll clerk:1"
    assert (problem.expected, problem.found) == ("dollars", "'ask us'")
    pay = [fact for fact in reading.facts if fact.measure == "pay.annual.mean"]
    assert [fact.estimate.value for fact in pay] == [136350.0]
    assert reading.account.rows_used == 2


def test_a_page_of_another_kind_is_refused_with_its_labels(tmp_path: Path) -> None:
    path = written(tmp_path, "| Cats | Dogs | |\n| Tails | 1 | 1 |\n")
    with pytest.raises(LayoutError) as caught:
        published.read(path)
    assert caught.value.found == "'Tails'"
    assert caught.value.hint


@pytest.mark.parametrize("text", ["", "\n \n", "Only words.\n"])
def test_a_page_without_a_table_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError) as caught:
        published.claims(written(tmp_path, text))
    assert caught.value.hint


def test_a_pasted_page_has_the_facts_of_its_file(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)
    pasted = published.read(Pasted(SMALL, path.name))
    assert pasted == published.read(path)
    assert published.claims(Pasted(SMALL)) == published.claims(path)


def test_a_page_of_more_careers_than_anyone_sets_side_by_side_is_refused() -> None:
    header = "| | " + " | ".join(f"Clerk {at}" for at in range(21)) + " |\n"
    with pytest.raises(LayoutError) as caught:
        published.read(Pasted(header))
    assert caught.value.expected == "at most 20 careers side by side"
