"""What careers are called in prose: short plural names that read well inside a sentence.

Official titles are made for tables: `Cooks, restaurant`, `Physicians, all other`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from metier.model.comparison import Career
from metier.words import join, mid_sentence, plural, say

_FRONTED = frozenset(
    {
        "fast food",
        "general",
        "hand",
        "postsecondary",
        "private household",
        "restaurant",
        "school",
        "short order",
    }
)
"""Qualifiers that may stand before the noun."""

_HAS_JOINT = re.compile(r", | and | or ")


def short_name(official: str) -> str:
    """A plural noun for prose from an official title, which is plural or collective already.

    >>> short_name("Physicians, All Other"), short_name("Cooks, restaurant")
    ('other physicians', 'restaurant cooks')
    >>> short_name("Laborers and freight, stock, and material movers, hand")
    'hand laborers and freight, stock, and material movers'
    >>> short_name("Preschool teachers, except special education")
    'preschool teachers (except special education)'
    >>> short_name("Helpers--carpenters"), short_name("Umpires, referees, and others")
    ('helpers of carpenters', 'umpires, referees, and others')
    """
    text = mid_sentence(official).replace("--", " of ")
    if ";" in text:
        return text
    head, aside = _cut_aside(text)
    head, other = _cut_other(head)
    noun, qualifier = _cut_qualifier(head)
    if qualifier in _FRONTED and " of " not in noun:
        noun, qualifier = f"{qualifier} {noun}", ""
    aside = ", ".join(part for part in (qualifier, aside) if part)
    return f"{'other ' if other else ''}{noun}{f' ({aside})' if aside else ''}"


def _cut_aside(text: str) -> tuple[str, str]:
    matched = re.search(r", ((?:except|including) .*)$", text)
    if matched is None:
        return text, ""
    head, aside = text[: matched.start()], matched[1]
    return (f"{head}, all other", aside[:-11]) if aside.endswith(", all other") else (head, aside)


def _cut_other(text: str) -> tuple[str, bool]:
    head = text.removesuffix(", all other")
    return head, head != text


def _cut_qualifier(text: str) -> tuple[str, str]:
    """The noun and what follows it; the items of `a, b, and c` are all part of the noun."""
    parts = text.split(", ")
    joints = [at for at, part in enumerate(parts) if part.startswith(("and ", "or "))]
    end = joints[-1] + 1 if joints else 1
    return ", ".join(parts[:end]), ", ".join(parts[end:])


def tell_apart(careers: Sequence[Career], own: Sequence[bool]) -> list[Career]:
    """Careers by their titles where that tells more than their occupation.

    That is where two are read as one occupation, or where a title has figures of its own.

    Args:
        own: of each career, whether its title has.
    """
    codes = [career.occupation for career in careers]
    return [
        replace(career, short_name=mid_sentence(plural(career.title)))
        if titled or codes.count(career.occupation) > 1
        else career
        for career, titled in zip(careers, own, strict=True)
    ]


def wider_name(career: Career, title: str) -> str:
    """The wider group whose figures stand for a career's, as a noun for prose."""
    wider = short_name(title)
    if wider == short_name(career.occupation_title):
        return say("a wider group of that name")
    return say("the wider group {group}", group=wider)


def name(career: Career) -> str:
    """What a career is called in a sentence."""
    return career.short_name


def listed_label(label: str) -> str:
    """A row's label without commas, as a part of a list in a sentence.

    >>> listed_label("Average pay, a year"), listed_label("Way to work, one way")
    ('average pay a year', 'way to work (one way)')
    >>> listed_label("LGBT share")
    'LGBT share'
    >>> listed_label("Race and Hispanic origin (Hispanic, of any race)")
    'race and Hispanic origin (Hispanic, of any race)'
    """
    acronym = label[:2].isupper()
    text = label if acronym else label[:1].lower() + label[1:]
    head, comma, rest = text.partition(", ")
    if not comma or "(" in head:
        return text
    return f"{head} {rest}" if rest in ("a year", "an hour") else f"{head} ({rest})"


def capital(text: str) -> str:
    """A text as the beginning of a sentence.

    >>> capital("loan clerks")
    'Loan clerks'
    """
    return text[:1].upper() + text[1:]


def listed(parts: Sequence[str]) -> str:
    """Parts as a list in a sentence, set apart by semicolons where a part is a list itself.

    >>> listed(["a", "b"]), listed(["a and b", "c"])
    ('a and b', 'a and b; c')
    """
    return "; ".join(parts) if any(_HAS_JOINT.search(part) for part in parts) else join(parts)
