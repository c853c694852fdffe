"""Titles to occupations by a trained classifier, below what people have settled by hand.

A correction is followed as it stands. A title of the lexicon is read as the lexicon
says. What the official lists say of the title itself is pooled with what the
classifier says; where they say nothing, the classifier speaks alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from metier.coding import lexicon
from metier.coding.index import TitleIndex, detailed, soc_of
from metier.coding.listing import corrected, like_reason, listed_reason, listed_under, obstacle
from metier.coding.model import TitleModel
from metier.coding.pooling import votes_of
from metier.coding.titles import canonical, normalise, seniority
from metier.model.codes import Code, System, soc
from metier.model.coding import Candidate, Coding
from metier.model.records import TitleEntry

LEAST = 0.05
"""A title is declined if its likeliest occupation is less likely than this."""
LEAST_UNKNOWN = 0.20
"""The same for a title of which no word is known."""
SURE = 0.75
"""The least probability of the lexicon's occupation: the official lists agree with it so often."""

_MAIN = 0.6
"""Weight of the part that names the worker, against the whole title."""
_HINTED = 0.3
"""Weight of the title with its industry's words before it."""
_DOUBT = 5.0
"""Votes that the classifier is worth against the listed ones."""
_AGREEMENT, _FLOOR = 0.4, 0.03
"""Power of the classifier's share in a product with the votes; share it denies to none."""
_NAMED, _SMALLEST = 10, 0.005
"""At most so many occupations are named, and none less likely than this."""
_NEAR = 60
_WORTH_A_REASON = 0.1
"""An unlisted reading less likely than this is not given the titles it is like."""

_QUALIFIER = re.compile(r"\s(?:to|for|with|at|in)\s")


class TrainedCoder:
    """The coder with a classifier.

    Args:
        index: of all lists, with the lexicon and the corrections.
        model: trained on the same.
    """

    def __init__(self, index: TitleIndex, model: TitleModel) -> None:
        self._index = index
        self._model = model

    def code(self, title: str, *, industry: str | None = None) -> Coding:
        """Read one title; never raises, declines instead.

        Args:
            title: as typed.
            industry: of the employer, in words; None if unknown.

        Returns:
            Candidates, likeliest first, whose probabilities add up to at most
            1; none, and a note that says why, where the title was declined.
        """
        if found := obstacle(title):
            return Coding(title, "", (), found)
        shown, grade = canonical(title), seniority(title)
        listed = listed_under(title, shown, self._index)
        if candidates := corrected(listed, self._index):
            return Coding(title, shown, candidates, candidates[0].reason, grade)
        key = self._model.known.respelled(normalise(title))
        if not key:
            note = "nothing is left of it without pay, place and number"
            return Coding(title, shown, (), note, grade)
        shares = self._pooled(self._likely(key, shown, industry), listed)
        order = sorted(range(len(shares)), key=lambda at: (-shares[at], at))[:_NAMED]
        known = listed or not self._model.words.keys().isdisjoint(key.split())
        best = float(shares[order[0]])
        if not known and best < LEAST_UNKNOWN:
            note = "none of its words is in a listed title"
            return Coding(title, shown, (), note, grade)
        if best < LEAST:
            note = f"no occupation is as likely as {LEAST:.0%}; the likeliest is at {best:.0%}"
            return Coding(title, shown, (), note, grade)
        named = [at for at in order if shares[at] >= _SMALLEST]
        own = {soc_of(entry.code).value for entry in listed}
        unlisted = (at for at in named if self._model.codes[at] not in own)
        # like titles are the slowest thing to find, and only give a reading its reason
        asked = any(shares[at] >= _WORTH_A_REASON for at in unlisted)
        near = self._near(key) if asked else {}
        candidates = tuple(
            self._candidate(soc(self._model.codes[at]), float(shares[at]), listed, near)
            for at in named
        )
        return Coding(title, shown, candidates, seniority=grade)

    def _likely(self, key: str, shown: str, industry: str | None) -> NDArray[np.float64]:
        """What the classifier says of the title, its main part and its industry together."""
        main = self._model.known.respelled(normalise(_QUALIFIER.split(shown)[0]))
        weights: defaultdict[str, float] = defaultdict(float)
        weights[main or key] += _MAIN
        weights[key] += 1 - _MAIN
        hints = [word for word in normalise(industry or "").split() if word not in key.split()]
        if hints:
            weights = defaultdict(float, {k: w * (1 - _HINTED) for k, w in weights.items()})
            weights[f"{' '.join(hints)} {key}"] += _HINTED
        rows = self._model.scores(list(weights)).astype(np.float64)
        total: NDArray[np.float64] = np.array(list(weights.values())) @ rows
        return total

    def _pooled(
        self, likely: NDArray[np.float64], listed: Sequence[TitleEntry]
    ) -> NDArray[np.float64]:
        """The classifier's shares with those of the lists; they add up to 1."""
        place = {code: at for at, code in enumerate(self._model.codes)}
        first = [entry for entry in listed if entry.listing == lexicon.LISTING]
        votes = _votes(first or listed, place)
        if not votes.any():
            alone: NDArray[np.float64] = likely / likely.sum()
            return alone
        if first:
            mass = likely[votes > 0].sum()
            sure = max(SURE, mass)
            rest = np.where(votes > 0, 0.0, likely)
            rest *= (1 - sure) / rest.sum() if rest.sum() else 0.0
            settled: NDArray[np.float64] = rest + sure * votes / votes.sum()
            return settled
        linear = (votes + _DOUBT * likely) / (votes.sum() + _DOUBT)
        product = linear * (likely + _FLOOR) ** _AGREEMENT
        pooled: NDArray[np.float64] = product / product.sum()
        return pooled

    def _near(self, key: str) -> Mapping[Code, Sequence[TitleEntry]]:
        """Listed titles that share words with the key, by occupation."""
        found: defaultdict[Code, list[TitleEntry]] = defaultdict(list)
        for entry in self._index.near(key.split(), _NEAR):
            if detailed(entry.code):
                found[soc_of(entry.code)].append(entry)
        return found

    def _candidate(
        self,
        code: Code,
        share: float,
        listed: Sequence[TitleEntry],
        near: Mapping[Code, Sequence[TitleEntry]],
    ) -> Candidate:
        own = [entry for entry in listed if soc_of(entry.code) == code]
        like = near.get(code, ())
        details = [entry.code for entry in (*own, *like) if entry.code.system is System.ONET]
        return Candidate(
            code,
            self._index.occupation_title(code),
            int(share * 10_000) / 10_000,  # rounded down, so that no sum exceeds 1
            _reason(own, like),
            details[0] if details else None,
        )


def _votes(entries: Sequence[TitleEntry], place: Mapping[str, int]) -> NDArray[np.float64]:
    """The lists' votes of each occupation that the classifier knows."""
    votes = np.zeros(len(place))
    for code, worth in votes_of(entries).items():
        if code.value in place:
            votes[place[code.value]] = worth
    return votes


def _reason(own: Sequence[TitleEntry], like: Sequence[TitleEntry]) -> str:
    if own:
        return listed_reason(own)
    return like_reason(like) if like else "its words, or parts of them, are of this occupation"
