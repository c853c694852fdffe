"""Publications and universes that figures of one measure come in, and which of them leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from metier.model.fact import Fact
from metier.model.measure import RECORDS

PREFERENCE = ("oews", "acs", "projections", "cps", "onet", "prices", *RECORDS)
"""Publications in the order in which they lead a row: establishments know pay best, and
figures with an error stand before those without."""

_NAMES = {
    "oews": "OEWS",
    "acs": "ACS",
    "projections": "Employment Projections",
    "cps": "CPS",
    "onet": "O*NET",
}
"""What publications are called where a user's own records stand before them."""

Variant = tuple[str, str]
"""A reader's name and a universe: what facts of one row agree on."""


def variant_of(fact: Fact) -> Variant:
    """The publication and universe of a fact, without the part of the country it is of.

    >>> from metier.model.codes import census
    >>> from metier.model.estimate import Estimate
    >>> from metier.model.fact import Slice
    >>> people = Slice("US", "2024", "employed civilians, United States without Texas")
    >>> variant_of(Fact(census("0010"), "age.mean", people, Estimate(40.0), "acs/2024/person"))
    ('acs', 'employed civilians')
    """
    return fact.source.partition("/")[0], fact.slice.universe.partition(", United States")[0]


def variants_of(facts: Sequence[Sequence[Fact]], place: str) -> list[Variant]:
    """The variants that careers' facts come in, the one that leads first.

    First come records that have a title's own figure and one for every career, then what all
    careers have, both in the place asked for; then the same for the nation; then what most
    careers have, and of those alike the first of `PREFERENCE`.
    """
    here: Counter[Variant] = Counter()
    having: Counter[Variant] = Counter()
    own: Counter[Variant] = Counter()
    for mine in facts:
        having.update({variant_of(fact) for fact in mine})
        here.update({variant_of(fact) for fact in mine if fact.slice.place == place})
        own.update({variant_of(fact) for fact in mine if fact.title and fact.estimate.known})
    order = {reader: position for position, reader in enumerate(PREFERENCE)}

    def rank(variant: Variant) -> tuple[bool, int, int, int, Variant]:
        titles = own[variant] if having[variant] == len(facts) else 0
        preferred = order.get(variant[0], len(order))
        return here[variant] < len(facts), -titles, -having[variant], preferred, variant

    return sorted(having, key=rank)


def of_records(fact: Fact) -> bool:
    """Whether a figure was made from a user's own records."""
    return is_recorded(variant_of(fact))


def is_recorded(variant: Variant) -> bool:
    """Whether a variant is of a user's own records."""
    return variant[0] in RECORDS


def parted(
    facts: Sequence[Sequence[Fact]], place: str
) -> list[tuple[list[Variant], list[list[Fact]]]]:
    """Facts of careers with those of records and of publications apart, what leads first.

    Returns:
        For each of the two that has any: its variants in order, and its facts by career.
    """
    variants = variants_of(facts, place)
    return [
        (
            [variant for variant in variants if is_recorded(variant) is kind],
            [[fact for fact in mine if of_records(fact) is kind] for mine in facts],
        )
        for kind in dict.fromkeys(map(is_recorded, variants))
    ]


def leading(variants: Sequence[Variant]) -> list[Variant]:
    """The first of the variants and, where that is of records, the first official one."""
    official = [variant for variant in variants if not is_recorded(variant)]
    return list(dict.fromkeys([*variants[:1], *official[:1]]))


def label_of(variant: Variant, others: Sequence[Variant]) -> str:
    """What sets a row apart from the one that leads: whom it counts, and who does.

    The publication is named where a user's own records stand beside it.

    >>> label_of(("oews", "wage and salary jobs"), [("profiles", "people of p.csv")])
    'OEWS: wage and salary jobs'
    >>> label_of(("oews", "wage and salary jobs"), [("acs", "employed civilians")])
    'wage and salary jobs'
    """
    reader, universe = variant
    if is_recorded(variant) or not any(map(is_recorded, others)):
        return universe
    return f"{_NAMES.get(reader, reader)}: {universe}"
