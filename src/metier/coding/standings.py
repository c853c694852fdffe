"""What the lists say of titles, for many titles at once: votes as arrays, found by key."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metier.coding import corrections, lexicon
from metier.coding.index import Lines, TitleIndex, detailed, soc_of
from metier.coding.kernels import compiled
from metier.coding.listing import corrected
from metier.coding.numbering import Numbering
from metier.coding.pooling import STANDING
from metier.coding.rows import Array, Rows

_NO_VOTE = -1


@dataclass(frozen=True, slots=True)
class Standings:
    """What the lists say of some titles; see `metier.coding.votes.Listed`.

    Attributes:
        listed: whether a list has the title.
        settled: whether the lexicon has it.
        places: of the occupations that have votes, title by title, and `worth` what they count.
        starts: where those of each title begin, of shape (titles + 1,).
    """

    listed: NDArray[np.bool_]
    settled: NDArray[np.bool_]
    places: NDArray[np.int32]
    worth: NDArray[np.float64]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.listed)

    def take(self, titles: NDArray[np.intp]) -> Standings:
        """What the lists say of some of the titles."""
        places, worth, starts = _taken(titles, self.starts, self.places, self.worth)
        return Standings(self.listed[titles], self.settled[titles], places, worth, starts)

    def spread(self, codes: int) -> NDArray[np.float64]:
        """The votes as an array of shape (titles, codes)."""
        votes = np.zeros((len(self), codes))
        rows = np.repeat(np.arange(len(self)), self.starts[1:] - self.starts[:-1])
        votes[rows, self.places] = self.worth
        return votes


class ListedKeys:
    """The keys of all lists, with their votes.

    Args:
        index: of all lists, with the lexicon and the corrections.
        codes: the classifier's occupations.

    Attributes:
        settled: whether the lexicon has each key.
    """

    def __init__(self, index: TitleIndex, codes: Sequence[str]) -> None:
        place = {code: at for at, code in enumerate(codes)}
        lines = Lines(*index.lines())
        each = [code for code, _, _ in lines.each]
        listings = {name: at for at, name in enumerate({name for _, name, _ in lines.each})}
        kinds = np.asarray(lines.kinds, np.int64)
        starts = np.asarray(lines.starts, np.int64)
        count = starts[1:] - starts[:-1]
        keys = np.repeat(np.arange(len(lines.keys)), count)
        kept = np.array([detailed(code) for code in each], bool)[kinds]
        kinds, keys = kinds[kept], keys[kept]
        worth = np.array(
            [STANDING.get(name, 1.0) * weight for _, name, weight in lines.each], float
        )
        listing = np.array([listings[name] for _, name, _ in lines.each], np.int64)[kinds]
        of_each = [place.get(soc_of(code).value, _NO_VOTE) for code in each]
        code = np.array(of_each, np.int64)[kinds]
        self._numbers = Numbering()
        has = np.unique(keys)
        self._numbers.enter(Rows.texts([lines.keys[at] for at in has]))
        number = np.searchsorted(has, keys)
        self.settled = np.zeros(len(has) + 1, bool)  # the last for what no list has
        self.settled[number[listing == listings.get(lexicon.LISTING, -1)]] = True
        votes = (code != _NO_VOTE) & (
            ~self.settled[number] | (listing == listings.get(lexicon.LISTING, -1))
        )
        self._starts, self._places, self._worth = _votes(
            number[votes], code[votes], listing[votes], worth[kinds][votes], len(has)
        )
        self._corrected = np.full(len(has) + 1, -1)
        self._chances = np.zeros(len(has) + 1)
        for at in np.unique(number[listing == listings.get(corrections.LISTING, -1)]).tolist():
            entries = [e for e in index.entries(self._numbers.text(at)) if detailed(e.code)]
            first = corrected(entries, index)[0]
            self._corrected[at] = place[first.code.value]
            self._chances[at] = first.probability

    def find(self, keys: Rows) -> NDArray[np.int64]:
        """The numbers of keys in letters; -1 for one that no list has."""
        return self._numbers.find(keys)

    def corrected(
        self, numbers: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """The foremost occupations of corrected keys and their probabilities; -1 for others.

        Args:
            numbers: as `find` gives them.
        """
        return self._corrected[numbers], self._chances[numbers]

    def of(self, numbers: NDArray[np.int64]) -> Standings:
        """What the lists say of keys.

        Args:
            numbers: as `find` gives them.
        """
        places, worth, starts = _taken(numbers, self._starts, self._places, self._worth)
        listed = numbers >= 0
        return Standings(listed, listed & self.settled[numbers], places, worth, starts)


def _votes(
    keys: Array, codes: Array, listings: Array, worth: Array, count: int
) -> tuple[Array, Array, Array]:
    """Votes by key, an occupation's added up over lists, each with its weightiest line.

    Args:
        keys, codes, listings, worth: of each line.
        count: of keys.

    Returns:
        Where the votes of each key begin, of shape (keys + 1,); their occupations and worth.
    """
    order = np.lexsort((worth, listings, codes, keys))
    keys, codes, listings, worth = (column[order] for column in (keys, codes, listings, worth))
    # the last line of each voter is its weightiest
    last = np.ones(len(keys), bool)
    last[:-1] = (np.diff(keys) != 0) | (np.diff(codes) != 0) | (np.diff(listings) != 0)
    keys, codes, worth = keys[last], codes[last], worth[last]
    first = np.ones(len(keys), bool)
    first[1:] = (np.diff(keys) != 0) | (np.diff(codes) != 0)
    sums = np.bincount(np.cumsum(first) - 1, weights=worth, minlength=int(first.sum()))
    starts = np.searchsorted(keys[first], np.arange(count + 1))
    return starts, codes[first].astype(np.int32), sums


@compiled
def _taken(
    numbers: Array, starts: Array, places: Array, worth: Array
) -> tuple[Array, Array, Array]:
    bounds = np.zeros(len(numbers) + 1, np.int64)
    for row in range(len(numbers)):
        number = numbers[row]
        own = starts[number + 1] - starts[number] if number >= 0 else 0
        bounds[row + 1] = bounds[row] + own
    found, counts = np.empty(bounds[-1], np.int32), np.empty(bounds[-1], np.float64)
    for row in range(len(numbers)):
        for at in range(bounds[row + 1] - bounds[row]):
            found[bounds[row] + at] = places[starts[numbers[row]] + at]
            counts[bounds[row] + at] = worth[starts[numbers[row]] + at]
    return found, counts, bounds
