"""Facts of several careers into rows: like with like, or both shown with the reason.

A row holds one measure from one publication and one universe. Where several
publications have the measure, records whose own figures of titles are trusted lead, then
the first of `variants.PREFERENCE` that has one for every career; the others follow as
rows of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from metier.compare.gathered import Facts, Variant, is_recorded, of_records, variant_of
from metier.compare.holding import NONE, Frame, Holding, answer, why_absent
from metier.compare.variants import LACKING, label_of, leading, shown, trusted, variants_of
from metier.model.comparison import Answer, Row
from metier.model.estimate import Estimate
from metier.model.fact import Fact
from metier.model.measure import MEASURES, PERCENTILES, Kind, Measure, Section
from metier.words import later, translated

_PERCENTILES = frozenset(PERCENTILES) - {"median"}
"""Of these the leading publication's alone make rows, and the official ones behind records;
the others' would bury the page."""


def rows_of(measure: Measure, holdings: Sequence[Holding], frame: Frame) -> list[Row]:
    """The rows of one measure, the leading publication's first; at least one.

    A measure that no publication at hand has gives one row of absent answers
    with the measure's own reason.
    """
    facts = [_of(measure, holding) for holding in holdings]
    groups = _groups(measure, (group for mine in facts for group in mine.by_group))
    lead = [_of(_anchor(measure), holding) for holding in holdings]
    variants = _records_second(
        variants_of(facts, frame.place.code, trusted(lead, frame.place.code))
    )
    if not variants:
        nothing = tuple(Answer(Estimate.absent(why_absent(measure, h.career))) for h in holdings)
        return [Row(measure, translated(measure.label), nothing)]
    rows = []
    if measure.id.rpartition(".")[2] in _PERCENTILES:
        variants = leading(variants)
    on_page = shown(variants)
    for position, variant in enumerate(variants):
        alike = [mine.by_variant.get(variant, NONE) for mine in facts]
        plain = [mine.own_first for mine in alike]
        spread = [mine.own_first for mine in _of_one_place(alike, frame.place.code)]
        for group in groups:
            chosen = _choose(holdings, plain if group is None else spread, group, frame)
            if all(fact is None for fact in chosen):
                continue
            answers = tuple(
                answer(fact, holding, frame) if fact else _lacking(measure, holding, variant, mine)
                for fact, holding, mine in zip(chosen, holdings, facts, strict=True)
            )
            label = translated(measure.label) if group is None else level_name(group)
            if position or (is_recorded(variant) and not all(map(is_recorded, variants))):
                label += f" ({label_of(variant, variants)})"
            rows.append(
                Row(
                    measure, label, answers, group=group,
                    primary=position == 0, beside=variant not in on_page,
                )
            )  # fmt: skip
    return rows


def _records_second(variants: Sequence[Variant]) -> list[Variant]:
    """The variants with the first of records, where it does not lead, after the one that does."""
    recorded = [variant for variant in variants if is_recorded(variant)]
    return list(dict.fromkeys([*variants[:1], *recorded[:1], *variants]))


def _anchor(measure: Measure) -> Measure:
    """The measure that decides which records lead: of all pay the mean, so that one leads all."""
    return MEASURES["pay.annual.mean"] if measure.section is Section.PAY else measure


def _lacking(measure: Measure, holding: Holding, variant: Variant, facts: Sequence[Fact]) -> Answer:
    """The answer of a career that a publication leaves out, or one of whose levels it does."""
    reason = why_absent(measure, holding.career)
    if reason == measure.missing and is_recorded(variant):
        reason = LACKING
    elif reason == measure.missing:
        of_records = any(f.estimate.n is not None for f in facts if variant_of(f) == variant)
        reason = later("nobody in the sample") if of_records else later("not published")
    return Answer(Estimate.absent(reason))


def _of(measure: Measure, holding: Holding) -> Facts:
    """Facts of a quantity in a whole place, of no industry or employer."""
    return NONE if measure.kind is Kind.LIST else holding.whole(measure.id)


def _groups(measure: Measure, groups: Iterable[str | None]) -> list[str | None]:
    present = dict.fromkeys(groups)
    known = [group for group in measure.groups if group in present]
    rest = sorted(group for group in present if group and group not in measure.groups)
    return ([None] if None in present else []) + known + rest


def _of_one_place(facts: Sequence[Facts], place: str) -> Sequence[Facts]:
    """The facts that a distribution is made of: the place's alone where all careers have some.

    A level that nobody of the place has is then missing, and not the nation's.
    """
    local = [mine.levels(place) for mine in facts]
    return local if all(local) else facts


def _choose(
    holdings: Sequence[Holding],
    facts: Sequence[Facts],
    group: str | None,
    frame: Frame,
) -> list[Fact | None]:
    """For each career the nearest fact, of a place and period that all of them have.

    The place asked for wins over the nation, then the newest period. Careers
    that share none give their own newest; the verdict then says why it abstains.
    """
    nearest = [
        holding.nearest(mine.by_group.get(group, NONE))
        for holding, mine in zip(holdings, facts, strict=True)
    ]
    having = [mine.dated for mine in nearest if mine]
    shared = frozenset.intersection(*having) if having else frozenset()

    if all(mine.dated == shared for mine in nearest):
        # nothing is left out for another career's sake, so that each has one answer to all
        return [
            holding.once((frame, "chosen", id(mine)), partial(_best, mine, shared, frame))
            for holding, mine in zip(holdings, nearest, strict=True)
        ]
    return [_best(mine, shared, frame) for mine in nearest]


def _best(facts: Facts, shared: frozenset[tuple[str, str]], frame: Frame) -> Fact | None:
    def rank(fact: Fact) -> tuple[bool, bool, bool, str]:
        where = fact.slice
        here = where.place == frame.place.code
        return (where.place, where.period) in shared, here, _whole(fact, frame), where.period

    return max(facts, key=rank, default=None)


def _whole(fact: Fact, frame: Frame) -> bool:
    """Whether a figure is of all that its release covers, not of one of its months."""
    release = frame.releases.get(fact.source)
    return release is None or not of_records(fact) or release.period == fact.slice.period


def level_name(group: str) -> str:
    """What a level of a distribution is called in a table."""
    return translated(GROUP_LABELS.get(group, group.capitalize()))


GROUP_LABELS = {
    "female": later("Women"),
    "male": later("Men"),
    "hispanic": later("Hispanic, of any race"),
    "american indian": later("American Indian or Alaska Native"),
    "pacific islander": later("Native Hawaiian or Pacific Islander"),
    "other": later("Another race"),
    "two or more": later("Two or more races"),
}
"""How the groups of a distribution are called in a table."""

PROPER = ("Hispanic", "White", "Black", "Asian", "American Indian", "Native Hawaiian")
"""Beginnings of groups that are names, with a capital inside a sentence too."""
