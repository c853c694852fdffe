"""A published comparison page: text with Markdown tables, one column for each career.

Such pages name no code, source, period or number of people, so their figures are
facts of titles with an unsourced basis: material for an audit, not for a page.
The label cell of a table's header may have slid to its end; both layouts are read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from metier.errors import LayoutError
from metier.model.claim import Claim, Pasted
from metier.model.codes import soc
from metier.model.fact import Cell, Fact, Slice
from metier.model.release import Basis, Release
from metier.readers.base import Account, Reading, digest
from metier.readers.published import layout, prose, rows

NOT_STATED = "not stated"
"""The period, universe, publisher and licence of a page that names none."""

MOST = 20
"""Careers of a page."""

_Found = tuple[str, rows.Figure, Cell]


def read(path: Path | Pasted, period: str | None = None) -> Reading:
    """Read a published comparison page into facts of its titles.

    Rows that a page repeats are kept each time, with their own cell. A cell's sheet is the
    number of its table, or `prose`; its column the career; its row the line of the file.

    Args:
        path: a text file with Markdown tables, or such a text.
        period: what the figures refer to, if known from elsewhere; the page does not say.

    Returns:
        Facts with the code `00-0000`, as the page names no occupation. Times to become are in
        months, the upper end of the range, with the range as printed as the category; skills
        are groups of `skills.top` with their rank as the category.

    Raises:
        InputError: missing, empty, not UTF-8 text, or without a table.
        LayoutError: a row that cannot be put under a career, or no row that is known.
    """
    page = layout.lines(path)
    tables = layout.tables(path.name, page)
    names = _names(path.name, tables)
    account = Account()
    found = [*_table_figures(path.name, tables, account), *_prose_figures(page, names, account)]
    if not any(cell.sheet.isdigit() for _, _, cell in found):
        labels = ", ".join(repr(record[0]) for table in tables for _, record in table.rows[:4])
        raise LayoutError(
            path.name, "rows such as 'Yearly salary'", labels or "no rows", "is it another page?"
        )
    release = Release(
        address=f"published/{Path(path.name).stem}",
        title=f"Comparison of {' and '.join(names.titles)}",
        publisher=NOT_STATED,
        period=period or NOT_STATED,
        file=path.name,
        sha256=_digest(path),
        url=NOT_STATED,
        licence=NOT_STATED,
        basis=Basis.UNSOURCED,
    )
    return Reading(release, account, tuple(_fact(release, *item) for item in found))


def claims(path: Path | Pasted) -> tuple[Claim, ...]:
    """What the page says in words: verdicts, announced differences, and any provenance.

    Args:
        path: the same that `read` reads.

    Raises:
        InputError: as `read`.
    """
    page = layout.lines(path)
    names = _names(path.name, layout.tables(path.name, page))
    return tuple(
        claim
        for line, text in page
        if not layout.is_table(text)
        for sentence in prose.sentences(text)
        for claim in prose.claims(sentence, line, names)
    )


def _digest(page: Path | Pasted) -> str:
    if isinstance(page, Pasted):
        return sha256(page.text.encode("utf-8", "replace")).hexdigest()
    return digest(page)


def _names(file: str, tables: Sequence[layout.Table]) -> layout.Names:
    titles = tuple(dict.fromkeys(title for table in tables for title in table.titles))
    if len(titles) > MOST:
        raise LayoutError(
            file,
            f"at most {MOST} careers side by side",
            str(len(titles)),
            "give one page at a time",
        )
    return layout.Names(titles)


def _fact(release: Release, title: str, figure: rows.Figure, cell: Cell) -> Fact:
    measure, group, estimate = figure
    where = Slice("US", release.period, NOT_STATED, group=group)
    return Fact(soc("00-0000"), measure, where, estimate, release.address, cell, title=title)


def _table_figures(file: str, tables: Sequence[layout.Table], account: Account) -> Iterator[_Found]:
    for table in tables:
        for record, (line, (label, *cells)) in enumerate(table.rows, 1):
            row = rows.row(label)
            if row is None:
                account.set_aside("a row that no measure stands for")
                continue
            account.use()
            for title, text in zip(table.titles, cells, strict=True):
                cell = Cell(str(table.number), title, record, line)
                figures = row.figures(text)
                if not figures:
                    account.problem(f"{file}#{cell}", row.expected, repr(text), "unreadable figure")
                yield from ((title, figure, cell) for figure in figures)


def _prose_figures(
    page: Sequence[layout.Line], names: layout.Names, account: Account
) -> Iterator[_Found]:
    for line, text in page:
        if layout.is_table(text):
            continue
        found = [
            (title, figure, Cell("prose", title, line, line))
            for sentence in prose.sentences(text)
            for title, figure in prose.figures(sentence, names)
        ]
        if found:
            account.use()
        else:
            account.set_aside("text without figures of a career")
        yield from found
