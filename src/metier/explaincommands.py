"""The command that traces a figure to its files."""

from __future__ import annotations

from functools import partial

import click

import metier
from metier.printing import atlas_option, form_option, print_document, write

PROV = "prov"
"""The form of W3C PROV."""


@click.command(epilog='Example: metier explain "bill collector" pay.annual.mean')
@click.argument("title")
@click.argument("measure")
@click.option(
    "--against",
    metavar="TITLE",
    help="A second career: its figure too, and how the two were held against each other.",
)
@click.option("--in", "place", metavar="PLACE", help="A state or a metro area.")
@click.option("--confidence", type=float, default=0.9, show_default=True, help="Of the margin.")
@atlas_option
@partial(form_option, more=(PROV,))
def explain(
    title: str,
    measure: str,
    against: str | None,
    place: str | None,
    confidence: float,
    folder: str | None,
    form: str,
) -> None:
    """One figure traced to the cells of the files, with the arithmetic."""
    from metier.document.explanation import explanation_document

    atlas = metier.open(folder)
    sheet, rows = atlas.explain(title, measure, against=against, place=place, confidence=confidence)
    document = explanation_document(sheet, rows, atlas.releases)
    if form == PROV:
        from metier.render.prov import to_prov

        write(to_prov(document, metier.__version__))
    else:
        print_document(document, form)
