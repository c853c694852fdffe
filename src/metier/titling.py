"""What a build knows of titles: those that employers filed, the index, the trained classifier."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path

from metier.coding.corrections import corrections
from metier.coding.examples import DISCLOSURE
from metier.coding.lexicon import lexicon
from metier.coding.titles import forms, normalise
from metier.model.records import IndexedTitle, Relation, TitleEntry
from metier.readers import disclosures, soc
from metier.readers.base import Reading
from metier.specification import Input


def successors(files: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    """The SOC 2018 codes that each code of 2010 and of 2000 became.

    Codes of 2000 are followed through 2010. A code of both editions is taken for one of 2010.

    Args:
        files: tables of two editions each, as the reader `soc` reads them, in any order.
    """
    became: defaultdict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for file in files:
        for link in soc.read(file).links:
            if link.relation is Relation.SUCCEEDS:
                newer, older = link.source, link.target
                became[older.edition, older.value].add((newer.edition, newer.value))

    def reached(edition: str, value: str) -> set[str]:
        if edition == "2018":
            return {value}
        return {code for newer in became.get((edition, value), ()) for code in reached(*newer)}

    found: dict[str, tuple[str, ...]] = {}
    for edition, value in sorted(became):  # 2010 comes after 2000, and is the one kept
        if codes := reached(edition, value):
            found[value] = tuple(sorted(codes))
    return found


@lru_cache(maxsize=4)
def _successors(*files: Path) -> Mapping[str, tuple[str, ...]]:
    return successors(files)


def filed(item: Input) -> Reading:
    """The titles of a disclosure file of a specification, under codes of SOC 2018."""
    became = _successors(item.beside["soc2000"], item.beside["soc2010"])
    return disclosures.read(item.path, item.period, became)


def index(titles: Iterable[TitleEntry]) -> Iterable[IndexedTitle]:
    """Title entries under the key of each of their forms, with the words of the key.

    Corrections and the lexicon are among them; what employers filed is not, as it only
    trains. A title of which nothing is left has no key and goes.
    """
    listed = (entry for entry in titles if entry.listing != DISCLOSURE)
    for entry in chain(listed, lexicon(), corrections()):
        for key in dict.fromkeys(normalise(form) for form in forms(entry.title)):
            if key:
                yield IndexedTitle(entry, key, tuple(dict.fromkeys(key.split())))


def model_of(readings: Sequence[Reading]) -> bytes:
    """The classifier trained on all titles; empty where no disclosures are among the releases."""
    if not any(reading.release.reader == "disclosures" for reading in readings):
        return b""
    # What compiles the training is loaded only where it is needed.
    from metier.coding.examples import gather
    from metier.coding.training import train

    titles = chain.from_iterable(reading.titles for reading in readings)
    return train(gather(chain(titles, lexicon(), corrections()))).save()
