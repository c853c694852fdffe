"""Publications and universes that figures of one measure come in, and which of them leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from metier.compare.gathered import FILED, RECORDED, Facts, Variant, is_recorded, variant_of
from metier.model.fact import Fact
from metier.words import later, say, translated

PREFERENCE = ("oews", "acs", "projections", "cps", "onet", "prices", *RECORDED)
"""Publications in the order in which they lead a row: establishments know pay best, and
figures with an error stand before those without."""

_NAMES = {
    "oews": "OEWS",
    "acs": "ACS",
    "projections": later("Employment Projections"),
    "cps": "CPS",
    "onet": "O*NET",
}
"""What publications are called where a user's own records stand before them."""

LACKING = later("no figure in these records")
"""Said of a career that records leave out."""

CALLED = {
    "profiles": later("profiles"),
    "postings": later("postings"),
    "reviews": later("reviews"),
}
"""What records are called where a page has rows of one of their kind alone."""


def _known(facts: Sequence[Sequence[Fact]]) -> list[Facts]:
    return [mine if isinstance(mine, Facts) else Facts(mine) for mine in facts]


def variants_of(
    facts: Sequence[Sequence[Fact]], place: str, own: frozenset[Variant] | None = None
) -> list[Variant]:
    """The variants that careers' facts come in, the one that leads first.

    First come records whose own figures of titles are trusted, then what all careers have, both
    in the place asked for; then the same for the nation; then what most careers have, and of
    those alike the first of `PREFERENCE`; of records of one kind those with more people behind
    the title with the fewest. What is `FILED` comes last. Where a publication leads, records of
    titles stand before those of occupations alone.

    Args:
        facts: of one measure, by career.
        own: the records that may lead; None asks `trusted` about the facts themselves.
    """
    each = _known(facts)
    if not any(mine.recorded for mine in each):
        known = tuple((mine.variants, mine.presentable) for mine in each)
        return list(_published(known, place))
    having = Counter(variant for mine in each for variant in mine.variants)
    first = trusted(each, place) if own is None else own
    here = _all_have([mine.presentable for mine in each])

    def rank(variant: Variant) -> tuple[bool, bool, bool, int, int, int, Variant]:
        return (
            (variant, place) not in here,
            variant not in first,
            variant[0] in FILED,
            -having[variant],
            _preferred(variant),
            -_fewest(variant, facts) if is_recorded(variant) else 0,
            variant,
        )

    order = sorted(having, key=rank)
    led = [variant for variant in order[:1] if not is_recorded(variant)]
    return _nearest_records(order, each) if led else order


_Known = tuple[frozenset[Variant], frozenset[tuple[Variant, str]]]


@lru_cache(maxsize=4096)
def _published(each: tuple[_Known, ...], place: str) -> tuple[Variant, ...]:
    """The order of publications alone, which is the same for most careers.

    Args:
        each: of every career the variants, and the `Facts.presentable` ones.
    """
    having = Counter(variant for variants, _ in each for variant in variants)
    here = _all_have([presentable for _, presentable in each])

    def rank(variant: Variant) -> tuple[bool, int, int, Variant]:
        return (variant, place) not in here, -having[variant], _preferred(variant), variant

    return tuple(sorted(having, key=rank))


def _preferred(variant: Variant) -> int:
    return PREFERENCE.index(variant[0]) if variant[0] in PREFERENCE else len(PREFERENCE)


def _nearest_records(order: Sequence[Variant], facts: Sequence[Facts]) -> list[Variant]:
    """The variants with those of records, in their places, by how many titles they have."""
    own = Counter(variant for mine in facts for variant in mine.titled)
    recorded = [variant for variant in order if is_recorded(variant)]
    nearest = iter(sorted(recorded, key=lambda variant: (variant[0] in FILED, -own[variant])))
    return [next(nearest) if is_recorded(variant) else variant for variant in order]


def _fewest(variant: Variant, facts: Sequence[Sequence[Fact]]) -> int:
    """People behind the own figure of the title that has the fewest in some records."""
    return min(
        max((f.estimate.n or 0 for f in mine if f.title and variant_of(f) == variant), default=0)
        for mine in facts
    )


def trusted(facts: Sequence[Sequence[Fact]], place: str) -> frozenset[Variant]:
    """The records whose figures may lead official ones.

    They have a title's own figure of one career, and for every career one of no fewer than
    `WEAK` people with a standard error below `UNRELIABLE`, of the place if they have that of
    every career; they are not `FILED`.

    Args:
        facts: of one measure, by career.
    """
    each = _known(facts)
    titles = frozenset[Variant]().union(*(mine.titled for mine in each))
    if not titles:
        return titles
    present = _all_have([mine.spots for mine in each])
    solid = _all_have([mine.solid for mine in each])

    def certain(variant: Variant) -> bool:
        spots = {spot for of, spot in solid if of == variant}
        return place in spots if (variant, place) in present else bool(spots)

    return frozenset(v for v in titles if is_recorded(v) and v[0] not in FILED and certain(v))


def _all_have(
    each: Sequence[frozenset[tuple[Variant, str]]],
) -> frozenset[tuple[Variant, str]]:
    """Variants and places of which every career has a fact, its own if it has one."""
    return frozenset.intersection(*each) if each else frozenset()


def parted(facts: Sequence[Sequence[Fact]], place: str) -> list[tuple[list[Variant], list[Facts]]]:
    """Facts of careers with those of records and of publications apart, what leads first.

    Of records the first variant is kept, so that a row is of one kind of them.

    Returns:
        For each of the two that has any: its variants in order, and its facts by career.
    """
    each = _known(facts)
    variants = shown(variants_of(each, place))
    kinds = dict.fromkeys(map(is_recorded, variants))
    parts = [[variant for variant in variants if is_recorded(variant) is kind] for kind in kinds]
    return [(part, [mine.of(part) for mine in each]) for part in parts]


def leading(variants: Sequence[Variant]) -> list[Variant]:
    """The first of the variants and, where that is of records, the first official one."""
    official = [variant for variant in variants if not is_recorded(variant)]
    return list(dict.fromkeys([*variants[:1], *official[:1]]))


def shown(variants: Sequence[Variant]) -> list[Variant]:
    """The variants that make rows of a page: all publications, and of records the first.

    >>> shown([("postings", "a"), ("oews", "jobs"), ("postings", "b"), ("acs", "people")])
    [('postings', 'a'), ('oews', 'jobs'), ('acs', 'people')]
    """
    recorded = [variant for variant in variants if is_recorded(variant)]
    return [variant for variant in variants if variant not in recorded[1:]]


def label_of(variant: Variant, others: Sequence[Variant]) -> str:
    """What sets a row apart from the one that leads: whom it counts, and who does.

    The publication is named where records stand beside it; the records that make rows of a page
    by their kind, all others by whom they count.

    >>> label_of(("oews", "wage and salary jobs"), [("profiles", "people of p.csv")])
    'OEWS: wage and salary jobs'
    >>> label_of(("oews", "wage and salary jobs"), [("acs", "employed civilians")])
    'wage and salary jobs'
    >>> jobs, more = ("postings", "postings of jobs.csv"), ("postings", "postings of more.csv")
    >>> label_of(jobs, [jobs, more]), label_of(more, [jobs, more])
    ('postings', 'postings of more.csv')
    """
    reader, universe = variant
    if is_recorded(variant):
        return translated(CALLED.get(reader, universe) if variant in shown(others) else universe)
    if not any(map(is_recorded, others)):
        return translated(universe)
    publication = translated(_NAMES.get(reader, reader))
    return say("{publication}: {people}", publication=publication, people=translated(universe))
