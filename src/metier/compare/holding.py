"""What a snapshot holds for one career, and a fact of it as the career's answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

from metier.compare.gathered import WEAK, Facts
from metier.compare.reach import Closeness, Reach
from metier.model.codes import Code, System
from metier.model.comparison import Answer, Career
from metier.model.estimate import Status
from metier.model.fact import Fact
from metier.model.measure import Measure, Section
from metier.model.records import Place
from metier.model.release import Release
from metier.survey.inference import margin
from metier.words import later, plural, sentence_case

_T = TypeVar("_T")

_ARMED_FORCES = "55-"
_SURVEYED = (Section.PAY, Section.DEMAND, Section.PEOPLE)
"""Sections whose publications are of civilians only."""


NONE = Facts()
"""No facts: the same ones every time."""


@dataclass(frozen=True, eq=False)
class Frame:
    """What all answers of a comparison share: place, confidence, and the releases."""

    place: Place
    confidence: float
    releases: Mapping[str, Release]


@dataclass(frozen=True, eq=False)
class Holding:
    """What a snapshot has for one career, and what was worked out from it for a frame.

    Attributes:
        career: as asked.
        reach: codes whose facts may stand for it.
        facts: of those codes, in the place asked for and the nation; with a title, of the
            career's own title within its occupation.
        names: the official names of those codes.
    """

    career: Career
    reach: tuple[Reach, ...]
    facts: tuple[Fact, ...]
    names: Mapping[Code, str]

    @cached_property
    def _by_measure(self) -> Mapping[str, Facts]:
        found: dict[str, list[Fact]] = {}
        for fact in self.facts:
            found.setdefault(fact.measure, []).append(fact)
        return {measure: Facts(facts) for measure, facts in found.items()}

    @cached_property
    def _closeness(self) -> Mapping[Code, Closeness]:
        return {step.code: step.closeness for step in reversed(self.reach)}

    @cached_property
    def _made(self) -> dict[Hashable, Any]:
        return {}

    def once(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What `make` gives, worked out when it is first asked for under this key."""
        if key not in self._made:
            self._made[key] = make()
        found: _T = self._made[key]
        return found

    def of(self, measure: str) -> Facts:
        """The facts of one measure."""
        return self._by_measure.get(measure, NONE)

    def known(self, measure: str) -> Facts:
        """The facts of one measure that have a figure or a name."""
        return self.once(
            ("known", measure),
            lambda: Facts(fact for fact in self.of(measure) if fact.estimate.known),
        )

    def whole(self, measure: str) -> Facts:
        """The facts of one measure that are of no industry or employer."""
        return self._whole.get(measure, NONE)

    @cached_property
    def _whole(self) -> Mapping[str, Facts]:
        return {
            measure: Facts(f for f in facts if f.slice.industry is f.slice.employer is None)
            for measure, facts in self._by_measure.items()
        }

    def within(self, place: str) -> Holding:
        """The holding of a place and the nation, without the pay of other places."""

        def made() -> Holding:
            facts = tuple(fact for fact in self.facts if fact.slice.place in (place, "US"))
            return replace(self, facts=facts)

        return self.once(("within", place), made)

    def closeness(self, fact: Fact) -> Closeness:
        """How near whose figure it is stands to the career."""
        if fact.title is not None:
            return Closeness.TITLE
        return self._closeness[fact.occupation]

    def nearest(self, facts: Facts) -> Facts:
        """Those of the facts that are the title's own, else of the nearest code that has any."""
        # the facts are held beside what is found, so that no others come to have their identity
        return self.once(("nearest", id(facts)), lambda: (facts, self._nearest(facts)))[1]

    def _nearest(self, facts: Facts) -> Facts:
        if own := [fact for fact in facts if fact.title is not None]:
            return Facts(own)
        for step in self.reach:
            if mine := [fact for fact in facts if fact.occupation == step.code]:
                return Facts(mine)
        return Facts()

    @cached_property
    def has_own(self) -> bool:
        """Whether there is a figure of the title alone."""
        return any(fact.title is not None and fact.estimate.known for fact in self.facts)


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
        return later("official surveys of pay and jobs leave out the armed forces")
    return measure.missing


def answer(fact: Fact, holding: Holding, frame: Frame) -> Answer:
    """One fact as a career's answer, with what a reader should know of it; made once."""
    # the answer holds its fact, so that no other fact comes to have the same identity
    return holding.once((frame, id(fact)), lambda: _answer(fact, holding, frame))


def _answer(fact: Fact, holding: Holding, frame: Frame) -> Answer:
    estimate, closeness = fact.estimate, holding.closeness(fact)
    if estimate.standard_error == 0:
        # people who all answer alike leave the error unknown: 0 % of twelve is not known exactly
        estimate = replace(estimate, standard_error=None)
    flags = []
    if closeness >= Closeness.PART:
        flags.append("wider occupation")
    elif closeness is Closeness.SPECIALTY:
        flags.append("specialty")
    if closeness is not Closeness.TITLE and not is_own_title(holding.career):
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
