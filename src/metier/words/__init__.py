"""Numbers and nouns into English words, the same for every form of a page."""

from metier.words.answers import ABSENT, display, item_words
from metier.words.dates import when
from metier.words.nouns import article, plural, singular
from metier.words.numbers import compact, difference, figure, join, ordinal, per, spread
from metier.words.titles import mid_sentence, sentence_case, title_words, unshouted

__all__ = [
    "ABSENT",
    "article",
    "compact",
    "difference",
    "display",
    "figure",
    "item_words",
    "join",
    "mid_sentence",
    "ordinal",
    "per",
    "plural",
    "sentence_case",
    "singular",
    "spread",
    "title_words",
    "unshouted",
    "when",
]
