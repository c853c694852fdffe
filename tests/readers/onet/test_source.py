"""A release on disk."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.fixtures.onet import LINK, RATING, folder

from metier.errors import InputError
from metier.readers import onet as reader


def test_text_for_a_number_is_a_problem_and_not_a_fact(tmp_path: Path) -> None:
    """A word or a value off the scale is noted with its cell; the other rows are used."""
    rows = (
        "43-3011.00\tSpeaking\tIM\thigh\t8\t0.1\tN\t08/2018\tAnalyst\n"
        "43-3011.00\tWriting\tIM\t7\t8\t0.1\tN\t08/2018\tAnalyst\n"
        "43-3011.00\tMonitoring\tIM\t3\teight\t0.1\tN\t08/2018\tAnalyst\n"
    )
    reading = reader.read(folder(tmp_path, Skills=RATING + rows))
    problems = [(p.place, p.found) for p in reading.account.problems]
    assert problems == [
        ("onet_29_3#Skills.txt!Data Value:1", "high"),
        ("onet_29_3#Skills.txt!Data Value:2", "7"),
        ("onet_29_3#Skills.txt!N:3", "eight"),
    ]
    assert [(f.slice.group, f.estimate.n) for f in reading.facts] == [("Monitoring", None)]
    assert reading.account.rows_in == 3


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    """Another encoding is told by its byte."""
    path = folder(tmp_path)
    (path / "Job Zones.txt").write_bytes(b"O*NET-SOC Code\tTitle\xff\n")
    with pytest.raises(InputError, match="0xff"):
        reader.read(path)


def test_a_release_of_unknown_month_needs_a_period(tmp_path: Path) -> None:
    """The number of an unlisted release is not enough; a period given is taken."""
    path = tmp_path / "onet_27_1"
    path.mkdir()
    (path / "Career Changers Matrix.txt").write_text(LINK + "43-3011.00\t43-4041.00\t1\n")
    with pytest.raises(InputError, match="the month of the release"):
        reader.read(path)
    reading = reader.read(path, period="2022-11")
    assert (reading.release.address, reading.release.period) == ("onet/27.1", "2022-11")


def test_an_unnamed_folder_is_refused(tmp_path: Path) -> None:
    """Without a number there is no edition to give the codes."""
    path = tmp_path / "titles"
    path.mkdir()
    (path / "Career Changers Matrix.txt").write_text(LINK)
    with pytest.raises(InputError, match="a release number"):
        reader.read(path)
