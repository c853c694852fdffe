"""Rules about names: cut short, or of a place that lies elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from metier.check.page import Page, line
from metier.check.rule import Found, Rule
from metier.model.states import find_state, states_in_title
from metier.words import later, say

COMPANY_WORDS = (
    "Associates",
    "Association",
    "Bancorp",
    "Bancshares",
    "Bank",
    "Company",
    "Consulting",
    "Corporation",
    "Enterprises",
    "Financial",
    "Group",
    "Holdings",
    "Hospital",
    "Incorporated",
    "Industries",
    "Insurance",
    "International",
    "Limited",
    "Mortgage",
    "Partners",
    "Services",
    "Solutions",
    "Systems",
    "Technologies",
    "University",
)
"""Words that names of companies commonly end in."""

COMPANY_SHORT_FORMS = frozenset(
    (
        "assoc",
        "assn",
        "comp",
        "corp",
        "ent",
        "fin",
        "ind",
        "inc",
        "ins",
        "intl",
        "ltd",
        "part",
        "sol",
        "sys",
        "tech",
        "uni",
        "univ",
    )
)
"""Beginnings of those words that stand for themselves."""

SECTORS: Mapping[str, frozenset[str]] = {
    title: frozenset(nouns.split())
    for title, nouns in (
        ("Agriculture, Forestry, Fishing and Hunting", "agriculture forestry fishing"),
        ("Mining, Quarrying, and Oil and Gas Extraction", "mining quarrying oil gas"),
        ("Utilities", ""),
        ("Construction", ""),
        ("Manufacturing", ""),
        ("Wholesale Trade", "wholesale"),
        ("Retail Trade", "retail"),
        ("Transportation and Warehousing", "transportation"),
        ("Information", ""),
        ("Finance and Insurance", "finance"),
        ("Real Estate and Rental and Leasing", "estate rental"),
        ("Professional, Scientific, and Technical Services", ""),
        ("Management of Companies and Enterprises", "management companies"),
        (
            "Administrative and Support and Waste Management and Remediation Services",
            "support management",
        ),
        ("Educational Services", ""),
        ("Health Care and Social Assistance", "health care"),
        ("Arts, Entertainment, and Recreation", "arts entertainment"),
        ("Accommodation and Food Services", "accommodation food"),
        ("Other Services (except Public Administration)", "services"),
        ("Public Administration", ""),
    )
}
"""The sectors of NAICS 2022, each with the nouns at which its name may be shortened: `Finance`
is a name, `Professional` waits for its noun. Source: U.S. Census Bureau, NAICS 2022 manual."""


def sector_cut_short(name: str) -> str | None:
    """The sector whose name this is the beginning of, broken off before a noun.

    >>> sector_cut_short("Professional"), sector_cut_short("Finance")
    ('Professional, Scientific, and Technical Services', None)
    """
    folded = name.casefold().rstrip(" ,")
    begun = [title for title in SECTORS if title.casefold().startswith(folded)]
    if not folded or len(begun) != 1 or begun[0].casefold() == folded:
        return None
    last = folded.replace(",", " ").split()[-1]
    return None if last in SECTORS[begun[0]] else begun[0]


def company_words_begun(name: str) -> tuple[str, ...]:
    """The words of companies' names that the last word of this one may be the beginning of.

    >>> company_words_begun("Glacier Ban"), company_words_begun("First National Bank")
    (('Bancorp', 'Bancshares', 'Bank'), ())
    """
    *first, last = name.casefold().split() or [""]
    whole = {word.casefold() for word in COMPANY_WORDS}
    if not first or len(last) < 3 or last in whole or last in COMPANY_SHORT_FORMS:
        return ()
    return tuple(word for word in COMPANY_WORDS if word.casefold().startswith(last))


def _truncated(page: Page) -> Found:
    for title in page.titles:
        company = page.first(title, "pay.top.company")
        name = (company.estimate.category or "") if company else ""
        begun = company_words_begun(name)
        if company and begun:
            said = say(
                '{title}: the company "{name}" ({where}) ends in "{end}", the beginning of '
                "{words}: the name looks cut short.",
                title=title,
                name=name,
                where=line(company),
                end=name.split()[-1],
                words=_either(begun),
            )
            yield said, ("pay.top.company",)
        industry = page.first(title, "pay.top.industry")
        name = (industry.estimate.category or "") if industry else ""
        sector = sector_cut_short(name)
        if industry and sector:
            said = say(
                '{title}: the industry "{name}" ({where}) is the beginning of "{sector}" and '
                "breaks off before its noun: the name is cut short.",
                title=title,
                name=name,
                where=line(industry),
                sector=sector,
            )
            yield said, ("pay.top.industry",)


def _either(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return say("{most} or {last}", most=", ".join(words[:-1]), last=words[-1])


def _city(page: Page) -> Found:
    for title in page.titles:
        city, state = page.first(title, "pay.top.metro"), page.first(title, "pay.top.state")
        if not (city and state):
            continue
        city_name, state_name = city.estimate.category or "", state.estimate.category or ""
        best, letters = find_state(state_name), states_in_title(city_name)
        if best and letters and best.letters not in letters:
            said = say(
                "{title}: the best-paying city ({city}, {where}) lies outside the best-paying "
                "state ({state}, {there}): either alone may be so, but neither says how many "
                "people it rests on, and other places may tie.",
                title=title,
                city=city_name,
                where=line(city),
                state=state_name,
                there=line(state),
            )
            yield said, ("pay.top.metro", "pay.top.state")


RULES: tuple[Rule[Page], ...] = (
    Rule(
        "truncated-name",
        later("A company's or an industry's name is cut short."),
        "the company's last word is the beginning of a common one (bank, corporation, services "
        "...); the industry is the beginning of exactly one NAICS sector, broken off before a "
        "noun",
        _truncated,
    ),
    Rule(
        "city-outside-state",
        later("The best-paying city lies outside the best-paying state."),
        "the letters after the city's last comma against the state's",
        _city,
    ),
)
