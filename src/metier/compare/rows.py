"""All rows of a comparison: of facts, of lists, of leaders, and those computed from others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from metier.compare.align import rows_of
from metier.compare.alike import adjusted_row
from metier.compare.derived import outearn_row, price_row, real_pay_row, trend_row
from metier.compare.desk import desk_of
from metier.compare.holding import Frame, Holding
from metier.compare.industries import industry_name
from metier.compare.leaders import leader_rows
from metier.compare.lists import difference_row, list_rows
from metier.compare.moves import Ranks, distance_row
from metier.model.codes import soc
from metier.model.comparison import Row
from metier.model.fact import Fact
from metier.model.measure import MEASURES, OF_COMPANIES, Kind
from metier.model.records import PlaceKind
from metier.model.states import STATES
from metier.store.read import Snapshot

UNOFFICIAL = (
    *("pay.range.low", "pay.range.high"),
    *("college.share", "entry.time.p25", "entry.time.p75"),
    *("seniority.share", "move.into", "move.out"),
)
"""Measures that only unsourced pages or records have; without a figure they make no row."""

_LEADERS = ("pay.top.state", "pay.top.metro", "pay.top.industry", "pay.top.company")


def rows(
    snapshot: Snapshot,
    holdings: Sequence[Holding],
    frame: Frame,
    ranks: Ranks,
) -> Iterable[Row]:
    """All rows of a comparison, not yet judged, in the order of the catalogue.

    Args:
        holdings: of the careers, in their order.
        ranks: see `metier.compare.moves.related_ranks`.
    """
    here = [holding.within(frame.place.code) for holding in holdings]
    made: dict[str, list[Row]] = {
        id: rows_of(measure, here, frame)
        for id, measure in MEASURES.items()
        if measure.kind is not Kind.LIST and id not in OF_COMPANIES
    }
    primary = [row for several in made.values() for row in several]
    prices = _prices(snapshot, frame)
    local = frame.place.code != "US"
    made["price.level"] = [price_row(len(holdings), prices, frame)] if local else []
    made["pay.adjusted.effect"], made["pay.adjusted.error"] = [], []
    made["pay.adjusted.gap"] = [adjusted_row(here, frame)] if len(holdings) > 1 else []
    made["pay.outearn.chance"] = [outearn_row(primary)] if len(holdings) > 1 else []
    made["pay.real"] = [real_pay_row(made["pay.annual.mean"][0], prices, frame)]
    made["pay.trend"] = [trend_row(holdings, frame)]
    spots = desk_of(snapshot).once("spots", lambda: _spots(snapshot))
    for id in _LEADERS:
        made[id] = leader_rows(id, holdings, spots[id], frame)
    for id, measure in MEASURES.items():
        if measure.kind is Kind.LIST:
            made[id] = list_rows(id, here, frame)
    for id in UNOFFICIAL:
        made[id] = [row for row in made[id] if any(answer.fact for answer in row.answers)]
    made["skills.difference"] = [difference_row(here, frame)] if len(holdings) > 1 else []
    near = distance_row(ranks, holdings, frame.releases) if len(holdings) > 1 else None
    made["move.distance"] = [near] if near else []
    return (row for id in MEASURES for row in made.get(id, ()))


def _prices(snapshot: Snapshot, frame: Frame) -> list[Fact]:
    if frame.place.code == "US":
        return []
    return snapshot.facts([soc("00-0000")], measures=["price.level"], places=[frame.place.code])


def _spots(snapshot: Snapshot) -> Mapping[str, dict[str, str]]:
    metros = {
        place.code: place.name for place in snapshot.places() if place.kind is PlaceKind.METRO
    }
    return {
        "pay.top.state": {state.letters: state.name for state in STATES},
        "pay.top.metro": metros,
        "pay.top.industry": {
            code: industry_name(title) for code, title in snapshot.industries().items()
        },
        "pay.top.company": {},
    }
