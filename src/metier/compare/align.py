"""Facts of several careers into rows: like with like, or both shown with the reason.

A row holds one measure from one publication and one universe. Where several
publications have the measure, the first of `PREFERENCE` that has it for every
career leads, and the others follow as rows of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from metier.compare.reach import Closeness, Reach
from metier.model.codes import Code, System
from metier.model.comparison import Answer, Career, Row
from metier.model.estimate import Estimate, Status
from metier.model.fact import Fact
from metier.model.measure import Kind, Measure, Section
from metier.model.records import Place
from metier.model.release import Release
from metier.survey.inference import margin
from metier.words import plural, sentence_case

PREFERENCE = ("oews", "acs", "projections", "cps", "onet", "prices")
"""Publications in the order in which they lead a row: establishments know pay best, and
figures with an error stand before those without."""

_ARMED_FORCES = "55-"
_SURVEYED = (Section.PAY, Section.DEMAND, Section.PEOPLE)
"""Sections whose publications are of civilians only."""

_PERCENTILES = frozenset({"p10", "p25", "p75", "p90"})
"""Of these the leading publication's alone make rows; the others' would bury the page."""

WEAK = 30
"""Figures from fewer people than this are marked weak."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a snapshot has for one career.

    Attributes:
        career: as asked.
        reach: codes whose facts may stand for it.
        facts: of those codes, in the place asked for and the nation.
        names: the official names of those codes.
    """

    career: Career
    reach: tuple[Reach, ...]
    facts: tuple[Fact, ...]
    names: Mapping[Code, str]

    def closeness(self, fact: Fact) -> Closeness:
        """How near the fact's code is to the career's occupation."""
        return next(step.closeness for step in self.reach if step.code == fact.occupation)

    def nearest(self, facts: Sequence[Fact]) -> list[Fact]:
        """Those of the facts that are of the nearest single code that has any."""
        for step in self.reach:
            if mine := [fact for fact in facts if fact.occupation == step.code]:
                return mine
        return []


@dataclass(frozen=True, slots=True)
class Frame:
    """What all answers of a comparison share: place, confidence, and the releases."""

    place: Place
    confidence: float
    releases: Mapping[str, Release]


Variant = tuple[str, str]
"""A reader's name and a universe: what facts of one row agree on."""


def rows_of(measure: Measure, holdings: Sequence[Holding], frame: Frame) -> list[Row]:
    """The rows of one measure, the leading publication's first; at least one.

    A measure that no publication at hand has gives one row of absent answers
    with the measure's own reason.
    """
    facts = [_of(measure, holding.facts) for holding in holdings]
    groups = _groups(measure, (fact for mine in facts for fact in mine))
    variants = variants_of(facts, frame.place.code)
    if not variants:
        nothing = tuple(Answer(Estimate.absent(why_absent(measure, h.career))) for h in holdings)
        return [Row(measure, measure.label, nothing)]
    rows = []
    if measure.id.rpartition(".")[2] in _PERCENTILES:
        variants = variants[:1]
    for position, variant in enumerate(variants):
        spread = _of_one_place(facts, variant, frame.place.code)
        for group in groups:
            chosen = _choose(holdings, facts if group is None else spread, variant, group, frame)
            if all(fact is None for fact in chosen):
                continue
            answers = tuple(
                answer(fact, holding, frame) if fact else _lacking(measure, holding, variant, mine)
                for fact, holding, mine in zip(chosen, holdings, facts, strict=True)
            )
            label = _label(measure, group, variant if position else None)
            rows.append(Row(measure, label, answers, group=group, primary=position == 0))
    return rows


def why_absent(measure: Measure, career: Career) -> str:
    """Why there is no figure of a measure for a career, in words.

    >>> from metier.model.codes import soc
    >>> from metier.model.coding import Coding
    >>> from metier.model.measure import measure
    >>> soldier = Career("Infantry", Coding("", "", ()), soc("55-3016"), "Infantry")
    >>> why_absent(measure("employment.jobs"), soldier)
    'official surveys of pay and jobs leave out the armed forces'
    """
    if career.occupation.value.startswith(_ARMED_FORCES) and measure.section in _SURVEYED:
        return "official surveys of pay and jobs leave out the armed forces"
    return measure.missing


def _lacking(measure: Measure, holding: Holding, variant: Variant, facts: Sequence[Fact]) -> Answer:
    """The answer of a career that a publication leaves out, or one of whose levels it does."""
    reason = why_absent(measure, holding.career)
    if reason == measure.missing:
        of_records = any(f.estimate.n is not None for f in facts if variant_of(f) == variant)
        reason = "nobody in the sample" if of_records else "not published"
    return Answer(Estimate.absent(reason))


def answer(fact: Fact, holding: Holding, frame: Frame) -> Answer:
    """One fact as a career's answer, with what a reader should know of it."""
    estimate, closeness = fact.estimate, holding.closeness(fact)
    if estimate.standard_error == 0:
        # people who all answer alike leave the error unknown: 0 % of twelve is not known exactly
        estimate = replace(estimate, standard_error=None)
    flags = []
    if closeness >= Closeness.PART:
        flags.append("wider occupation")
    elif closeness is Closeness.SPECIALTY:
        flags.append("specialty")
    if not is_own_title(holding.career):
        flags.append("inherited")
    if frame.place.code != "US" and fact.slice.place == "US":
        flags.append("national")
    if estimate.n is not None and estimate.n < WEAK:
        flags.append("weak")
    if estimate.status is Status.TOP_CODED:
        flags.append("top-coded")
    error = estimate.standard_error
    # a figure of the occupation itself, in whatever classification, is the occupation's
    whose = holding.career.occupation if closeness is Closeness.OWN else fact.occupation
    inherits = bool({"wider occupation", "specialty", "inherited"} & set(flags))
    return Answer(
        estimate,
        None if error is None else margin(error, frame.confidence),
        fact,
        frame.releases.get(fact.source),
        whose if inherits else None,
        holding.names.get(whose, _title_of(whose)) if inherits else "",
        flags=tuple(flags),
        place=frame.place.name if fact.slice.place == frame.place.code else "",
    )


