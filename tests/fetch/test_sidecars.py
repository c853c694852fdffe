"""What stands beside a file is read by sha256sum, and by metier."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pytest

from metier.errors import InputError
from metier.fetch.sidecars import beside, noted_sha256, write_sidecars


def test_sha256sum_checks_what_is_written(tmp_path: Path) -> None:
    path = tmp_path / "a file.csv"
    path.write_bytes(b"bytes")
    sha256 = hashlib.sha256(b"bytes").hexdigest()
    write_sidecars(path, sha256, {"url": "https://www.bls.gov/", "size": 5})
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "a file.csv.sha256"], cwd=tmp_path, check=False
    )
    assert checked.returncode == 0
    assert noted_sha256(path) == sha256
    told = json.loads(beside(path, "json").read_text())
    assert told == {"url": "https://www.bls.gov/", "size": 5, "sha256": sha256}
    assert len(list(tmp_path.iterdir())) == 3


def test_a_file_without_a_sidecar_has_no_checksum_noted(tmp_path: Path) -> None:
    assert noted_sha256(tmp_path / "file") is None


@pytest.mark.parametrize("text", [b"", b"none", b"\xff\xfe", b"ab  file"])
def test_a_sidecar_that_cannot_be_read_is_told(tmp_path: Path, text: bytes) -> None:
    (tmp_path / "file.sha256").write_bytes(text)
    with pytest.raises(InputError, match="a sha256 and a file's name"):
        noted_sha256(tmp_path / "file")
