"""Numbers, nouns and messages into words of the language in force, the same for every form."""

from metier.words.answers import ABSENT, display, item_words
from metier.words.dates import when
from metier.words.language import later, say, say_in, say_many, translated
from metier.words.nouns import article, plural, singular
from metier.words.numbers import (
    alone,
    compact,
    difference,
    figure,
    join,
    ordinal,
    per,
    ranged,
)
from metier.words.titles import mid_sentence, sentence_case, title_words, unshouted

__all__ = [
    "ABSENT",
    "alone",
    "article",
    "compact",
    "difference",
    "display",
    "figure",
    "item_words",
    "join",
    "later",
    "mid_sentence",
    "ordinal",
    "per",
    "plural",
    "ranged",
    "say",
    "say_in",
    "say_many",
    "sentence_case",
    "singular",
    "title_words",
    "translated",
    "unshouted",
    "when",
]