def _title_of(code: Code) -> str:
    """A code that has no name in the snapshot by what it is: a table's title, or itself."""
    return sentence_case(code.value) if code.system is System.CENSUS_TITLE else code.value


def is_own_title(career: Career) -> bool:
    """Whether the career was asked for by its occupation's own official name."""
    official = career.occupation_title.casefold()
    asked = {" ".join(text.casefold().split()) for text in (career.title, career.coding.text)}
    return any(official in (text, plural(text), f"{text}s") for text in asked)


def _of(measure: Measure, facts: Iterable[Fact]) -> list[Fact]:
    return [
        fact
        for fact in facts
        if fact.measure == measure.id
        and fact.slice.industry is None
        and fact.slice.employer is None
        and (measure.kind is not Kind.LIST)
    ]


def _groups(measure: Measure, facts: Iterable[Fact]) -> list[str | None]:
    present = dict.fromkeys(fact.slice.group for fact in facts)
    known = [group for group in measure.groups if group in present]
    rest = sorted(group for group in present if group and group not in measure.groups)
    return ([None] if None in present else []) + known + rest


def variant_of(fact: Fact) -> Variant:
    """The publication and universe of a fact, without the part of the country it is of.

    >>> from metier.model.codes import census
    >>> from metier.model.fact import Slice
    >>> people = Slice("US", "2024", "employed civilians, United States without Texas")
    >>> variant_of(Fact(census("0010"), "age.mean", people, Estimate(40.0), "acs/2024/person"))
    ('acs', 'employed civilians')
    """
    return fact.source.partition("/")[0], fact.slice.universe.partition(", United States")[0]


def variants_of(facts: Sequence[Sequence[Fact]], place: str) -> list[Variant]:
    """The variants that careers' facts come in, the one that leads first.

    First come those that all careers have in the place asked for, then those
    that most careers have at all, then by `PREFERENCE`.
    """
    here: Counter[Variant] = Counter()
    having: Counter[Variant] = Counter()
    for mine in facts:
        having.update({variant_of(fact) for fact in mine})
        here.update({variant_of(fact) for fact in mine if fact.slice.place == place})
    order = {reader: position for position, reader in enumerate(PREFERENCE)}

    def rank(variant: Variant) -> tuple[bool, int, int, Variant]:
        preferred = order.get(variant[0], len(order))
        return here[variant] < len(facts), -having[variant], preferred, variant

    return sorted(having, key=rank)


def _of_one_place(
    facts: Sequence[Sequence[Fact]], variant: Variant, place: str
) -> Sequence[Sequence[Fact]]:
    """The facts that a distribution is made of: the place's alone where all careers have some.

    A level that nobody of the place has is then missing, and not the nation's.
    """
    local = [
        [f for f in mine if f.slice.place == place and f.slice.group and variant_of(f) == variant]
        for mine in facts
    ]
    return local if all(local) else facts


def _choose(
    holdings: Sequence[Holding],
    facts: Sequence[Sequence[Fact]],
    variant: Variant,
    group: str | None,
    frame: Frame,
) -> list[Fact | None]:
    """For each career the nearest fact, of a place and period that all of them have.

    The place asked for wins over the nation, then the newest period. Careers
    that share none give their own newest; the verdict then says why it abstains.
    """
    nearest = [
        holding.nearest([f for f in mine if variant_of(f) == variant and f.slice.group == group])
        for holding, mine in zip(holdings, facts, strict=True)
    ]
    having = [{_when_and_where(fact) for fact in mine} for mine in nearest if mine]
    shared = set.intersection(*having) if having else set()

    def rank(fact: Fact) -> tuple[bool, bool, str]:
        spot = _when_and_where(fact)
        return spot in shared, fact.slice.place == frame.place.code, fact.slice.period

    return [max(mine, key=rank) if mine else None for mine in nearest]


def _when_and_where(fact: Fact) -> tuple[str, str]:
    return fact.slice.place, fact.slice.period


def _label(measure: Measure, group: str | None, variant: Variant | None) -> str:
    label = measure.label if group is None else GROUP_LABELS.get(group, group.capitalize())
    if variant is None:
        return label
    return f"{label} ({variant[1]})"


GROUP_LABELS = {
    "female": "Women",
    "male": "Men",
    "hispanic": "Hispanic, of any race",
    "american indian": "American Indian or Alaska Native",
    "pacific islander": "Native Hawaiian or Pacific Islander",
    "other": "Another race",
    "two or more": "Two or more races",
}
"""How the groups of a distribution are called in a table."""

PROPER = ("Hispanic", "White", "Black", "Asian", "American Indian", "Native Hawaiian")
"""Beginnings of groups that are names, with a capital inside a sentence too."""
