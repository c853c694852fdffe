"""Places as people type them, to states and metropolitan areas.

An area is known by the cities of its official name (`Dallas-Fort Worth-Arlington, TX`)
and the states it reaches into. A smaller city, a suburb or a county has its state but
no area; a name that could be several places has neither. Nothing is guessed.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from metier.model.records import Place, PlaceKind
from metier.model.states import BY_LETTERS, BY_NAME

Found = tuple[str | None, str | None]
"""A state's two letters and a metropolitan area's CBSA code, each None where unknown."""

_NOWHERE: Found = (None, None)
_NATION = frozenset({"us", "usa", "united states", "united states of america"})
_NO_PLACE = frozenset({"remote", "hybrid", "on-site", "onsite", "anywhere", "nationwide", ""})
_ALSO = {
    "new york city": "new york",
    "nyc": "new york",
    "boise": "boise city",
    "honolulu": "urban honolulu",
}
"""Cities whose common name is not the one in the area's name."""

_ABROAD = frozenset(
    (
        *("athens", "bedford", "berlin", "birmingham", "cambridge", "dublin", "durham"),
        *("glasgow", "hastings", "holland", "kingston", "lancaster", "lima", "london"),
        *("manchester", "mexico", "moscow", "naples", "norwich", "odessa", "ontario", "oxford"),
        *("palestine", "paris", "peru", "plymouth", "portsmouth", "reading", "rome", "victoria"),
        *("warsaw", "waterloo", "worcester", "york"),
    )
)
"""American cities whose name alone may as well be a place abroad."""

_SPELLINGS = ((r"\bsaint\b", "st"), (r"\bft\b", "fort"), (r"\bmt (?=[a-z])", "mount "))
_WIDER = re.compile(
    r"^(?:greater|metro)\s+"
    r"|(?<!\s)\s++(?:bay area|metropolitan area|metro area|metroplex|area|region|metro)$"
)
"""Words that make an area of a city's name."""
_ZIP = re.compile(r"(?:^|\s)\d{5}(?:-\d{4})?$")
_BY_CODES = re.compile(r"^(usa?)-([a-z]{2})(?:-|$)")


@dataclass(frozen=True, slots=True)
class _Area:
    code: str
    cities: tuple[str, ...]
    states: tuple[str, ...]

    def runs(self) -> Iterator[str]:
        """Each city and each row of neighbours, as in `dallas-fort worth`."""
        for first in range(len(self.cities)):
            for end in range(first + 1, len(self.cities) + 1):
                yield "-".join(self.cities[first:end])

    def heads(self) -> Iterator[str]:
        """Those that begin with the first city."""
        for end in range(1, len(self.cities) + 1):
            yield "-".join(self.cities[:end])


