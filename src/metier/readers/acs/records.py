"""Person records of civilians at work, in metier's columns, with an account of the rest.

Source: Census Bureau, "American Community Survey Public Use Microdata Sample
(PUMS)", person files and their data dictionaries.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from metier.errors import InputError, LayoutError, UsageError
from metier.model.release import Basis, Release
from metier.readers.acs.columns import FIGURES, MISSING, Numbers, codes, figures, flags, integers
from metier.readers.acs.files import Part, area, batches, header, parts
from metier.readers.acs.identity import known, letters
from metier.readers.base import CENSUS_BUREAU, Account, digest

_NEEDED = ("SERIALNO", "PWGTP", "AGEP", "SEX", "RAC1P", "HISP", "SCHL", "ESR", "OCCP", "WAGP")
_USED = (
    *_NEEDED, "ST", "STATE", "PUMA", "ADJINC", "INDP", "COW", "WKHP", "WKWN", "WKW", "JWTRNS",
    "JWTR", "JWMNP", "FOD1P", "MIGSP",
)  # fmt: skip
_REPLICATES = tuple(f"PWGTP{number}" for number in range(1, 81))
_CONSTANT_ADJINC = {
    "2019": 1_010_145,
    "2021": 1_029_928,
    "2022": 1_042_311,
    "2023": 1_019_518,
    "2024": 1_015_250,
}
"""Factors of 1-year files, for copies that lack the column; PUMS data dictionaries, ADJINC."""

NO_OCCUPATION = "no occupation in the last five years"
NOT_EMPLOYED = "not a civilian at work"
NO_WEIGHT = "unreadable weight"
UNREADABLE = "unreadable figure"

WEIGHT = "weight"
REPLICATES = tuple(f"weight_{number}" for number in range(1, 81))
_CATEGORY = "FOD1P"
"""A category whose codes only the data dictionary names."""
Labels = Mapping[str, Mapping[str, str]]


class Records:
    """The records of one or several person files; each pass over it reads the files anew.

    Batches have the columns `household`, `occupation` (Census code, four digits), `industry`
    (Census code), `state` (two letters), `puma` (with its state's number before it), those of
    `columns.FIGURES`, `weight`, and `weight_1` to `weight_80` where the file has replicates.
    No household is in two batches.

    Attributes:
        release: the edition, with the digest of the files.
        universe: who the records stand for, in words.
        replicates: names of the replicate weights; empty where the files have none.
        occupations: the edition of the Census occupation codes; a 5-year file has those
            of its last year for all years.
        account: of the latest pass.
    """

    def __init__(self, path: Path, period: str | None = None, labels: Labels | None = None) -> None:
        self._labels: Labels = labels or {}
        self._parts = parts(path)
        columns = header(self._parts[0])
        for part in self._parts:
            _check_header(part, header(part))
        self.replicates: Sequence[str] = REPLICATES if _REPLICATES[0] in columns else ()
        self._period = period or self._first_year()
        if not re.fullmatch(r"\d{4}(-\d{2})?", self._period):
            raise UsageError("period", "a year or span as 2017-21", repr(period))
        self.account = Account()
        self.universe = f"employed civilians, {area(path, self._parts)}"
        last = self._years()[-1]
        if last < "2010":
            raise InputError(
                self._parts[0].name,
                "records of 2010 or later, with occupation codes of 2010 or 2018",
                self._period,
                "earlier files have codes that no crosswalk here leads on from",
            )
        self.occupations = "2018" if last >= "2018" else "2010"
        self.release = Release(
            f"acs/{self._period}/person",
            "American Community Survey, public use microdata sample",
            CENSUS_BUREAU,
            self._period,
            path.name,
            digest(path),
            "https://www.census.gov/programs-surveys/acs/microdata.html",
            "public domain",
            Basis.SURVEY,
        )

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        """Batches of whole households.

        Raises:
            CodeError: an occupation, industry or state code is unreadable.
            InputError: a file is cut short, of another period, or households are scattered.
        """
        self.account = Account()
        for part in self._parts:
            yield from _whole_households(self._rows(part), part.name)

    def _years(self) -> list[str]:
        first, _, last = self._period.partition("-")
        end = int(first[:2] + last) if last else int(first)
        return [str(year) for year in range(int(first), end + 1)]

    def _first_year(self) -> str:
        for batch in batches(self._parts[0], ["SERIALNO"], Account()):
            for serial in batch.column(0).slice(0, 1).to_pylist():
                return str(serial)[:4]
        raise InputError(self._parts[0].name, "person records", "none", "fetch the file again")

    def _rows(self, part: Part) -> Iterator[pa.RecordBatch]:
        names = header(part)
        wanted = [name for name in (*_USED, *_REPLICATES) if name in names]
        seen = 0
        for raw in batches(part, wanted, self.account):
            at = np.arange(seen, seen + raw.num_rows)
            seen += raw.num_rows
            kept = self._at_work(part, raw, at)
            raw, at = raw.filter(pa.array(kept)), at[kept]
            if raw.num_rows:
                yield self._converted(part, raw, at)

    def _at_work(self, part: Part, raw: Any, at: Numbers) -> Any:
        occupied = flags(pc.is_valid(codes(raw["OCCP"], 4)))
        status = self._number(part, raw, at, "ESR")
        employed = (status == 1) | (status == 2)
        self.account.set_aside(NO_OCCUPATION, int((~occupied).sum()))
        self.account.set_aside(NOT_EMPLOYED, int((occupied & ~employed).sum()))
        return occupied & employed

    def _converted(self, part: Part, raw: Any, at: Numbers) -> Any:
        weights, unreadable = {}, np.zeros(raw.num_rows, bool)
        for name, own in zip(
            ("PWGTP", *(_REPLICATES if self.replicates else ())),
            (WEIGHT, *self.replicates),
            strict=True,
        ):
            weights[own] = self._number(part, raw, at, name)
            unreadable |= weights[own] == MISSING
        if unreadable.any():
            self.account.set_aside(NO_WEIGHT, int(unreadable.sum()))
            raw, at = raw.filter(pa.array(~unreadable)), at[~unreadable]
            weights = {own: column[~unreadable] for own, column in weights.items()}
        self.account.use(raw.num_rows)
        names = raw.schema.names
        state = codes(raw["STATE" if "STATE" in names else "ST"], 2)
        columns = {
            "household": self._serials(part, codes(raw["SERIALNO"], 13), at),
            "occupation": self._coded(part, raw, at, "OCCP"),
            "industry": self._coded(part, raw, at, "INDP")
            if "INDP" in names
            else pa.nulls(raw.num_rows, pa.string()),
            "state": letters(part, state, at),
            "puma": pc.binary_join_element_wise(state, codes(raw["PUMA"], 5), "")
            if "PUMA" in names
            else pa.nulls(raw.num_rows, pa.string()),
        }
        made = figures(
            lambda name: self._number(part, raw, at, name), names, self._factor(part, raw, at)
        )
        columns.update(zip(FIGURES, made, strict=True))
        columns.update((own, pa.array(c.astype(np.int32))) for own, c in weights.items())
        return pa.RecordBatch.from_pydict(columns)

    def _coded(self, part: Part, raw: Any, at: Numbers, name: str) -> Any:
        return known(part, codes(raw[name], 4), name, self._labels.get(name), at)

    def _number(self, part: Part, raw: Any, at: Numbers, name: str) -> Numbers:
        numbers, bad = integers(raw[name])
        if name == _CATEGORY and name in self._labels:
            listed = [int(code) for code in self._labels[name] if code.isdigit()]
            strange = (numbers != MISSING) & ~np.isin(numbers, listed)
            numbers = np.where(strange, MISSING, numbers)
            bad = np.union1d(bad, np.flatnonzero(strange))
        for row in bad.tolist():
            self.account.problem(
                part.place(name, int(at[row])),
                "a code of the data dictionary" if name == _CATEGORY else "a number",
                repr(raw[name][row].as_py()),
                UNREADABLE,
            )
        return numbers

    def _factor(self, part: Part, raw: Any, at: Numbers) -> Numbers:
        if "ADJINC" not in raw.schema.names:
            known = _CONSTANT_ADJINC.get(self._period)
            if known is None:
                raise LayoutError(
                    part.name, "a column 'ADJINC'", f"none, and period {self._period}"
                )
            return np.full(raw.num_rows, known)
        factor = self._number(part, raw, at, "ADJINC")
        wrong = np.flatnonzero((factor < 500_000) | (factor > 5_000_000))
        if wrong.size:
            raise InputError(
                part.place("ADJINC", int(at[wrong[0]])),
                "a factor in millionths, as 1015250",
                repr(raw["ADJINC"][int(wrong[0])].as_py()),
            )
        return factor

    def _serials(self, part: Part, serials: Any, at: Numbers) -> Any:
        years = self._years()
        inside = pc.is_in(pc.utf8_slice_codeunits(serials, 0, 4), pa.array(years))
        wrong = np.flatnonzero(~flags(inside))
        if wrong.size:
            raise InputError(
                part.place("SERIALNO", int(at[wrong[0]])),
                f"a record of {self._period}",
                repr(serials[int(wrong[0])].as_py()),
                "give the period of a 5-year file, as 2017-21",
            )
        return serials


def records(path: Path, period: str | None = None, labels: Labels | None = None) -> Records:
    """Open person files for reading.

    Args:
        path: `csv_pXX.zip`, `psam_pXX.csv`, `psam_pusa.csv`, a Parquet file of the same
            columns, or a folder of them.
        period: `2017-21` for a 5-year file; a 1-year file says its year itself.
        labels: the file's data dictionary, as `labels` reads it. Occupation and industry codes
            that are not in it are errors, a field of degree that is not is left blank; without
            one, any four digits are a code.

    Raises:
        InputError: nothing there, or not a person file.
        LayoutError: a column is missing.
        UsageError: the period is none.
    """
    return Records(path, period, labels)


def _check_header(part: Part, columns: Sequence[str]) -> None:
    needed = [*_NEEDED, *(_REPLICATES if _REPLICATES[0] in columns else ())]
    missing = [name for name in needed if name not in columns]
    if "ST" not in columns and "STATE" not in columns:
        missing.append("STATE")
    if missing:
        raise LayoutError(
            part.name,
            f"columns {', '.join(missing)}",
            f"{len(columns)} columns without",
            "is it a person file, and whole?",
        )


def _whole_households(rows: Iterator[Any], name: str) -> Iterator[Any]:
    """The same rows cut between households; those of one household stand together."""
    held: list[Any] = []
    last = ""
    for batch in filter(len, rows):
        serials = batch["household"]
        rising = pc.all(pc.less_equal(serials.slice(0, len(serials) - 1), serials.slice(1))).as_py()
        if rising is False or serials[0].as_py() < last:
            raise InputError(
                name,
                "the records of a household together, SERIALNO rising",
                "another order",
                "sort the file by SERIALNO",
            )
        last = serials[-1].as_py()
        own = pc.sum(pc.equal(serials, last)).as_py()
        whole = batch.num_rows - own
        if whole:
            yield _joined([*held, batch.slice(0, whole)])
            held = []
        held.append(batch.slice(whole))
    if held:
        yield _joined(held)


def _joined(pieces: list[Any]) -> Any:
    return pieces[0] if len(pieces) == 1 else pa.concat_batches(pieces)
