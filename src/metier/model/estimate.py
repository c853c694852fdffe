"""A figure and what is known of its error."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum


class Status(StrEnum):
    """What kind of figure a cell holds; absence is a value."""

    PUBLISHED = "published"
    """printed by the source"""
    ESTIMATED = "estimated"
    """computed by metier from records of the source"""
    TOP_CODED = "top-coded"
    """at or above `value`, the source does not say by how much"""
    WITHHELD = "withheld"
    """the source has it and does not publish it"""
    ABSENT = "absent"
    """no source at hand has it"""


@dataclass(frozen=True, slots=True)
class Estimate:
    """One figure: a number or a category, with its error where one is known.

    Attributes:
        value: in the measure's unit; the floor where top-coded; None where
            withheld, absent or purely a category.
        standard_error: in the unit of `value`; None means unknown, never zero.
        n: people or establishments behind the figure, unweighted; None if unknown.
        status: see `Status`.
        category: the answer of a measure that is a name, not a number.
        reason: why there is no value, in words; None where there is one.

    >>> Estimate(49060.0, standard_error=196.24).known
    True
    >>> Estimate.withheld("withheld by BLS").known
    False
    """

    value: float | None
    standard_error: float | None = None
    n: int | None = None
    status: Status = Status.PUBLISHED
    category: str | None = None
    reason: str | None = None

    @property
    def known(self) -> bool:
        """Whether there is a figure that is neither a bound nor missing."""
        return self.status in (Status.PUBLISHED, Status.ESTIMATED)

    def rounded(self) -> Estimate:
        """The value to seven significant digits, its error to four: all that figures carry.

        >>> Estimate(48679.90788855279, 1285.6194856445015).rounded().standard_error
        1286.0
        """
        value, error = self.value, self.standard_error
        return replace(
            self,
            value=None if value is None else float(f"{value:.7g}"),
            # answers that are all alike leave the error unknown; it is never zero
            standard_error=float(f"{error:.4g}") if error else None,
        )

    @classmethod
    def withheld(cls, reason: str) -> Estimate:
        """A figure that its source has and does not publish."""
        return cls(None, status=Status.WITHHELD, reason=reason)

    @classmethod
    def absent(cls, reason: str) -> Estimate:
        """A figure that no source at hand has."""
        return cls(None, status=Status.ABSENT, reason=reason)

    @classmethod
    def at_least(cls, floor: float) -> Estimate:
        """A top-coded figure: `floor` or more."""
        return cls(floor, status=Status.TOP_CODED)
