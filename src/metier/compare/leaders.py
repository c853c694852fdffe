"""The best-paying state, metro area, industry or company, with those that tie for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from metier.compare.gathered import WEAK, Facts, Variant, is_recorded, of_records, variant_of
from metier.compare.holding import Frame, Holding, answer
from metier.compare.variants import LACKING, label_of, parted
from metier.model.comparison import Answer, Item, Row
from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.model.measure import Unit, measure
from metier.survey.inference import difference, two_sided_p
from metier.words import figure, later, say, say_many, translated, unshouted

LOOSE = 0.165
"""Standard error, as a share of the figure, above which a spot is not ranked.

Source: Statistics Canada, sampling variability guidelines of its public use microdata files:
estimates with a coefficient of variation above 16.5 % are marginal."""

UNRANKED = later("no figure is precise enough to rank")
"""Said where spots have figures and all are loose."""


def leader_rows(
    id: str, holdings: Sequence[Holding], names: Mapping[str, str], frame: Frame
) -> list[Row]:
    """The best-paying place, industry or company of each career, with those that tie for it.

    Records and publications make a row each, what leads first; at least one row. One
    place or employer alone in records is no ranking, and makes none.

    Args:
        id: `pay.top.industry` and the like.
        names: the spot's code to its name. States and metro areas without a name are
            ignored; industries and companies are called by what they are written as.
    """
    top = measure(id)
    kind = id.rpartition(".")[2]
    parts = parted([_ranked(holding, kind, names) for holding in holdings], "")
    every = [variant for variants, _ in parts for variant in variants]
    rows: list[Row] = []
    for variants, facts in parts or [([], [Facts() for _ in holdings])]:
        recorded = any(map(is_recorded, variants))
        answers = [
            holding.once(
                (frame, "leader", kind, tuple(variants)),
                partial(_leader, mine, kind, names, holding, variants, frame),
            )
            or Answer(Estimate.absent(_missing(holding, kind, names, recorded=recorded)))
            for holding, mine in zip(holdings, facts, strict=True)
        ]
        named = bool(rows) or recorded
        label = translated(top.label)
        if named:
            label += f" ({label_of(variants[0], every)})"
        rows.append(Row(top, label, tuple(answers), primary=not rows))
    return rows


def _missing(holding: Holding, kind: str, names: Mapping[str, str], *, recorded: bool) -> str:
    if _spots(holding, kind, names):
        return UNRANKED
    return LACKING if recorded else measure(f"pay.top.{kind}").missing


def _spots(holding: Holding, kind: str, names: Mapping[str, str]) -> Sequence[Fact]:
    """The means of spots that have an error and are of no fewer than `WEAK` people."""
    means = holding.of("pay.annual.mean")
    return holding.once(
        ("spots", kind), lambda: [f for f in means if _solid(f) and _is_spot(f, kind, names)]
    )


def _ranked(holding: Holding, kind: str, names: Mapping[str, str]) -> Facts:
    """The facts of spots that may lead, without those of records that have one spot alone."""

    def made() -> Facts:
        facts = [fact for fact in _spots(holding, kind, names) if not _loose(fact)]
        spots: dict[Variant, set[str | None]] = {}
        for fact in facts:
            spots.setdefault(variant_of(fact), set()).add(_spot(fact, kind))
        return Facts(f for f in facts if not of_records(f) or len(spots[variant_of(f)]) > 1)

    return holding.once(("ranked", kind), made)


def _solid(fact: Fact) -> bool:
    """Whether a mean has an error and is of no fewer than `WEAK` people."""
    estimate = fact.estimate
    return (
        estimate.known
        and estimate.standard_error is not None
        and (estimate.n is None or estimate.n >= WEAK)
    )


def _loose(fact: Fact) -> bool:
    """Whether a figure's error is too large a part of it for its spot to be ranked."""
    return (fact.estimate.standard_error or 0.0) > LOOSE * abs(fact.estimate.value or 0.0)


