"""The keys of what `metier companies --format json` prints, each with its meaning."""

from __future__ import annotations

from collections.abc import Mapping

_FIGURE: Mapping[str, str] = {
    "value": "the figure: percent against the same work, a score, a count, USD a year",
    "low": "lower end of its interval; the value itself where no error is known or there is none",
    "high": "upper end",
    "standard_error": "in the unit of `value`; null if unknown, and of a count of all",
    "n": "records behind it",
    "source": "the address of its release",
    "period": "of the release",
    "method": "how value and error were computed",
}
_RANKING: Mapping[str, str] = {
    "by": "`pay`, `rating` or `openings`",
    "measure": "the id of that figure",
    "place": "`US` or a state's two letters",
    "confidence": "of intervals, and that all ranges of ranks hold the true ranks",
    "least": "records that a company needs to be ranked",
    "ranked": "companies in the whole ranking",
    "left_out": "companies with records and no rank; null if not known",
    "source": "the address of the release whose records they are",
    "period": "of the release",
}


def _below(place: str, *described: Mapping[str, str]) -> Mapping[str, str]:
    return {f"{place}.{key}": words for one in described for key, words in one.items()}


_STANDING: Mapping[str, str] = {
    "company": "name",
    "best_rank": "the highest rank it may have, 1 before all",
    "worst_rank": "the lowest",
    **_FIGURE,
    "mean": "of ratings: their plain mean; else null",
}
_PART: Mapping[str, str] = {
    "pay": "like-for-like pay; null if too few records",
    **_below("pay", _FIGURE),
    "rating": "posterior mean of ratings; null if too few",
    **_below("rating", _FIGURE),
    "openings": "open now; null if none",
    **_below("openings", _FIGURE),
}

COMPANIES: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "companies": (
        "`metier companies`",
        {
            "schema": "`metier/companies/1`",
            "snapshot": "id",
            **_RANKING,
            "career": "in whose occupation companies are ranked; null for all",
            "career.title": "as asked",
            "career.occupation": "SOC 2018 code it was read as",
            "career.occupation_title": "official name",
            "other_sources": "releases that have the figure too and are not mixed in",
            "companies": "highest first",
            **_below("companies[]", _STANDING),
        },
    ),
    "company": (
        "`metier companies NAME`",
        {
            "schema": "`metier/company/1`",
            "snapshot": "id",
            "company": "the spelling that most of its records have",
            "spellings": "others, of other files",
            "confidence": "of every interval",
            "rankings": "each figure it is ranked by",
            **_below("rankings[]", _RANKING, _STANDING),
            "careers": "its occupations, those with most records first",
            "careers[].occupation": "SOC 2018 code",
            "careers[].occupation_title": "official name",
            "careers[].official": "official mean pay in the nation; null if none",
            **_below("careers[].official", _FIGURE),
            "careers[].mean_pay": "average pay there; null if too few records",
            **_below("careers[].mean_pay", _FIGURE),
            **_below("careers[]", _PART),
            "states": "its states, those with most records first",
            "states[].state": "two letters",
            **_below("states[]", _PART),
            "releases": "what the figures come from",
            "releases[].source": "address",
            "releases[].period": "as stated",
            "postings": "words to find its postings by: `metier jobs --company`; null if none",
        },
    ),
}
