"""How often titles are read right: real postings, titles employers filed, unseen O*NET titles.

    python benchmarks/title_coding.py [--only PART] [--plot FILE] [FOLDER]

FOLDER holds the real files (default: ../shared/data beside the checkout). No title of
the postings is trained on. The filed titles are split by key into five parts; each part
is read by a classifier trained on no disclosure of it. Of O*NET's reported titles one in
five is left out of all lists. FILE is where how often probabilities are right is drawn.
Other means read the postings and the filed titles where they are installed: scikit-learn's,
and the package sockit.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import random
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from title_peers import compare
from title_scores import Bin, Question, accuracy, bins, calibration_error, draw, noise_floor

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
Curves = Mapping[str, Sequence[Bin]]
"""How often probabilities are right, by the set of titles; empty if they are not calibrated."""


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


def own_entries() -> list[TitleEntry]:
    """The lexicon's titles and the corrections."""
    return [*lexicon(), *corrections()]


def coders(
    found: Sequence[TitleEntry], own: Sequence[TitleEntry], calibrated: bool = True
) -> tuple[TrainedCoder, Coder]:
    """Both coders over the entries.

    Args:
        found: of the lists and the disclosures.
        own: of the lexicon and the corrections.
        calibrated: takes twice as long as the rest and changes no reading.
    """
    listed = [entry for entry in found if entry.listing != DISCLOSURE]
    index = MemoryIndex([*listed, *own])
    began = time.process_time()
    model = train(gather([*found, *own]), calibrated=calibrated)
    seconds, size = time.process_time() - began, len(model.save()) / 1e6
    print(f"  trained in {seconds:.0f} s of one core, {size:.1f} MB")
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


def measure(name: str, coder: Coder, questions: Sequence[Question]) -> list[Bin]:
    """Print the shares read right, the calibration error and the share declined.

    Returns:
        How often the stated probabilities are right.
    """
    found: list[list[str]] = []
    stated: list[tuple[float, bool]] = []
    for title, right in questions:
        candidates = coder.code(title).candidates
        found.append([candidate.code.value for candidate in candidates])
        if candidates:
            stated.append((candidates[0].probability, candidates[0].code.value in right))
    print(
        f"{accuracy(name, found, questions)}  ECE {calibration_error(stated):.3f} "
        f"(if exact {noise_floor([p for p, _ in stated]):.3f})",
        flush=True,
    )
    return bins(stated)


def tabled(rows: Sequence[Bin]) -> Sequence[Bin]:
    """Print how often probabilities are right, and give it back."""
    for row in rows:
        print(f"    n={row.n:4}  stated {row.stated:.3f}  right {row.right:.3f}")
    return rows


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


def without_disclosures(found: Sequence[TitleEntry], folder: Path) -> Curves:
    """Postings and filed titles, by the classifier trained on the lists, and by other means."""
    lists = [entry for entry in found if entry.listing != DISCLOSURE]
    trained, lookup = coders(lists, own_entries(), calibrated=False)
    sets = {"postings": postings(folder), "employer-filed": filed(folder)}
    trained.columns([title for title, _ in sets["postings"]])
    titles = [title for title, _ in sets["employer-filed"]]
    began = time.process_time()
    trained.columns(titles)
    own = len(titles) / (time.process_time() - began)
    for name, questions in sets.items():
        measure(f"{name}, not calibrated", trained, questions)
        measure(f"{name}, lookup", lookup, questions)
    print(f"  {own:,.0f} titles a second of processor time")
    compare(gather([*lists, *own_entries()]), sets, own)
    return {}


def with_disclosures(found: Sequence[TitleEntry], folder: Path) -> Curves:
    """Postings, by the classifier as a build trains it."""
    return {
        "postings": tabled(measure("postings", coders(found, own_entries())[0], postings(folder)))
    }


def in_parts(found: Sequence[TitleEntry], folder: Path) -> Curves:
    """Filed titles, each part by a classifier that saw no disclosure of it."""
    answers: dict[str, Coding] = {}
    for number in range(PARTS):
        kept = [e for e in found if e.listing != DISCLOSURE or number not in parts_of(e)]
        trained, _ = coders(kept, own_entries())
        asked = (title for title, _ in filed(folder) if part(normalise(title)) == number)
        answers.update((title, trained.code(title)) for title in asked)
    rows = tabled(measure("employer-filed", Answers(answers), filed(folder)))
    return {"filed by employers": rows}


def unseen(found: Sequence[TitleEntry], folder: Path) -> Curves:
    """O*NET's reported titles, by a classifier and lists that have none of them."""
    strict, wide, held = reported(found)
    listed, own = (
        [entry for entry in group if held.isdisjoint(keys(entry.title))]
        for group in (found, own_entries())
    )
    trained, _ = coders(listed, own)
    chance = random.Random(6)
    slips = [(slipped(title, chance), right) for title, right in strict]
    again = [(title, right) for (title, _), (_, right) in zip(slips, wide, strict=True)]
    rows = measure("reported, no spelling seen", trained, strict)
    measure("reported, right in any list", trained, wide)
    measure("abbreviated, one slip", trained, slips)
    measure("the same, right in any list", trained, again)
    return {"reported to O*NET": rows}


def unseen_strings(found: Sequence[TitleEntry], folder: Path) -> Curves:
    """The same titles, where only their strings are left out of all lists, whatever the case."""
    strict, wide, _ = reported(found)
    asked = {title.casefold() for title, _ in strict}
    listed, own = (
        [entry for entry in group if entry.title.casefold() not in asked]
        for group in (found, own_entries())
    )
    trained, _ = coders(listed, own, calibrated=False)
    measure("reported, string not seen", trained, strict)
    measure("the same, right in any list", trained, wide)
    return {}


def main() -> None:
    """Print the figures of the parts asked for."""
    parts = (without_disclosures, with_disclosures, in_parts, unseen, unseen_strings)
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", nargs="?", type=Path, default=Path("../shared/data"))
    parser.add_argument("--only", choices=[run.__name__ for run in parts], action="append")
    parser.add_argument("--plot", type=Path, help="SVG of how often probabilities are right")
    options = parser.parse_args()
    found = entries(options.folder)
    curves: dict[str, Sequence[Bin]] = {}
    for run in parts:
        if options.only is None or run.__name__ in options.only:
            print(run.__doc__)
            curves.update(run(found, options.folder))
    if options.plot:
        draw(curves, options.plot)


if __name__ == "__main__":
    main()
