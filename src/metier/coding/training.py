"""A classifier of titles trained on the lists of a build, the same bytes for the same lists.

Several small classifiers are trained from different beginnings; as each adds up
vectors, their mean is one classifier again, whose vectors are theirs side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from metier.coding import lexicon
from metier.coding.calibration import Calibrator, fit
from metier.coding.crossvalidation import FILED, FOLDS, UNSEEN, Question, ask, weights
from metier.coding.examples import Examples, standing
from metier.coding.features import ROWS, joined
from metier.coding.kernels import learn
from metier.coding.model import TitleModel
from metier.coding.noise import RATES, noised
from metier.coding.shares import MAIN, pooled

MEMBERS, SIZE, PASSES = 3, 30, 24
"""Classifiers, the length of their vectors, and how often each reads the examples."""

_FIRST_STEP, _LAST_STEP = 0.25, 0.02
_SMOOTHING = 0.05
"""Share of what is aimed at that is spread over all occupations."""
_SPREAD = 0.2
"""The vectors begin with numbers between minus this and this."""
_MOST_VOTES = 9.0
"""A key counts with the root of its votes, of no more than this."""
_POSTINGS = (0.0, 0.30, 0.05, 0.03, 0.0)
"""Noise of real postings, as in `noise.RATES`: words in front, slips and cuts, none missing."""
_SLIPS = (0.0, 0.0, *_POSTINGS[2:])


@dataclass(frozen=True, slots=True)
class _Prepared:
    """Examples as the compiled loops read them; see `kernels.learn`."""

    letters: NDArray[np.uint8]
    starts: NDArray[np.int64]
    bounds: NDArray[np.int64]
    classes: NDArray[np.int32]
    shares: NDArray[np.float32]
    weights: NDArray[np.float32]


def train(
    examples: Examples,
    *,
    members: int = MEMBERS,
    size: int = SIZE,
    passes: int = PASSES,
    calibrated: bool = True,
) -> TitleModel:
    """Train a classifier.

    Args:
        examples: of at least one key.
        members: how many small classifiers.
        size: of the vectors of each.
        passes: over the examples, by each.
        calibrated: fit what the first answer is worth, by training `FOLDS` times more
            without the titles that are then asked; see `metier.coding.crossvalidation`.

    Returns:
        The model; the same bytes for the same examples. Too few examples leave it
        uncalibrated.
    """
    model = _trained(examples, members, size, passes)
    if not calibrated:
        return model
    return replace(model, calibrator=_calibrator(examples, model.codes, members, size, passes))


def noisy(keys: Sequence[str], rates: Sequence[float] = RATES, seed: int = 11) -> list[str]:
    """The keys as postings might have them; see `noise.RATES`."""
    letters, starts = joined(list(keys))
    state, out = _state(seed), np.empty(400, np.uint8)
    found = []
    for at in range(len(keys)):
        length = noised(letters, starts, at, state, np.array(rates), out)
        found.append(bytes(out[:length]).decode("latin-1"))
    return found


def _trained(examples: Examples, members: int, size: int, passes: int) -> TitleModel:
    codes = tuple(sorted({code for votes in examples.votes.values() for code in votes}))
    prepared = _prepare(examples, codes)
    table = np.empty((ROWS, members * size), np.float32)
    output = np.empty((members * size + 1, len(codes)), np.float32)
    output[-1] = 0
    for member in range(members):
        columns = slice(member * size, (member + 1) * size)
        table[:, columns], weights = _member(prepared, len(codes), size, passes, member)
        output[columns] = weights[:-1] / np.float32(members)
        output[-1] += weights[-1] / np.float32(members)
    scales = (np.abs(table).max(axis=1) / np.float32(127)).astype(np.float16)
    divisors = np.where(scales > 0, scales, 1).astype(np.float32)[:, np.newaxis]
    whole = np.clip(np.rint(table / divisors), -127, 127).astype(np.int8)
    return TitleModel(codes, whole, scales, output.astype(np.float16), examples.words())


def _prepare(examples: Examples, codes: Sequence[str]) -> _Prepared:
    place = {code: at for at, code in enumerate(codes)}
    keys = sorted(examples.votes)
    letters, starts = joined(keys)
    bounds, classes, shares, totals = [0], [], [], []
    for key in keys:
        votes = examples.votes[key]
        totals.append(sum(votes.values()))
        for code in sorted(votes):
            classes.append(place[code])
            shares.append(votes[code] / totals[-1])
        bounds.append(len(classes))
    weights = np.sqrt(np.minimum(np.array(totals), _MOST_VOTES))
    return _Prepared(
        letters,
        starts,
        np.array(bounds),
        np.array(classes, np.int32),
        np.array(shares, np.float32),
        (weights / weights.mean()).astype(np.float32),
    )


def _member(
    prepared: _Prepared, classes: int, size: int, passes: int, seed: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The vectors and the weights of one small classifier."""
    random = np.random.default_rng(seed)
    table = ((random.random((ROWS, size)) * 2 - 1) * _SPREAD).astype(np.float32)
    output = np.zeros((size + 1, classes), np.float32)
    table_sums = np.full(ROWS, 1e-6, np.float32)
    output_sums = np.full(output.shape, 1e-2, np.float32)
    state = _state(seed)
    steps = np.linspace(_FIRST_STEP, _LAST_STEP, passes + 1)
    for turn in range(passes):
        learn(
            prepared.letters,
            prepared.starts,
            prepared.bounds,
            prepared.classes,
            prepared.shares,
            prepared.weights,
            random.permutation(len(prepared.weights)),
            table,
            table_sums,
            output,
            output_sums,
            steps[turn],
            steps[turn + 1],
            np.array(RATES),
            _SMOOTHING,
            state,
        )
    seen = table_sums > np.float32(1e-6)
    table[~seen] = 0  # a feature that no title has says nothing
    return table, output


