"""What a build knows of titles: the filed ones, the index and the classifier."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.coding.model import TitleModel
from metier.model.codes import soc
from metier.model.records import TitleEntry
from metier.model.release import Basis, Release
from metier.readers.base import Account, Reading
from metier.specification import Input
from metier.titling import filed, index, model_of, successors

NEWER = "soc2010,soc2010_title,soc2018,soc2018_title\n"
OLDER = "soc2000,soc2000_title,soc2010,soc2010_title\n"


@pytest.fixture
def editions(tmp_path: Path) -> list[Path]:
    """Two tables: one code split in 2018, one renumbered in 2010."""
    newer, older = tmp_path / "soc2010_soc2018.csv", tmp_path / "soc2000_soc2010.csv"
    newer.write_text(
        NEWER
        + "15-1199,Computer,15-1255,Designers\n15-1199,Computer,15-1299,Other\n"
        + "15-1121,Analysts,15-1211,Analysts\n"
    )
    older.write_text(OLDER + "15-1051,Analysts,15-1121,Analysts\n15-1099,C,15-1199,C\n")
    return [newer, older]


def test_a_code_of_2000_is_followed_through_2010_to_all_it_became(editions: list[Path]) -> None:
    for order in (editions, editions[::-1]):
        became = successors(order)
        assert became["15-1051"] == ("15-1211",)
        assert became["15-1099"] == became["15-1199"] == ("15-1255", "15-1299")
        assert set(became) == {"15-1051", "15-1099", "15-1121", "15-1199"}


def test_a_filed_title_stands_under_codes_of_2018(editions: list[Path], tmp_path: Path) -> None:
    file = tmp_path / "lca_2012.csv"
    file.write_text("LCA_CASE_SOC_CODE,LCA_CASE_JOB_TITLE\n15-1051.00,SYSTEMS ANALYST\n")
    newer, older = editions
    reading = filed(Input("disclosures", file, beside={"soc2000": older, "soc2010": newer}))
    assert [(e.title, e.code) for e in reading.titles] == [("SYSTEMS ANALYST", soc("15-1211"))]
    assert reading.release.address == "disclosures/2012/lca"


def test_without_disclosures_nothing_is_trained() -> None:
    assert model_of([_reading("soc/2018/structure", [])]) == b""


def test_with_disclosures_the_classifier_knows_every_list() -> None:
    entry = TitleEntry("Zyxwv wrangler", soc("55-1011"), "disclosure")
    model = TitleModel.load(model_of([_reading("disclosures/2014/h2b", [entry])]))
    assert "zyxwv" in model.words
    assert {"55-1011", "43-3011"} <= set(model.codes)


def _reading(address: str, titles: list[TitleEntry]) -> Reading:
    release = Release(address, "T", "P", "2014", "f", "0" * 64, "u", "l", Basis.OBSERVED)
    return Reading(release, Account(), titles=tuple(titles))


def test_what_employers_filed_is_not_among_the_titles() -> None:
    entry = TitleEntry("Bailiff", soc("33-3011"), "disclosure")
    assert not [indexed for indexed in index([entry]) if indexed.entry is entry]


def test_corrections_and_the_lexicon_are_among_the_titles() -> None:
    listings = {indexed.entry.listing for indexed in index([])}
    assert listings == {"correction", "lexicon"}


def test_a_title_is_indexed_once_for_each_of_its_forms() -> None:
    entry = TitleEntry("Bailiff (Court Officer)", soc("11-1011"), "soc direct match")
    keys = [indexed.key for indexed in index([entry]) if indexed.entry is entry]
    assert len(keys) == len(set(keys)) >= 2
    assert all(key == " ".join(key.split()) for key in keys)


def test_a_title_of_which_nothing_is_left_goes() -> None:
    entry = TitleEntry("!!!", soc("11-1011"), "soc direct match")
    assert not [indexed for indexed in index([entry]) if indexed.entry is entry]
