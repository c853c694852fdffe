"""Skills and technologies in text: names of a taxonomy that a posting asks for."""

from __future__ import annotations

from metier.coding.skills.finder import SkillFinder
from metier.coding.skills.taxonomy import MEASURES, terms

__all__ = ["MEASURES", "SkillFinder", "terms"]