def _state(seed: int) -> NDArray[np.uint64]:
    return np.array([88_172_645_463_325_252 + seed], np.uint64)


def _calibrator(
    examples: Examples, codes: Sequence[str], members: int, size: int, passes: int
) -> Calibrator | None:
    """What the first answer is worth, from titles kept from the classifier fold by fold."""
    folds = [ask(examples, fold) for fold in range(FOLDS)]
    asked = [question for questions, _ in folds for question in questions]
    if not {UNSEEN, FILED} & {question.kind for question in asked}:
        return None
    rows: list[tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_]]] = []
    place = {code: at for at, code in enumerate(codes)}
    for questions, hidden in folds:
        if questions:
            blind = _trained(examples.without(hidden), members, size, passes)
            found, evidence, right = _answered(blind, examples, questions)
            rows.append((np.array([place[blind.codes[at]] for at in found]), evidence, right))
    best, evidence, right = (np.concatenate(parts) for parts in zip(*rows, strict=True))
    return fit(codes, best, evidence, right, np.array(weights(asked)))


def _answered(
    model: TitleModel, examples: Examples, asked: Sequence[Question]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.bool_]]:
    """The first answers, as places among the codes, their evidence, and which are right.

    Titles of official lists are noised as postings are: words in front of the whole, slips
    in the part that names the worker too, save where a list has it.
    """
    keys = [question.key for question in asked]
    whole, main = noisy(keys, _POSTINGS), noisy(keys, _SLIPS, seed=12)
    for at, question in enumerate(asked):
        if question.kind == FILED:
            whole[at] = main[at] = question.key
        elif question.kind != UNSEEN:
            main[at] = question.key
    typed, main = ([model.known.respelled(key) for key in row] for row in (whole, main))
    place = {code: at for at, code in enumerate(model.codes)}
    scores = MAIN * model.scores(main) + (1 - MAIN) * model.scores(typed)
    likely = scores.astype(np.float64)
    votes = np.zeros_like(likely)
    for at, question in enumerate(asked):
        for code, worth in standing(examples.voters[question.key], question.shown).items():
            if code in place:
                votes[at, place[code]] = worth
    settled = np.array([lexicon.LISTING in question.shown for question in asked])
    shares = pooled(likely, votes, settled)
    best = shares.argmax(axis=1)
    right = [model.codes[at] in question.right for at, question in zip(best, asked, strict=True)]
    capitals = np.array([question.capitals for question in asked])
    evidence = model.evidence(typed, shares, likely, votes, settled, capitals)
    return best, evidence, np.array(right)
