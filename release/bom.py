"""The bill of materials of a wheel, in CycloneDX: what it needs to run and whose figures it holds.

Libraries come from `requirements/run.lock` with their versions and the sha256 of every file of
that version, their licences and needs from their installed metadata; sources of figures come from
the manifest of the almanac that is in the wheel. The same wheel and lock give the same bytes.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename
from release.archives import manifest, requires

LOCK = Path(__file__).resolve().parents[1] / "requirements" / "run.lock"
_LOCKED = re.compile(r"^([\w.-]+)==(\S+) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M)
_licence = LicenseFactory().make_from_string


def bill(wheel: Path, epoch: int, lock: Path = LOCK) -> str:
    """The bill of materials of a wheel as JSON.

    Args:
        wheel: of metier, with the almanac.
        epoch: the time of the commit, in seconds since 1970.
        lock: with hashes, of everything the wheel needs; all of it is installed here.

    Raises:
        ValueError: another version is installed than locked, or the schema does not hold.
    """
    name, version, *_ = parse_wheel_filename(wheel.name)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    own = _library(name, str(version), ["Apache-2.0"], [_sha256(digest)])
    locked = dict(libraries(lock.read_text("utf-8")))
    almanac = _almanac(manifest(wheel))
    made = Bom(components=[*locked.values(), almanac], serial_number=uuid5(NAMESPACE_URL, digest))
    made.metadata.timestamp = datetime.fromtimestamp(epoch, UTC)
    made.metadata.component = own
    made.register_dependency(own, [almanac, *_needed(name, requires(wheel), locked)])
    for key, library in locked.items():
        needs = distribution(key).requires or []
        made.register_dependency(library, _needed(key, needs, locked))
    text = JsonV1Dot6(made).output_as_string(indent=2) + "\n"
    if (wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)) is not None:
        raise ValueError(f"the bill of materials does not keep to its schema: {wrong}")
    return text


def libraries(lock: str) -> Iterator[tuple[str, Component]]:
    """Each library of a lock by its name."""
    for name, version, hashes in _LOCKED.findall(lock):
        installed = distribution(name)
        if installed.version != version:
            raise ValueError(f"{name}: {version} is locked, {installed.version} is installed")
        published = ExternalReference(
            type=ExternalReferenceType.DISTRIBUTION,
            url=XsUri(f"https://pypi.org/project/{name}/{version}/"),
            comment="each sha256 is of one published file of this version",
            hashes=[_sha256(digest) for digest in re.findall("[0-9a-f]{64}", hashes)],
        )
        library = _library(name, version, list(_licences(installed)), [])
        library.external_references.add(published)
        yield canonicalize_name(name), library


def _almanac(manifest: Mapping[str, Any]) -> Component:
    """The almanac: its own files, and the publications that its figures are from."""
    files = [
        Component(
            name=name,
            type=ComponentType.FILE,
            hashes=[_sha256(file["sha256"])],
            bom_ref=f"file:{name}",
        )
        for name, file in manifest["files"].items()
    ]
    releases = [
        Component(
            name=release["address"],
            type=ComponentType.DATA,
            version=release["period"],
            description=f"{release['title']} ({release['file']})",
            publisher=release["publisher"],
            hashes=[_sha256(release["sha256"])],
            licenses=[_licence(release["licence"].replace("CC BY 4.0", "CC-BY-4.0"))],
            external_references=[
                ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(release["url"]))
            ],
            bom_ref=f"release:{release['address']}:{release['file']}",
        )
        for release in manifest["releases"]
    ]
    id = manifest["snapshot"]
    return Component(
        name="almanac",
        type=ComponentType.DATA,
        version=id,
        description="The embedded snapshot; its id is the digest of its manifest",
        components=[*files, *releases],
        bom_ref=f"almanac:{id}",
    )


def _library(name: str, version: str, licences: list[str], hashes: list[HashType]) -> Component:
    address = PackageURL("pypi", None, name, version)
    return Component(
        name=name,
        type=ComponentType.LIBRARY,
        version=version,
        purl=address,
        bom_ref=str(address),
        licenses=[_licence(licence) for licence in licences],
        hashes=hashes,
    )


def _licences(installed: Distribution) -> Iterator[str]:
    """What a library says its licence is: an expression, one line, or classifiers."""
    told = installed.metadata
    (declared,) = told.get_all("License-Expression", told.get_all("License", [""]))
    if declared and "\n" not in declared:
        yield declared
        return
    for line in told.get_all("Classifier", []):
        if line.startswith("License :: "):
            yield line.rpartition(" :: ")[2]


def _needed(
    name: str, requirements: Iterable[str], locked: Mapping[str, Component]
) -> Iterator[Component]:
    """What requirements name, where they hold here and without extras."""
    for need in map(Requirement, requirements):
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            if (key := canonicalize_name(need.name)) not in locked:
                raise ValueError(f"{name} needs {key}, which the lock does not have")
            yield locked[key]


def _sha256(digest: str) -> HashType:
    return HashType(alg=HashAlgorithm.SHA_256, content=digest)
