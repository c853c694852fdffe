"""What a snapshot holds for a career is gathered once, and is the same each time."""

from __future__ import annotations

import gc
import weakref

from metier.atlas import Atlas
from metier.compare.assemble import read_title
from metier.compare.desk import Desk, desk_of
from metier.store.read import Snapshot
from metier.words.language import speaking


def test_a_career_is_gathered_once_in_each_place_and_language(almanac: Atlas) -> None:
    snapshot, desk = almanac._snapshot, Desk()
    teller, nurse = (read_title(snapshot, almanac._coder, t) for t in ("teller", "nurse"))
    first, other = desk.hold(snapshot, [teller, nurse], "US")
    assert desk.hold(snapshot, [nurse, teller, teller], "US") == [other, first, first]
    (local,) = desk.hold(snapshot, [teller], "MD")
    assert {fact.slice.place for fact in local.within("MD").facts} == {"MD", "US"}
    with speaking("es"):
        assert desk.hold(snapshot, [teller], "US") != [first]


def test_a_frame_is_one_for_the_same_place_and_confidence(almanac: Atlas) -> None:
    snapshot, desk = almanac._snapshot, Desk()
    assert desk.frame(snapshot, "MD", 0.9) is desk.frame(snapshot, "MD", 0.9)
    assert desk.frame(snapshot, "MD", 0.9) is not desk.frame(snapshot, "MD", 0.95)


def test_a_comparison_is_the_same_the_second_time(almanac: Atlas) -> None:
    one, two = (almanac.compare("teller", "nurse", place="MD") for _ in range(2))
    assert one == two


def test_what_was_gathered_goes_with_its_snapshot(titled: Atlas) -> None:
    snapshot = Snapshot(titled._snapshot.folder)
    gone = weakref.ref(desk_of(snapshot))
    del snapshot
    gc.collect()
    assert gone() is None
