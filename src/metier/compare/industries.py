"""How the jobs of each career are spread over industries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from metier.compare.gathered import Facts, Variant, of_records
from metier.compare.holding import Frame, Holding, answer
from metier.model.comparison import Answer, Row
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.model.measure import measure
from metier.words import later, sentence_case, translated

NOT_PUBLISHED = later("not published")


def industry_rows(
    holdings: Sequence[Holding], names: Mapping[str, str], frame: Frame
) -> tuple[Row, ...]:
    """The share of each career's jobs that is in each industry of the nation, in per cent.

    Formula: jobs in the industry / sum of the jobs in all industries published, times 100.
    The sum leaves out industries that are withheld; the share has no standard error, since
    the errors of the parts of one sum are not published together.

    Args:
        names: official ones of industries by their codes.

    Returns:
        One row for each industry in which a career has jobs, in order of its code, all of one
        publication and period; none where no two industries are known.
    """
    jobs = measure("employment.jobs")
    every = [holding.once("industries", partial(_parts, holding)) for holding in holdings]
    variants = sorted(frozenset().union(*(facts.variants for facts in every)))
    if not variants:
        return ()
    mine = [
        one.once((frame, "shares", variants[0]), partial(_shares, facts, variants[0], one, frame))
        for facts, one in zip(every, holdings, strict=True)
    ]
    codes = sorted({code for shares in mine for code in shares})
    if len(codes) < 2:
        return ()
    absent = Answer(Estimate.absent(translated(NOT_PUBLISHED)))
    return tuple(
        Row(
            jobs,
            translated(industry_name(names.get(code, code))),
            tuple(shares.get(code, absent) for shares in mine),
            group=code,
        )
        for code in codes
    )


@lru_cache(maxsize=2_048)
def industry_name(title: str) -> str:
    """An official name without what it leaves out, in sentence case.

    >>> industry_name("Other Services (except Public Administration)")
    'Other services'
    """
    return sentence_case(re.split(r", excluding | \(", title)[0])


def _is_part(fact: Fact) -> bool:
    where = fact.slice
    whole = where.industry is None or where.employer is not None or where.group is not None
    known = fact.estimate.known and not of_records(fact) and fact.title is None
    return known and not whole and where.place == "US"


def _parts(holding: Holding) -> Facts:
    return Facts(fact for fact in holding.of("employment.jobs") if _is_part(fact))


def _shares(facts: Facts, variant: Variant, holding: Holding, frame: Frame) -> Mapping[str, Answer]:
    """The shares of industries, of a variant's nearest code and newest period."""
    mine = holding.nearest(facts.of((variant,)))
    newest = max((fact.slice.period for fact in mine), default="")
    parts = {fact.slice.industry or "": fact for fact in mine if fact.slice.period == newest}
    total = sum(fact.estimate.value or 0.0 for fact in parts.values())
    return {code: _share(fact, total, holding, frame) for code, fact in parts.items()}


def _share(fact: Fact, total: float, holding: Holding, frame: Frame) -> Answer:
    found = answer(fact, holding, frame)
    share = 100 * (found.estimate.value or 0.0) / total if total else 0.0
    return replace(found, estimate=Estimate(share, status=Status.ESTIMATED), margin=None)