def _spot(fact: Fact, kind: str) -> str | None:
    """The industry, company or place that a fact is of, if it is of all else in it."""
    where = fact.slice
    if kind == "industry":
        return where.industry if where.employer is None else None
    if kind == "company":
        return where.employer if where.industry is None else None
    return where.place if where.industry is None and where.employer is None else None


def _is_spot(fact: Fact, kind: str, names: Mapping[str, str]) -> bool:
    spot = _spot(fact, kind)
    if kind in ("industry", "company"):
        return spot is not None and fact.slice.place == "US"
    return spot in names


def _leader(
    facts: Sequence[Fact],
    kind: str,
    names: Mapping[str, str],
    holding: Holding,
    variants: Sequence[Variant],
    frame: Frame,
) -> Answer | None:
    """The spot with the highest mean; its items are those it cannot be told from.

    All spots are of one publication, universe and period: the first of the
    variants that the career has. One that rests on fewer than `WEAK` people, or
    whose error is `LOOSE`, neither leads nor ties. A single spot of the title's own
    is no ranking, so that the occupation's stands.
    """
    mine = {variant_of(fact) for fact in facts}
    leading = next((variant for variant in variants if variant in mine), None)
    if leading is None:
        return None
    tested = [fact for fact in facts if variant_of(fact) == leading]
    newest = max(fact.slice.period for fact in tested)
    tested = [fact for fact in tested if fact.slice.period == newest]
    of_occupation = [fact for fact in tested if fact.title is None]
    lonely = len(tested) - len(of_occupation) == 1 and of_occupation
    nearest = holding.nearest(Facts(of_occupation if lonely else tested))
    first, *others = sorted(nearest, key=lambda fact: fact.estimate.value or 0.0, reverse=True)
    ties = [f for f in others if not _apart(first, f, 1 - frame.confidence)]
    found = answer(first, holding, frame)

    def called(fact: Fact) -> str:
        spot = _spot(fact, kind) or ""
        return names.get(spot, unshouted(spot) if kind == "company" else spot)

    items = tuple(Item(called(fact), fact.estimate) for fact in ties)
    name = called(first)
    of_place = kind in ("state", "metro")
    notes = [_unranked(leading, holding) if of_place else "", _above(first, kind, names, holding)]
    return replace(
        found,
        estimate=replace(found.estimate, category=name),
        items=items,
        note="; ".join(filter(None, notes)),
        place=name if of_place else found.place,
        inputs=(first, *ties),
    )


def _unranked(variant: Variant, holding: Holding) -> str:
    """The states that cannot lead because the records leave them out; empty if none is."""
    for fact in holding.facts:
        without = fact.slice.universe.partition("United States without ")[2]
        if without and variant_of(fact) == variant:
            return say("{states} are not in these records, so not ranked", states=without)
    return ""


def _above(first: Fact, kind: str, names: Mapping[str, str], holding: Holding) -> str:
    """How many spots with higher figures are too loose to be ranked; empty if none is."""
    higher = sum(
        _loose(fact)
        and variant_of(fact) == variant_of(first)
        and (fact.occupation, fact.title) == (first.occupation, first.title)
        and fact.slice.period == first.slice.period
        and (fact.estimate.value or 0.0) > (first.estimate.value or 0.0)
        for fact in _spots(holding, kind, names)
    )
    if not higher:
        return ""
    return say_many(
        "one higher figure is too uncertain to rank (standard error above {share})",
        "{n} higher figures are too uncertain to rank (standard error above {share})",
        higher,
        share=figure(100 * LOOSE, Unit.PERCENT),
    )


def _apart(first: Fact, second: Fact, level: float) -> bool:
    a, b = first.estimate, second.estimate
    gap, error = difference(
        a.value or 0.0, a.standard_error or 0.0, b.value or 0.0, b.standard_error or 0.0
    )
    return two_sided_p(gap, error) < level
