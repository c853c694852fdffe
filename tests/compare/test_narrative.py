"""Findings and sentences: words come from verdicts and numbers from rows."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import pytest

from metier.atlas import Atlas
from metier.compare.narrative import NATIONAL, OF_OCCUPATIONS
from metier.model.codes import System
from metier.model.comparison import Comparison, Row, Sentence, Verdict
from metier.model.records import Level

UNTOLD = (Verdict.NO_CLEAR_DIFFERENCE, Verdict.NOT_TESTED, Verdict.CANNOT_TELL)
FLIPPED = {Verdict.HIGHER: Verdict.LOWER, Verdict.LOWER: Verdict.HIGHER}
MORE = re.compile(r"\b(higher|lower|fewer|more|earn)\b")
NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
COUNTED = re.compile(
    r"(?:about (\d) pairs? of 10)|(?:and \d+ more)|(?:\d years or more)|(?:half are paid more than)"
    r"|(?:two or more races)"
)
"""Counts and set phrases, which say nothing of a difference."""
SAMPLE = 120


@pytest.fixture(scope="module")
def occupations(almanac: Atlas) -> list[tuple[str, str]]:
    """Code and name of every detailed occupation that has figures, in order."""
    snapshot = almanac._snapshot
    having = set(almanac.facts(measure="employment.growth")["occupation"].to_pylist())
    names = {
        o.code.value: o.title
        for o in snapshot.occupations()
        if o.code.system is System.SOC and o.code.edition == "2018" and o.level is Level.DETAILED
    }
    military = {code for code in names if code.startswith("55-")}
    return sorted((code, names[code]) for code in names if code in having | military)


@pytest.fixture(scope="module")
def pages(almanac: Atlas, occupations: list[tuple[str, str]]) -> list[Comparison]:
    """A fixed sample of occupations, each beside bill and account collectors."""
    chosen = random.Random(20250521).sample(occupations, SAMPLE)
    return [
        almanac.compare(name, "bill and account collectors", choices=[code, "43-3011"])
        for code, name in chosen
    ]


def rows_of(made: Comparison, sentence: Sentence) -> list[Row]:
    return [row for row in made.rows if row.measure.id in sentence.rows]


def test_every_number_of_a_finding_stands_in_a_row_it_rests_on(pages: list[Comparison]) -> None:
    for made in pages:
        for finding in made.findings:
            known = " ".join(row.sentence for row in rows_of(made, finding))
            known += " ".join(_years(rows_of(made, finding)))
            known += " ".join(career.occupation.value for career in made.careers)
            numbers = set(NUMBER.findall(COUNTED.sub("", finding.text)))
            assert numbers <= set(NUMBER.findall(known)), finding.text


def _years(rows: Sequence[Row]) -> list[str]:
    periods = [a.fact.slice.period for row in rows for a in row.answers if a.fact]
    return [f" {period[:4]} {period[:2]}{period[5:7]} " for period in periods]


def test_the_pairs_of_ten_are_the_rounded_chance(pages: list[Comparison]) -> None:
    told = 0
    for made in pages:
        matched = COUNTED.search(made.findings[0].text)
        if matched and matched[1]:
            low = 1 if made[made.findings[0].rows[0]].verdict is Verdict.HIGHER else 0
            value = made["pay.outearn.chance"].answers[low].estimate.value
            assert value is not None
            assert int(matched[1]) == round(value / 10)
            told += 1
    assert told > SAMPLE / 2


def test_nothing_is_said_to_be_more_or_less_where_no_test_says_so(
    pages: list[Comparison],
) -> None:
    for made in pages:
        for row in made.rows:
            if row.verdict in UNTOLD:
                for career in made.careers:
                    assert f"more for {career.short_name}" not in row.sentence
                    assert f"higher for {career.short_name}" not in row.sentence
        for finding in made.findings:
            if finding.rows and made[finding.rows[0]].verdict in UNTOLD:
                assert not MORE.search(COUNTED.sub("", finding.text)), finding.text


def test_no_text_calls_anything_significant_or_has_broken_joints(
    pages: list[Comparison],
) -> None:
    for made in pages:
        texts = [s.text for s in made.findings] + [f.text for f in made.flags]
        texts += [row.sentence for row in made.rows]
        for text in texts:
            assert text
            assert "significant" not in text
            assert not re.search(r"  | [,;.:]|\.\.|\bnan\b|\(\)", text), text
            assert text.endswith("."), text


def test_a_page_has_at_most_five_findings_and_three_where_pay_growth_and_schooling_are_known(
    pages: list[Comparison],
) -> None:
    for made in pages:
        assert len(made.findings) <= 5
        known = all(
            answer.estimate.value is not None
            for id in ("pay.annual.mean", "employment.growth")
            for answer in made[id].answers
        )
        same = made.careers[0].occupation == made.careers[1].occupation
        if known and not same:
            assert len(made.findings) >= 3


def test_swapping_the_careers_swaps_the_verdicts_of_a_page_and_turns_its_gaps(
    almanac: Atlas, occupations: list[tuple[str, str]]
) -> None:
    chosen = random.Random(7).sample(occupations, 40)
    for (a, first), (b, second) in zip(chosen[::2], chosen[1::2], strict=True):
        forth = almanac.compare(first, second, choices=[a, b])
        back = almanac.compare(second, first, choices=[b, a])
        assert forth.tested == back.tested
        turned = {(r.measure.id, r.group, r.label): r for r in back.rows}
        for row in forth.rows:
            other = turned[row.measure.id, row.group, row.label]
            assert row.verdict is (
                FLIPPED.get(other.verdict, other.verdict) if other.verdict else None
            )
            if row.level is not None and row.gap and other.gap:  # a ratio turns into its inverse
                ratio = (1 + row.gap.value / 100) * (1 + other.gap.value / 100)
                assert ratio == pytest.approx(1)
                continue
            gaps = row.gap.value if row.gap else None, other.gap.value if other.gap else None
            assert gaps[0] == (None if gaps[1] is None else -gaps[1])
        if forth[forth.findings[0].rows[0]].verdict in FLIPPED:
            assert forth.findings[0].text == back.findings[0].text


def test_pay_within_its_margin_is_never_said_to_be_higher(world: Atlas) -> None:
    made = world.compare("ledger clerks", "docket clerks")
    assert made["pay.annual.mean"].verdict is Verdict.NO_CLEAR_DIFFERENCE
    assert "about the same" in made.findings[0].text
    assert not MORE.search(made.findings[0].text)
    assert made["pay.annual.mean"].sentence == (
        "Average pay, a year: $50,000 ± 490 for ledger clerks and $50,200 ± 490 for docket "
        "clerks; no clear difference, $200 (± $700) apart."
    )


def test_titles_read_as_one_occupation_are_said_to_be_so_first(world: Atlas) -> None:
    made = world.compare("ledger clerks", "ledger keeper")
    assert made.findings[0].text == (
        "Both titles are read as one occupation, ledger clerks (43-9901): "
        "official figures cannot tell them apart."
    )
    assert made["pay.annual.mean"].verdict is Verdict.CANNOT_TELL
    assert made["pay.annual.mean"].sentence == (
        "Average pay, a year: $50,000 ± 490 for both; "
        "cannot tell: both titles are read as the same occupation."
    )
    assert all("earn" not in finding.text for finding in made.findings)


def test_of_three_careers_two_read_alike_are_called_by_their_titles(world: Atlas) -> None:
    made = world.compare("ledger clerks", "ledger keeper", "bone menders")
    names = [career.short_name for career in made.careers]
    assert names == ["ledger clerks", "ledger keepers", "bone menders"]


def test_a_missing_figure_is_told_with_its_reason(world: Atlas) -> None:
    made = world.compare("ledger clerks", "stilt walkers")
    assert made["pay.annual.mean"].sentence == (
        "Average pay, a year: $50,000 ± 490 for ledger clerks and no figure for stilt walkers "
        "(BLS publishes only hourly pay for this occupation)."
    )
    assert made["lgbt.share"].sentence == (
        "LGBT share: no figure for either (no public source; needs profiles of your own)."
    )


def test_the_wider_group_whose_figures_are_shown_is_named_once(world: Atlas) -> None:
    texts = [f.text for f in world.compare("quill cutters", "ledger clerks").findings]
    note = "For quill cutters the figures are those of the wider group quill workers."
    assert sum(text.count(note) for text in texts) == 1


@pytest.mark.parametrize("place", ["San Juan", "California"])
def test_on_a_page_of_a_place_findings_say_which_figures_are_the_nations(
    almanac: Atlas, place: str
) -> None:
    found = almanac.compare("waiters", "bartenders", place=place).findings
    about_figures = [f for f in found if f.rows[0].startswith(("pay.", "employment.", "gender."))]
    assert about_figures
    assert all(f.text.endswith(NATIONAL) for f in about_figures)


def test_findings_of_a_place_with_figures_of_its_own_do_not_say_nation(almanac: Atlas) -> None:
    pay = almanac.compare("registered nurses", "cashiers", place="MD").findings[0]
    assert NATIONAL not in pay.text
    everywhere = almanac.compare("registered nurses", "cashiers").findings
    assert not any(NATIONAL in finding.text for finding in everywhere)


def test_what_was_tested_and_does_not_differ_is_said_once_together(almanac: Atlas) -> None:
    made = almanac.compare("billing and posting clerks", "payroll and timekeeping clerks")
    same = [
        row
        for row in made.rows
        if row.primary and row.verdict is Verdict.NO_CLEAR_DIFFERENCE and "pay" not in row.label
    ]
    told = [f for f in made.findings if f.text.startswith("No clear difference:")]
    assert len(told) == bool(same)


def test_one_career_alone_is_told_without_a_comparison(world: Atlas) -> None:
    made = world.career("ledger clerks")
    assert [finding.text for finding in made.findings] == [
        "Ledger clerks are paid $50,000 a year on average; half are paid more than $48,000.",
        "Their number is projected to shrink by 10.5 % between 2024 and 2034, "
        "with 13,700 openings a year.",
        "Asked for at entry: a high school diploma or equivalent, "
        "then short-term on-the-job training.",
    ]
    hourly = world.career("stilt walkers").findings[0].text
    assert hourly == "Stilt walkers are paid $60.00 an hour on average."


def test_titles_with_figures_of_their_own_are_called_by_their_titles(titled: Atlas) -> None:
    told = [finding.text for finding in titled.compare("ledger keeper", "docket clerks").findings]
    assert told[0].startswith("Ledger keepers earn more: $65,000 a year against $51,000 for docket")
    assert not told[0].endswith(OF_OCCUPATIONS)
    assert told[1].endswith(OF_OCCUPATIONS)


def test_titles_read_alike_are_told_apart_where_they_have_figures_of_their_own(
    titled: Atlas,
) -> None:
    told = [finding.text for finding in titled.compare("ledger keeper", "tally keeper").findings]
    assert told[0].endswith("cannot tell them apart, figures of the titles themselves can.")
    assert told[1].startswith("Ledger keepers earn more")
    assert any(text.startswith("Skills asked for more of ledger keepers") for text in told)


def test_one_title_with_figures_of_its_own_is_spoken_of_by_its_title(titled: Atlas) -> None:
    told = titled.career("ledger keeper").findings
    assert told[0].text.startswith("Ledger keepers are paid $65,000 a year on average")