class Gazetteer:
    """Finds the state and the metropolitan area of a place as typed.

    Args:
        places: those of a delineation; what is not a metropolitan area is passed over.

    >>> austin = Place("12420", "Austin-Round Rock-San Marcos, TX", PlaceKind.METRO, ("TX",))
    >>> gazetteer = Gazetteer([austin])
    >>> gazetteer.find("Round Rock, Texas"), gazetteer.find("Plano, TX"), gazetteer.find("Remote")
    (('TX', '12420'), ('TX', None), (None, None))
    """

    def __init__(self, places: Iterable[Place]) -> None:
        metros = [place for place in places if place.kind is PlaceKind.METRO]
        areas = [_area(place) for place in metros]
        headed: defaultdict[str, list[_Area]] = defaultdict(list)
        within: defaultdict[tuple[str, str], list[_Area]] = defaultdict(list)
        for area in areas:
            for name in area.heads():
                headed[name].append(area)
            for name in sorted(set(area.runs())):
                for state in area.states:
                    within[name, state].append(area)
        self._titled = {
            _folded(place.name): area for place, area in zip(metros, areas, strict=True)
        }
        self._headed = {name: one for name, all_ in headed.items() if (one := _largest(all_))}
        self._within = {key: all_[0] for key, all_ in within.items() if len(all_) == 1}

    def find(self, text: str) -> Found:
        """The state and the metropolitan area of a place as typed.

        Args:
            text: as in `Austin, TX`, `Greater Boston`, `US-TX-Austin`, `AUSTIN TX 78701`. Of
                several places in one text (between `;` or `|`) what they agree on is given.

        Returns:
            Two letters and a CBSA code. An area that reaches into several states has no
            state unless the text names the state of a city, or the area's first city alone.
        """
        several = (part.strip() for part in re.split(r"[;|]", _folded(text)))
        found = {self._one(part) for part in several if part}
        states, areas = {state for state, _ in found}, {area for _, area in found}
        return (
            states.pop() if len(states) == 1 else None,
            areas.pop() if len(areas) == 1 else None,
        )

    def located(self, column: pa.Array) -> tuple[pa.Array, pa.Array]:
        """The states and the areas of a column of places, each distinct text looked up once.

        Args:
            column: texts; null has neither.

        Returns:
            Two columns of texts, as long as `column`.
        """
        coded = column.dictionary_encode()
        pairs = [self.find(text or "") for text in coded.dictionary.to_pylist()]
        states = pa.array([state for state, _ in pairs], pa.string())
        areas = pa.array([area for _, area in pairs], pa.string())
        return states.take(coded.indices), areas.take(coded.indices)

    def _one(self, text: str) -> Found:
        if titled := self._titled.get(text):
            return _in_area(titled, titled.states[0], wide=True)
        wide = _WIDER.search(text) is not None
        parts = _parts(_WIDER.sub("", _WIDER.sub("", text)))
        state = _state(parts[-1]) if parts else None
        if not parts:
            return _NOWHERE
        if state is None:
            return self._unmarked(parts[0], wide=wide) if len(parts) == 1 else _NOWHERE
        # A state among the parts before the last means several places in one text.
        city = parts[0] if len(parts) > 1 and not any(map(_state, parts[1:-1])) else ""
        return _in_area(self._within.get((_ALSO.get(city, city), state)), state, wide=wide)

    def _unmarked(self, text: str, *, wide: bool) -> Found:
        """A text without commas, whose state may be its last words or not be there at all."""
        zipped = _ZIP.sub("", text)
        words = zipped.split()
        for length in range(1, min(4, len(words))):
            state = _state(" ".join(words[-length:]))
            city = " ".join(words[:-length])
            area = state and self._within.get((_ALSO.get(city, city), state))
            if state and (area or zipped != text):
                return _in_area(area or None, state, wide=wide)
        area = None if text in _ABROAD else self._headed.get(_ALSO.get(text, text))
        return _in_area(area, area.states[0], wide=wide) if area else _NOWHERE


def _area(place: Place) -> _Area:
    name = _folded(place.name.rpartition(", ")[0] or place.name)
    return _Area(place.code, tuple(re.split(r"-+|/", name)), place.states)


def _largest(areas: Sequence[_Area]) -> _Area | None:
    """The one that a city's name alone means.

    Of two areas, one named for three cities and the other for that city alone, it is the
    former: further cities are named in an area's title only where they are large.
    """
    if len(areas) == 1:
        return areas[0]
    one, *others = sorted(areas, key=lambda area: -len(area.cities))
    clear = len(others) == 1 and len(one.cities) >= 3 and len(others[0].cities) == 1
    return one if clear else None


def _in_area(area: _Area | None, state: str, *, wide: bool) -> Found:
    """An area, and the state unless the text is about an area that reaches into several."""
    if area is None:
        return state, None
    return (None if wide and len(area.states) > 1 else state), area.code


def _folded(text: str) -> str:
    """Without case, accents, full stops, words in brackets and doubled blanks."""
    dashes = text.replace("–", "-").replace("—", "-")
    plain = unicodedata.normalize("NFKD", dashes).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"\([^()]*+\)", " ", plain).replace(".", "")
    for pattern, word in _SPELLINGS:
        plain = re.sub(pattern, word, plain)
    return " ".join(plain.split())


def _parts(text: str) -> Sequence[str]:
    """From the city to the state; country, postal code and words like `remote` left out."""
    marked = _BY_CODES.sub(r"\1,\2,", text)
    parts = [part.strip() for part in re.split(r",|\s-\s", marked)]
    if len(parts) > 1 and parts[0] in _NATION:
        parts.reverse()
    parts = [part for part in parts if part not in _NO_PLACE and part not in _NATION]
    if len(parts) > 1:
        parts[-1] = _ZIP.sub("", parts[-1])
    return [part for part in parts if part]


_BY_WORD: Mapping[str, str] = {
    **{name: state.letters for name, state in BY_NAME.items()},
    **{letters.lower(): letters for letters in BY_LETTERS},
}


def _state(text: str) -> str | None:
    """The letters of a state that a folded text names."""
    return _BY_WORD.get(text)
