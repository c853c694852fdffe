"""The singular of a word, and whether it names a worker."""

from __future__ import annotations

from functools import lru_cache

from metier.coding import vocabulary as vocab


@lru_cache(maxsize=65_536)
def singular(word: str) -> str:
    """The singular of an English noun, by rule; stable under itself.

    A rule that errs errs the same way for a title and for the lists.

    >>> singular("boxes"), singular("women"), singular("glass")
    ('box', 'woman', 'glass')
    """
    if len(word) > 4 and word.endswith("men"):
        return word[:-3] + "man"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return singular(word[:-2])
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return singular(word[:-1])
    return word


@lru_cache(maxsize=65_536)
def is_role(word: str) -> bool:
    """Whether a word in the singular names a worker.

    >>> is_role("painter"), is_role("water")
    (True, False)
    """
    if word in vocab.ROLES:
        return True
    return len(word) > 4 and word.endswith(vocab.ROLE_ENDINGS) and word not in vocab.NOT_ROLES


@lru_cache(maxsize=65_536)
def names_worker(word: str) -> bool:
    """Whether a word, in the singular or the plural, names a worker.

    >>> names_worker("painters"), names_worker("waters")
    (True, False)
    """
    return is_role(singular(word))
