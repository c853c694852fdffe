"""The command that looks for postings."""

from __future__ import annotations

import click

import metier
from metier.printing import atlas_option, form_option, print_document

SORTS = ("relevance", "pay", "date")


@click.command(epilog='Example: metier jobs "loan clerk" --in TX --min-pay 45000 --atlas atlas')
@click.argument("query", default="")
@click.option("--career", metavar="TITLE", help="Whose occupation the postings have.")
@click.option("--in", "place", metavar="PLACE", help="A state or a metro area.")
@click.option("--company", metavar="NAME", help="Words of the employer's name.")
@click.option(
    "--min-pay", metavar="N", type=float, help="Dollars a year that the pay stated reaches."
)
@click.option("--remote", is_flag=True, help="Only work that can be done from anywhere.")
@click.option("--since", metavar="DATE", help="Posted on that day or later, as 2025-11-01.")
@click.option(
    "--sort",
    type=click.Choice(SORTS),
    default="relevance",
    show_default=True,
    help="What stands first.",
)
@click.option(
    "--limit",
    type=click.IntRange(0, 1000),
    default=20,
    show_default=True,
    help="Postings to give.",
)
@click.option(
    "--offset", metavar="N", type=int, default=0, show_default=True, help="Postings to leave out."
)
@click.option("--facets", is_flag=True, help="Count all that were found, by state and so on.")
@atlas_option
@form_option
def jobs(
    query: str,
    career: str | None,
    place: str | None,
    company: str | None,
    min_pay: float | None,
    remote: bool,
    since: str | None,
    sort: str,
    limit: int,
    offset: int,
    facets: bool,
    folder: str | None,
    form: str,
) -> None:
    """Postings with the words of QUERY ("..." for a phrase), and where the pay of each lies."""
    from metier.document.jobs import jobs_document

    found = metier.open(folder).jobs(
        query,
        career=career,
        place=place,
        company=company,
        min_pay=min_pay,
        remote=remote,
        since=since,
        sort=sort,
        limit=limit,
        offset=offset,
        facets=facets,
    )
    print_document(jobs_document(found), form)
