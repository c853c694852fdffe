"""Job postings as JSON-LD."""

from __future__ import annotations

import json
from itertools import count
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from metier.readers.batches import Fault
from metier.readers.postings.jsonld import has_postings, postings, rows, texts

OWN = ("title", "company", "place", "pay_min", "pay_max", "pay_unit", "currency", "remote", "id")

POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Loan Officer",
    "identifier": {"@type": "PropertyValue", "name": "ACME", "value": 17},
    "hiringOrganization": {"@type": "Organization", "name": "Acme Bank"},
    "jobLocation": [
        {"@type": "Place", "address": {"addressLocality": "Austin", "addressRegion": "TX"}}
    ],
    "jobLocationType": "TELECOMMUTE",
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "USD",
        "value": {"@type": "QuantitativeValue", "minValue": 40, "maxValue": 50, "unitText": "HOUR"},
    },
}
ROW = ["Loan Officer", "Acme Bank", "Austin, TX", "40", "50", "HOUR", "USD", "true", "17"]


def test_a_posting_is_found_by_itself_in_a_list_and_in_a_graph() -> None:
    assert list(texts(POSTING, OWN)) == [ROW]
    graph = {"@graph": [{"@type": "WebSite", "name": "x"}, POSTING, {"mainEntity": [POSTING]}]}
    assert list(texts([graph], OWN)) == [ROW, ROW]


def test_plain_values_stand_for_structures() -> None:
    plain = {
        "@type": ["Thing", "https://schema.org/JobPosting"],
        "title": "Cook",
        "hiringOrganization": "Diner",
        "jobLocation": {"address": "Austin, TX"},
        "baseSalary": 41_000,
        "salaryCurrency": "EUR",
        "identifier": "a-1",
    }
    assert list(texts(plain, OWN)) == [
        ["Cook", "Diner", "Austin, TX", "41000", "", "", "EUR", "", "a-1"]
    ]


def test_a_line_without_a_posting_is_a_row_at_fault(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    lines = [json.dumps(POSTING), '{"@type": "WebPage"}', "{", json.dumps([POSTING, POSTING])]
    path.write_text("\n".join(lines))
    assert has_postings(path)
    found = list(rows(path, OWN, count(1)))
    assert [number for number, _ in found] == [1, 2, 3, 4, 5]
    assert [row.reason for _, row in found if isinstance(row, Fault)] == [
        "no job posting",
        "not JSON",
    ]


def test_a_value_of_any_depth_is_searched_without_end_of_the_stack() -> None:
    deep: object = POSTING
    for _ in range(100_000):
        deep = {"a": [deep]}
    assert list(texts(deep, OWN)) == [ROW]
    while isinstance(deep, dict) and "a" in deep:  # taken apart, as its end would go as deep
        (deep,) = deep["a"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*POSTING, "value", "address", "name"]), inner)
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from(list(POSTING)[2:]), JSON))
def test_whatever_stands_in_a_posting_gives_texts(fields: dict[str, object]) -> None:
    posting = {"@type": "JobPosting", **fields}
    assert list(postings(posting)) == [posting]
    (row,) = texts(posting, OWN)
    assert not isinstance(row, Fault)
    assert all(isinstance(text, str) for text in row)
