"""Commands that read a file of any size and write it again with columns added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import metier
from metier.terminal import progress

if TYPE_CHECKING:
    from metier.streams import Columns, Texts


@click.command(epilog="Example: metier skills postings.csv --column text --output skills.csv")
@click.argument("file")
@click.option("--column", metavar="NAME", required=True, help="The column with the texts.")
@click.option(
    "--output", metavar="FILE", required=True, help="What to write, in the form of what is read."
)
@click.option(
    "--labels", metavar="FILE", help="ESCO's skills_en.csv, whose labels are looked for as well."
)
@click.option(
    "--atlas",
    "folder",
    metavar="DIR",
    help="A snapshot, or a build's output folder; the embedded almanac if left out.",
)
def skills(file: str, column: str, output: str, labels: str | None, folder: str | None) -> None:
    """Skills that the texts of a CSV, JSON lines or Parquet file ask for, in a new column."""
    from metier.streams import rewrite

    atlas = metier.open(folder)

    def work(texts: Texts) -> Columns:
        found = atlas.skills([text or "" for text in texts], labels=labels)
        return {"skills": [[skill.name for skill in of_text] for of_text in found]}

    with progress() as bar:
        rows = rewrite(Path(file), Path(output), column, work, progress=bar)
    click.echo(f"{rows:,} texts read; {output} written", err=True)
