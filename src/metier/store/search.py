"""Full-text search in the postings of a snapshot: a tantivy index beside their Parquet files.

    SNAPSHOT/search/                 the index; segments never change once written
    SNAPSHOT/search/values.json      the values of the columns that are counted
    SNAPSHOT/search/checksums.json   size and sha256 of each of its files

The index is made from the postings, so it is no part of the snapshot's id: tantivy names
its segments at random. It takes up the index of the snapshot before by linking its segments.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa
import tantivy

from metier.errors import UsageError
from metier.model.postings import Found, Posting, Sort, Wanted
from metier.store import checksums
from metier.store.counting import KEPT, Counter
from metier.store.fields import document, posting, schema
from metier.store.postings import carry, link, write
from metier.store.queries import Phrase, is_one_word, phrases, query, slips
from metier.store.values import Values

FOLDER = "search"
VALUES = "values.json"
MEMORY = 2_000_000_000
"""Bytes that the index may hold before it writes a segment: about two million postings of a
thousand characters, as one segment is searched and counted faster than two."""
DEEPEST = 10_000
"""Postings that can be looked through from the first one on."""
_BY = {Sort.PAY: "pay", Sort.DATE: "posted"}
_OTHER = "one with other fields, of another version of metier"
_CHANGING = ("meta.json", ".managed.json")


def add(
    folder: Path,
    batches: Iterable[pa.RecordBatch],
    previous: Path | None,
    carried: Collection[str],
) -> None:
    """Add postings to a snapshot in the making: their files, and the index of them.

    Args:
        folder: of that snapshot.
        previous: the snapshot before, of which the postings of `carried` stay; None for none.

    Raises:
        InputError, SnapshotError: see `metier.store.postings` and `index`.
    """
    before = None if previous is None else previous / FOLDER
    new = write(folder, batches)
    index(folder / FOLDER, new, before, carried=carried)
    if previous is not None:
        carry(folder, previous, carried)


def index(
    folder: Path,
    batches: Iterable[pa.RecordBatch],
    previous: Path | None = None,
    *,
    carried: Collection[str] | None = None,
) -> None:
    """Write the index of a snapshot's postings.

    With the index of the snapshot before, only what is new is indexed: the effort goes by
    the new postings, not by all.

    Args:
        folder: where it is written; made.
        batches: in the columns of `POSTINGS`; those that `previous` has not.
        previous: the index of the snapshot before; None for none.
        carried: the sources whose postings stay as `previous` has them, all others of it
            being dropped; None for all.

    Raises:
        SnapshotError: the index before is missing or damaged.
    """
    folder.mkdir()
    known = {} if previous is None else _take_over(previous, folder)
    fields = schema()
    if previous is not None and tantivy.Index.open(str(folder)).schema != fields:
        raise checksums.damaged(previous, _OTHER)
    values = Values() if previous is None else _values(previous)
    tantivy_index = tantivy.Index(fields, str(folder))
    # else it would be read again, and locked for that, at every commit
    tantivy_index.config_reader("manual")
    # one thread writes while this one makes documents: two cores are busy
    writer = tantivy_index.writer(MEMORY, 1)
    if carried is not None and previous is not None:
        writer.delete_documents_by_query(_not_of(carried, fields))
    for batch in batches:
        for row in batch.to_pylist():
            writer.add_document(document(row, fields, values))
    writer.commit()
    writer.wait_merging_threads()
    values.write(folder / VALUES)
    for lock in folder.glob("*.lock"):
        lock.unlink()
    for name in _CHANGING:
        (folder / name).chmod(0o644)  # as all other files; tantivy keeps these to their owner
    checksums.write(folder, known)


class PostingsIndex:
    """The index of a snapshot's postings, checked byte for byte when opened.

    Args:
        folder: of the snapshot.
        kept: searches of which the counts are kept for when they are asked for again.

    Raises:
        SnapshotError: the index is missing or damaged.
    """

    def __init__(self, folder: Path, kept: int = KEPT) -> None:
        self._folder = folder / FOLDER
        checksums.verify(self._folder)
        view = _view(self._folder)
        # kept while the index is open: tantivy may still come back to its lock for a moment
        weakref.finalize(self, shutil.rmtree, view, ignore_errors=True)
        try:
            opened = tantivy.Index.open(str(view))
            opened.config_reader("manual")
            self._searcher = opened.searcher()
        except (OSError, ValueError) as error:
            raise checksums.damaged(self._folder, str(error)[:120]) from error
        self._fields = schema()
        if opened.schema != self._fields:
            raise checksums.damaged(self._folder, _OTHER)
        self._values = _values(self._folder)
        self._counter = Counter(self._searcher, self._fields, self._values, kept)
        # of a segment with dropped postings the counts of words are too high
        self._is_whole = not any(self._folder.glob("*.del"))

    def __len__(self) -> int:
        return self._searcher.num_docs

    def search(self, wanted: Wanted) -> Found:
        """The postings that fit, in order, with the count of all and of each facet asked for.

        A word that no posting has is taken for words a slip or two away, if nothing is
        found otherwise.

        Raises:
            UsageError: a query that is too long or has no words, or too deep an offset.
        """
        if wanted.offset + wanted.limit > DEEPEST:
            asked = f"up to {wanted.offset + wanted.limit:,}"
            raise UsageError(
                "--offset", f"postings up to {DEEPEST:,}", asked, "narrow the search down"
            )
        words = phrases(wanted.words)
        found = self._search(wanted, words)
        unknown = () if found.count else self._unknown(words)
        return self._search(wanted, words, unknown) if unknown else found

    def _search(
        self, wanted: Wanted, words: list[Phrase], misspelled: tuple[str, ...] = ()
    ) -> Found:
        ranked = bool(words) and wanted.sort is Sort.RELEVANCE
        counted = is_one_word(wanted, words, misspelled) and self._is_whole
        result = self._searcher.search(
            query(wanted, words, self._fields, self._values, misspelled, ranked=ranked),
            max(wanted.limit, 1),
            count=not counted,
            order_by_field=None if ranked else _BY.get(wanted.sort, "posted"),
            offset=wanted.offset,
        )
        count = self._searcher.doc_freq("text", words[0][0]) if counted else _count(result)
        hits = tuple(self._posting(address) for _, address in result.hits[: wanted.limit])
        if not (wanted.facets and count):
            return Found(wanted, count, hits, misspelled=misspelled)
        facets = self._counter.facets(wanted, misspelled, count)
        return Found(wanted, count, hits, facets, misspelled)

    def _unknown(self, words: list[Phrase]) -> tuple[str, ...]:
        """Single words that no posting has and that are long enough to be misspelled."""
        single = [phrase[0] for phrase in words if len(phrase) == 1]
        freq = self._searcher.doc_freq
        return tuple(word for word in single if slips(word) and not freq("text", word))

    def _posting(self, address: tantivy.DocAddress) -> Posting:
        return posting(self._searcher.doc(address)["card"][0])


def _count(result: tantivy.SearchResult) -> int:
    count: int = result.count  # type: ignore[attr-defined]  # its stub forgets it
    return count


def _view(folder: Path) -> Path:
    """A folder of links to the files of an index, into which tantivy may write its locks."""
    view = Path(tempfile.mkdtemp(prefix="metier-"))
    for name in checksums.files(folder):
        (view / name).symlink_to((folder / name).resolve())
    return view


def _take_over(previous: Path, folder: Path) -> dict[str, Any]:
    """Link the segments of the index before; their checksums."""
    known = {
        name: checksum
        for name, checksum in checksums.verify(previous).items()
        if name not in (*_CHANGING, VALUES)
    }
    for name in _CHANGING:
        shutil.copyfile(previous / name, folder / name)
    for name in known:
        link(previous / name, folder / name)
    return known


def _values(folder: Path) -> Values:
    try:
        return Values.read(folder / VALUES)
    except (OSError, ValueError) as error:
        raise checksums.damaged(folder, _OTHER) from error


def _not_of(carried: Collection[str], fields: tantivy.Schema) -> tantivy.Query:
    kept = tantivy.Query.term_set_query(fields, "source", sorted(carried))
    everything = (tantivy.Occur.Must, tantivy.Query.all_query())
    return tantivy.Query.boolean_query([everything, (tantivy.Occur.MustNot, kept)])
