"""A program of somebody else, who has installed metier: it uses nothing but what is public.

The tests check its types with mypy and pyright against an installed wheel, and run it there.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import metier
from metier.atlas import Atlas, Comparison
from metier.model.comparison import Flag, Row, Verdict
from metier.model.release import Release

SPECIFICATION = """
[[records]]
reader = "postings"
path = "postings.csv"
"""


def gap(made: Comparison, measure: str) -> float | None:
    """The difference of the first two careers; None where there is none."""
    row: Row = made[measure]
    return None if row.gap is None else row.gap.value


def sentences(made: Comparison, verdict: Verdict) -> Iterator[str]:
    """What is said of the rows with a verdict."""
    for row in made.rows:
        if row.verdict is verdict and row.sentence:
            yield row.sentence


def pairs(table: Any) -> Iterator[tuple[str, float | None]]:
    """Period and figure of each row of a table of facts."""
    columns = table.to_pydict()
    yield from zip(columns["period"], columns["value"], strict=True)


def figures(atlas: Atlas, code: str) -> dict[str, float | None]:
    """The pay of an occupation by period."""
    # pyarrow publishes no types: of a table, a type checker knows nothing
    table = atlas.facts(  # pyright: ignore[reportUnknownMemberType, reportUnknownVariableType]
        occupation=code, measure="pay.annual.mean", place="US"
    )
    return dict(pairs(table))  # pyright: ignore[reportUnknownArgumentType]


def readings(atlas: Atlas, titles: list[str]) -> list[str | None]:
    """The likeliest occupation of each title; None where it is declined."""
    return [
        str(coding.candidates[0].code) if coding.candidates else None
        for coding in atlas.code(titles)
    ]


def licences(atlas: Atlas) -> set[str]:
    """Under what its figures may be used."""
    releases: list[Release] = list(atlas.releases.values())
    return {release.licence for release in releases}


def refused(title: str) -> metier.NotFoundError:
    """The error of a title that nobody has."""
    try:
        metier.open().compare(title, "cashiers")
    except metier.NotFoundError as error:
        return error
    raise AssertionError(f"{title} was read as an occupation")


def built(folder: Path) -> str:
    """What a specification without its file leads to, in the words of the error."""
    specification = folder / "atlas.toml"
    specification.write_text(SPECIFICATION, encoding="utf-8")

    def told(doing: str, behind: int, all: int) -> None:
        print(f"{doing}: {behind} of {all}", file=sys.stderr)

    try:
        made = metier.build_snapshot(specification, folder / "atlas", progress=told)
    except metier.MetierError as error:
        return f"{type(error).__name__}: {error} ({error.hint})"
    return made.snapshot


def contradictions(page: Path) -> tuple[Flag, ...]:
    """What is wrong with a published page."""
    return metier.check_page(page)


def changed(before: Path, after: Path) -> int:
    """How many measures differ between two snapshots."""
    return len(metier.diff(before, after).measures)


def main() -> int:
    """Do all of it once, and print what came of it."""
    atlas = metier.open()
    made = atlas.compare("loan officer", "bill collector", place="MD", confidence=0.95)
    print(gap(made, "pay.annual.mean"), len(list(sentences(made, Verdict.HIGHER))))
    print(sorted(figures(atlas, "43-3011")), readings(atlas, ["rn", "%%"]), licences(atlas))
    error = refused("zxqj")
    print(error.place, error.expected, error.found, error.hint, error.exit_code)
    with tempfile.TemporaryDirectory() as folder:
        print(built(Path(folder)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
