"""Contradictions between figures, and a published page beside official ones: verbs of an atlas."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from metier.coding.coder import Coder
from metier.compare import assemble
from metier.compare.official import Official
from metier.model.claim import Pasted
from metier.model.comparison import Comparison, Flag
from metier.model.records import Relation
from metier.store.read import Snapshot


class Opened(Protocol):
    """What the verbs are on: a snapshot, with a coder of titles."""

    _snapshot: Snapshot

    @property
    def _coder(self) -> Coder: ...


class AuditVerbs:
    """The verbs about what cannot be so."""

    def check(self: Opened) -> tuple[Flag, ...]:
        """Contradictions between the figures of the snapshot."""
        from metier.check import CHECKED, findings

        links = self._snapshot.links(None, None, Relation.SAME_AS)
        found = findings(self._snapshot.by_occupation(CHECKED), links)
        return tuple(finding.flag for finding in found)

    def check_page(self: Opened, page: str | Path | Pasted) -> tuple[Flag, ...]:
        """Contradictions of a published comparison page, in itself and with official figures.

        Args:
            page: a file, or the text itself.

        Raises:
            InputError: it is not such a page.
        """
        from metier.check import check_page
        from metier.readers import published

        source = page if isinstance(page, Pasted) else Path(page)
        official = Official(self._snapshot, self._coder)
        return check_page(published.read(source).facts, published.claims(source), official)

    def audit(self: Opened, page: str | Path | Pasted) -> Comparison:
        """The careers of a published comparison page side by side, its figures audited.

        Args:
            page: a file, or the text itself.

        Raises:
            InputError: it is not such a page.
            NotFoundError: one of its titles cannot be read.
            UsageError: it has too many titles.
        """
        from metier.readers import published

        facts = published.read(page if isinstance(page, Pasted) else Path(page)).facts
        titles = list(dict.fromkeys(fact.title for fact in facts if fact.title))
        return assemble.compare(self._snapshot, self._coder, titles, page=facts)
