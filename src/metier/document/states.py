"""The map of the states: what it shows, and of what publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from metier.document.layers import FEW, Layer, career_layers, gap_layers, leader, solid
from metier.document.sources import source_line
from metier.model.comparison import Comparison, Row
from metier.model.measure import Unit
from metier.words import figure, join, later, mid_sentence, say, say_many


@dataclass(frozen=True, slots=True)
class StateMap:
    """A tile for each state, with one layer shown at a time.

    Attributes:
        sentence: what the map shows.
        source: publication and period, in words.
        names: every state's name by its two letters, in the order of the table.
    """

    anchor: str
    title: str
    sentence: str
    source: str
    names: Mapping[str, str] = field(hash=False)
    layers: tuple[Layer, ...]


def state_map(comparison: Comparison, short: Sequence[str]) -> StateMap | None:
    """The map; None where fewer than a few states have a figure.

    Args:
        short: a name for each career.
    """
    pay = [row for row in comparison.states if row.measure.id == "pay.annual.mean"]
    jobs = [row for row in comparison.states if row.measure.id == "employment.jobs"]
    layers = [
        *career_layers(pay, short, later("Pay of {career}")),
        *gap_layers(pay, short),
        *career_layers(jobs, short, later("Number of {career}")),
    ]
    if not layers:
        return None
    names = {row.group or "": row.label for row in comparison.states}
    return StateMap(
        "chart-states",
        say("State by state"),
        " ".join(filter(None, (_sentence(pay, short), _wider(comparison, pay)))),
        source_line(answer for row in (*pay, *jobs) for answer in row.answers),
        names,
        tuple(layers),
    )


def _sentence(pay: Sequence[Row], short: Sequence[str]) -> str:
    """In how many states who is paid more; of one or several careers where they are paid best."""
    if len(short) != 2:
        return _reach(pay, short)
    tested = [row for row in pay if row.gap is not None]
    parts = []
    for career, tag in enumerate(short):
        if count := sum(leader(row) == career for row in tested):
            parts.append(say("{career} are paid more in {n}", career=tag, n=count))
    if alike := sum(leader(row) is None for row in tested):
        parts.append(say("in {n} there is no clear difference", n=alike))
    if not parts:
        return say("In no state are there enough people of both in the sample to test the gap.")
    return say_many(
        "In the one state with enough people of both in the sample, {told}.",
        "Of the {n} states with enough people of both in the sample, {told}.",
        len(tested),
        told=join(parts),
    )


def _reach(pay: Sequence[Row], short: Sequence[str]) -> str:
    """Between what the averages of each career lie."""
    told = []
    for career, tag in enumerate(short):
        known = [row.answers[career] for row in pay if solid(row.answers[career])]
        if len(known) >= FEW:
            values = [answer.estimate.value or 0.0 for answer in known]
            low, high = (figure(end, Unit.USD_YEAR) for end in (min(values), max(values)))
            message = later("{career} between {low} and {high} in {n} states")
            told.append(say(message, career=tag, low=low, high=high, n=len(known)))
    return say("Average pay by state: {told}.", told=join(told)) if told else ""


def _wider(comparison: Comparison, pay: Sequence[Row]) -> str:
    """Says whose figures stand for a career that is not told apart by state."""
    wider = {
        answer.inherited_title: comparison.careers[at].occupation_title
        for row in pay
        for at, answer in enumerate(row.answers)
        if "wider occupation" in answer.flags and answer.inherited_title
    }
    return " ".join(
        say(
            "Figures for {occupation} are of a wider group: {group}.",
            occupation=mid_sentence(occupation),
            group=mid_sentence(group),
        )
        for group, occupation in wider.items()
    )
