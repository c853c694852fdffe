"""Titles read by other means: nearest neighbours and a linear classifier of n-grams, and sockit.

The first two are trained on the same examples as the coder, each key under its foremost
occupation, and are asked for keys that the coder has cleaned.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from title_scores import Question, accuracy

from metier.coding.examples import Examples
from metier.coding.titles import normalise

Peer = Callable[[Sequence[str]], list[list[str]]]
"""Titles, or keys of titles, to SOC codes, likeliest first; none where it reads nothing."""

_BLOCK = 256
_NAMED = 5


def _foremost(examples: Examples) -> tuple[list[str], list[str]]:
    keys = sorted(examples.votes)
    best = [max(sorted(examples.votes[key].items()), key=lambda vote: vote[1])[0] for key in keys]
    return keys, best


def _pieces() -> Any:
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True)


def neighbours(examples: Examples) -> Peer:
    """The occupations of the nearest keys by TF-IDF of n-grams of letters."""
    keys, codes = _foremost(examples)
    pieces = _pieces()
    known = pieces.fit_transform(keys).T.tocsr()

    def read(asked: Sequence[str]) -> list[list[str]]:
        found = []
        for start in range(0, len(asked), _BLOCK):
            near = (pieces.transform(asked[start : start + _BLOCK]) @ known).toarray()
            for row in near:
                best = np.argpartition(-row, 50)[:50]
                best = best[np.argsort(-row[best], kind="stable")]
                found.append(list(dict.fromkeys(codes[at] for at in best))[:_NAMED])
        return found

    return read


def margins(examples: Examples) -> Peer:
    """A linear support vector classifier of the same n-grams, one occupation against the rest."""
    from sklearn.svm import LinearSVC

    keys, codes = _foremost(examples)
    pieces = _pieces()
    fitted = LinearSVC(loss="hinge", tol=0.1, random_state=0).fit(pieces.fit_transform(keys), codes)

    def read(asked: Sequence[str]) -> list[list[str]]:
        found = []
        for start in range(0, len(asked), _BLOCK):
            scores = fitted.decision_function(pieces.transform(asked[start : start + _BLOCK]))
            for row in np.argsort(-scores, axis=1)[:, :_NAMED]:
                found.append([str(fitted.classes_[at]) for at in row])
        return found

    return read


def sockit() -> Peer:
    """The published package sockit, with the lists it was published with.

    Raises:
        ImportError: it is not installed.
    """
    from sockit import title as package

    def read(asked: Sequence[str]) -> list[list[str]]:
        found = []
        for title in asked:
            ranked = package.sort(package.search(package.clean(title)))
            found.append([f"{row['soc'][:2]}-{row['soc'][2:]}" for row in ranked[:_NAMED]])
        return found

    return read


def compare(examples: Examples, sets: Mapping[str, Sequence[Question]], own: float) -> None:
    """Print how often each peer reads the sets right, and how fast.

    Args:
        examples: to train on.
        own: how many titles a second the coder reads, to say the peers' as a multiple.
    """
    peers: Mapping[str, Callable[[], Peer]] = {
        "n-grams, nearest": lambda: neighbours(examples),
        "sockit": sockit,
        "n-grams, LinearSVC": lambda: margins(examples),
    }
    for peer, made in peers.items():
        began = time.process_time()
        try:
            read = made()
        except ImportError as error:
            print(f"  {peer} is left out: {error}")
            continue
        print(f"  {peer}: made in {time.process_time() - began:.0f} s")
        for name, questions in sets.items():
            typed = [title for title, _ in questions]
            asked = typed if peer == "sockit" else [normalise(title) for title in typed]
            began = time.process_time()
            codes = read(asked)
            rate = len(asked) / (time.process_time() - began)
            line = accuracy(f"{name}, {peer}", codes, questions)
            print(f"{line}  {rate:,.0f} titles a second, {rate / own:.2f} of ours", flush=True)
