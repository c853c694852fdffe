"""A job title and the occupations it may mean."""

from __future__ import annotations

from dataclasses import dataclass

from metier.model.codes import Code


@dataclass(frozen=True, slots=True)
class Candidate:
    """One occupation that a title may mean.

    Attributes:
        code: a SOC 2018 occupation.
        occupation_title: its official name.
        probability: from 0 to 1; those of one coding add up to at most 1.
        reason: why, in words a person understands.
        detail: the O*NET-SOC code the title stands under, where that is known.
    """

    code: Code
    occupation_title: str
    probability: float
    reason: str
    detail: Code | None = None


@dataclass(frozen=True, slots=True)
class Coding:
    """One title, its ranked occupations, and why.

    Attributes:
        text: as typed.
        canonical_title: in sentence case, without seniority or decoration.
        candidates: likeliest first; empty where the title was declined.
        note: a correction or a reason for declining, in words; empty otherwise.
        seniority: the level the title states, `intern`, `junior`, `senior`, `lead` or
            `manager`; empty where it states none.
    """

    text: str
    canonical_title: str
    candidates: tuple[Candidate, ...]
    note: str = ""
    seniority: str = ""

    @property
    def best(self) -> Candidate | None:
        """The likeliest occupation; None where the title was declined."""
        return self.candidates[0] if self.candidates else None

    @property
    def ambiguous(self) -> bool:
        """Whether the best is below 0.6, or the second is nearly as likely."""
        if len(self.candidates) < 2:
            return bool(self.candidates) and self.candidates[0].probability < 0.6
        first, second = self.candidates[:2]
        lead = round(first.probability - second.probability, 9)  # 0.6 leads 0.4 by 0.2
        return first.probability < 0.6 or lead < 0.2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title that a person may be typing.

    Attributes:
        title: canonical, in sentence case.
        code: the SOC 2018 occupation that the lists name first for it.
        occupation_title: its official name.
    """

    title: str
    code: Code
    occupation_title: str
