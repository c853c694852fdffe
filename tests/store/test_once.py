"""What is worked out of an object is kept with it, and goes with it."""

from __future__ import annotations

import gc
import weakref

from metier.store.once import once


class Owner:
    def __init__(self) -> None:
        self.asked: list[object] = []

    @once
    def twice(self, number: int) -> int:
        self.asked.append(number)
        return 2 * number


@once
def own(owner: Owner) -> list[Owner]:
    return [owner]


def test_each_question_is_worked_out_once_for_each_object() -> None:
    one, other = Owner(), Owner()
    assert [one.twice(1), one.twice(1), one.twice(2), other.twice(1)] == [2, 2, 4, 2]
    assert (one.asked, other.asked) == ([1, 2], [1])
    assert own(one) is own(one) is not own(other)


def test_answers_that_hold_the_object_do_not_keep_it() -> None:
    one = Owner()
    assert own(one) == [one]
    gone = weakref.ref(one)
    del one
    gc.collect()
    assert gone() is None
