"""The public interface: a snapshot opened, and the verbs on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields, replace
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from metier.audits import AuditVerbs
from metier.catalogue import CatalogueVerbs
from metier.coding.coder import Coder
from metier.coding.columns import TitleColumns
from metier.coding.titles import spelled_out
from metier.companies import CompanyVerbs
from metier.compare import assemble
from metier.compare.places import find_place
from metier.facts import code_of, frame, of_occupation, with_inherited
from metier.lookup import Lookup
from metier.model import comparison as nouns
from metier.model.coding import Coding, Suggestion
from metier.model.measure import measure as measure_of
from metier.model.release import Release
from metier.model.skill import Skill
from metier.store.once import once
from metier.store.read import Snapshot
from metier.words.language import speaking

if TYPE_CHECKING:
    import pyarrow as pa

    from metier.coding.skills import SkillFinder
    from metier.document.nodes import Document
    from metier.jobs import Options
    from metier.model.postings import Jobs


class Comparison(nouns.Comparison):
    """A comparison that a program can write out and a notebook shows as a page."""

    def document(self) -> Document:
        """The comparison as a document, ready for any renderer."""
        from metier.document.comparison import comparison_document

        return comparison_document(self)

    def to_json(self) -> str:
        """The comparison as JSON of the schema `metier/comparison/1`, lossless."""
        from metier.render.json import to_json

        return to_json(self.document())

    def to_html(self) -> str:
        """The comparison as one self-contained page."""
        from metier.render.html import to_html

        return to_html(self.document())

    def to_text(self, width: int = 80) -> str:
        """The comparison as plain text of that width."""
        from metier.render.text import to_text

        return to_text(self.document(), width)

    def to_frame(self) -> pa.Table:
        """One row for each measure and career, as an Arrow table."""
        return frame(self)

    def _repr_html_(self) -> str:
        return self.to_html()

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        from metier.render.html import framed

        return {"text/html": framed(self.document()), "text/plain": str(self)}

    def __str__(self) -> str:
        return self.to_text()


class Atlas(CompanyVerbs, CatalogueVerbs, AuditVerbs):
    """A snapshot and the verbs on it.

    Args:
        path: a snapshot; None for the embedded almanac.

    Raises:
        SnapshotError: missing, damaged, or of another format.
    """

    def __init__(self, path: str | Path | None = None) -> None:
        embedded = str(resources.files("metier") / "almanac")
        self._snapshot = Snapshot(Path(embedded if path is None else path))
        self._lookup = Lookup(self._snapshot)

    def __repr__(self) -> str:
        return f"Atlas({self.id!r})"

    @property
    def id(self) -> str:
        """The snapshot's id."""
        return self._snapshot.id

    @property
    def releases(self) -> Mapping[str, Release]:
        """Every release of the snapshot by address."""
        return self._snapshot.releases

    @property
    def sizes(self) -> Mapping[str, int]:
        """Rows in each table of the snapshot."""
        return self._snapshot.sizes()

    @property
    def report(self) -> Mapping[str, object]:
        """The report of the build that wrote the snapshot."""
        return self._snapshot.report

    @property
    def _coder(self) -> Coder:
        return self._lookup

    def compare(
        self,
        *titles: str,
        place: str | None = None,
        confidence: float = 0.9,
        choices: Sequence[str | None] = (),
        page: str | Path | None = None,
        language: str | None = None,
    ) -> Comparison:
        """Two to five careers side by side.

        Args:
            titles: as typed.
            place: a state or metro area; None for the nation.
            confidence: of margins and verdicts.
            choices: SOC codes that settle the readings; None leaves one to the coder.
            page: a published comparison page, to be audited beside the official figures.
            language: of labels and sentences, `en` or `es`; None for the one in force, English.

        Raises:
            UsageError: too many titles, a confidence out of range, a choice that is no code, an
                unknown language.
            NotFoundError: a title that cannot be read, or an unknown place.
            InputError: the page is not one.
        """
        from metier.readers import published

        with speaking(language):
            made = assemble.compare(
                self._snapshot,
                self._coder,
                titles,
                place=place,
                confidence=confidence,
                choices=choices,
                page=() if page is None else published.read(Path(page)).facts,
            )
        return Comparison(**{f.name: getattr(made, f.name) for f in fields(made)})

    def career(
        self,
        title: str,
        *,
        place: str | None = None,
        confidence: float = 0.9,
        language: str | None = None,
    ) -> Comparison:
        """Everything known of one career: a comparison of one."""
        return self.compare(title, place=place, confidence=confidence, language=language)

    def find(self, text: str, *, industry: str | None = None, limit: int = 5) -> Coding:
        """The occupations that a title may mean, likeliest first.

        Args:
            industry: of the employer, in words; None if unknown.

        Raises:
            NotFoundError: the title was declined; the reason is in the error.
        """
        coding = self._lookup.code(text, industry=industry)
        if not coding.candidates:
            assemble.read_title(self._snapshot, self._coder, text)
        return replace(coding, candidates=coding.candidates[:limit])

    def suggest(self, prefix: str, limit: int = 8) -> list[Suggestion]:
        """The titles that a text may be the beginning of, likeliest first; empty for nonsense."""
        return self._lookup.suggest(prefix, limit)

    def code(self, titles: Iterable[str]) -> Sequence[Coding]:
        """Many titles coded; one that is declined has no candidates and a note.

        They are read in blocks when they are looked at. Reasons name lists, not like
        titles; `find` names those.
        """
        return self._lookup.code_all(list(titles))

    @cached_property
    def code_columns(self) -> TitleColumns:
        """The columns that `metier code` adds to a file: a function of a batch of titles."""
        return TitleColumns(self._lookup.columns)

    def skills(
        self, texts: Iterable[str], *, labels: str | Path | None = None
    ) -> list[list[Skill]]:
        """The names of technology, skills and knowledge that each text asks for, each once.

        Args:
            texts: as of postings.
            labels: ESCO's `skills_en.csv`, whose labels are looked for as well.

        Raises:
            InputError: the file of labels is missing or not one.
        """
        return list(self._finder(None if labels is None else Path(labels)).find_all(texts))

    @once
    def _finder(self, labels: Path | None) -> SkillFinder:
        from metier.coding.skills import MEASURES, SkillFinder, terms
        from metier.readers import esco

        named = self._snapshot.table(None, measures=list(MEASURES), any_title=True)
        own = terms(*(named[name].to_pylist() for name in ("measure", "group")))
        return SkillFinder((*own, *(() if labels is None else esco.labels(labels))))

    def facts(
        self,
        *,
        occupation: str | None = None,
        title: str | None = None,
        measure: str | None = None,
        place: str | None = None,
    ) -> pa.Table:
        """Facts as an Arrow table with the columns of the contract.

        Args:
            occupation: a SOC 2018 code: with the figures of the codes that other
                publications give it, and, with `inherited_from`, of those that join it with
                others; or a code of another system, as `census-occ-2018/5100`, alone. None for
                all, or for the one that `title` is read as.
            title: as typed; where a measure has no figure of the title alone, its
                occupation's come instead, with the code in `inherited_from`. None for
                figures of occupations and titles alike.
            measure: an id of the catalogue; None for all.
            place: a state or metro area; None for all.

        Raises:
            CodeError, UsageError: an unreadable code, a place that could be several.
            NotFoundError: an unknown measure or place, a title that cannot be read.
        """
        if measure is not None:
            measure_of(measure)
        measures = None if measure is None else [measure]
        spot = None if place is None else [find_place(place, self._snapshot.places()).code]
        if title is None:
            if occupation is None:
                return self._snapshot.table(None, measures=measures, places=spot, any_title=True)
            return of_occupation(self._snapshot, code_of(occupation), measures, spot)
        canonical = spelled_out(self._coder.code(title).canonical_title)
        if occupation is None:
            code = assemble.read_title(self._snapshot, self._coder, title).occupation
        else:
            code = code_of(occupation)
        own = self._snapshot.table([code], title=canonical, measures=measures, places=spot)
        return with_inherited(own, of_occupation(self._snapshot, code, measures, spot), canonical)

    def jobs(self, query: str = "", **options: Unpack[Options]) -> Jobs:
        """The postings with those words, narrowed down by `metier.jobs.Options`."""
        from metier.jobs import find_jobs

        return find_jobs(self._snapshot, self._coder, query, **options)

    def standing(self, posting: Mapping[str, object]) -> str:
        """Where the pay of a posting lies among those who work in its occupation, in words."""
        from metier.jobs import standing_of

        return standing_of(self._snapshot, posting)

    def explain(
        self,
        title: str,
        measure: str,
        *,
        against: str | None = None,
        place: str | None = None,
        confidence: float = 0.9,
    ) -> tuple[Comparison, tuple[nouns.Row, ...]]:
        """The rows of one measure for one career, or two, with all that leads to them.

        Raises:
            NotFoundError: no such measure or title.
        """
        measure_of(measure)
        titles = (title,) if against is None else (title, against)
        sheet = self.compare(*titles, place=place, confidence=confidence)
        return sheet, assemble.rows_about(sheet, measure)
