"""The words of a title rewritten until nothing changes: short forms, grades, decoration.

Most words are touched by no rule. What a rule may touch is remembered word by word,
so that a row without such words is its own rewriting and no rule is tried on it.
"""

from __future__ import annotations

from functools import lru_cache

from metier.coding import vocabulary as vocab
from metier.coding.inflection import is_role, names_worker, singular
from metier.coding.punctuation import Row

_DECORATION = frozenset(vocab.DECORATION)
DECORATION_BEGINS = frozenset(phrase[0] for phrase in vocab.DECORATION)
_LENGTHS = {
    first: sorted({len(phrase) for phrase in vocab.DECORATION if phrase[0] == first}, reverse=True)
    for first in DECORATION_BEGINS
}
"""Words of the phrases that begin with a word, the longest first."""
_DROPPED_AT_END = vocab.LEVELS | vocab.STOPWORDS
BY_NEIGHBOURS = frozenset({"acct", "ap", "ar", "mit", "eng", "engr", *vocab.BY_POSITION})


@lru_cache(maxsize=1 << 17)
def rewritten(row: Row) -> Row:
    """Abbreviations spelled out, grades and decoration gone; again until nothing changes.

    >>> rewritten(("sr", "loan", "spec", "ii"))
    ('loan', 'specialist')
    """
    current = row
    while _may_change(current):
        kept = _without_grades(_expanded(_without_decoration(current)))
        if kept == current:
            break
        current = kept
    return current


@lru_cache(maxsize=1 << 17)
def key_row(row: Row) -> Row:
    """The words of a key: rewritten, acronyms spelled out, in the singular; stable under itself.

    >>> key_row(("director", "of", "hr"))
    ('human', 'resource', 'director')
    """
    current = row
    while not all(map(_settled, current)):
        kept = tuple([form for word in rewritten(current) for form in spelled(word)])
        if not vocab.STOPWORDS.isdisjoint(kept):
            kept = _turned(kept)
            kept = tuple([word for word in kept if word not in vocab.STOPWORDS]) or kept
        if kept == current:
            break
        current = kept
    return current


def key_of(row: Row) -> str:
    """The key of a row of words: `key_row` with blanks between.

    >>> key_of(("clerks", "and", "rn"))
    'clerk registered nurse'
    """
    forms = [*map(_FORMS.__getitem__, row)]
    if None in forms or not (forms and forms[-1]):
        return " ".join(key_row(row))
    return " ".join(filter(None, forms))


class _Forms(dict[str, "str | None"]):
    """What a word adds to a key, whatever stands beside it; None where that matters."""

    def __missing__(self, word: str) -> str | None:
        if len(self) >= _WORDS:
            self.clear()
        found = self[word] = _form(word)
        return found


def _form(word: str) -> str | None:
    if _touched(word) or word == "of":
        return None
    if word in vocab.STOPWORDS:
        return ""
    forms = spelled(word)
    return " ".join(forms) if all(map(_settled, forms)) else None


_WORDS = 100_000
"""Words that are remembered at most."""
_FORMS = _Forms()


def _may_change(row: Row) -> bool:
    return any(map(_touched, row)) or (len(row) > 1 and row[-1] in _DROPPED_AT_END)


@lru_cache(maxsize=65_536)
def _touched(word: str) -> bool:
    """Whether some rule may rewrite a row because of this word, wherever it stands."""
    return (
        word in DECORATION_BEGINS
        or word in vocab.DROPPED_GRADES
        or is_number(word)
        or is_short(word)
    )


@lru_cache(maxsize=65_536)
def _settled(word: str) -> bool:
    """Whether no rule of a key changes a row because of this word."""
    return not _touched(word) and word not in _DROPPED_AT_END and spelled(word) == (word,)


@lru_cache(maxsize=65_536)
def spelled(word: str) -> Row:
    """What a word is in a key: an acronym spelled out, each word in the singular."""
    return tuple(singular(form) for form in vocab.ACRONYMS.get(word, word).split())


def _without_decoration(row: Row) -> Row:
    kept = row if DECORATION_BEGINS.isdisjoint(row) else _without_phrases(row)
    end = len(kept)
    while end > 1 and kept[end - 1] in _DROPPED_AT_END:
        end -= 1
    kept = kept[:end]
    if any(map(is_number, kept)):
        kept = tuple([word for word in kept if not is_number(word)])
    return kept or row


def _without_phrases(row: Row) -> Row:
    kept: list[str] = []
    at = 0
    while at < len(row):
        for length in _LENGTHS.get(row[at], ()):
            if row[at : at + length] in _DECORATION:
                at += length
                break
        else:
            kept.append(row[at])
            at += 1
    return tuple(kept)


@lru_cache(maxsize=65_536)
def is_number(word: str) -> bool:
    """Whether it is a requisition's or store's number, as 3617 or jr12345."""
    return not word.isalpha() and sum(map(str.isdigit, word)) >= 3


@lru_cache(maxsize=65_536)
def is_short(word: str) -> bool:
    """Whether it is a short form of other words."""
    return (
        word in vocab.ABBREVIATIONS
        or word in BY_NEIGHBOURS
        or singular(word) in vocab.ABBREVIATIONS
    )


def _expanded(row: Row) -> Row:
    if not any(map(is_short, row)):
        return row
    return tuple([form for at in range(len(row)) for form in meaning(row, at).split()])


def meaning(row: Row, at: int) -> str:
    """The words that a word of a row stands for."""
    word = row[at]
    following = row[at + 1] if at + 1 < len(row) else ""
    if word == "acct" and following in vocab.ACCOUNT_FOLLOWERS:
        return "account"
    if word in ("ap", "ar") and following in vocab.LEDGER_FOLLOWERS:
        return "accounts payable" if word == "ap" else "accounts receivable"
    if word == "mit" and at and row[at - 1] == "loss":
        return "mitigation"
    if word in ("eng", "engr") and following in vocab.ENGINEERING_FOLLOWERS:
        return "engineering"
    if word in vocab.BY_POSITION:
        before, last = vocab.BY_POSITION[word]
        return before if following and following not in vocab.LEVELS else last
    if word not in vocab.ABBREVIATIONS and singular(word) in vocab.ABBREVIATIONS:
        return vocab.ABBREVIATIONS[singular(word)] + "s"
    return vocab.ABBREVIATIONS.get(word, word)


def _without_grades(row: Row) -> Row:
    if vocab.DROPPED_GRADES.isdisjoint(row):
        return row
    return tuple([word for at, word in enumerate(row) if not _is_grade(row, at)]) or row


def _is_grade(row: Row, at: int) -> bool:
    if row[at] not in vocab.DROPPED_GRADES or at + 1 == len(row):
        return False
    following = row[at + 1]
    if row[at] == "senior":
        return following not in vocab.KEEP_SENIOR_BEFORE
    if following == "investigator":
        return False
    # "lead generation", "principal investigator's office": only before a worker's name.
    return any(map(names_worker, row[at + 1 :]))


def _turned(row: Row) -> Row:
    """ "director of marketing" as "marketing director"."""
    rank = 2 if row[:2] == ("vice", "president") else 1
    if len(row) > rank + 1 and row[rank] == "of" and is_role(row[rank - 1]):
        return (*row[rank + 1 :], *row[:rank])
    return row
