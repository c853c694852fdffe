"""What is worked out of a snapshot once, and kept as long as the snapshot is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Owner = TypeVar("Owner")
Rest = ParamSpec("Rest")
Answer = TypeVar("Answer")


def once(
    work: Callable[Concatenate[Owner, Rest], Answer],
) -> Callable[Concatenate[Owner, Rest], Answer]:
    """A function whose answers are kept by its first argument, and go with it.

    Args:
        work: of an object that may have attributes, and of what can be a key of a mapping.

    Returns:
        The same function; what it is asked a second time is not worked out again.

    >>> class Snapshot:
    ...     pass
    >>> @once
    ... def size(snapshot: Snapshot) -> int:
    ...     print("counted")
    ...     return 3
    >>> held = Snapshot()
    >>> size(held), size(held)
    counted
    (3, 3)
    """

    @wraps(work)
    def kept(owner: Owner, /, *args: Rest.args, **named: Rest.kwargs) -> Answer:
        answers: dict[object, Answer] = vars(owner).setdefault("_once", {})
        key = (work, args, tuple(named.items()))
        if key not in answers:
            answers[key] = work(owner, *args, **named)
        return answers[key]

    return kept
