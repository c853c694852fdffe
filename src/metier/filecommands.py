"""Commands that read a file of any size and write it again with columns added."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

import metier
from metier.printing import atlas_option
from metier.terminal import progress

if TYPE_CHECKING:
    from metier.streams import Columns, Texts


_COLUMN = click.option("--column", metavar="NAME", required=True, help="The column with the texts.")
_OUTPUT = click.option(
    "--output", metavar="FILE", required=True, help="What to write, in the form of what is read."
)


@click.command(epilog="Example: metier code postings.csv --column title --output coded.csv")
@click.argument("file")
@_COLUMN
@_OUTPUT
@atlas_option
def code(file: str, column: str, output: str, folder: str | None) -> None:
    """Occupations that the job titles of a CSV, JSON lines or Parquet file name, in new columns.

    Added are code (SOC 2018, empty where a title was declined), occupation_title, probability,
    seniority and canonical_title.
    """
    from metier.streams import rewrite

    atlas = metier.open(folder)
    with progress() as bar:
        rows = rewrite(Path(file), Path(output), column, atlas.code_columns, progress=bar)
    click.echo(f"{rows:,} titles read; {output} written", err=True)


@click.command(epilog="Example: metier skills postings.csv --column text --output skills.csv")
@click.argument("file")
@_COLUMN
@_OUTPUT
@click.option(
    "--labels", metavar="FILE", help="ESCO's skills_en.csv, whose labels are looked for as well."
)
@atlas_option
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
