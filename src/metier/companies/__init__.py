"""Companies ranked by pay, rating or openings, and all that is known of one of them."""

from __future__ import annotations

from typing import Protocol, Unpack

from metier.coding.coder import Coder
from metier.companies.ranking import Options
from metier.model.companies import Company, Names, Ranking
from metier.store.read import Snapshot


class Opened(Protocol):
    """What the verbs are on: a snapshot, with a coder of titles."""

    _snapshot: Snapshot

    @property
    def _coder(self) -> Coder: ...


class CompanyVerbs:
    """The verbs about companies."""

    def companies(self: Opened, by: str | None = None, **options: Unpack[Options]) -> Ranking:
        """Companies ranked by `pay`, `rating` or `openings`; None for the first there is.

        Args:
            options: see `metier.companies.ranking.Options`.

        Raises:
            NotFoundError: no records of companies, or none of those asked for.
            UsageError: an option that cannot be.
        """
        from metier.companies.ranking import ranking

        return ranking(self._snapshot, self._coder, by, **options)

    def company(self: Opened, name: str, *, confidence: float = 0.9) -> Company:
        """All that the snapshot has of one company.

        Raises:
            NotFoundError: no such company; the hint names those spelled like it.
        """
        from metier.companies.company import company

        return company(self._snapshot, name, confidence=confidence)

    def companies_named(self: Opened, text: str, limit: int = 20) -> Names:
        """The companies that a text may name: by the beginnings of words, or else nearly."""
        from metier.companies.naming import named

        return named(self._snapshot, text, limit)
