"""What a reader typed as a place, to a place that figures can be for."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from metier.errors import NotFoundError, UsageError
from metier.model.records import Place, PlaceKind
from metier.model.states import STATES

NATION = Place("US", "United States", PlaceKind.NATION)

_NATION_NAMES = {"us", "usa", "u.s.", "united states", "nation"}


def find_place(text: str | None, known: Sequence[Place]) -> Place:
    """The place of a code or name: `MD`, `Maryland`, `12580`, `Baltimore`.

    A state wins over a metro area of the same name; of several metro areas
    that begin with the text, none is guessed.

    Args:
        text: as typed; None for the nation.
        known: the metro areas of the snapshot (states need not be among them).

    Raises:
        NotFoundError: no place of that name.
        UsageError: several metro areas begin with it.

    >>> find_place("maryland", []).code
    'MD'
    """
    if text is None or text.strip().lower() in _NATION_NAMES:
        return NATION
    wanted = " ".join(text.lower().replace(",", " ").split())
    for state in STATES:
        if wanted in (state.letters.lower(), state.name.lower()):
            return Place(state.letters, state.name, PlaceKind.STATE)
    metros = [place for place in known if place.kind is PlaceKind.METRO]
    for place in metros:
        if wanted in (place.code, _plain(place.name)):
            return place
    begin = [place for place in metros if wanted and _begins(place, wanted)]
    if len(begin) == 1:
        return begin[0]
    if begin:
        names = "; ".join(f"{place.name} ({place.code})" for place in begin[:6])
        raise UsageError("--in", "one place", f"{text!r}, which could be {names}", "use its code")
    near = _near(wanted, metros)
    hint = f"did you mean {'; '.join(near)}?" if near else "use a state, or a metro area's city"
    raise NotFoundError("--in", "a state or metro area", repr(text), hint)


def _near(wanted: str, metros: Sequence[Place]) -> list[str]:
    """Up to three states and metro areas that are spelled nearly so, or have its beginning."""
    names = {state.name.lower(): state.name for state in STATES}
    names |= {
        city: place.name
        for place in metros
        for city in place.name.lower().partition(",")[0].split("-")
    }
    alike = [names[name] for name in get_close_matches(wanted, names, cutoff=0.8) if wanted]
    begun = [place.name for place in metros if wanted and wanted[:4] in _plain(place.name)]
    return list(dict.fromkeys([*alike, *begun]))[:3]


def _plain(name: str) -> str:
    return " ".join(name.lower().replace(",", " ").split())


def _begins(place: Place, wanted: str) -> bool:
    """Whether one of the cities a metro area is named for begins with the text.

    The state's letters may follow: "portland me" is not "portland or".
    """
    cities, _, states = place.name.lower().partition(",")
    letters = set(states.strip().split("-"))
    city, _, state = wanted.rpartition(" ")
    if city and state in letters:
        wanted = city
    parts = cities.split("-")
    return any("-".join(parts[at:]).startswith(wanted) for at in range(len(parts)))
