"""Skills in text: documents a second on one core, beside searches that only find phrases.

Run `python benchmarks/skills_in_text.py FOLDER` with the folder of real files. Every program
searches the same texts of 3,000 characters for the same phrases: those of the almanac, filled
up with ESCO's labels to 30,000. The peers find phrases and stop there; metier also settles
overlaps, leaves out what is said of the employer, and asks ambiguous words for evidence.
Peers that are not installed are left out.
"""

from __future__ import annotations

import csv
import importlib.util
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import ahocorasick_rs

import metier
from metier.coding.skills import MEASURES, SkillFinder, terms
from metier.coding.skills.phrases import phrases
from metier.model.skill import Term
from metier.readers import esco

LENGTH = 3_000
PHRASES = 30_000
Search = Callable[[Sequence[str]], object]


def texts(folder: Path) -> list[str]:
    """Real postings, each repeated or cut to the same length."""
    csv.field_size_limit(2**31 - 1)
    path = folder / "records" / "linkedin_richmond_2025.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        found = [row["description"] for row in csv.DictReader(stream) if row["description"]]
    return [(text * (LENGTH // len(text) + 1))[:LENGTH] for text in found]


def taxonomy(folder: Path) -> list[Term]:
    """The almanac's names, and ESCO's preferred labels up to the number of phrases."""
    facts = metier.open().facts
    tables = [facts(measure=measure) for measure in MEASURES]
    own = [column for name in ("measure", "group") for column in [pairs(tables, name)]]
    made = list(terms(own[0], own[1]))
    lacking = PHRASES - len(phrases(made))
    for label in esco.labels(folder / "records" / "esco" / "skills_en.csv")[: max(0, lacking)]:
        made.append(Term(label.name, label.kind))
    return made


def pairs(tables: Sequence[Any], name: str) -> list[Any]:
    return [value for table in tables for value in table[name].to_pylist()]


def searches(words: Sequence[str], made: Sequence[Term]) -> Iterator[tuple[str, Search]]:
    """Each program with its search, made ready."""
    finder = SkillFinder(made)
    yield "metier", lambda texts: list(finder.find_all(texts))
    alone = ahocorasick_rs.AhoCorasick(
        list(words), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    yield (
        "ahocorasick_rs alone",
        lambda texts: [alone.find_matches_as_indexes(text.lower()) for text in texts],
    )
    if importlib.util.find_spec("ahocorasick"):
        automaton: Any = __import__("ahocorasick").Automaton()
        for word in words:
            automaton.add_word(word, word)
        automaton.make_automaton()
        yield (
            "pyahocorasick",
            lambda texts: [list(automaton.iter_long(text.lower())) for text in texts],
        )
    if importlib.util.find_spec("flashtext"):
        processor: Any = __import__("flashtext").KeywordProcessor()
        for word in words:
            processor.add_keyword(word)
        yield "FlashText", lambda texts: [processor.extract_keywords(text) for text in texts]
    if importlib.util.find_spec("spacy"):
        spacy: Any = __import__("spacy", fromlist=["matcher"])
        language = spacy.blank("en")
        matcher = importlib.import_module("spacy.matcher").PhraseMatcher(
            language.vocab, attr="LOWER"
        )
        matcher.add("names", list(language.tokenizer.pipe(words)))
        yield (
            "spaCy PhraseMatcher",
            lambda texts: [matcher(language.make_doc(text)) for text in texts],
        )


def rate(search: Search, documents: Sequence[str]) -> float:
    """Documents a second of processor time, the best of three passes (of one, if slow)."""
    best = 0.0
    for _ in range(3):
        begun = time.process_time()
        search(documents)
        best = max(best, len(documents) / (time.process_time() - begun))
        if best < 2_000:
            break
    return best


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared/data")
    documents, made = texts(folder), taxonomy(folder)
    words = sorted(phrase.decode("latin-1").strip() for phrase in phrases(made))
    print(f"{len(documents)} texts of {LENGTH} characters, {len(words):,} phrases, one core")
    rates = {name: rate(search, documents) for name, search in searches(words, made)}
    own = rates["metier"]
    for name, found in rates.items():
        print(f"{name:22} {found:10,.0f} documents a second   metier is {own / found:6.2f} x")


if __name__ == "__main__":
    main()
