"""Whatever goes wrong before, the file is whole in the end, and of one edition."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.fetch.conftest import QUICK
from tests.fetch.publisher import Answer, Publisher, cut, raw, status, whole

from metier.fetch.download import download
from metier.fetch.part import opened
from metier.fetch.wire import Wire

FIRST = bytes(range(256)) * 400
SECOND = FIRST[::-1]
SHIFTED = {"Content-Length": "10", "ETag": '"1"', "Content-Range": "bytes 0-9/10"}
FAILURES: tuple[Answer, ...] = (
    *(cut(FIRST, at, ETag='"1"') for at in (0, 1, 70_000)),
    cut(SECOND, 70_000, ETag='"2"'),
    raw(206, SHIFTED, bytes(10)),
    *(status(number) for number in (429, 500, 503)),
    lambda request: None,
)


@given(failures=st.lists(st.sampled_from(FAILURES), max_size=5), second=st.booleans())
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_whatever_came_before_the_file_is_whole_in_the_end(
    publisher: Publisher, tmp_path: Path, failures: list[Answer], second: bool
) -> None:
    body, etag = (SECOND, '"2"') if second else (FIRST, '"1"')
    publisher.answers = (*failures, whole(body, ETag=etag))
    publisher.asked.clear()
    path = tmp_path / "part"
    path.unlink(missing_ok=True)
    with Wire(replace(QUICK, tries=12, pause=0)) as wire, opened(path) as part:
        download(wire, f"{publisher.url}/file", part, "", lambda done, total: None)
    assert path.read_bytes() == body
