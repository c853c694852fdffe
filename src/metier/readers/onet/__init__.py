"""O*NET: titles, skills, knowledge, technology, activities, schooling and related occupations.

A release is a folder of tab-separated text files (quotation marks are literal)
or, for the newer alternate titles, a workbook. Only the files that are there
are read; at least one known file has to be. Facts are of O*NET-SOC codes, of
the 2019 taxonomy from release 25.1 on and of the 2010 taxonomy before.

A standard error printed as 0 means that all raters gave the same answer; the
error of another panel's answer is then unknown, not nil, and is kept as
unknown, with the method saying so. Ratings that O*NET recommends to suppress
are withheld.

Source: O*NET Database, U.S. Department of Labor, Employment and Training
Administration (USDOL/ETA), CC BY 4.0; O*NET Data Dictionary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from metier.errors import InputError
from metier.model.release import Basis, Release
from metier.readers.base import Reading, digest
from metier.readers.onet.links import read_changers, read_related, read_starters
from metier.readers.onet.ratings import (
    read_education,
    read_job_zones,
    read_knowledge,
    read_skills,
)
from metier.readers.onet.source import Contents, Edition, Source, edition_of
from metier.readers.onet.titles import read_alternates, read_occupations, read_reported
from metier.readers.onet.work import read_activities, read_technology

__all__ = ["read"]

PUBLISHER = "O*NET, U.S. Department of Labor, Employment and Training Administration (USDOL/ETA)"

_FILES: Mapping[str, Callable[[Source], None]] = {
    "Occupation Data.txt": read_occupations,
    "Alternate Titles.txt": read_alternates,
    "Sample of Reported Titles.txt": read_reported,
    "Skills.txt": read_skills,
    "Knowledge.txt": read_knowledge,
    "Technology Skills.txt": read_technology,
    "Tasks to DWAs.txt": read_activities,
    "Education, Training, and Experience.txt": read_education,
    "Job Zones.txt": read_job_zones,
    "Related Occupations.txt": read_related,
    "Career Changers Matrix.txt": read_changers,
    "Career Starters Matrix.txt": read_starters,
}


def read(path: Path, period: str | None = None) -> Reading:
    """Read one O*NET release.

    Args:
        path: a folder of the release's text files, or a workbook of alternate titles.
        period: only where neither `Read Me.txt` nor the release number says.

    Returns:
        Occupations, titles, facts and links of the O*NET-SOC codes.

    Raises:
        LayoutError: a column is missing.
        CodeError: an O*NET-SOC code is unreadable.
        InputError: no known file is there, or one is empty or cut short.
    """
    path = Path(path)
    if path.is_dir():
        present = [name for name in _FILES if (path / name).is_file()]
        if not present:
            raise InputError(
                str(path),
                f"at least one of {', '.join(_FILES)}",
                "none of them",
                "give the folder that holds the text files",
            )
        edition = edition_of(path, period)
        source = Source(path, edition, f"onet/{edition.number}", Contents())
        for name in present:
            _FILES[name](source)
        return _reading(source, f"O*NET {edition.number} Database")
    if not path.exists():
        raise InputError(
            str(path), "an O*NET folder or workbook", "nothing there", "check the path"
        )
    edition = edition_of(path, period)
    address = f"onet/{edition.number}/alternate-titles"
    source = Source(path, edition, address, Contents())
    read_alternates(source)
    return _reading(source, f"O*NET {edition.number} Database, Alternate Titles")


def _reading(source: Source, title: str) -> Reading:
    found = source.contents
    return Reading(
        release=_release(source, title, source.edition),
        account=found.account,
        facts=tuple(found.facts),
        occupations=tuple(found.occupations),
        titles=tuple(found.titles),
        links=tuple(found.links),
    )


def _release(source: Source, title: str, edition: Edition) -> Release:
    return Release(
        address=source.address,
        title=title,
        publisher=PUBLISHER,
        period=edition.period,
        file=source.path.name,
        sha256=digest(source.path),
        url="https://www.onetcenter.org/db_releases.html",
        licence="CC BY 4.0",
        basis=Basis.SURVEY,
    )
