"""What official statistics say of a title, for whoever holds a page against them."""

from __future__ import annotations

from metier.coding.coder import Coder
from metier.compare.reach import reach
from metier.model.codes import Code
from metier.model.fact import Fact
from metier.model.records import Occupation
from metier.store.read import Snapshot


class Official:
    """The official figures of titles, as a snapshot has them and a coder reads them."""

    def __init__(self, snapshot: Snapshot, coder: Coder) -> None:
        self._snapshot = snapshot
        self._coder = coder

    def occupation_of(self, title: str) -> Occupation | None:
        """The occupation that the title is read as; None where it is declined."""
        code = self._read(title)
        return None if code is None else self._snapshot.occupation(code)

    def employment(self, title: str) -> Fact | None:
        """Its jobs, newest, wage and salary before all; None where there is no figure."""
        return self._newest(title, "employment.jobs")

    def openings(self, title: str) -> Fact | None:
        """Its openings a year, newest; None where there is no figure."""
        return self._newest(title, "openings.annual")

    def _read(self, title: str) -> Code | None:
        best = self._coder.code(title).best
        return best.code if best else None

    def _newest(self, title: str, measure: str) -> Fact | None:
        code = self._read(title)
        if code is None:
            return None
        steps = reach(self._snapshot, code)
        facts = [
            fact
            for fact in self._snapshot.facts(
                [step.code for step in steps], measures=[measure], places=["US"]
            )
            if fact.slice.industry is None and fact.estimate.known
        ]
        for step in steps:
            mine = [fact for fact in facts if fact.occupation == step.code]
            if mine:
                return max(mine, key=lambda f: (f.source.startswith("oews"), f.slice.period))
        return None
