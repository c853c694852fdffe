"""What is said of an answer, worked out once: a career comes back on many pages.

The words are kept with the answer, so that they go when it goes and no other answer can be
taken for it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from metier.model.comparison import Answer
from metier.words.language import language

_P = ParamSpec("_P")
_T = TypeVar("_T")


def kept(
    say: Callable[Concatenate[Answer, _P], _T],
) -> Callable[Concatenate[Answer, _P], _T]:
    """A function of an answer that keeps its result with the answer, for each language.

    Args:
        say: of an answer and of what can be hashed; its result depends on these and on the
            language in force alone, and is never changed.

    >>> from metier.model.estimate import Estimate
    >>> @kept
    ... def letters(answer, n):
    ...     print("worked out")
    ...     return n * "x"
    >>> answer = Answer(Estimate(1.0))
    >>> letters(answer, 3), letters(answer, 3)
    worked out
    ('xxx', 'xxx')
    """

    name = f"{say.__module__}.{say.__qualname__}"

    @wraps(say)
    def said(answer: Answer, /, *args: _P.args, **named: _P.kwargs) -> _T:
        key = (name, language(), args, tuple(named.items()))
        found: _T
        try:
            found = answer.kept[key]
        except KeyError:
            found = answer.kept[key] = say(answer, *args, **named)
        return found

    return said
