"""Contradictions between figures, on a published page or in a snapshot.

Every rule is a row of `RULES`: its stable id, what is wrong where it fires, and what it
computes. A flag's text gives the figures, where they stand, and the arithmetic.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from metier.check import career, names, pay, people, provenance
from metier.check.facts import Group
from metier.check.page import Official, Page, lines_in
from metier.check.rule import Rule, page_of
from metier.check.snapshot import CHECKED, FACT_RULES, account, check_facts, findings
from metier.check.sources import Medians
from metier.model.claim import Claim
from metier.model.comparison import Flag
from metier.model.fact import Fact

__all__ = [
    "CHECKED",
    "FACT_RULES",
    "PAGE_RULES",
    "RULES",
    "Official",
    "Rule",
    "account",
    "check_facts",
    "check_page",
    "findings",
    "lines_in",
    "page_of",
]

PAGE_RULES: tuple[Rule[Page], ...] = (
    *career.RULES,
    *pay.RULES,
    *people.RULES,
    *names.RULES,
    *provenance.RULES,
)
"""What is looked for on a published page, in the order of flags."""

RULES: Mapping[str, Rule[Page] | Rule[Group] | Rule[Sequence[Fact]] | Rule[Medians]] = (
    MappingProxyType(
        {rule.id: rule for rule in FACT_RULES} | {rule.id: rule for rule in PAGE_RULES}
    )
)
"""Every rule by id; a rule that serves both stands as the page's."""


def check_page(
    facts: Sequence[Fact], claims: Sequence[Claim], official: Official
) -> tuple[Flag, ...]:
    """What an honest reader would object to on a published page.

    Args:
        facts: of the page, one for each title and cell, repeated rows included.
        claims: what its sentences say.
        official: what official statistics say of the titles; a title they do not know is not
            compared with them.

    Returns:
        Flags in the order of `PAGE_RULES`; empty for a page without contradictions.
    """
    page = Page(tuple(facts), tuple(claims), official)
    return tuple(flag for rule in PAGE_RULES for flag in rule.flags(page))
