"""A figure has an address, in every form, of one career or of two."""

from __future__ import annotations

import pytest
from prov.model import ProvDocument
from starlette.testclient import TestClient


def test_a_figure_is_traced_to_the_cell_and_the_digest_of_its_file(site: TestClient) -> None:
    page = site.get("/explain/bill-collector").text
    assert "national_M2025_dl.xlsx" in page
    assert "A_MEAN" in page
    assert 'href="/explain/bill-collector.prov"' in page


@pytest.mark.parametrize("form", ["json", "md", "csv", "txt", "prov"])
def test_every_form_has_the_same_figure(site: TestClient, form: str) -> None:
    answer = site.get(f"/explain/bill-collector.{form}?measure=age.mean")
    assert answer.status_code == 200
    assert "1.645 x" in answer.text or "standard_error" in answer.text


def test_two_careers_have_their_difference_tested(site: TestClient) -> None:
    said = site.get("/explain/bill-collector-vs-teller.json").json()
    assert said["differences"][0]["verdict"] == "higher"
    read = ProvDocument.deserialize(
        content=site.get("/explain/bill-collector-vs-teller.prov").text, format="json"
    )
    assert list(read.get_records())


@pytest.mark.parametrize(
    ("address", "status", "place"),
    [
        ("/explain/bill-collector.prov?measure=pay", 404, "measure"),
        ("/explain/bill-collector.json?measure=pay.outearn.chance", 404, "measure"),
        ("/explain/teller-vs-nurse-vs-cook.json", 422, "titles"),
    ],
)
def test_what_cannot_be_traced_is_refused(
    site: TestClient, address: str, status: int, place: str
) -> None:
    answer = site.get(address)
    assert answer.status_code == status
    assert answer.json()["error"]["place"] == place
