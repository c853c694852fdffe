"""Job titles as typed, made comparable: key, canonical title, address, words, grade.

A title goes through two phases. The first reads punctuation: parentheses, pay,
numbers of requisitions, places, the parts between dashes. The second rewrites
words until nothing changes: abbreviations, grades, decoration. Each form is
taken from there.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from functools import lru_cache

from metier.coding import vocabulary as vocab
from metier.coding.punctuation import fold, parts
from metier.coding.seniority import level

_BRACKET_AT = re.compile(r"^(.*?)\(([^()]+)\)(.*)$", re.DOTALL)
_LONGEST_DECORATION = max(map(len, vocab.DECORATION))
_DECORATION = frozenset(vocab.DECORATION)


def normalise(title: str) -> str:
    """The key under which a title is looked up: the same for all its spellings.

    Lower case, without accents, punctuation, grade, pay, place or shift; words
    in the singular; abbreviations and acronyms spelled out.

    Args:
        title: as typed; anything, the empty text included.

    Returns:
        Words of a-z and 0-9 (and + or # at their end, as in c#) with single
        blanks between; empty where nothing is left.
        `normalise(normalise(title)) == normalise(title)`.

    >>> normalise("Sr. Loan Servicing Specs."), normalise("RN - Night Shift")
    ('loan servicing specialist', 'registered nurse')
    >>> normalise("Managers, Retail"), normalise("Director of Marketing")
    ('retail manager', 'marketing director')
    """
    row = _invert(parts(fold(title)))
    while (rewritten := _key_words(row)) != row:
        row = rewritten
    return " ".join(row)


def canonical(title: str) -> str:
    """The title in sentence case, without grade or decoration.

    Args:
        title: as typed.

    Returns:
        Words as a person would write them; acronyms in capitals; empty where
        the title has no letters.

    >>> canonical("Sr. Loan Servicing Spec."), canonical("HR MGR II (Req #123)")
    ('Loan servicing specialist', 'HR manager')
    >>> canonical("sr acct mgr"), canonical("Accts payable clerks - Austin, TX")
    ('Account manager', 'Accounts payable clerk')
    """
    words = _rewrite(_main_part(parts(title)))
    if not words:
        return ""
    last = words[-1]
    if _is_role(_singular(last)):
        words[-1] = _singular(last)
    shown = [word.upper() if word in vocab.CAPITALS else word for word in words]
    return " ".join([shown[0][0].upper() + shown[0][1:], *shown[1:]])


def slug(title: str) -> str:
    """The title's address: the same for every spelling with one canonical title.

    Returns:
        Letters a-z, digits and single dashes, never empty. A title without
        Latin letters is addressed by a digest.

    >>> slug("Sr. Loan Servicing Spec."), slug("Café Manager")
    ('loan-servicing-specialist', 'cafe-manager')
    """
    shown = canonical(title)
    spelled = shown.replace("#", " sharp").replace("+", " plus")
    ascii_only = re.sub(r"[^a-z0-9]+", "-", fold(spelled)).strip("-")
    if ascii_only:
        return ascii_only
    if not shown:
        return "untitled"
    return "title-" + hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def words(title: str) -> tuple[str, ...]:
    """The words of a title's key, each once, in order.

    >>> words("Collections Specialist - Collections Dept.")
    ('collection', 'specialist', 'department')
    """
    return tuple(dict.fromkeys(normalise(title).split()))


def seniority(title: str) -> str:
    """The level a title states: `intern`, `junior`, `senior`, `lead`, `manager`; else empty.

    >>> seniority("Sr. Loan Officer"), seniority("Co-op, Finance"), seniority("Head of Sales")
    ('senior', 'intern', 'manager')
    >>> seniority("Clerk III"), seniority("Loan officer")
    ('', '')
    """
    pieces = parts(title)
    return level(pieces, _main_part(pieces))


def forms(title: str) -> tuple[str, ...]:
    """The titles that one line of a list stands for: brackets hold another spelling.

    >>> forms("CEO (Chief Executive Officer)")
    ('CEO', 'Chief Executive Officer')
    >>> forms("Audio Visual (AV) Technician")
    ('Audio Visual Technician', 'AV Technician')
    """
    found = _BRACKET_AT.match(title)
    if not found:
        return (title,)
    before, inside, after = (text.strip() for text in found.groups())
    plain = " ".join(f"{before} {after}".split())
    other = " ".join(f"{inside} {after}".split())
    return tuple(dict.fromkeys(form for form in (plain, other) if form))


def _is_role(word: str) -> bool:
    if word in vocab.ROLES:
        return True
    return len(word) > 4 and word.endswith(vocab.ROLE_ENDINGS) and word not in vocab.NOT_ROLES


def _names_worker(part: Sequence[str]) -> bool:
    return any(_is_role(_singular(word)) for word in part)


def _invert(pieces: Sequence[Sequence[str]]) -> list[str]:
    """All words in one row; "manager, retail" and "manager - retail" as "retail manager"."""
    if len(pieces) == 2 and not _names_worker(pieces[1]):
        first = _rewrite(pieces[0])
        if first == ["vice", "president"]:
            return [*pieces[1], *first]
        if len(first) == 1 and _is_role(_singular(first[0])):
            return [*pieces[1], _singular(first[0])]
    return [word for part in pieces for word in part]


def _main_part(pieces: Sequence[Sequence[str]]) -> list[str]:
    """The words of the part that names the worker."""
    if len(pieces) == 2 and _invert(pieces) != [*pieces[0], *pieces[1]]:
        return _invert(pieces)
    for part in pieces:
        rewritten = _rewrite(part)
        if _names_worker(rewritten):
            return list(part)
    return list(pieces[0]) if pieces else []


def _rewrite(row: Sequence[str]) -> list[str]:
    """Abbreviations spelled out, grades and decoration gone; again until nothing changes."""
    current = list(row)
    while True:
        kept = _without_decoration(current)
        kept = " ".join(_expand(kept, at) for at in range(len(kept))).split()
        kept = [word for at, word in enumerate(kept) if not _is_grade(kept, at)] or kept
        if kept == current:
            return kept
        current = kept


def _without_decoration(row: Sequence[str]) -> list[str]:
    kept: list[str] = []
    at = 0
    while at < len(row):
        for length in range(min(_LONGEST_DECORATION, len(row) - at), 0, -1):
            if tuple(row[at : at + length]) in _DECORATION:
                at += length
                break
        else:
            kept.append(row[at])
            at += 1
    while len(kept) > 1 and (kept[-1] in vocab.LEVELS or kept[-1] in vocab.STOPWORDS):
        kept.pop()
    kept = [word for word in kept if not _is_number(word)]
    return kept or list(row)


def _is_number(word: str) -> bool:
    """Whether it is a requisition's or store's number, as 3617 or jr12345."""
    return sum(letter.isdigit() for letter in word) >= 3


def _expand(row: Sequence[str], at: int) -> str:
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
    if word not in vocab.ABBREVIATIONS and _singular(word) in vocab.ABBREVIATIONS:
        return vocab.ABBREVIATIONS[_singular(word)] + "s"
    return vocab.ABBREVIATIONS.get(word, word)


def _is_grade(row: Sequence[str], at: int) -> bool:
    if row[at] not in vocab.DROPPED_GRADES or at + 1 == len(row):
        return False
    following = row[at + 1]
    if row[at] == "senior":
        return following not in vocab.KEEP_SENIOR_BEFORE
    if following == "investigator":
        return False
    # "lead generation", "principal investigator's office": only before a worker's name.
    return any(_is_role(_singular(word)) for word in row[at + 1 :])


def _key_words(row: Sequence[str]) -> list[str]:
    rewritten = _rewrite(row)
    spelled = " ".join(vocab.ACRONYMS.get(word, word) for word in rewritten).split()
    turned = _turn_of([_singular(word) for word in spelled])
    return [word for word in turned if word not in vocab.STOPWORDS] or turned


def _turn_of(row: list[str]) -> list[str]:
    """ "director of marketing" as "marketing director"."""
    rank = 2 if row[:2] == ["vice", "president"] else 1
    if len(row) > rank + 1 and row[rank] == "of" and _is_role(row[rank - 1]):
        return [*row[rank + 1 :], *row[:rank]]
    return row


@lru_cache(maxsize=65_536)
def _singular(word: str) -> str:
    """The singular of an English noun, by rule; stable under itself.

    A rule that errs errs the same way for a title and for the lists.
    """
    if len(word) > 4 and word.endswith("men"):
        return word[:-3] + "man"
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("sses", "ches", "shes", "xes", "zes")):
        return _singular(word[:-2])
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return _singular(word[:-1])
    return word
