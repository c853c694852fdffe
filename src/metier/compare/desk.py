"""What comparisons of one snapshot share: what it holds for each career, gathered once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from metier.coding.titles import spelled_out
from metier.compare.doubt_flags import Doubts, doubts_of
from metier.compare.holding import Frame, Holding
from metier.compare.places import find_place
from metier.compare.reach import Reach, reach
from metier.model.comparison import Career
from metier.model.fact import Fact
from metier.store.read import Snapshot
from metier.words import sentence_case
from metier.words.language import language

MOST = 1_000
"""Careers that are kept, each in a place, with about 1.2 MB of facts and of what was said of
them; the first to come is the first to go."""

_Key = tuple[Career, str, str]
_K = TypeVar("_K")
_V = TypeVar("_V")


class Desk:
    """Frames and holdings by what they are for, in each language."""

    def __init__(self) -> None:
        self._frames: dict[tuple[str | None, float, str], Frame] = {}
        self._holdings: dict[_Key, Holding] = {}
        self._doubts: Doubts | None = None

        self._made: dict[Hashable, Any] = {}

    def once(self, key: Hashable, make: Callable[[], _V]) -> _V:
        """What `make` gives, worked out when it is first asked for under this key."""
        if key not in self._made:
            self._made[key] = make()
        found: _V = self._made[key]
        return found

    def frame(self, snapshot: Snapshot, place: str | None, confidence: float) -> Frame:
        """What the answers of a comparison share.

        Raises:
            UsageError, NotFoundError: a place that could be several, or is unknown.
        """
        key = place, confidence, language()
        if (found := self._frames.get(key)) is None:
            spot = find_place(place, snapshot.places())
            found = Frame(spot, confidence, snapshot.releases)
            _keep(self._frames, key, found)
        return found

    def doubts(self, snapshot: Snapshot) -> Doubts:
        """What the checks of the snapshot found, by figure."""
        if self._doubts is None:
            self._doubts = doubts_of(snapshot.report)
        return self._doubts

    def hold(self, snapshot: Snapshot, careers: Sequence[Career], place: str) -> list[Holding]:
        """All that a snapshot has for each career in the place asked for and the nation.

        Average pay comes for all places, for the best-paying ones; the figures of a career's own
        title come whole. The snapshot is asked for occupations once for all careers.
        """
        keys = [(career, place, language()) for career in careers]
        found = {key: self._holdings.get(key) for key in keys}
        lacking = [key for key, holding in found.items() if holding is None]
        made = _held(snapshot, [career for career, _, _ in lacking], place) if lacking else ()
        for key, gathered in zip(lacking, made, strict=True):
            found[key] = gathered
            _keep(self._holdings, key, gathered)
        return [holding for key in keys if (holding := found[key]) is not None]


_DESKS: WeakKeyDictionary[Snapshot, Desk] = WeakKeyDictionary()


def desk_of(snapshot: Snapshot) -> Desk:
    """The desk of a snapshot, there as long as the snapshot is open."""
    return _DESKS.setdefault(snapshot, Desk())


def _keep(kept: dict[_K, _V], key: _K, value: _V) -> None:
    kept[key] = value
    if len(kept) > MOST:
        kept.pop(next(iter(kept)), None)


def _held(snapshot: Snapshot, careers: Sequence[Career], place: str) -> list[Holding]:
    steps = [_reach(snapshot, career) for career in careers]
    codes = list(dict.fromkeys(step.code for several in steps for step in several))
    by_code = snapshot.memory.facts(codes, place)
    names = {o.code: sentence_case(o.title) for o in snapshot.occupations(codes)}
    return [
        Holding(
            career,
            several,
            (*_own(snapshot, career), *(fact for step in several for fact in by_code[step.code])),
            {step.code: names[step.code] for step in several if step.code in names},
        )
        for career, several in zip(careers, steps, strict=True)
    ]


def _own(snapshot: Snapshot, career: Career) -> list[Fact]:
    """Figures of the career's own title, within the occupation it was read as."""
    title = spelled_out(career.coding.canonical_title)
    return snapshot.facts([career.occupation], title=title) if title else []


def _reach(snapshot: Snapshot, career: Career) -> tuple[Reach, ...]:
    best = next((c for c in career.coding.candidates if c.code == career.occupation), None)
    return reach(snapshot, career.occupation, best.detail if best else None)
