"""The finding about pay where records and official statistics both have some."""

from __future__ import annotations

from dataclasses import replace

from metier.atlas import Atlas
from metier.compare.records_finding import beside, kind_of
from metier.model.comparison import Comparison, Gap, Row, Verdict


def pair(made: Comparison) -> tuple[Row, Row]:
    """Average pay that leads, and the other of records and official statistics."""
    rows = [row for row in made.rows if row.measure.id == "pay.annual.mean" and not row.beside]
    return next(row for row in rows if row.primary), next(row for row in rows if not row.primary)


def turned(rows: tuple[Row, Row]) -> tuple[Row, Row]:
    """The same rows with official statistics leading."""
    return replace(rows[1], primary=True), replace(rows[0], primary=False)


def test_after_pay_in_records_the_official_averages_are_said(titled: Atlas) -> None:
    made = titled.compare("ledger keeper", "docket clerks")
    lead, official = pair(made)
    assert (kind_of(lead), kind_of(official)) == ("profiles", "")
    assert beside(made.rows, lead, made.careers) == (
        "Official averages of the occupations: $50,000 for ledger keepers and $50,200 for docket "
        "clerks; the other way round, but not clearly."
    )


def test_two_clear_differences_in_opposite_directions_are_said_to_contradict_each_other(
    titled: Atlas,
) -> None:
    made = titled.compare("ledger keeper", "docket clerks")
    lead, official = pair(made)
    clear = replace(official, verdict=Verdict.LOWER, gap=Gap(-900.0, 100.0))
    assert beside([lead, clear], lead, made.careers).endswith("; the two contradict each other.")


def test_of_titles_read_alike_the_official_average_is_said_once(titled: Atlas) -> None:
    made = titled.compare("ledger keeper", "tally keeper")
    lead, _ = pair(made)
    said = beside(made.rows, lead, made.careers)
    assert said == "The official average of the occupation is $50,000."
    alone = titled.career("ledger keeper")
    assert alone.findings[0].text.endswith(said)


def test_after_official_pay_the_titles_own_is_said_with_how_many_it_rests_on(
    titled: Atlas,
) -> None:
    made = titled.compare("ledger keeper", "tally keeper")
    lead, own = turned(pair(made))
    few = replace(own.answers[1], estimate=replace(own.answers[1].estimate, n=12))
    own = replace(own, answers=(own.answers[0], few))
    assert beside([lead, own], lead, made.careers) == (
        "This is official and of the occupation; by profiles of the titles alone it is $65,000 "
        "(120 of them) for ledger keepers and $43,000 (weak: 12 of them) for tally keepers."
    )


def test_pay_of_occupations_in_records_is_not_said_after_official_pay(titled: Atlas) -> None:
    made = titled.compare("ledger clerks", "docket clerks")
    lead, _ = pair(made)
    assert kind_of(lead) == ""
    assert beside(made.rows, lead, made.careers) == ""
