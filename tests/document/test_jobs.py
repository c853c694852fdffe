"""Postings found, as a page: every posting a line, every absence in words."""

from __future__ import annotations

import json
from datetime import date

from metier.document.jobs import jobs_document
from metier.document.nodes import Grid, Paragraph
from metier.model.postings import Bucket, Found, Jobs, Posting, Sort, Wanted
from metier.render.csv import to_csv
from metier.render.html import to_html
from metier.render.json import to_json
from metier.render.markdown import to_markdown
from metier.render.text import to_text

CLERK = Posting(
    3,
    "postings/city/2025",
    "Loan <b>clerk</b>",
    company="Acme",
    place="Austin, TX",
    posted=date(2025, 11, 1),
    pay_low=40e3,
    pay_high=50e3,
    remote=True,
    skills=("Excel",),
    standing="near the 40th percentile of clerks in Texas",
)
FOUND = Found(
    Wanted("loan", sort=Sort.PAY, offset=10, limit=2),
    1_234,
    (CLERK, Posting(4, "postings/city/2025", None, standing="no pay stated")),
    {"state": (Bucket("TX", 1_000, "Texas"),), "metro": ()},
)
JOBS = Jobs("0123456789abcdef", "postings with loan", FOUND, "2025-05")


def test_each_posting_is_a_line_and_what_it_does_not_say_is_said() -> None:
    document = jobs_document(JOBS)
    postings, counts = (block for block in document.blocks if isinstance(block, Grid))
    assert document.title == "1,234 postings with loan"
    assert postings.caption == "Postings 11 to 12 of 1,234, highest pay first"
    assert postings.rows == (
        (
            "Loan <b>clerk</b>",
            "Acme",
            "Austin, TX, remote, 1 November 2025",
            "$40,000 to $50,000, near the 40th percentile of clerks in Texas",
        ),
        ("no title", "not named", "place not stated", "no pay stated"),
    )
    assert (counts.caption, counts.rows) == ("State", (("Texas", "1,000"),))


def test_what_was_found_by_another_spelling_is_said_before_it() -> None:
    found = Found(Wanted("lian"), 1, (CLERK,), misspelled=("lian",))
    first = jobs_document(Jobs("0" * 16, "postings with lian", found)).blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith("No posting has “lian”")


def test_nothing_found_is_a_page_too() -> None:
    document = jobs_document(Jobs("0" * 16, "postings in Texas", Found(Wanted(), 0, ())))
    assert document.title == "No postings in Texas"
    (help_,) = document.blocks
    assert isinstance(help_, Paragraph)
    assert [span.href for span in help_.spans if span.href] == ["/jobs"]


def test_slips_are_not_told_of_where_they_found_nothing() -> None:
    document = jobs_document(
        Jobs("0" * 16, "postings with zzqx", Found(Wanted("zzqx"), 0, (), misspelled=("zzqx",)))
    )
    assert "differ by a letter" not in str(document.blocks)


def test_the_data_form_has_every_field_of_a_posting() -> None:
    data = json.loads(to_json(jobs_document(JOBS)))
    assert (data["schema"], data["count"], data["offset"]) == ("metier/jobs/1", 1_234, 10)
    first = data["postings"][0]
    assert set(first) == set(Posting.__slots__)
    assert (first["posted"], first["expires"], first["skills"]) == ("2025-11-01", None, ["Excel"])
    counts = {facet["column"]: facet["counts"] for facet in data["facets"]}
    assert counts["state"] == [{"value": "TX", "count": 1_000, "name": "Texas"}]


def test_every_form_has_the_postings_and_no_markup_of_theirs() -> None:
    document = jobs_document(JOBS)
    for form in (to_text, to_markdown, to_csv):
        assert "Acme" in form(document)
    page = to_html(document)
    assert "Loan &lt;b&gt;clerk" in page
    assert "<b>clerk" not in page
    assert max(map(len, to_text(document, 80).splitlines())) <= 80
