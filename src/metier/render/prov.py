"""An explanation as PROV-JSON: from each figure back to the bytes of the files.

Entities are files (by their sha256), the facts read or estimated from them, the figures of
careers, their differences, and the snapshot; activities are readings, estimations, computations
and the build; agents are publishers and metier.

Source: PROV-DM (W3C Recommendation, 30 April 2013); the PROV-JSON serialization (W3C Member
Submission, 24 April 2013).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from metier.document.nodes import Document
from metier.model.comparison import Comparison

PREFIXES = {"metier": "urn:metier:", "sha256": "urn:sha256:"}
"""Namespaces of what PROV itself does not name."""

_OF_FIGURES = (
    *("label", "title", "occupation", "inherited_from", "unit", "value", "category"),
    *("standard_error", "margin", "n", "status", "reason", "formula"),
)
_OF_DIFFERENCES = ("label", "value", "margin", "verdict", "formula")
"""Keys of the explanation that become attributes."""

Data = Mapping[str, Any]
Records = dict[str, dict[str, Any]]


def to_prov(document: Document, version: str) -> str:
    """An explanation as PROV-JSON, in UTF-8 text with a final newline.

    Args:
        document: as `metier.document.explanation` makes it.
        version: of metier.

    Raises:
        TypeError: the document is another.
    """
    subject = document.subject
    if isinstance(subject, Comparison) or subject.get("schema") != "metier/explanation/1":
        raise TypeError(f"an explanation has provenance, a {document.kind} has not")
    found = _Graph(subject, version).records()
    return json.dumps(found, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


class _Graph:
    """The records of one explanation, gathered by kind."""

    def __init__(self, said: Data, version: str) -> None:
        self._said = said
        self._files: Mapping[str, Data] = {one["address"]: one for one in said["releases"]}
        self._agent = f"metier:software/{version}"
        self._snapshot = f"metier:snapshot/{said['snapshot']}"
        self._build = f"metier:build/{said['snapshot']}"
        self._records: dict[str, Records] = {}
        software = {"prov:label": f"metier {version}", "metier:version": version}
        self._put("agent", self._agent, "prov:SoftwareAgent", software)

    def records(self) -> Mapping[str, object]:
        """Everything, by kind of record."""
        for address in self._files:
            self._file(address)
        self._put("entity", self._snapshot, "prov:Collection", {})
        self._activity(self._build, "build", used=map(self._file_id, self._files))
        self._made(self._snapshot, self._build, map(self._file_id, self._files))
        figures = [self._figure(figure) for figure in self._said["figures"]]
        for difference in self._said["differences"]:
            self._difference(difference, [figures[at] for at in difference["figures"]])
        return {"prefix": PREFIXES, **self._records}

    def _file(self, address: str) -> None:
        release = self._files[address]
        publisher = f"metier:publisher/{quote(release['publisher'], safe='')}"
        self._put("agent", publisher, "prov:Organization", {"prov:label": release["publisher"]})
        about = {f"metier:{key}": value for key, value in release.items()}
        about["prov:label"] = release["file"]
        self._put("entity", self._file_id(address), "metier:file", about)
        self._tie("wasAttributedTo", entity=self._file_id(address), agent=publisher)

    def _figure(self, figure: Data) -> str:
        facts = [self._fact(fact) for fact in figure["facts"]]
        about = {f"metier:{key}": figure[key] for key in _OF_FIGURES}
        about["metier:measure"] = self._said["measure"]
        made = self._entity("figure", figure["trace"]["figure"], about)
        if not facts and figure["source"] is None:
            return made  # there is no figure, and nothing that it came from
        origins = facts or [self._file_id(figure["source"])]
        activity = _id("computation", made)
        self._activity(activity, figure["formula"] or "shown as it is", used=origins)
        self._made(made, activity, origins)
        return made

    def _fact(self, fact: Data) -> str:
        file = self._file_id(fact["source"])
        cell = fact["row"] is not None
        about = {f"metier:{key}": value for key, value in fact.items()}
        if cell:
            sheet = f"{self._files[fact['source']]['file']}#{fact['sheet']}"
            about["prov:location"] = f"{sheet}!{fact['column']}:{fact['record']}"
        made = self._entity("fact", str(fact["measure"]), about)
        files = [file, *(map(self._file_id, self._named(fact["method"])))]
        activity = _id("reading" if cell else "estimation", f"{fact['source']} {fact['method']}")
        self._activity(activity, fact["method"], used=files)
        self._made(made, activity, files)
        self._tie("hadMember", collection=self._snapshot, entity=made)
        return made

    def _named(self, method: str) -> list[str]:
        """Other releases that a method names."""
        words = method.replace(":", " ").replace(",", " ").split()
        return [address for address in self._files if address in words]

    def _difference(self, difference: Data, figures: Sequence[str]) -> None:
        about = {f"metier:{key}": difference[key] for key in _OF_DIFFERENCES}
        about |= {f"metier:{_key(name)}": value for name, value in difference["trace"].items()}
        made = self._entity("difference", difference["label"], about)
        activity = _id("computation", made)
        self._activity(activity, difference["formula"] or "compared", used=figures)
        self._made(made, activity, figures)

    def _file_id(self, address: str) -> str:
        return f"sha256:{self._files[address]['sha256']}"

    def _entity(self, kind: str, label: str, about: Data) -> str:
        """An entity that is known by what it says and by its snapshot."""
        said = json.dumps([self._said["snapshot"], dict(about)], sort_keys=True)
        made = _id(kind, said)
        self._put("entity", made, f"metier:{kind}", {"prov:label": label, **about})
        return made

    def _activity(self, id: str, label: str, used: Iterable[str]) -> None:
        kind = id.removeprefix("metier:").partition("/")[0]
        self._put("activity", id, f"metier:{kind}", {"prov:label": label})
        self._tie("wasAssociatedWith", activity=id, agent=self._agent)
        for entity in used:
            self._tie("used", activity=id, entity=entity)

    def _made(self, entity: str, activity: str, origins: Iterable[str]) -> None:
        self._tie("wasGeneratedBy", entity=entity, activity=activity)
        for origin in origins:
            self._tie(
                "wasDerivedFrom", generatedEntity=entity, usedEntity=origin, activity=activity
            )

    def _put(self, kind: str, id: str, type: str, about: Data) -> None:
        """An element with what is known of it; a type is a qualified name."""
        told = {key: value for key, value in about.items() if value is not None}
        type_of = {"$": type, "type": "prov:QUALIFIED_NAME"}
        self._records.setdefault(kind, {})[id] = {"prov:type": type_of, **told}

    def _tie(self, kind: str, **ends: str) -> None:
        """A relation, once for the same ends."""
        id = f"_:{_id(kind, json.dumps(ends)).removeprefix('metier:').replace('/', '-')}"
        told = {f"prov:{role}": end for role, end in ends.items()}
        self._records.setdefault(kind, {})[id] = told


def _id(kind: str, content: str) -> str:
    digest = hashlib.sha256(content.encode("utf-8")).hexdigest()[:16]
    return f"metier:{kind}/{digest}"


def _key(name: str) -> str:
    return "".join(sign if sign.isalnum() else "_" for sign in name)
