"""What the rules say of a word is noted as the rules say it."""

from __future__ import annotations

from metier.coding import rewriting, wordfacts
from metier.coding.inflection import is_role, names_worker, singular
from metier.coding.wordfacts import NAMED, WordFacts

WORDS = ["painters", "water", "men", "specs", "rn", "tech", "3617", "of", "ii", "senior", "glass"]


def test_facts_are_those_of_the_rules() -> None:
    facts = WordFacts()
    numbers = facts.words.numbers(WORDS)
    facts.note()
    for word, number in zip(WORDS, numbers, strict=True):
        flags = int(facts.flags[number])
        assert facts.words.text(facts.single[number]) == singular(word)
        assert bool(flags & wordfacts.WORKER) is names_worker(word)
        assert bool(flags & wordfacts.ROLE) is is_role(word)
        assert bool(flags & wordfacts.NUMBER) is rewriting.is_number(word)
        assert bool(flags & wordfacts.SHORT) is rewriting.is_short(word)


def test_a_word_that_stands_for_others_has_them() -> None:
    facts = WordFacts()
    (tech,) = facts.words.numbers(["tech"])
    meant = facts.meanings[facts.meaning[tech]]
    words = [[facts.words.text(part) for part in form if part >= 0] for form in meant]
    assert words == [["tech"], ["technical"], ["technician"], ["tech"]]


def test_words_that_rules_call_by_name_are_numbered_first() -> None:
    facts = WordFacts()
    assert facts.words.numbers(NAMED) == list(range(len(NAMED)))
    assert len(facts.flags) == facts.words.count
    assert len(facts.states) == 10
