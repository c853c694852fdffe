"""How often titles are read right: real postings, titles employers filed, unseen O*NET titles.

    python benchmarks/title_coding.py [--only PART] [FOLDER]

FOLDER holds the real files (default: ../shared/data beside the checkout). No title of
the postings is trained on. The filed titles are split by key into five parts; each part
is read by a classifier trained on no disclosure of it. Of O*NET's reported titles one in
five is left out of all lists.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import time
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from metier.coding import vocabulary
from metier.coding.coder import Coder, LookupCoder
from metier.coding.corrections import corrections
from metier.coding.examples import DISCLOSURE, gather
from metier.coding.index import MemoryIndex, keys, soc_of
from metier.coding.lexicon import lexicon
from metier.coding.titles import normalise
from metier.coding.trained import TrainedCoder
from metier.coding.training import train
from metier.model.coding import Coding
from metier.model.records import TitleEntry
from metier.readers import disclosures, onet
from metier.readers import soc as soc_reader
from metier.titling import successors

PARTS = 5
Question = tuple[str, frozenset[str]]
"""A title and the codes that are right."""
BINS = 10


def entries(data: Path) -> list[TitleEntry]:
    """Every title of the lists and of the disclosures."""
    crosswalks, tables = data / "official" / "crosswalks", data / "records"
    readings = [
        soc_reader.read(crosswalks / "soc_structure_2018.xlsx"),
        soc_reader.read(crosswalks / "soc_2018_direct_match_title_file.xlsx"),
        onet.read(tables / "onet_29_3"),
    ]
    became = successors(sorted((tables / "classification_tables").glob("soc*.csv")))
    files = [*(tables / "disclosures").glob("lca/lca_201?.csv")]
    files += (tables / "disclosures").glob("h2b/*.csv")
    readings += [disclosures.read(path, None, became) for path in sorted(files)]
    return [title for reading in readings for title in reading.titles]


def marked(file: Path, column: str) -> list[Question]:
    """Titles with the codes that are right, from one of the test sets."""
    with file.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row[column]]
    return [(row["title"], frozenset(row[column].split("|"))) for row in rows]


def postings(folder: Path) -> list[Question]:
    """The postings, with the codes that both coders accept."""
    return marked(folder / "titles" / "titles_from_postings.csv", "codes_both")


def filed(folder: Path) -> list[Question]:
    """The titles that employers filed."""
    return marked(folder / "titles" / "titles_employer_filed.csv", "codes")


def coders(found: Sequence[TitleEntry], hidden: Iterable[str] = ()) -> tuple[Coder, Coder]:
    """Both coders over the entries; the corrections and lexicon without the hidden keys."""
    left_out = frozenset(hidden)
    own = [
        entry for entry in (*lexicon(), *corrections()) if left_out.isdisjoint(keys(entry.title))
    ]
    listed = [entry for entry in found if entry.listing != DISCLOSURE]
    index = MemoryIndex([*listed, *own])
    began = time.perf_counter()
    model = train(gather([*found, *own]))
    seconds, size = time.perf_counter() - began, len(model.save()) / 1e6
    print(f"  trained in {seconds:.0f} s, {size:.1f} MB")
    return TrainedCoder(index, model), LookupCoder(MemoryIndex([*listed, *corrections()]))


def part(key: str) -> int:
    """Which part a key is of."""
    return hashlib.sha256(key.encode()).digest()[0] % PARTS


def parts_of(entry: TitleEntry) -> set[int]:
    """The parts that the keys of an entry are of."""
    return {part(key) for key in keys(entry.title)}


class Answers:
    """Titles that have been read, as a coder."""

    def __init__(self, codings: Mapping[str, Coding]) -> None:
        self._codings = codings

    def code(self, title: str, *, industry: str | None = None) -> Coding:
        """What the title was read as."""
        return self._codings[title]


def measure(name: str, coder: Coder, questions: Sequence[Question], table: bool = False) -> None:
    """Print the shares read right, the calibration error and the share declined."""
    first = group = five = declined = 0
    stated: list[tuple[float, bool]] = []
    for title, right in questions:
        candidates = coder.code(title).candidates
        if not candidates:
            declined += 1
            continue
        best, found = candidates[0], [c.code.value for c in candidates]
        first += best.code.value in right
        group += best.code.value[:2] in {code[:2] for code in right}
        five += not right.isdisjoint(found[:5])
        stated.append((best.probability, best.code.value in right))
    n = len(questions)
    bins = [[s for s in stated if at / BINS < s[0] <= (at + 1) / BINS] for at in range(BINS)]
    error = sum(abs(sum(p - ok for p, ok in rows)) for rows in bins) / max(len(stated), 1)
    print(
        f"  {name:34} n={n:5}  top-1 {first / n:6.1%}  group {group / n:6.1%}  "
        f"top-5 {five / n:6.1%}  ECE {error:.3f} "
        f"(if exact {noise_floor([p for p, _ in stated]):.3f})  declined {declined / n:.1%}",
        flush=True,
    )
    for at, rows in enumerate(bins if table else ()):
        if rows:
            said, right_share = (sum(r[i] for r in rows) / len(rows) for i in (0, 1))
            print(f"    {at / BINS:.1f}  n={len(rows):4}  said {said:.2f}  right {right_share:.2f}")


def noise_floor(stated: Sequence[float], draws: int = 1_000) -> float:
    """The calibration error to expect of so many probabilities if each were exactly right."""
    chances = np.array(stated)
    place = np.clip(np.ceil(chances * BINS).astype(int) - 1, 0, BINS - 1)
    right = np.random.default_rng(9).random((draws, len(chances))) < chances
    off = (right - chances) @ (place[:, np.newaxis] == np.arange(BINS))
    return float(np.abs(off).sum(axis=1).mean() / max(len(chances), 1))


def slipped(title: str, chance: random.Random) -> str:
    """The title with one word abbreviated, where one can be, and one slip of the pen."""
    shorter: defaultdict[str, list[str]] = defaultdict(list)
    for short, whole in vocabulary.ABBREVIATIONS.items():
        shorter[whole].append(short)
    row = title.split()
    able = [at for at, word in enumerate(row) if word.lower() in shorter]
    cut = chance.choice(able) if able else -1
    if able:
        row[cut] = chance.choice(shorter[row[cut].lower()])
    long = [at for at, word in enumerate(row) if len(word) > 3 and at != cut]
    if long:
        at = chance.choice(long)
        word, place = row[at], chance.randrange(1, len(row[at]) - 1)
        slips = (
            word[:place] + word[place + 1 :],
            word[:place] + chr(97 + chance.randrange(26)) + word[place + 1 :],
            word[:place] + word[place] + word[place:],
            word[:place] + word[place + 1] + word[place] + word[place + 2 :],
        )
        row[at] = chance.choice(slips)
    return " ".join(row)


def reported(found: Sequence[TitleEntry]) -> tuple[list[Question], list[Question], set[str]]:
    """One in five of O*NET's reported titles: right as reported, and as any list has it."""
    own: defaultdict[str, set[str]] = defaultdict(set)
    any_list: defaultdict[str, set[str]] = defaultdict(set)
    printed: dict[str, str] = {}
    for entry in found:
        if entry.listing == DISCLOSURE:
            continue
        for key in keys(entry.title):
            any_list[key].add(soc_of(entry.code).value)
            if entry.listing == "onet reported":
                own[key].add(soc_of(entry.code).value)
                printed.setdefault(key, entry.title)
    held = random.Random(5).sample(sorted(own), len(own) // 5)
    strict = [(printed[key], frozenset(own[key])) for key in held]
    wide = [(printed[key], frozenset(any_list[key])) for key in held]
    return strict, wide, set(held)


def without_disclosures(found: Sequence[TitleEntry], folder: Path) -> None:
    """Postings and filed titles, by the classifier trained on the lists, and by lookup."""
    trained, lookup = coders([e for e in found if e.listing != DISCLOSURE])
    for name, questions in (("postings", postings(folder)), ("employer-filed", filed(folder))):
        measure(name, trained, questions)
        measure(f"{name}, lookup", lookup, questions)


def with_disclosures(found: Sequence[TitleEntry], folder: Path) -> None:
    """Postings, by the classifier as a build trains it."""
    measure("postings", coders(found)[0], postings(folder), table=True)


def in_parts(found: Sequence[TitleEntry], folder: Path) -> None:
    """Filed titles, each part by a classifier that saw no disclosure of it."""
    answers: dict[str, Coding] = {}
    for number in range(PARTS):
        kept = [e for e in found if e.listing != DISCLOSURE or number not in parts_of(e)]
        trained, _ = coders(kept)
        asked = (title for title, _ in filed(folder) if part(normalise(title)) == number)
        answers.update((title, trained.code(title)) for title in asked)
    measure("employer-filed", Answers(answers), filed(folder), table=True)


def unseen(found: Sequence[TitleEntry], folder: Path) -> None:
    """O*NET's reported titles, by a classifier and lists that have none of them."""
    strict, wide, held = reported(found)
    trained, _ = coders([e for e in found if held.isdisjoint(keys(e.title))], held)
    chance = random.Random(6)
    slips = [(slipped(title, chance), right) for title, right in strict]
    again = [(title, right) for (title, _), (_, right) in zip(slips, wide, strict=True)]
    measure("reported, no spelling seen", trained, strict)
    measure("reported, right in any list", trained, wide)
    measure("abbreviated, one slip", trained, slips)
    measure("the same, right in any list", trained, again)


def unseen_strings(found: Sequence[TitleEntry], folder: Path) -> None:
    """The same titles, where only their strings are left out of all lists, whatever the case."""
    strict, wide, _ = reported(found)
    asked = {title.casefold() for title, _ in strict}
    own = [*lexicon(), *corrections()]
    kept = [entry for entry in found if entry.title.casefold() not in asked]
    hidden = {key for e in own if e.title.casefold() in asked for key in keys(e.title)}
    trained, _ = coders(kept, hidden)
    measure("reported, string not seen", trained, strict)
    measure("the same, right in any list", trained, wide)


def main() -> None:
    """Print the figures of the parts asked for."""
    parts = (without_disclosures, with_disclosures, in_parts, unseen, unseen_strings)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--only", choices=[run.__name__ for run in parts], action="append")
    options = parser.parse_args()
    found = entries(options.folder)
    for run in parts:
        if options.only is None or run.__name__ in options.only:
            print(run.__doc__)
            run(found, options.folder)


if __name__ == "__main__":
    main()
