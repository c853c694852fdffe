"""What a page says in the words of schema.org, for machines that read pages.

Source: https://schema.org/Occupation, /JobPosting, /Dataset.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from metier.document.nodes import Document
from metier.model.comparison import Career, Comparison
from metier.model.estimate import Status

Object = dict[str, Any]
_PERCENTILES = {
    "pay.annual.p10": "percentile10",
    "pay.annual.p25": "percentile25",
    "pay.annual.median": "median",
    "pay.annual.p75": "percentile75",
    "pay.annual.p90": "percentile90",
}
_EXACT = (Status.PUBLISHED, Status.ESTIMATED)
_UNSAFE = str.maketrans({one: f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"})


def linked(document: Document, origin: str, address: str) -> str:
    """The data of a page as JSON that may stand in a script element; empty for none.

    Args:
        origin: the address of the site; empty where it is not known, and addresses with it.
        address: of the page, on the site.
    """
    subject = document.subject
    if isinstance(subject, Comparison):
        told = _occupations(subject)
    elif document.kind == "posting":
        told = [_posting(subject)]
    elif document.kind == "sources":
        told = [_catalogue(subject)]
    else:
        return ""
    if origin and len(told) == 1:
        told[0]["url"] = origin + address
    said = {"@context": "https://schema.org", "@graph": told}
    text = json.dumps(said, ensure_ascii=False, allow_nan=False)
    # nothing in it can end the element or begin another
    return text.translate(_UNSAFE)


def _occupations(comparison: Comparison) -> list[Object]:
    return [_occupation(comparison, at, one) for at, one in enumerate(comparison.careers)]


def _occupation(comparison: Comparison, at: int, career: Career) -> Object:
    place = comparison.place
    kind = {"nation": "Country", "state": "State"}.get(place.kind.value, "AdministrativeArea")
    said: Object = {
        "@type": "Occupation",
        "name": career.title,
        "alternateName": career.occupation_title,
        "occupationalCategory": {
            "@type": "CategoryCode",
            "codeValue": career.occupation.value,
            "inCodeSet": {"@type": "CategoryCodeSet", "name": "SOC 2018"},
        },
        "occupationLocation": {"@type": kind, "name": place.name},
    }
    if pay := _salary(comparison, at):
        said["estimatedSalary"] = pay
    return said


def _salary(comparison: Comparison, at: int) -> Object:
    """The distribution of annual pay; empty where no percentile is known as a number."""
    found: Object = {}
    source = ""
    for row in comparison.rows:
        name = _PERCENTILES.get(row.measure.id)
        if name is None:
            continue
        answer = row.answers[at]
        figure = answer.estimate
        # a bound is not the percentile, and one of another place is not of this one
        known = figure.status in _EXACT and figure.value is not None and answer.fact is not None
        here = answer.fact is not None and answer.fact.slice.place == comparison.place.code
        if row.primary and row.group is None and known and here:
            found.setdefault(name, figure.value)
            source = source or (answer.release.citation if answer.release else "")
    if not found:
        return {}
    return {
        "@type": "MonetaryAmountDistribution",
        "name": "annual pay",
        "currency": "USD",
        "duration": "P1Y",
        "unitText": "YEAR",
        **found,
        "description": source,
    }


def _posting(data: Mapping[str, Any]) -> Object:
    said: Object = {
        "@type": "JobPosting",
        "title": data["title"],
        "description": data["description"],
        "datePosted": data["posted"],
        "validThrough": data["expires"],
        "hiringOrganization": _named("Organization", data["company"]),
        "industry": data["industry"],
        "occupationalCategory": data["occupation"],
        "identifier": data["id"],
        "sameAs": data["url"],
        "jobLocationType": "TELECOMMUTE" if data["remote"] else None,
        "jobLocation": _address(data),
        "baseSalary": _pay(data["pay_low"], data["pay_high"]),
    }
    return {name: value for name, value in said.items() if value}


def _address(data: Mapping[str, Any]) -> Object | None:
    if not (data["place"] or data["state"]):
        return None
    parts = {"addressLocality": data["place"], "addressRegion": data["state"]}
    told = {name: value for name, value in parts.items() if value}
    return {
        "@type": "Place",
        "address": {"@type": "PostalAddress", **told, "addressCountry": "US"},
    }


def _pay(low: float | None, high: float | None) -> Object | None:
    ends = {name: v for name, v in (("minValue", low), ("maxValue", high)) if v is not None}
    if not ends:
        return None
    value = {"@type": "QuantitativeValue", **ends, "unitText": "YEAR"}
    return {"@type": "MonetaryAmount", "currency": "USD", "value": value}


def _catalogue(data: Mapping[str, Any]) -> Object:
    releases: Sequence[Mapping[str, Any]] = data["releases"]
    return {
        "@type": "DataCatalog",
        "name": "metier",
        "identifier": data["snapshot"],
        "dataset": list(map(_dataset, releases)),
    }


def _dataset(release: Mapping[str, Any]) -> Object:
    said = {
        "@type": "Dataset",
        "name": release["title"],
        "description": ", ".join(_told(release)),
        "identifier": release["address"],
        "creator": _named("Organization", release["publisher"]),
        "temporalCoverage": release["period"],
        "url": release["url"] if release["url"].startswith(("https://", "http://")) else None,
        "license": release["licence"],
    }
    return {name: value for name, value in said.items() if value}


def _told(release: Mapping[str, Any]) -> Iterable[str]:
    return (release[part] for part in ("publisher", "title", "period") if release[part])


def _named(kind: str, name: str | None) -> Object | None:
    return {"@type": kind, "name": name} if name else None
