"""A figure from a user's own records is traced to their file, and recomputed from it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import metier
from metier.atlas import Atlas
from metier.build import build
from metier.document.explanation import explanation_document
from metier.render.prov import to_prov

TITLES = {"Bill collector": 52_000, "Debt collector": 43_000, "Collection agent": 47_500}
"""Titles of one occupation, and the mean pay of their people."""
OFFICIAL = ("oews", "national_M2025_dl.xlsx"), ("soc", "soc_structure_2018.xlsx"), (
    "soc",
    "soc_2018_direct_match_title_file.xlsx",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("records")


@pytest.fixture(scope="module")
def atlas(folder: Path, official: Path) -> Atlas:
    """A snapshot of OEWS and of the profiles of ninety people."""
    rows = [
        {"title": title, "person": f"{title} {at}", "pay": pay + 400 * (at - 14.5),
         "sex": "female" if at % 3 else "male", "start": "2020-01-15"}
        for title, pay in TITLES.items()
        for at in range(30)
    ]  # fmt: skip
    pd.DataFrame(rows).to_csv(folder / "profiles.csv", index=False)
    folders = {"oews": "oews", "soc": "crosswalks"}
    lines = [
        f'[[release]]\nreader = "{reader}"\npath = "{official / folders[reader] / name}"\n'
        for reader, name in OFFICIAL
    ]
    lines.append('[[records]]\nreader = "profiles"\npath = "profiles.csv"\nperiod = "2026-06"\n')
    (folder / "spec.toml").write_text("".join(lines), "utf-8")
    build(folder / "spec.toml", folder / "atlas")
    return metier.open(folder / "atlas")


def explained(atlas: Atlas, measure: str) -> Mapping[str, Any]:
    document = explanation_document(*atlas.explain("bill collector", measure), atlas.releases)
    subject = document.subject
    assert isinstance(subject, Mapping)
    return subject


def test_a_share_leads_to_the_file_and_the_rows_of_the_title(atlas: Atlas, folder: Path) -> None:
    figures = explained(atlas, "gender.share")["figures"]
    women = next(one["trace"] for one in figures if one["group"] == "female")
    assert women["workbook"] == "profiles.csv"
    assert women["sha256"] == hashlib.sha256((folder / "profiles.csv").read_bytes()).hexdigest()
    people = pd.read_csv(folder / "profiles.csv")
    mine = people[people.title == women["title in the file"]]
    assert women["records behind it"] == str(len(mine))
    share = 100 * (mine.sex == "female").mean()
    assert women["formula"].endswith(f"over {len(mine)} records = {share:.1f} %")


def test_a_blended_mean_has_its_formula_with_the_numbers_and_both_files(
    atlas: Atlas, folder: Path
) -> None:
    found = explained(atlas, "pay.annual.mean")
    figure = found["figures"][0]
    people = pd.read_csv(folder / "profiles.csv")
    own = people[people.title == "Bill collector"].pay.mean()
    terms = r"([\d.]+) × ([\d,.]+) \+ \(1 - ([\d.]+)\) × ([\d,.]+) = ([\d,.]+)"
    matched = re.fullmatch(terms, figure["formula"])
    assert matched
    weight, mean, again, official, blend = (float(t.replace(",", "")) for t in matched.groups())
    assert mean == pytest.approx(own, abs=0.01)
    assert official == 49_060
    assert weight == again
    assert blend == pytest.approx(weight * mean + (1 - weight) * official, rel=1e-5)
    assert figure["value"] == pytest.approx(blend, rel=1e-6)
    assert {one["file"] for one in found["releases"]} >= {"profiles.csv", "national_M2025_dl.xlsx"}


def test_in_prov_a_blended_mean_is_derived_from_both_files(atlas: Atlas, folder: Path) -> None:
    sheet, rows = atlas.explain("bill collector", "pay.annual.mean")
    document = explanation_document(sheet, rows[:1], atlas.releases)
    said = json.loads(to_prov(document, metier.__version__))
    (fact,) = [id for id in said["entity"] if id.startswith("metier:fact/")]
    ties = said["wasDerivedFrom"].values()
    files = {tie["prov:usedEntity"] for tie in ties if tie["prov:generatedEntity"] == fact}
    names = {said["entity"][file]["prov:label"] for file in files}
    assert names == {"profiles.csv", "national_M2025_dl.xlsx"}
    digest = hashlib.sha256((folder / "profiles.csv").read_bytes()).hexdigest()
    assert f"sha256:{digest}" in files
