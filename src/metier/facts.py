"""Facts of an occupation or a title as Arrow tables, with what they inherit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from metier.compare.reach import Closeness, reach
from metier.errors import CodeError
from metier.model.codes import Code, System, onet, soc
from metier.model.comparison import Comparison
from metier.store.read import Snapshot

if TYPE_CHECKING:
    import pyarrow as pa


def of_occupation(
    snapshot: Snapshot, code: Code, measures: Sequence[str] | None, places: Sequence[str] | None
) -> pa.Table:
    """All figures of an occupation, under whatever code its publications have them.

    Args:
        code: of SOC 2018; a code of another system gives what stands under it alone.

    Returns:
        A table with the columns of the contract, `occupation` being the code asked for.
        Where a figure is of a code that joins the occupation with others,
        `inherited_from` is that code; the column `system` says which classification.
    """
    import pyarrow as pa

    own = snapshot.table([code], measures=measures, places=places, any_title=True)
    if code.system is not System.SOC:
        return own
    tables = [own]
    for step in reach(snapshot, code):
        if step.code == code or step.closeness not in (Closeness.OWN, Closeness.PART):
            continue
        table = snapshot.table([step.code], measures=measures, places=places)
        at = table.column_names.index
        if step.closeness is Closeness.PART:
            whose = pa.array([step.code.value] * table.num_rows, pa.string())
            table = table.set_column(at("inherited_from"), "inherited_from", whose)
        mine = pa.array([code.value] * table.num_rows, pa.string())
        tables.append(table.set_column(at("occupation"), "occupation", mine))
    return pa.concat_tables(tables)


def with_inherited(own: pa.Table, wider: pa.Table, title: str) -> pa.Table:
    """A title's own facts, then its occupation's for the measures it has none of.

    Args:
        own, wider: with the columns of the contract.
        title: the canonical title.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    has = pc.is_in(wider["measure"], value_set=own["measure"].combine_chunks())
    wider = wider.filter(pc.invert(has))
    at = wider.column_names.index
    names = pa.array([title] * wider.num_rows, pa.string())
    whose = pc.coalesce(wider["inherited_from"], wider["occupation"])
    wider = wider.set_column(at("inherited_from"), "inherited_from", whose)
    return pa.concat_tables([own, wider.set_column(at("title"), "title", names)])


def code_of(text: str) -> Code:
    """An occupation's code as a user writes it.

    Raises:
        CodeError: it is none.

    >>> str(code_of("43-3011")), str(code_of("census-occ-2018/5100"))
    ('soc-2018/43-3011', 'census-occ-2018/5100')
    """
    if "/" in text:
        return Code.parse(text)
    try:
        return onet(text) if "." in text else soc(text)
    except CodeError as error:
        raise CodeError(
            "occupation", "a SOC 2018 or O*NET-SOC code, as 43-3011", repr(text)
        ) from error


def frame(comparison: Comparison) -> pa.Table:
    """One row for each measure and career of a comparison."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(_cells(comparison)))


def _cells(comparison: Comparison) -> Iterable[Mapping[str, object]]:
    for row in comparison.rows:
        for career, answer in zip(comparison.careers, row.answers, strict=True):
            fact = answer.fact
            yield {
                "title": career.title,
                "occupation": career.occupation.value,
                "measure": row.measure.id,
                "group": row.group,
                "label": row.label,
                "unit": row.measure.unit.value,
                "value": answer.estimate.value,
                "standard_error": answer.estimate.standard_error,
                "margin": answer.margin,
                "n": answer.estimate.n,
                "status": answer.estimate.status.value,
                "category": answer.estimate.category,
                "place": fact.slice.place if fact else None,
                "period": fact.slice.period if fact else None,
                "universe": fact.slice.universe if fact else None,
                "source": fact.source if fact else None,
                "verdict": row.verdict.value if row.verdict else None,
            }
