"""Postings that nobody posted: drawn with a fixed seed, shaped like real ones.

Titles are those of the embedded almanac with its occupations, drawn by Zipf's law with the
qualifiers that employers add; places are its metro areas, larger ones more often; companies are
names put together from words. A description is ten sentences of a stock of 20,000, about
1,200 characters; four postings of ten state their pay.
"""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import duckdb
import pyarrow as pa

from metier import store
from metier.model.records import PlaceKind
from metier.store.postings import POSTINGS
from metier.store.read import Snapshot

ALMANAC = Path(store.__file__).parents[1] / "almanac"
BATCH = 10_000
T = TypeVar("T")
FIRST = datetime.date(2025, 1, 1)
_NAMES = """Summit Cedar Blue River Harbor Northern Pioneer Liberty Golden Crescent Evergreen Iron
Maple Prairie Coastal Granite Lone Star Sunrise Redwood Falcon Beacon Keystone Meridian Atlas Oak
Silver Canyon Heritage United First Premier National Pacific Atlantic Central Metro Valley
Lakeside"""
_TRADES = """Health Hospital Logistics Foods Bank Insurance Software Systems Schools Staffing Energy
Construction Retail Hotels Motors Pharmacy Labs Media Partners Care Credit Freight Security
Dental Homes"""
_FORMS = ("Inc", "LLC", "Group", "Corp", "Services", "of Ohio", "of Texas", "Holdings")
_BEFORE = ("", "", "", "", "", "Senior ", "Sr. ", "Lead ", "Junior ", "Entry Level ", "Remote ")
_AFTER = ("", "", "", "", "", " II", " - Full Time", " (Night Shift)", " - Remote", " III")
_LEVEL = {"Senior ": "senior", "Sr. ": "senior", "Lead ": "lead", "Junior ": "junior"}
_OPENERS = (
    "You will be responsible for",
    "The successful candidate has experience with",
    "We are looking for somebody to support",
    "This position requires a strong knowledge of",
    "Our team works with",
    "Preferred qualifications include",
    "Duties include but are not limited to",
    "Must be able to handle",
    "Join a growing company that is known for",
    "Benefits include paid time off and training in",
)
_GLUE = """and with for the a in of to on or you our we will as at by is be this that their
experience required skills ability work environment opportunity employer benefits full time team"""
_HEAD = 20
"""Places of Zipf's law that stay free before the words of trades: none is in most texts."""


class Stock:
    """What postings are drawn from: titles, places, companies and sentences."""

    def __init__(self, seed: int = 20251121) -> None:
        self.random = random.Random(seed)
        snapshot = Snapshot(ALMANAC)
        self.titles: list[tuple[str, str]] = duckdb.execute(
            "SELECT DISTINCT title, occupation FROM read_parquet(?) "
            "WHERE system = 'soc-2018' AND occupation NOT LIKE '%0' "
            "UNION SELECT DISTINCT title, occupation[:7] FROM read_parquet(?) "
            "WHERE listing = 'onet alternate' ORDER BY ALL",
            [str(snapshot.folder / "titles.parquet")] * 2,
        ).fetchall()
        self.random.shuffle(self.titles)
        metros = [place for place in snapshot.places() if place.kind is PlaceKind.METRO]
        self.random.shuffle(metros)
        self.places = [
            (place.code, state, f"{place.name.partition(',')[0].partition('-')[0]}, {state}")
            for place in metros
            for state in place.states[:1]
        ]
        self.companies = sorted(
            {
                " ".join(
                    (*self.random.sample(_NAMES.split(), 2), trade, self.random.choice(_FORMS))
                )
                for trade in _TRADES.split()
                for _ in range(1_500)
            }
        )
        self.random.shuffle(self.companies)
        words = sorted({word for title, _ in self.titles for word in title.lower().split()})
        self.random.shuffle(words)
        self.words = words
        self._word_weights = zipf(len(words), 1.0, _HEAD)
        self.sentences = [self._sentence() for _ in range(20_000)]
        self.skills = [word.title() for word in words[:3_000]]
        self._cumulated = {
            id(stock): zipf(len(stock), power)
            for stock, power in (
                (self.titles, 0.8),
                (self.places, 0.9),
                (self.companies, 0.7),
                (self.sentences, 0.5),
                (self.skills, 0.9),
            )
        }

    def draw(self, stock: Sequence[T], number: int) -> list[T]:
        """Entries of a stock, the earlier the more often."""
        return self.random.choices(stock, cum_weights=self._cumulated[id(stock)], k=number)

    def _sentence(self) -> str:
        drawn = self.random.choices(self.words, cum_weights=self._word_weights, k=6)
        glue = self.random.choices(_GLUE.split(), k=6)
        body = " ".join(word for pair in zip(drawn, glue, strict=True) for word in pair)
        return f"{self.random.choice(_OPENERS)} {body}."

    def batches(self, rows: int, *, first: int = 0, source: str = "") -> Iterator[pa.RecordBatch]:
        """Batches of `POSTINGS`; numbers run from `first`; ten sources unless one is named."""
        for start in range(first, first + rows, BATCH):
            number = min(BATCH, first + rows - start)
            name = source or f"generated/2025-{1 + (start - first) * 10 // rows:02}"
            yield self._batch(start, number, name)

    def _batch(self, start: int, number: int, source: str) -> pa.RecordBatch:
        draw, dice = self.draw, self.random
        titles, places = draw(self.titles, number), draw(self.places, number)
        companies, skills = draw(self.companies, number), draw(self.skills, 4 * number)
        text = draw(self.sentences, 10 * number)
        rows = []
        for at in range(number):
            (title, occupation), (metro, state, place) = titles[at], places[at]
            before, after = dice.choice(_BEFORE), dice.choice(_AFTER)
            pay = round(dice.lognormvariate(10.9, 0.45), -2) if dice.random() < 0.4 else None
            posted = FIRST + datetime.timedelta(days=dice.randrange(320))
            rows.append(
                (
                    start + at, source, at, f"g{start + at}", f"{before}{title}{after}", title,
                    occupation if dice.random() < 0.95 else None, 0.8, _LEVEL.get(before),
                    companies[at], state, metro, place, posted,
                    posted + datetime.timedelta(days=60), pay, pay and pay * 1.2,
                    pay and "year", None, "Remote" in (before + after),
                    f"https://example.org/{start + at}", skills[4 * at : 4 * at + 4],
                    " ".join(text[10 * at : 10 * at + 10]),
                )
            )  # fmt: skip
        columns = zip(*rows, strict=True)
        arrays = [
            pa.array(column, field.type) for column, field in zip(columns, POSTINGS, strict=True)
        ]
        return pa.RecordBatch.from_arrays(arrays, schema=POSTINGS)


def zipf(number: int, power: float, head: int = 0) -> list[float]:
    """Cumulated weights of Zipf's law, from the place after `head` on.

    >>> zipf(3, 1.0)
    [1.0, 1.5, 1.8333333333333333]
    """
    return list(accumulate(rank**-power for rank in range(head + 1, head + number + 1)))
