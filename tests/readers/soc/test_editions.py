"""One SOC edition against the next."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from metier.errors import CodeError, InputError, LayoutError
from metier.readers import soc as reader


@pytest.mark.parametrize(
    ("file", "address", "links"),
    [
        ("soc2000_soc2010.csv", "soc/2010/from-2000", 860),
        ("soc2010_soc2018.csv", "soc/2018/from-2010", 900),
    ],
)
def test_editions_are_linked_many_to_many(data: Path, file: str, address: str, links: int) -> None:
    """Every pair is kept, the newer code as the source."""
    reading = reader.read(data / "records" / "classification_tables" / file)
    assert reading.release.address == address
    assert len(reading.links) == links
    assert all(link.source.edition > link.target.edition for link in reading.links)
    assert max(Counter(link.target for link in reading.links).values()) > 1
    assert max(Counter(link.source for link in reading.links).values()) > 1


@pytest.mark.parametrize(
    ("text", "error", "match"),
    [
        ("", InputError, "empty file"),
        ("a,b\n1,2\n", LayoutError, "two editions"),
        ("soc2010,t,soc2018,t\n11-1011,x,11-1011,x\n11-1021,x\n", InputError, "4 columns, found 2"),
        ("soc2010,t,soc2018,t\n11-1011,x,chief,x\n", CodeError, "a soc code, found 'chief'"),
    ],
)
def test_broken_edition_tables_are_refused(
    tmp_path: Path, text: str, error: type[InputError], match: str
) -> None:
    """Empty, headless, cut short, or with a word for a code."""
    path = tmp_path / "soc2010_soc2018.csv"
    path.write_text(text)
    with pytest.raises(error, match=match):
        reader.read(path)
