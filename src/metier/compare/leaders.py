"""The best-paying industry, state or metro area, with those that tie for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metier.compare.holding import WEAK, Frame, Holding, answer
from metier.compare.variants import Variant, variant_of, variants_of
from metier.model.comparison import Answer, Item, Row
from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.model.measure import measure
from metier.survey.inference import difference, two_sided_p


def leader_row(
    id: str, holdings: Sequence[Holding], spots: Sequence[dict[str, str]], frame: Frame
) -> Row:
    """The best-paying industry or place of each career, with those that tie for it.

    Args:
        id: `pay.top.industry` and the like.
        spots: for each career, the spot's code to its name; facts elsewhere are ignored.
    """
    top = measure(id)
    kind = id.rpartition(".")[2]
    solid = [
        [fact for fact in holding.facts if _solid(fact) and _spot(fact, kind) in names]
        for holding, names in zip(holdings, spots, strict=True)
    ]
    variants = variants_of(solid, "")
    answers = [
        _leader(facts, kind, names, holding, variants, frame)
        or Answer(Estimate.absent(top.missing))
        for holding, names, facts in zip(holdings, spots, solid, strict=True)
    ]
    return Row(top, top.label, tuple(answers))


def _solid(fact: Fact) -> bool:
    """Whether it is average pay with an error, of no fewer than `WEAK` people."""
    estimate = fact.estimate
    return (
        fact.measure == "pay.annual.mean"
        and estimate.known
        and estimate.standard_error is not None
        and (estimate.n is None or estimate.n >= WEAK)
    )


def _spot(fact: Fact, kind: str) -> str | None:
    return fact.slice.industry if kind == "industry" else fact.slice.place


def _leader(
    facts: Sequence[Fact],
    kind: str,
    names: dict[str, str],
    holding: Holding,
    variants: Sequence[Variant],
    frame: Frame,
) -> Answer | None:
    """The spot with the highest mean; its items are those it cannot be told from.

    All spots are of one publication, universe and period: the first of the
    variants that the career has. One that rests on fewer than `WEAK` people
    neither leads nor ties.
    """
    mine = {variant_of(fact) for fact in facts}
    leading = next((variant for variant in variants if variant in mine), None)
    if leading is None:
        return None
    tested = [fact for fact in facts if variant_of(fact) == leading]
    newest = max(fact.slice.period for fact in tested)
    tested = holding.nearest([fact for fact in tested if fact.slice.period == newest])
    tested.sort(key=lambda fact: fact.estimate.value or 0.0, reverse=True)
    first, *others = tested
    ties = [f for f in others if not _apart(first, f, 1 - frame.confidence)]
    found = answer(first, holding, frame)
    items = tuple(Item(names[_spot(f, kind) or ""], f.estimate) for f in ties)
    name = names[_spot(first, kind) or ""]
    return replace(
        found,
        estimate=replace(found.estimate, category=name),
        items=items,
        note=_unranked(leading, holding) if kind != "industry" else "",
        place=name if kind != "industry" else found.place,
    )


def _unranked(variant: Variant, holding: Holding) -> str:
    """The states that cannot lead because the records leave them out; empty if none is."""
    for fact in holding.facts:
        without = fact.slice.universe.partition("United States without ")[2]
        if without and variant_of(fact) == variant:
            return f"{without} are not in these records, so not ranked"
    return ""


def _apart(first: Fact, second: Fact, level: float) -> bool:
    a, b = first.estimate, second.estimate
    gap, error = difference(
        a.value or 0.0, a.standard_error or 0.0, b.value or 0.0, b.standard_error or 0.0
    )
    return two_sided_p(gap, error) < level
