"""ESCO's labels: preferred and alternative, in the publisher's layout."""

from __future__ import annotations

from pathlib import Path

import pytest

from metier.errors import InputError, LayoutError
from metier.model.skill import SkillKind
from metier.readers import esco

HEADER = "conceptUri,reuseLevel,preferredLabel,altLabels\n"


def file(folder: Path, text: str) -> Path:
    path = folder / "skills_en.csv"
    path.write_text(text, "utf-8")
    return path


def test_alternative_labels_are_variants_of_the_preferred_one(tmp_path: Path) -> None:
    rows = 'http://x/1,cross-sector,lead a team,"head a team\nlead a team\nlead teams"\n'
    (term,) = esco.labels(file(tmp_path, HEADER + rows))
    assert (term.name, term.kind) == ("lead a team", SkillKind.LABEL)
    assert term.variants == ("head a team", "lead teams")


def test_the_real_file_has_every_skill(data: Path) -> None:
    found = esco.labels(data / "records" / "esco" / "skills_en.csv")
    assert len(found) == len({term.name for term in found}) == 4_199
    assert sum(len(term.variants) for term in found) > 20_000


def test_a_file_without_labels_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="preferredLabel"):
        esco.labels(file(tmp_path, "a,b\n1,2\n"))


@pytest.mark.parametrize("row", ["http://x/1,cross-sector\n", "http://x/1,cross-sector,,\n"])
def test_a_row_without_a_label_is_refused_with_its_line(tmp_path: Path, row: str) -> None:
    with pytest.raises(InputError) as caught:
        esco.labels(file(tmp_path, HEADER + row))
    assert caught.value.place == "skills_en.csv:2"
