"""What is said of an answer is worked out once, for each language and each asking, and goes
with the answer."""

from __future__ import annotations

import pickle
from dataclasses import replace

from metier.model.comparison import Answer
from metier.model.estimate import Estimate
from metier.words.kept import kept
from metier.words.language import language, speaking

CALLS: list[tuple[float | None, int, str]] = []


@kept
def said(answer: Answer, n: int, *, end: str = "") -> str:
    CALLS.append((answer.estimate.value, n, language()))
    return f"{answer.estimate.value} {n} {language()}{end}"


def test_the_same_asking_is_answered_once_and_another_anew() -> None:
    CALLS.clear()
    answer = Answer(Estimate(1.0))
    assert said(answer, 1) == said(answer, 1) == "1.0 1 en"
    assert len(CALLS) == 1
    assert said(answer, 2) == "1.0 2 en"
    assert said(answer, 2, end=".") == "1.0 2 en."
    assert len(CALLS) == 3


def test_each_language_has_its_own_words() -> None:
    answer = Answer(Estimate(1.0))
    assert said(answer, 1) == "1.0 1 en"
    with speaking("es"):
        assert said(answer, 1) == "1.0 1 es"


def test_a_changed_copy_starts_without_the_words_of_the_first() -> None:
    answer = Answer(Estimate(1.0))
    assert said(answer, 1) == "1.0 1 en"
    other = replace(answer, estimate=Estimate(2.0))
    assert said(other, 1) == "2.0 1 en"
    assert said(answer, 1) == "1.0 1 en"


def test_answers_are_equal_hashed_and_pickled_with_what_was_said_of_them() -> None:
    answer, fresh = Answer(Estimate(1.0)), Answer(Estimate(1.0))
    said(answer, 1)
    assert answer == fresh
    assert hash(answer) == hash(fresh)
    assert pickle.loads(pickle.dumps(answer)) == answer
