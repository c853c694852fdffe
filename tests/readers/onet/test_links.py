"""Related occupations and moves."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from metier.model.codes import onet
from metier.model.records import Link, Relation
from metier.readers import onet as reader
from metier.readers.base import Reading

COLLECTORS = onet("43-3011.00")


def test_related_occupations_keep_their_rank(release: Reading) -> None:
    """The nearest to collectors are customer service representatives."""
    link = Link(COLLECTORS, onet("43-4041.00"), Relation.RELATED, 1)
    assert link in release.links


def test_old_release_gives_moves_in_the_old_taxonomy(data: Path) -> None:
    """Changers and starters of 24.2, in O*NET-SOC 2010."""
    reading = reader.read(data / "records" / "onet_24_2")
    assert reading.release.address == "onet/24.2"
    counts = Counter(link.relation for link in reading.links)
    assert counts == {Relation.MOVES_TO: 8348, Relation.STARTS_AS: 8580}
    assert {link.source.edition for link in reading.links} == {"2010"}
