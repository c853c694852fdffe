"""The public interface: the verbs on an opened snapshot, as a program uses them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.fixtures.promised import PROMISED

import metier
from metier.atlas import Atlas, Comparison
from metier.errors import CodeError, InputError, MetierError, NotFoundError, UsageError
from metier.facts import with_inherited
from metier.model.comparison import Verdict
from metier.model.measure import MEASURES
from metier.store.read import Snapshot

CONTRACT = (
    "occupation",
    "title",
    "measure",
    "group",
    "place",
    "industry",
    "employer",
    "period",
    "value",
    "standard_error",
    "n",
    "status",
    "source",
    "method",
    "inherited_from",
)


@pytest.fixture(scope="module")
def pair(almanac: Atlas) -> Comparison:
    return almanac.compare("collections specialist", "loan officer")


def test_open_gives_the_embedded_almanac_or_the_snapshot_at_a_path(almanac: Atlas) -> None:
    folder = Path(metier.__file__).parent / "almanac"
    assert metier.open(folder).id == metier.open(str(folder)).id == almanac.id
    assert repr(almanac) == f"Atlas({almanac.id!r})"
    with pytest.raises(metier.SnapshotError):
        metier.open(folder / "nowhere")


def test_the_snapshot_says_what_it_holds(almanac: Atlas) -> None:
    assert almanac.sizes["facts"] > 300_000
    assert "oews/2025-05/national" in almanac.releases
    periods = {r.period for r in almanac.releases.values() if r.address.endswith("/national")}
    assert len(periods) == 7
    assert almanac.report["files"]


def test_a_comparison_has_rows_by_measure_with_a_verdict(pair: Comparison) -> None:
    assert pair["pay.annual.mean"].verdict is Verdict.LOWER
    assert pair["pay.annual.median"].verdict is Verdict.NOT_TESTED
    assert [career.occupation.value for career in pair.careers] == ["43-3011", "13-2072"]
    with pytest.raises(KeyError):
        pair["pay.nothing"]


def test_every_measure_a_script_may_ask_for_is_a_row_with_a_cell_for_each_career(
    pair: Comparison,
) -> None:
    assert {row.measure.id for row in pair.rows} >= PROMISED
    assert set(MEASURES) >= PROMISED
    assert all(len(row.answers) == 2 for row in pair.rows)


def test_an_absent_figure_has_its_reason_in_words(pair: Comparison) -> None:
    for row in pair.rows:
        for answer in row.answers:
            if answer.estimate.status in ("absent", "withheld"):
                assert answer.estimate.reason, row.measure.id


def test_a_comparison_is_a_frame_of_a_row_for_each_cell(pair: Comparison) -> None:
    frame = pair.to_frame()
    assert frame.num_rows == 2 * len(pair.rows)
    mean = [r for r in frame.to_pylist() if r["measure"] == "pay.annual.mean"]
    assert mean[0]["value"] == 49060.0
    assert mean[0]["standard_error"] == pytest.approx(196.24)
    assert mean[0]["margin"] == pytest.approx(322.8, abs=0.05)
    assert (mean[0]["place"], mean[0]["verdict"]) == ("US", "lower")


def test_a_comparison_is_json_of_the_contract(pair: Comparison, almanac: Atlas) -> None:
    told = json.loads(pair.to_json())
    assert told["schema"] == "metier/comparison/1"
    assert (told["snapshot"], told["confidence"], told["place"]) == (almanac.id, 0.9, "US")
    row = next(row for row in told["rows"] if row["measure"] == "pay.annual.mean")
    cell = row["cells"][0]
    assert cell["where"] == "national_M2025_dl.xlsx#national_M2025_dl!A_MEAN:846"
    assert cell["source"] == "oews/2025-05/national"
    assert cell["inherited_from"] == "43-3011"
    assert row["verdict"] == "lower"


def test_a_notebook_shows_the_page(pair: Comparison) -> None:
    page = pair._repr_html_()
    assert "<svg" in page
    assert "49,060" in page
    assert page == pair.to_html()


def test_a_notebooks_own_styles_are_left_alone(pair: Comparison) -> None:
    shown = pair._repr_mimebundle_()
    assert shown["text/html"].startswith("<iframe ")
    assert "<style" not in shown["text/html"]
    assert shown["text/plain"] == str(pair)


def test_a_comparison_as_text_fits_its_width(pair: Comparison) -> None:
    assert str(pair) == pair.to_text(80)
    assert max(map(len, pair.to_text(60).splitlines())) <= 60


def test_a_career_is_a_comparison_of_one(almanac: Atlas) -> None:
    one = almanac.career("loan officer", place="MD", confidence=0.95)
    assert [career.occupation.value for career in one.careers] == ["13-2072"]
    assert (one.place.code, one.confidence) == ("MD", 0.95)
    assert one["pay.annual.mean"].verdict is None


def test_a_wider_confidence_gives_a_wider_margin(almanac: Atlas) -> None:
    def margin(confidence: float) -> float:
        sheet = almanac.career("loan officer", confidence=confidence)
        found = sheet["pay.annual.mean"].answers[0].margin
        assert found is not None
        return found

    assert margin(0.8) < margin(0.9) < margin(0.95)


def test_a_choice_settles_the_reading_and_none_leaves_it(almanac: Atlas) -> None:
    made = almanac.compare("bill collector", "clerk", choices=[None, "43-4131"])
    assert [career.occupation.value for career in made.careers] == ["43-3011", "43-4131"]
    assert [career.chosen for career in made.careers] == [False, True]


def test_titles_are_found_ranked_and_no_more_than_asked_for(almanac: Atlas) -> None:
    found = almanac.find("sr. acct mgr", limit=3)
    chances = [candidate.probability for candidate in found.candidates]
    assert len(chances) == 3
    assert chances == sorted(chances, reverse=True)
    assert sum(chances) <= 1
    assert all(candidate.reason for candidate in found.candidates)


def test_many_titles_are_coded_in_order_and_a_declined_one_has_a_note(almanac: Atlas) -> None:
    codings = almanac.code(["bill collector", "zzqx", "registered nurse"])
    assert [c.best.code.value if c.best else None for c in codings] == ["43-3011", None, "29-1141"]
    assert codings[1].note


def test_facts_have_at_least_the_columns_of_the_contract_in_its_order(almanac: Atlas) -> None:
    table = almanac.facts(occupation="43-3011")
    assert tuple(table.column_names[: len(CONTRACT)]) == CONTRACT
    assert set(table["occupation"].to_pylist()) == {"43-3011"}
    assert set(table["title"].to_pylist()) == {None}
    assert set(table["inherited_from"].to_pylist()) == {None}


@pytest.mark.parametrize("code", ["43-3011.00", "census-title-2018/bill and account collectors"])
def test_facts_of_other_systems_are_found_by_their_code(almanac: Atlas, code: str) -> None:
    table = almanac.facts(occupation=code)
    assert table.num_rows > 0
    assert set(table["occupation"].to_pylist()) == {code.rpartition("/")[2]}


def test_facts_of_a_place_are_of_that_place_only(almanac: Atlas) -> None:
    named, coded = almanac.facts(place="Maryland"), almanac.facts(place="MD")
    assert named.equals(coded)
    assert set(named["place"].to_pylist()) == {"MD"}


def test_facts_of_a_measure_are_of_that_measure_only(almanac: Atlas) -> None:
    table = almanac.facts(occupation="43-3011", measure="pay.annual.mean")
    assert set(table["measure"].to_pylist()) == {"pay.annual.mean"}
    national = [r for r in table.to_pylist() if r["source"].endswith("/national")]
    assert sorted(row["period"][:4] for row in national) == [str(y) for y in range(2019, 2026)]


def test_facts_of_a_title_without_its_own_say_whose_they_are(almanac: Atlas) -> None:
    inherited = almanac.facts(title="bill collector")
    assert set(inherited["title"].to_pylist()) == {"Bill collector"}
    assert set(inherited["inherited_from"].to_pylist()) == {"43-3011"}
    own = almanac.facts(occupation="43-3011")
    assert inherited["value"].to_pylist() == own["value"].to_pylist()


def test_a_titles_own_figures_stand_before_its_occupations() -> None:
    folder = Path(metier.__file__).parent / "almanac"
    table = Snapshot(folder).table(measures=["pay.annual.mean", "openings.annual"])
    mean = table.filter([m == "pay.annual.mean" for m in table["measure"].to_pylist()]).slice(0, 1)
    both = with_inherited(mean, table.slice(0), "Debt collector").to_pylist()
    assert both[0]["inherited_from"] is None
    assert {row["measure"] for row in both[1:]} == {"openings.annual"}
    assert all(row["inherited_from"] == row["occupation"] for row in both[1:])


def test_a_figure_is_explained_by_the_rows_of_its_measure(almanac: Atlas) -> None:
    sheet, rows = almanac.explain("bill collector", "pay.annual.mean")
    assert {row.measure.id for row in rows} == {"pay.annual.mean"}
    fact = rows[0].answers[0].fact
    assert sheet.snapshot == almanac.id
    assert fact is not None
    assert fact.cell is not None
    assert (fact.cell.row, fact.cell.column) == (847, "A_MEAN")


def test_the_almanac_has_the_findings_that_the_pages_of_the_rules_count(almanac: Atlas) -> None:
    assert Counter(flag.rule for flag in almanac.check()) == {
        "margin-out-of-proportion": 481,
        "jump-between-editions": 30,
        "sources-contradict": 5,
    }


def test_a_page_is_checked_by_the_almanac_unless_another_is_given(
    data: Path, almanac: Atlas
) -> None:
    page = data / "published" / "collections-specialist-vs-loss-mitigation-specialist.txt"
    assert metier.check_page(page) == metier.check_page(str(page), almanac)


@pytest.mark.parametrize(
    ("call", "error", "place"),
    [
        (lambda a: a.compare(), UsageError, "titles"),
        (lambda a: a.compare(*["nurse"] * 6), UsageError, "titles"),
        (lambda a: a.compare("nurse", "zzqx"), NotFoundError, "title"),
        (lambda a: a.career("nurse", confidence=1.0), UsageError, "--confidence"),
        (lambda a: a.career("nurse", confidence=float("nan")), UsageError, "--confidence"),
        (lambda a: a.career("nurse", place="Atlantis"), NotFoundError, "--in"),
        (lambda a: a.career("nurse", place="Portland"), UsageError, "--in"),
        (lambda a: a.compare("nurse", choices=["x"]), UsageError, "--as"),
        (lambda a: a.compare("nurse", choices=["99-9999"]), UsageError, "--as"),
        (lambda a: a.compare("nurse", choices=[None, None]), UsageError, "--as"),
        (lambda a: a.compare("nurse", "clerk", page="/nowhere"), InputError, "/nowhere"),
        (lambda a: a.check_page("/nowhere"), InputError, "/nowhere"),
        (lambda a: a.find("zzqx"), NotFoundError, "title"),
        (lambda a: a.explain("nurse", "pay"), NotFoundError, "measure"),
        (lambda a: a.explain("nurse", "skills.difference"), NotFoundError, "measure"),
        (lambda a: a.facts(occupation="nurse"), CodeError, "occupation"),
        (lambda a: a.facts(occupation="soc-2018/x"), CodeError, "code"),
        (lambda a: a.facts(measure="pay"), NotFoundError, "measure"),
        (lambda a: a.facts(place="Atlantis"), NotFoundError, "--in"),
        (lambda a: a.facts(title="zzqx"), NotFoundError, "title"),
    ],
)
def test_what_cannot_be_answered_is_an_error_that_knows_its_place(
    almanac: Atlas, call: Callable[[Atlas], object], error: type[MetierError], place: str
) -> None:
    with pytest.raises(error) as caught:
        call(almanac)
    assert caught.value.place == place
