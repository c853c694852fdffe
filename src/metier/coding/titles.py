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
from typing import NamedTuple

from metier.coding import vocabulary as vocab
from metier.coding.inflection import is_role, names_worker, singular
from metier.coding.punctuation import Row, composed, fold, parts, parts_of
from metier.coding.rewriting import key_of, rewritten
from metier.coding.seniority import level

_BRACKET_AT = re.compile(r"^(.*?)\(([^()]+)\)(.*)$", re.DOTALL)


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
    return key_of(_invert(parts(fold(title))))


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
    pieces = parts(title)
    return _shown(_canonical_row(_main_part(pieces, _invert(pieces))))


def spelled_out(shown: str) -> str:
    """A canonical title without acronyms, so that RN and Registered nurse are one title.

    The key stays the same.

    Args:
        shown: as `canonical` gives it.

    >>> spelled_out("RN"), spelled_out("ICU RN"), spelled_out("CNC machinist")
    ('Registered nurse', 'Intensive care unit registered nurse', 'CNC machinist')
    """
    words = [vocab.ACRONYMS.get(word.lower(), word) for word in shown.split(" ")]
    text = " ".join(words)
    return text[:1].upper() + text[1:]


class Reading(NamedTuple):
    """All forms of a title, from one pass over it.

    Attributes:
        key: of the whole title, as `normalise` gives it.
        canonical: as `canonical` gives it.
        canonical_key: the key of the canonical title.
        worker_key: the key of the canonical title up to "to", "for", "with", "at" or "in".
        seniority: as `seniority` gives it.
    """

    key: str
    canonical: str
    canonical_key: str
    worker_key: str
    seniority: str


def read(title: str) -> Reading:
    """All forms of a title at once, in a fraction of the time.

    >>> read("Sr. Executive Asst. to CFO").worker_key
    'executive assistant'
    """
    text = composed(title)
    pieces = parts_of(text)
    inverted = _invert(pieces)
    main = _main_part(pieces, inverted)
    if not title.isascii() or "&" in title or "'" in text:  # else folding changes nothing
        inverted = _invert(parts(fold(title)))
    told = _told(_canonical_row(main))
    return Reading(key_of(inverted), *told, level(pieces, main))


@lru_cache(maxsize=1 << 17)
def _told(row: Row) -> tuple[str, str, str]:
    """A canonical title, its key, and its key up to a qualifier."""
    shown = _shown(row)
    inner = range(1, len(row) - 1)
    cut = next((at for at in inner if row[at] in vocab.QUALIFIERS), len(row))
    if not row or ((letters := "".join(row)).isascii() and letters.isalnum()):
        return shown, key_of(row), key_of(row[:cut])
    return shown, normalise(shown), normalise(_shown(row[:cut]))


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


def title_of(slug: str) -> str:
    """A title that has the address, as far as the address tells its words.

    Args:
        slug: as `slug` gives it, or any other text.

    >>> title_of("loan-servicing-specialist"), title_of("c-plus-plus-developer")
    ('loan servicing specialist', 'c++ developer')
    """
    spoken = re.sub(r" sharp\b", "#", slug.replace("-", " "))
    return re.sub(r"(?<=[a-z0-9])(?: plus)+\b", lambda m: "+" * m[0].count("plus"), spoken)


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
    return level(pieces, _main_part(pieces, _invert(pieces)))


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


def _invert(pieces: Sequence[Row]) -> Row:
    """All words in one row; "manager, retail" and "manager - retail" as "retail manager"."""
    if len(pieces) == 1:
        return pieces[0]
    if len(pieces) == 2 and not any(map(names_worker, pieces[1])):
        first = rewritten(pieces[0])
        if first == ("vice", "president"):
            return (*pieces[1], *first)
        if len(first) == 1 and names_worker(first[0]):
            return (*pieces[1], singular(first[0]))
    return tuple(word for part in pieces for word in part)


def _main_part(pieces: Sequence[Row], inverted: Row) -> Row:
    """The words of the part that names the worker.

    Args:
        inverted: what `_invert` makes of the parts.
    """
    if len(pieces) == 2 and inverted != (*pieces[0], *pieces[1]):
        return inverted
    for part in pieces:
        if any(map(names_worker, rewritten(part))):
            return part
    return pieces[0] if pieces else ()


def _shown(row: Row) -> str:
    """A rewritten row in sentence case."""
    if not row:
        return ""
    shown = row if vocab.CAPITALS.isdisjoint(row) else [_capital(word) for word in row]
    text = " ".join(shown)
    return text[0].upper() + text[1:]


def _capital(word: str) -> str:
    return word.upper() if word in vocab.CAPITALS else word


def _canonical_row(main: Row) -> Row:
    row = rewritten(main)
    if row and (last := singular(row[-1])) != row[-1] and is_role(last):
        return (*row[:-1], last)
    return row
