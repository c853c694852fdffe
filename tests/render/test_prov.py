"""An explanation as PROV: valid, and every figure leads to the bytes it came from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from prov.model import ProvDocument

import metier
from metier.atlas import Atlas
from metier.document.explanation import explanation_document
from metier.document.flags import flags_document
from metier.render.prov import to_prov

KINDS = (
    ("pay.annual.mean", None, None),
    ("pay.annual.mean", "teller", None),
    ("age.mean", None, "TX"),
    ("pay.real", None, "MD"),
    ("pay.trend", None, None),
    ("pay.outearn.chance", "teller", None),
    ("skills.top", None, None),
    ("pay.top.state", None, None),
    ("lgbt.share", None, None),
    ("move.distance", "teller", None),
)


def exported(
    almanac: Atlas, measure: str, against: str | None = None, place: str | None = None
) -> str:
    sheet, rows = almanac.explain("bill collector", measure, against=against, place=place)
    return to_prov(explanation_document(sheet, rows, almanac.releases), metier.__version__)


def origins(said: dict[str, Any], entity: str) -> Iterator[str]:
    """What an entity is derived from, and what that is derived from."""
    for tie in said.get("wasDerivedFrom", {}).values():
        if tie["prov:generatedEntity"] == entity:
            yield tie["prov:usedEntity"]
            yield from origins(said, tie["prov:usedEntity"])


def of_kind(said: dict[str, Any], kind: str) -> dict[str, Any]:
    found = said["entity"].items()
    return {id: one for id, one in found if one["prov:type"]["$"] == f"metier:{kind}"}


@pytest.mark.parametrize(("measure", "against", "place"), KINDS)
def test_it_is_prov_json_that_another_implementation_reads_and_writes_alike(
    almanac: Atlas, measure: str, against: str | None, place: str | None
) -> None:
    text = exported(almanac, measure, against, place)
    read = ProvDocument.deserialize(StringIO(text), format="json")
    again = ProvDocument.deserialize(StringIO(str(read.serialize(format="json"))), format="json")
    assert read == again
    kept = {kind: set(records) for kind, records in json.loads(text).items()}
    written = json.loads(str(read.serialize(format="json")))
    assert set(written) == set(kept)
    for kind, records in written.items():
        assert len(records) == len(kept[kind]), kind


@pytest.mark.parametrize(("measure", "against", "place"), KINDS)
def test_every_end_of_a_relation_is_described(
    almanac: Atlas, measure: str, against: str | None, place: str | None
) -> None:
    said = json.loads(exported(almanac, measure, against, place))
    known = {id for kind in ("entity", "activity", "agent") for id in said.get(kind, {})}
    relations = set(said) - {"prefix", "entity", "activity", "agent"}
    ends = {e for kind in relations for tie in said[kind].values() for e in tie.values()}
    assert ends <= known
    made = [tie["prov:entity"] for tie in said["wasGeneratedBy"].values()]
    assert len(made) == len(set(made)), "an entity is generated once"


@pytest.mark.parametrize(("measure", "against", "place"), KINDS)
def test_every_figure_that_is_there_leads_to_the_digest_of_a_file(
    almanac: Atlas, measure: str, against: str | None, place: str | None
) -> None:
    said = json.loads(exported(almanac, measure, against, place))
    digests = {f"sha256:{release.sha256}" for release in almanac.releases.values()}
    assert set(of_kind(said, "file")) <= digests
    figures = of_kind(said, "figure")
    assert figures
    for id, figure in figures.items():
        assert figure["metier:status"] == "absent" or set(origins(said, id)) & digests
    for id in of_kind(said, "difference"):
        assert set(figures) & set(origins(said, id))
        assert digests & set(origins(said, id))


def test_from_a_figure_to_the_bytes_and_back_to_the_number(almanac: Atlas, official: Path) -> None:
    """The derivation names a file by its digest and a cell; the cell has the number."""
    said = json.loads(exported(almanac, "pay.trend"))
    (id,) = of_kind(said, "figure")
    steps = set(origins(said, id))
    workbooks = {hashlib.sha256(p.read_bytes()).hexdigest(): p for p in official.glob("oews/*M20*")}
    points = []
    for fact_id, fact in of_kind(said, "fact").items():
        assert fact_id in steps
        (file,) = set(origins(said, fact_id))
        workbook, name = workbooks[file.removeprefix("sha256:")], fact["metier:sheet"]
        sheet = pd.read_excel(workbook, sheet_name=name, engine="calamine")
        value = sheet[fact["metier:column"]].iloc[fact["metier:record"] - 1]
        assert float(value) == fact["metier:value"]
        points.append((fact["metier:period"], float(value)))
    (start, first), (end, last) = min(points), max(points)
    years = int(end[:4]) - int(start[:4])
    assert said["entity"][id]["metier:value"] == pytest.approx(
        100 * ((last / first) ** (1 / years) - 1)
    )


def test_the_same_figure_has_the_same_name_in_every_export(almanac: Atlas) -> None:
    one = json.loads(exported(almanac, "pay.annual.mean"))
    two = json.loads(exported(almanac, "pay.annual.mean", "teller"))
    assert set(of_kind(one, "figure")) < set(of_kind(two, "figure"))
    assert exported(almanac, "pay.annual.mean") == exported(almanac, "pay.annual.mean")


def test_agents_are_the_publisher_and_this_version_of_metier(almanac: Atlas) -> None:
    said = json.loads(exported(almanac, "employment.growth"))
    labels = {agent["prov:label"] for agent in said["agent"].values()}
    assert labels == {f"metier {metier.__version__}", "U.S. Bureau of Labor Statistics"}


def test_a_document_that_explains_no_figure_has_no_provenance() -> None:
    with pytest.raises(TypeError):
        to_prov(flags_document((), "page.txt", page=True), "0")
