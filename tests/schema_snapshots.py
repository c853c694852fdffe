"""The keys of what is printed of files to fetch and of two snapshots, each with its meaning."""

from __future__ import annotations

from collections.abc import Mapping

from tests.document.test_differences import FOUND

from metier.document.differences import differences_document
from metier.document.nodes import Document
from metier.document.offers import offers_document
from metier.fetch.catalogue import offers

_FETCH: tuple[str, Mapping[str, str]] = (
    "`metier fetch`",
    {
        "schema": "`metier/offers/1`",
        "offers": "in order of release",
        "offers[].release": "as `metier info` names it",
        "offers[].title": "of the publication",
        "offers[].publisher": "its publisher",
        "offers[].licence": "in words",
        "offers[].page": "the publisher's page",
        "offers[].url": "the publisher's address of the file, or of its archive",
        "offers[].archive": "the zip archive that has the file; null if the address gives it",
        "offers[].file": "the name it is kept under",
        "offers[].sha256": "of the file; null if not known",
        "offers[].size": "of the file in bytes; null if not known",
    },
)

_FIGURE = {
    "value": "in the measure's unit; null if none",
    "standard_error": "null if unknown",
    "margin": "half the width of the interval; null if unknown",
    "n": "people or establishments behind it; null if unknown",
    "status": "as in cells",
    "category": "a name, of measures that are one; else null",
    "reason": "why there is no figure; else null",
}

_DIFF: tuple[str, Mapping[str, str]] = (
    "`metier diff`",
    {
        "schema": "`metier/diff/1`",
        "before": "id of the first snapshot",
        "after": "id of the second",
        "confidence": "of the tests, as 0.9",
        "files": "names of the snapshots' files that differ",
        "releases": "that one snapshot alone has, or that were read from other bytes",
        "releases[].address": "of the release",
        "releases[].before": "its sha256 in the first; null if it is not there",
        "releases[].after": "in the second",
        "measures": "in order of id; those without a change too",
        "measures[].measure": "id",
        "measures[].same": "figures that are in both and the same",
        "measures[].added": "that are in the second only",
        "measures[].removed": "that are in the first only",
        "measures[].changed": "that are in both and differ",
        "measures[].tested": "of these, those with an error in both",
        "measures[].clear": "of these, those that differ by more than the errors allow",
        "changes": "the widest of each measure; those that are clear first",
        "changes[].measure": "id",
        "changes[].occupation": "code",
        "changes[].occupation_title": "official name",
        "changes[].title": "of a title's own figure; else null",
        "changes[].place": "as in cells",
        "changes[].period": "starts with the year",
        "changes[].universe": "who is counted",
        "changes[].industry": "null for all",
        "changes[].employer": "null for all",
        "changes[].group": "the level of a distribution; else null",
        "changes[].source": "the address of the release",
        "changes[].before": "the figure in the first snapshot",
        **{f"changes[].before.{key}": words for key, words in _FIGURE.items()},
        "changes[].after": "in the second",
        **{f"changes[].after.{key}": words for key, words in _FIGURE.items()},
        "changes[].gap": "second minus first; null unless both are numbers",
        "changes[].clear": "whether that is more than the errors allow; null if not tested",
    },
)


SNAPSHOTS: Mapping[str, tuple[str, Mapping[str, str]]] = {"fetch": _FETCH, "diff": _DIFF}


def snapshot_documents() -> Mapping[str, list[Document]]:
    """A document of each kind with everything in it."""
    return {"fetch": [offers_document(offers())], "diff": [differences_document(FOUND)]}
