"""Facts of one career and measure, and which publications or records they come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache

from metier.model.fact import Fact

FILED = ("disclosures", "filings")
"""Readers of pay that is filed for one kind of visa or paid by one employer: no figure of these
stands for a career as a whole, so that none leads an official one."""

RECORDED = ("profiles", "postings", "reviews", *FILED)
"""Records in the order in which they lead a row."""

WEAK = 30
"""Figures from fewer people than this are marked weak."""

UNRELIABLE = 0.3
"""Standard error, as a share of the figure, from which a figure of records leads nothing.

Source: Klein et al., "Healthy People 2010 criteria for data suppression", National Center for
Health Statistics (2002): relative standard errors of 30 % and more are unreliable."""

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
