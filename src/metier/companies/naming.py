"""Companies by what they are called: under any spelling, by the beginnings of words, nearly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from metier.compare.places import NATION
from metier.model.codes import soc
from metier.model.companies import By, Named, Names
from metier.model.employers import employer_key
from metier.model.measure import OF_COMPANIES
from metier.store.read import Snapshot

_ALL = soc("00-0000")
_NEAR, _LONGEST = 4, 60
Spellings = Mapping[str, list[str]]
"""The spellings of each company, by what they share."""


def spellings(snapshot: Snapshot) -> Spellings:
    """Every company that a snapshot has figures of."""
    found: dict[str, list[str]] = {}
    for name in snapshot.employers(OF_COMPANIES):
        found.setdefault(employer_key(name), []).append(name)
    return found


def near(known: Spellings, name: str) -> list[str]:
    """The keys of the companies spelled most like a name, best first."""
    key = employer_key(name)[:_LONGEST]
    # every name would be too many to hold against this one; those that share a word are few
    words = set(key.split())
    like = [one for one in known if words & set(one.split()) or one[:2] == key[:2]]
    return get_close_matches(key, like, _NEAR, 0.5)


def named(snapshot: Snapshot, text: str, limit: int = 20) -> Names:
    """The companies whose names have words that begin as those of a text.

    Args:
        text: in any case, with or without marks and legal forms.
        limit: of those that are told.

    Returns:
        The company called just so first, then those with most records; where there is none,
        those spelled like it. An empty text names none.
    """
    known, key = spellings(snapshot), employer_key(text)
    begun = [one for one in known if _begins(one.split(), key.split())] if key else []
    keys = begun or (near(known, text) if key else [])
    sizes = _sizes(snapshot, (name for one in keys for name in known[one]))
    made = {one: _named(known[one], sizes) for one in keys}
    if begun:
        keys = sorted(begun, key=lambda one: (one != key, -made[one].records, one))
    return Names(snapshot.id, text, bool(begun), len(keys), tuple(made[k] for k in keys[:limit]))


def _begins(words: Iterable[str], asked: Iterable[str]) -> bool:
    """Whether each word asked for is the beginning of one of the words."""
    held = list(words)
    return all(any(word.startswith(one) for word in held) for one in asked)


def _named(names: Iterable[str], sizes: Mapping[str, Mapping[str, int]]) -> Named:
    called = max(names, key=lambda one: (sum(sizes.get(one, {}).values()), one))
    each = [sizes.get(one, {}) for one in names]
    openings = sum(size.get(By.OPENINGS.measure, 0) for size in each)
    return Named(called, openings, sum(sum(size.values()) for size in each))


def _sizes(snapshot: Snapshot, names: Iterable[str]) -> Mapping[str, Mapping[str, int]]:
    """Records in the nation behind each figure of each spelling."""
    wanted = sorted(names)
    if not wanted:
        return {}
    found: dict[str, dict[str, int]] = {}
    for fact in snapshot.facts(
        [_ALL], measures=OF_COMPANIES, places=[NATION.code], employers=wanted
    ):
        of_name = found.setdefault(fact.slice.employer or "", {})
        counted = fact.measure == By.OPENINGS.measure
        n = int(fact.estimate.value or 0) if counted else fact.estimate.n or 0
        of_name[fact.measure] = max(of_name.get(fact.measure, 0), n)
    return found
