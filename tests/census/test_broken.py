"""Broken person files in a build: rows set aside with a reason, or the file refused."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path
from typing import Any

import pytest
from tests.census.conftest import specified
from tests.fixtures.persons import HEADER, person, text

from metier import build_snapshot
from metier.census.reading import NOT_COMPARED
from metier.errors import CodeError, InputError, LayoutError, MetierError
from metier.store.read import Snapshot

People = list[dict[str, str]]


def workers() -> People:
    """Two hundred people of three occupations, each a household."""
    chance = random.Random(4)
    return [
        person(
            SERIALNO=f"2023HU{at:07d}",
            OCCP=("0010", "4720", "2310")[at % 3],
            AGEP=str(chance.randrange(20, 64)),
            SEX=str(chance.randrange(1, 3)),
            SCHL=str(chance.randrange(16, 23)),
            WAGP=f"{chance.randrange(20, 90):04d}000",
            WKHP=str(chance.randrange(20, 60)),
            **{f"PWGTP{r}": str(chance.randrange(-2, 60)) for r in range(1, 81)},
        )
        for at in range(200)
    ]


def built(folder: Path, official: Path, **options: Any) -> dict[str, Any]:
    """The account of the one file in that folder."""
    (folder / "spec.toml").write_text(specified(folder / "people", official))
    made = build_snapshot(folder / "spec.toml", folder / "out", **options)
    (file,) = made.report["files"]
    return dict(file)


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "people").mkdir()
    return tmp_path


def test_a_whole_file_gives_figures_with_errors_from_its_replicates(
    folder: Path, official: Path
) -> None:
    (folder / "people" / "psam_p01.csv").write_text(text(workers()))
    file = built(folder, official)
    assert (file["rows_in"], file["rows_used"], file["problems"]) == (200, 200, [])
    facts = list(Snapshot(folder / "out").facts(measures=["pay.annual.mean"], places=["US"]))
    assert facts
    assert all("80 replicates" in (f.method or "") and f.estimate.standard_error for f in facts)


def test_rows_that_cannot_be_used_are_set_aside_counted_and_placed(
    folder: Path, official: Path
) -> None:
    people = workers()
    people[3]["PWGTP"] = "2O"
    people[5]["PWGTP41"] = "x"
    people[7]["PWGTP80"] = ""
    people[9]["ESR"] = "6"
    people[11]["OCCP"] = ""
    people[13]["AGEP"] = "forty"
    people[15]["FOD1P"] = "9999"
    lines = text(people).splitlines()
    lines[20] += ",1"
    (folder / "people" / "psam_p01.csv").write_text("\n".join([*lines, "P,2023HU"]) + "\n")
    file = built(folder, official)
    assert file["set_aside"] == {
        "no occupation in the last five years": 1,
        "not a civilian at work": 1,
        "unreadable weight": 3,
        "wrong number of fields": 2,
    }
    assert file["rows_in"] == 201 == file["rows_used"] + 7
    assert {(p["place"], p["found"]) for p in file["problems"]} == {
        ("psam_p01.csv!PWGTP:4", "'2O'"),
        ("psam_p01.csv!PWGTP41:6", "'x'"),
        ("psam_p01.csv!AGEP:14", "'forty'"),
        ("psam_p01.csv!FOD1P:16", "'9999'"),
    }
    with pytest.raises(InputError, match="expected a number"):
        built(folder, official, strict=True)


@pytest.mark.parametrize(
    ("column", "code", "expected"),
    [
        ("OCCP", "00A0", "four digits"),
        ("OCCP", "0011", "a code of the data dictionary"),
        ("INDP", "0001", "a code of the data dictionary"),
        ("ST", "99", "a state's number"),
    ],
)
def test_an_unknown_code_is_refused_with_its_place(
    folder: Path, official: Path, column: str, code: str, expected: str
) -> None:
    people = workers()
    people[41][column] = code
    (folder / "people" / "psam_p01.csv").write_text(text(people))
    with pytest.raises(CodeError) as caught:
        built(folder, official)
    assert caught.value.place.endswith(":42")
    assert (caught.value.expected, caught.value.found) == (expected, repr(code))
    assert not (folder / "out").exists()


def test_a_missing_replicate_column_is_refused(folder: Path, official: Path) -> None:
    header = [name for name in HEADER if name != "PWGTP37"]
    (folder / "people" / "psam_p01.csv").write_text(text(workers(), header))
    with pytest.raises(LayoutError, match="expected columns PWGTP37"):
        built(folder, official)
    assert not (folder / "out").exists()


@pytest.mark.parametrize("kept", [0.2, 0.6, 0.99])
def test_a_zip_that_was_cut_short_is_refused_wherever_it_ends(
    folder: Path, official: Path, kept: float
) -> None:
    path = folder / "people" / "csv_pal.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("psam_p01.csv", text(workers()))
    whole = path.read_bytes()
    assert built(folder, official)["rows_used"] == 200
    (folder / "out").rename(folder / "before")
    path.write_bytes(whole[: int(len(whole) * kept)])
    with pytest.raises(InputError, match=r"csv_pal\.zip"):
        built(folder, official)
    assert not (folder / "out").exists()


def test_a_zip_whose_bytes_were_changed_is_refused(folder: Path, official: Path) -> None:
    path = folder / "people" / "csv_pal.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("psam_p01.csv", text(workers()))
    path.write_bytes(
        path.read_bytes().replace(b"0060000", b"0090000").replace(b",4720,", b",4730,")
    )
    with pytest.raises(InputError, match=r"csv_pal\.zip"):
        built(folder, official)


def test_a_dictionary_without_codes_is_refused(folder: Path, official: Path) -> None:
    (folder / "people" / "psam_p01.csv").write_text(text(workers()))
    (folder / "dictionary.csv").write_text("NAME,SEX,C,1,Sex\n")
    spec = specified(folder / "people", official, dictionary=folder / "dictionary.csv")
    (folder / "spec.toml").write_text(spec)
    with pytest.raises(MetierError, match="the codes of OCCP and FOD1P"):
        build_snapshot(folder / "spec.toml", folder / "out")


def test_two_occupations_have_figures_but_no_like_for_like_pay_and_that_is_said(
    folder: Path, official: Path
) -> None:
    people = [one for one in workers() if one["OCCP"] != "2310"]
    (folder / "people" / "psam_p01.csv").write_text(text(people))
    file = built(folder, official)
    assert [p["reason"] for p in file["problems"]] == [NOT_COMPARED]
    assert file["facts"] > 50
