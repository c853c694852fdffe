"""The names of a build as terms: technology, skills and areas of knowledge."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from metier.model.skill import SkillKind, Term

MEASURES: Mapping[str, SkillKind] = {
    "technology.top": SkillKind.TECHNOLOGY,
    "skills.top": SkillKind.SKILL,
    "knowledge.top": SkillKind.KNOWLEDGE,
}
"""The measures whose groups are names, and the list they come from."""


def terms(measures: Iterable[str], groups: Iterable[str | None]) -> tuple[Term, ...]:
    """The distinct names among facts, each weighted by how many facts have it.

    Args:
        measures, groups: of each fact; facts of other measures are passed over.

    >>> terms(["technology.top", "technology.top", "pay"], ["Python", "Python", None])
    (Term(name='Python', kind=<SkillKind.TECHNOLOGY: 'technology'>, weight=2, variants=()),)
    """
    facts = zip(measures, groups, strict=True)
    counted = Counter((MEASURES[of], name) for of, name in facts if of in MEASURES and name)
    return tuple(Term(name, kind, weight) for (kind, name), weight in sorted(counted.items()))
