"""How the jobs of each career are spread over industries."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from metier.compare.holding import Frame, Holding, answer
from metier.compare.variants import Variant, of_records, variant_of
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
    every = [[fact for fact in holding.of(jobs.id) if _is_part(fact)] for holding in holdings]
    variants = sorted({variant_of(fact) for facts in every for fact in facts})
    if not variants:
        return ()
    mine = [
        _newest(facts, variants[0], holding) for facts, holding in zip(every, holdings, strict=True)
    ]
    codes = sorted({code for facts in mine for code in facts})
    if len(codes) < 2:
        return ()
    absent = Answer(Estimate.absent(translated(NOT_PUBLISHED)))
    return tuple(
        Row(
            jobs,
            translated(industry_name(names.get(code, code))),
            tuple(
                _share(facts, code, holding, frame) if code in facts else absent
                for facts, holding in zip(mine, holdings, strict=True)
            ),
            group=code,
        )
        for code in codes
    )


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


def _newest(facts: Sequence[Fact], variant: Variant, holding: Holding) -> Mapping[str, Fact]:
    """The facts of a variant by industry, of the nearest code and the newest period."""
    mine = holding.nearest([fact for fact in facts if variant_of(fact) == variant])
    newest = max((fact.slice.period for fact in mine), default="")
    return {fact.slice.industry or "": fact for fact in mine if fact.slice.period == newest}


def _share(facts: Mapping[str, Fact], code: str, holding: Holding, frame: Frame) -> Answer:
    total = sum(fact.estimate.value or 0.0 for fact in facts.values())
    found = answer(facts[code], holding, frame)
    share = 100 * (found.estimate.value or 0.0) / total if total else 0.0
    return replace(found, estimate=Estimate(share, status=Status.ESTIMATED), margin=None)
