"""Probabilities that are right as often as said: what a coder's first answer is worth.

A logistic model of "the first answer is right". It is fitted on titles of which the
answer is known and which the coder was not shown (`metier.coding.training`), and
applied to the pooled shares of many titles at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from metier.coding.vocabulary import CAPITALS

Floats = NDArray[np.float64]

_LETTERS, _WORD = re.compile("[A-Z]+"), 4
"""A word in capitals, and letters it must have to be no acronym."""

EVIDENCE = (
    "log odds of its share",
    "log of its share over the second's",
    "entropy of the shares",
    "log of the classifier's share",
    "whether the classifier's first answer is the same",
    "whether the lexicon has the title",
    "whether an official list has it",
    "log odds, where the lexicon has it",
    "log odds, where a list has it",
    "log of the classifier's share, where the lexicon has it",
    "its share of the lists' votes",
    "log of the number of words",
    "share of known words",
    "whether it is typed in capitals",
    "log odds, where it is typed in capitals",
)
"""What speaks for and against the first answer, in the order of the columns."""

_MOST, _LEAST = 5.0, -4.0
"""Log odds of a share beyond these say no more; no chance beyond them is stated."""
_LOOSE, _GROUP = 0.1, 2.0
"""Penalties on the squares of the weights of the evidence, and of the effects of groups: of 0.25
to 16 the latter is the one of the least cross-validated loss."""
_STEPS = 40
_DIGITS = 4
"""Decimals that are kept, so that the last bits of a sum do not show."""
_PREFIXES = (2, 5, 7)
"""Letters of a code that name its major group, its minor group with the broad one, itself."""


@dataclass(frozen=True)
class Calibrator:
    """How often the first answer is right, given the evidence and which occupation it is.

    Attributes:
        weights: the constant, then one weight for each of `EVIDENCE`.
        effects: added to the log odds where this occupation is the first answer; of
            shape (codes,).
    """

    weights: Floats
    effects: Floats

    def head(self) -> dict[str, list[float]]:
        """Its numbers, as `of` reads them."""
        return {"weights": self.weights.tolist(), "effects": self.effects.tolist()}

    @classmethod
    def of(cls, head: Mapping[str, Sequence[float]] | None, codes: int) -> Calibrator | None:
        """The calibrator with the numbers that `head` gave; None of None.

        Raises:
            ValueError: they are not as many as there is evidence and codes.
        """
        if head is None:
            return None
        found = cls(np.array(head["weights"], float), np.array(head["effects"], float))
        if found.weights.shape != (1 + len(EVIDENCE),) or found.effects.shape != (codes,):
            raise ValueError("weights or effects of another shape")
        return found

    def chances(self, shares: Floats, evidence: Floats) -> Floats:
        """The chance that each title's first answer is right.

        Args:
            shares: of shape (titles, codes); each row adds up to at most 1.
            evidence: as `evidence` gives it, of shape (titles, len(EVIDENCE)).

        Returns:
            Of shape (titles,), between 0.018 and 0.993: the log odds stop where those of a
            share do.
        """
        odds = self.weights[0] + evidence @ self.weights[1:] + self.effects[shares.argmax(axis=1)]
        return _logistic(np.clip(odds, _LEAST, _MOST))

    def apply(self, shares: Floats, evidence: Floats) -> Floats:
        """The shares with the first answer's chance in place of its share.

        The others share out the remainder in proportion. Where that would put one of
        them above the first answer they are kept just below it, and what is left
        belongs to no occupation.

        Args:
            shares: of shape (titles, codes); each row adds up to at most 1.
            evidence: as `evidence` gives it, of shape (titles, len(EVIDENCE)).

        Returns:
            Of the same shape, in the same order by row; each row adds up to at most 1.

        >>> import numpy as np
        >>> even = Calibrator(np.zeros(1 + len(EVIDENCE)), np.zeros(3))
        >>> even.apply(np.array([[0.8, 0.15, 0.05]]), np.zeros((1, len(EVIDENCE))))
        array([[0.5  , 0.375, 0.125]])
        """
        rows, best = np.arange(len(shares)), shares.argmax(axis=1)
        chances = self.chances(shares, evidence)
        rest = np.array(shares)
        rest[rows, best] = 0
        sums, second = rest.sum(axis=1), rest.max(axis=1, initial=0)
        spread = np.divide(1 - chances, sums, out=np.zeros_like(sums), where=sums > 0)
        most = np.divide(chances, second, out=np.zeros_like(sums), where=second > 0)
        rest *= np.minimum(spread, most * (1 - 1e-6))[:, np.newaxis]
        rest[rows, best] = chances
        return rest


def in_capitals(title: str) -> bool:
    """Whether a title is typed in capitals throughout, and is more than an acronym.

    Most filings of employers are, hardly any posting is. It tells where a title comes
    from, not what it means: it bears on the probability alone.

    >>> [in_capitals(title) for title in ("COOK 2", "Cook", "CEO", "SR. RN")]
    [True, False, False, False]
    """
    return title.isupper() and any(
        len(word) >= _WORD and word.lower() not in CAPITALS for word in _LETTERS.findall(title)
    )


def evidence(
    shares: Floats,
    likely: Floats,
    votes: Floats,
    settled: NDArray[np.bool_],
    words: NDArray[np.int64],
    known: NDArray[np.int64],
    capitals: NDArray[np.bool_],
) -> Floats:
    """What speaks for and against the first answer.

    Args:
        shares: of the lists and the classifier together, of shape (titles, codes).
        likely: the classifier's shares alone, of the same shape.
        votes: of the lists, of the same shape; a row of 0 where none has the title.
        settled: whether the votes are the lexicon's.
        words: how many words each title's key has.
        known: how many of them a listed title has.
        capitals: whether the title is typed in capitals, see `in_capitals`.

    Returns:
        Of shape (titles, len(EVIDENCE)), in the order of `EVIDENCE`.
    """
    rows, best = np.arange(len(shares)), shares.argmax(axis=1)
    first = shares[rows, best]
    others = np.array(shares)
    others[rows, best] = 0
    odds = np.clip(np.log(first + 1e-12) - np.log(1 - first + 1e-12), _LEAST, _MOST)
    lead = np.clip(np.log(first + 1e-12) - np.log(others.max(axis=1) + 1e-12), 0, _MOST)
    entropy = -(shares * np.log(shares + 1e-12)).sum(axis=1)
    alone = np.log(likely[rows, best] + 1e-4)
    same = likely.argmax(axis=1) == best
    total = votes.sum(axis=1)
    listed = (total > 0) & ~settled
    share = np.divide(votes[rows, best], total, out=np.zeros_like(total), where=listed)
    return np.column_stack(
        [
            odds,
            lead,
            entropy,
            alone,
            same,
            settled,
            listed,
            odds * settled,
            odds * listed,
            alone * settled,
            share,
            np.log(np.maximum(words, 1)),
            known / np.maximum(words, 1),
            capitals,
            odds * capitals,
        ]
    )


def fit(
    codes: Sequence[str],
    best: NDArray[np.int64],
    evidence: Floats,
    right: NDArray[np.bool_],
    weights: Floats,
) -> Calibrator:
    """Fit the model by penalised maximum likelihood.

    Besides the evidence, the occupation that is the first answer counts, with its minor
    and its major group: each has an effect that is shrunken towards 0, so that a group
    of few titles is taken to be like the group around it.

    Args:
        codes: the SOC occupations, as `43-3011`.
        best: the first answer to each title, as a place among the codes.
        evidence: of shape (titles, len(EVIDENCE)).
        right: whether the first answer is right.
        weights: what each title counts.

    Returns:
        The model, its numbers rounded.

    Source: Newton's method for the logistic regression with a ridge penalty, le Cessie
    and van Houwelingen, Applied Statistics 41 (1992) 191-201.
    """
    names = sorted({code[:length] for code in codes for length in _PREFIXES})
    place = {name: at for at, name in enumerate(names)}
    of_code = np.array([[place[code[:length]] for length in _PREFIXES] for code in codes])
    design = np.zeros((len(best), 1 + evidence.shape[1] + len(names)))
    design[:, 0] = 1
    design[:, 1 : 1 + evidence.shape[1]] = evidence
    start = 1 + evidence.shape[1]
    np.put_along_axis(design[:, start:], of_code[best], 1.0, axis=1)
    penalty = np.full(design.shape[1], _GROUP)
    penalty[:start] = _LOOSE
    found = np.zeros(design.shape[1])
    for _ in range(_STEPS):
        chances = _logistic(design @ found)
        slope = design.T @ (weights * (right - chances)) - penalty * found
        curve = (design * (weights * chances * (1 - chances))[:, np.newaxis]).T @ design
        step = np.linalg.solve(curve + np.diag(penalty), slope)
        found += step
        if np.abs(step).max() < 1e-9:
            break
    effects = found[start:][of_code].sum(axis=1)
    return Calibrator(found[:start].round(_DIGITS), effects.round(_DIGITS))


def _logistic(odds: Floats) -> Floats:
    chances: Floats = 1 / (1 + np.exp(-np.clip(odds, -30, 30)))
    return chances
