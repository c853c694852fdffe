"""The command that ranks companies and shows one of them."""

from __future__ import annotations

import click

import metier
from metier.printing import atlas_option, form_option, print_document

FIGURES = ("pay", "rating", "openings")


@click.command(epilog='Example: metier companies --career "loan clerk" --by pay --atlas atlas')
@click.argument("name", default="")
@click.option("--career", metavar="TITLE", help="In whose occupation companies are ranked.")
@click.option("--by", type=click.Choice(FIGURES), help="The first that there are records of.")
@click.option("--in", "place", metavar="PLACE", help="A state.")
@click.option("--confidence", type=float, default=0.9, show_default=True, help="Of every interval.")
@click.option("--limit", type=click.IntRange(0, 1000), default=20, show_default=True)
@atlas_option
@form_option
def companies(
    name: str,
    career: str | None,
    by: str | None,
    place: str | None,
    confidence: float,
    limit: int,
    folder: str | None,
    form: str,
) -> None:
    """Companies ranked, with the ranks that each may have; or all that is known of NAME."""
    from metier.document.companies import companies_document
    from metier.document.company import company_document

    atlas = metier.open(folder)
    if name:
        _refuse({"--career": career, "--by": by, "--in": place})
        print_document(company_document(atlas.company(name, confidence=confidence)), form)
    else:
        found = atlas.companies(by, career=career, place=place, confidence=confidence, limit=limit)
        print_document(companies_document(found), form)


def _refuse(options: dict[str, str | None]) -> None:
    for option, given in options.items():
        if given is not None:
            raise metier.UsageError(
                option, "a ranking", "the name of one company", "leave out one of the two"
            )
