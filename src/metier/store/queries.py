"""What is looked for, as a query of the search index."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import ceil

import tantivy

from metier.errors import UsageError
from metier.model.postings import Wanted
from metier.store.fields import RUN, YES, runs, step, tokens
from metier.store.values import Values

LONGEST = 500
"""Characters of a query."""
MOST_PAY = 1e15
TITLE = 3.0
"""How much more a word in the title counts than one elsewhere."""
_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
_MUST, _SHOULD = tantivy.Occur.Must, tantivy.Occur.Should

Phrase = tuple[str, ...]
"""Words that have to stand side by side; most often one."""


def phrases(text: str) -> list[Phrase]:
    """The words and phrases of a query as typed; every text is one, however odd.

    Raises:
        UsageError: longer than `LONGEST`, or of no letters and digits at all.

    >>> phrases('"loan clerk" e-mail Texas')
    [('loan', 'clerk'), ('e', 'mail'), ('texas',)]
    """
    if len(text) > LONGEST:
        long = f"{len(text):,} characters"
        raise UsageError("query", f"at most {LONGEST} characters", long, "leave words out")
    # half of a character of two units is none that any posting could have
    whole = text.encode("utf-8", "replace").decode()
    pieces = (quoted or word for quoted, word in _PIECE.findall(whole))
    split = (tuple(tokens(piece)) for piece in pieces)
    words = [phrase for phrase in dict.fromkeys(split) if phrase]
    if text.strip() and not words:
        raise UsageError("query", "words to look for", repr(text[:40]), "write a word of the job")
    return words


def is_one_word(wanted: Wanted, words: list[Phrase], misspelled: tuple[str, ...] = ()) -> bool:
    """Whether all that is looked for is one word; its postings are counted already."""
    return len(words) == 1 == len(words[0]) and not misspelled and not _is_filtered(wanted)


def query(
    wanted: Wanted,
    words: list[Phrase],
    fields: tantivy.Schema,
    values: Values,
    misspelled: tuple[str, ...] = (),
    *,
    ranked: bool = False,
) -> tantivy.Query:
    """The query: every word or phrase and every filter has to fit.

    Args:
        words: as `phrases` gives them.
        values: of the index that is asked.
        misspelled: those of them that stand for words one or two slips away.
        ranked: whether words in the title count more; it changes the order, not what fits.
    """
    if ranked and is_one_word(wanted, words, misspelled):
        # of a union the best can be had without a look at all, of a required word they cannot
        return _word(words[0][0], fields, _SHOULD)
    texts = [_text(phrase, fields, misspelled, ranked=ranked) for phrase in words]
    filters = [
        tantivy.Query.const_score_query(one, 0.0) for one in _filters(wanted, fields, values)
    ]
    parts = [*texts, *filters]
    if not parts:
        return tantivy.Query.all_query()
    if len(parts) == 1:
        return parts[0]
    return tantivy.Query.boolean_query([(_MUST, part) for part in parts])


def _text(
    phrase: Phrase, fields: tantivy.Schema, misspelled: tuple[str, ...], *, ranked: bool
) -> tantivy.Query:
    word, *more = phrase
    if more:
        return tantivy.Query.phrase_query(fields, "text", [word, *more])
    if word in misspelled:
        return tantivy.Query.fuzzy_term_query(fields, "text", word, slips(word))
    return _word(word, fields, _MUST) if ranked else _anywhere(word, fields)


def _word(word: str, fields: tantivy.Schema, occur: tantivy.Occur) -> tantivy.Query:
    """A word anywhere, which has to be there or, as the title is among the texts, may."""
    title = tantivy.Query.boost_query(tantivy.Query.term_query(fields, "title", word), TITLE)
    return tantivy.Query.boolean_query([(occur, _anywhere(word, fields)), (_SHOULD, title)])


def _anywhere(word: str, fields: tantivy.Schema) -> tantivy.Query:
    return tantivy.Query.term_query(fields, "text", word)


def slips(word: str) -> int:
    """How many letters of a word may be wrong.

    >>> [slips(word) for word in ("ace", "nurse", "electrician")]
    [0, 1, 2]
    """
    return 0 if len(word) < 4 else 1 if len(word) < 8 else 2


def _is_filtered(wanted: Wanted) -> bool:
    named = (wanted.occupation, wanted.state, wanted.metro, wanted.company)
    return wanted.remote or any(f is not None for f in (*named, wanted.min_pay, wanted.since))


def _filters(wanted: Wanted, fields: tantivy.Schema, values: Values) -> Iterator[tantivy.Query]:
    for name, value in (
        ("occupation", wanted.occupation),
        ("state", wanted.state),
        ("metro", wanted.metro),
        ("remote", YES if wanted.remote else None),
    ):
        if value is not None:
            number = values.number(name, value)
            yield (
                tantivy.Query.empty_query()
                if number is None
                else tantivy.Query.term_query(fields, name, number)
            )
    if wanted.company is not None:
        yield from _company(wanted.company, fields)
    if wanted.min_pay is not None:
        yield from _pay(ceil(min(max(0.0, wanted.min_pay), MOST_PAY)), fields)
    if wanted.since is not None:
        yield _at_least(fields, "posted", wanted.since.toordinal())


def _company(name: str, fields: tantivy.Schema) -> Iterator[tantivy.Query]:
    """A name by all its runs of `RUN` words; a shorter one is a single run."""
    unquoted = name.replace('"', " ")
    (said,) = phrases(f'"{unquoted}"')
    width = min(RUN, len(said))
    for run in runs(said):
        if run.count(" ") == width - 1:
            yield tantivy.Query.term_query(fields, "employer", run)


def _pay(low: int, fields: tantivy.Schema) -> Iterator[tantivy.Query]:
    """A pay of so many whole dollars or more: by what it reaches, and to the dollar if need be."""
    listed = step(low)
    yield tantivy.Query.term_query(fields, "reached", listed)
    if low > listed:
        yield _at_least(fields, "pay", low)


def _at_least(fields: tantivy.Schema, name: str, low: int) -> tantivy.Query:
    return tantivy.Query.range_query(fields, name, tantivy.FieldType.Integer, low, None)
