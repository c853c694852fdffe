"""Publications and universes that figures of one measure come in, and which of them leads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache

from metier.model.fact import Fact
from metier.words import later, say, translated

FILED = ("disclosures", "filings")
"""Readers of pay that is filed for one kind of visa or paid by one employer: no figure of these
stands for a career as a whole, so that none leads an official one."""

RECORDED = ("profiles", "postings", "reviews", *FILED)
"""Records in the order in which they lead a row."""

PREFERENCE = ("oews", "acs", "projections", "cps", "onet", "prices", *RECORDED)
"""Publications in the order in which they lead a row: establishments know pay best, and
figures with an error stand before those without."""

WEAK = 30
"""Figures from fewer people than this are marked weak."""

UNRELIABLE = 0.3
"""Standard error, as a share of the figure, from which a figure of records leads nothing.

Source: Klein et al., "Healthy People 2010 criteria for data suppression", National Center for
Health Statistics (2002): relative standard errors of 30 % and more are unreliable."""

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
    return _variant(fact.source, fact.slice.universe)


@lru_cache(maxsize=4096)
def _variant(source: str, universe: str) -> Variant:
    return source.partition("/")[0], universe.partition(", United States")[0]


class Facts(tuple[Fact, ...]):
    """Facts of one career and measure, with what every comparison asks of them worked out once."""

    @cached_property
    def variants(self) -> frozenset[Variant]:
        """The variants that they come in."""
        return frozenset(variant_of(fact) for fact in self)

    @cached_property
    def by_variant(self) -> Mapping[Variant, Facts]:
        """The facts of each variant, in their order."""
        found: dict[Variant, list[Fact]] = {}
        for fact in self:
            found.setdefault(variant_of(fact), []).append(fact)
        return {variant: Facts(facts) for variant, facts in found.items()}

    @cached_property
    def recorded(self) -> bool:
        """Whether some of them are of records."""
        return any(map(is_recorded, self.variants))

    @cached_property
    def peopled(self) -> frozenset[Variant]:
        """The variants with a figure of no fewer than `WEAK` people, or of a number not told."""
        return frozenset(variant_of(fact) for fact in self if (fact.estimate.n or WEAK) >= WEAK)

    @cached_property
    def by_group(self) -> Mapping[str | None, Facts]:
        """The facts of each level of a distribution, in their order; None is the whole."""
        found: dict[str | None, list[Fact]] = {}
        for fact in self:
            found.setdefault(fact.slice.group, []).append(fact)
        return {group: Facts(facts) for group, facts in found.items()}

    @cached_property
    def own_first(self) -> Facts:
        """A title's own facts alone where one of them is known, else those of occupations.

        So that no level of a distribution is the occupation's where the others are the title's.
        """
        own = Facts(fact for fact in self if fact.title is not None)
        others = Facts(fact for fact in self if fact.title is None)
        return own if any(fact.estimate.known for fact in own) or not others else others

    @cached_property
    def dated(self) -> frozenset[tuple[str, str]]:
        """Places and periods that they are of."""
        return frozenset((fact.slice.place, fact.slice.period) for fact in self)

    @cached_property
    def _local(self) -> dict[str, Facts]:
        return {}

    def levels(self, place: str) -> Facts:
        """The levels of distributions in a place; the same ones every time."""
        if place not in self._local:
            self._local[place] = Facts(f for f in self if f.slice.place == place and f.slice.group)
        return self._local[place]

    @cached_property
    def _chosen(self) -> dict[tuple[Variant, ...], Facts]:
        return {}

    def of(self, variants: Sequence[Variant]) -> Facts:
        """The facts of some variants, in their order; the same ones every time."""
        key = tuple(variants)
        if key not in self._chosen:
            self._chosen[key] = Facts(fact for fact in self if variant_of(fact) in key)
        return self._chosen[key]

    @cached_property
    def titled(self) -> frozenset[Variant]:
        """The variants of those that are of a title."""
        return frozenset(variant_of(fact) for fact in self if fact.title is not None)

    @cached_property
    def spots(self) -> frozenset[tuple[Variant, str]]:
        """Variants and places; of a variant that has a title's own facts, those alone."""
        return self._spots(lambda fact: True)

    @cached_property
    def solid(self) -> frozenset[tuple[Variant, str]]:
        """The same of figures that are certain enough to lead."""
        return self._spots(_solid)

    @cached_property
    def presentable(self) -> frozenset[tuple[Variant, str]]:
        """The same of figures of publications, and of those of records that are certain enough."""
        return self._spots(lambda fact: not of_records(fact) or _solid(fact))

    def _spots(self, test: Callable[[Fact], bool]) -> frozenset[tuple[Variant, str]]:
        own = (f for f in self if f.title is not None or variant_of(f) not in self.titled)
        return frozenset((variant_of(f), f.slice.place) for f in own if test(f))


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


def _solid(fact: Fact) -> bool:
    """Whether a figure of records is certain enough to lead."""
    value, error = fact.estimate.value, fact.estimate.standard_error
    uncertain = bool(error) and (not value or (error or 0.0) >= UNRELIABLE * abs(value))
    return (fact.estimate.n or 0) >= WEAK and not uncertain


def of_records(fact: Fact) -> bool:
    """Whether a figure was made from records."""
    return is_recorded(variant_of(fact))


def is_recorded(variant: Variant) -> bool:
    """Whether a variant is of records rather than of a publication."""
    return variant[0] in RECORDED


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
