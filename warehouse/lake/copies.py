"""Decide which articles of a batch are copies of others: of stored ones, or of earlier ones of the same batch.

An article is a copy where its signature is as like another's as SIMILAR; the earliest is the original, and copies point
to it, never to each other. Compared are articles of the days around, and undated ones: copies of a story appear soon,
and the cost does not grow with the years. What a signature is: transforms/copies.

Banding: J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", 3.4. With 32 bands of 4 numbers, texts that
share 0.6 of their runs meet in one with probability 0.99.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import numpy as np

from transforms.document import Row, Rows
from warehouse.lake import band_index
from warehouse.lake.data_files import find_rows, read_plain
from warehouse.lake.lake_files import LakeFiles

# Share of runs of words in common from which two texts are one story: more than a half, with room for the estimate.
SIMILAR = 0.6
# How long before or after each other copies of one story appear.
AROUND = timedelta(days=31)
ORIGINAL = "duplicate_of_document_id"  # the column that makes an article a copy
COPY_COLUMNS = (ORIGINAL, "similarity")
_DOCUMENT_COLUMNS = ("document_id", ORIGINAL, "published_date", "published_at")


@dataclass(frozen=True, slots=True)
class SignedArticle:
    """An article as it is compared: its signature, and the original where it is a copy itself."""

    document_id: str
    signature: str
    duplicate_of_document_id: str | None = None


def mark_copies(lake: LakeFiles, written: Rows, replaced: Mapping[str, Row]) -> list[Row]:
    """Mark the `documents` rows that are copies; gives all rows, in the order given.

    A revision of an original stays one: its copies are like it, and would else be taken for what it is a copy of.

    Args:
        lake: the store as the batch finds it.
        written: the rows of the batch, `documents` and `document_texts` among them.
        replaced: by document_id of a row, the stored row that it takes the place of.
    """
    rows = written.get("documents", [])
    texts = {row["document_id"]: row for row in written.get(band_index.TABLE, [])}
    signed = [row for row in rows if texts.get(row["document_id"], {}).get("signature")]
    if not signed:
        return rows
    excluded = {row["document_id"] for row in (*rows, *replaced.values())}
    originals = {document_id for document_id, row in replaced.items() if row[ORIGINAL] is None}
    stored = [article for article in _read_stored(lake, signed, texts) if article.document_id not in excluded]
    return _mark_by_time(rows, texts, CopyIndex(stored), originals)


def mark_copies_anew(documents: Sequence[Row], texts: Iterable[Row]) -> list[Row]:
    """Mark the `documents` rows of copies whose original is gone: the earliest is the original of those like it.

    Args:
        documents: rows of `documents`.
        texts: their rows of `document_texts`.
    """
    return _mark_by_time(documents, {row["document_id"]: row for row in texts}, CopyIndex(), frozenset())


def _mark_by_time(
    rows: Sequence[Row], texts: Mapping[str, Row], index: CopyIndex, originals: Collection[str]
) -> list[Row]:
    """Mark rows as copies of what is in `index` and of earlier ones among them; `originals` are copies of nothing."""
    marks: dict[str, tuple[str, float]] = {}
    for row in sorted(rows, key=_when):
        document_id = row["document_id"]
        signature = texts.get(document_id, {}).get("signature")
        if not signature:
            continue
        original = None if document_id in originals else index.find_original(signature)
        if original is not None:
            marks[document_id] = original
        index.add(SignedArticle(document_id, signature, original and original[0]))
    return [row | dict(zip(COPY_COLUMNS, marks.get(row["document_id"], (None, None)), strict=True)) for row in rows]


class CopyIndex:
    """Signed articles, found by the bands of their signatures."""

    def __init__(self, articles: Iterable[SignedArticle] = ()) -> None:
        self._articles: list[SignedArticle] = []
        self._by_band: dict[tuple[int, str], list[int]] = defaultdict(list)
        for article in articles:
            self.add(article)

    def add(self, article: SignedArticle) -> None:
        """Add an article, for those that are looked up after it."""
        for band in _bands_of(article.signature):
            self._by_band[band].append(len(self._articles))
        self._articles.append(article)

    def find_original(self, signature: str) -> tuple[str, float] | None:
        """Find the original that an article is a copy of, and how like the likest one is (0 to 1); None for no copy."""
        met = {number for band in _bands_of(signature) for number in self._by_band.get(band, ())}
        rated = [(_likeness(signature, self._articles[number].signature), -number) for number in met]
        similarity, number = max(rated, default=(0.0, 0))
        if similarity < SIMILAR:
            return None
        likest = self._articles[-number]
        return likest.duplicate_of_document_id or likest.document_id, round(similarity, 4)


def _bands_of(signature: str) -> list[tuple[int, str]]:
    return [
        (at, signature[at : at + band_index.BAND_DIGITS]) for at in range(0, len(signature), band_index.BAND_DIGITS)
    ]


def _likeness(signature: str, other: str) -> float:
    """Give the share of numbers that two signatures have in common."""
    if signature == other:
        return 1.0
    return float(np.mean(_numbers_of(signature) == _numbers_of(other)))


def _numbers_of(signature: str) -> np.ndarray[tuple[int], np.dtype[np.uint16]]:
    return np.frombuffer(bytes.fromhex(signature), dtype=">u2")


def _read_stored(lake: LakeFiles, signed: Sequence[Row], texts: dict[str, Row]) -> list[SignedArticle]:
    """Read the stored articles of the days around the batch's that share a band with any of it, earliest first."""
    version = texts[signed[0]["document_id"]]["signature_version"]
    bands = band_index.hash_bands([texts[row["document_id"]]["signature"] for row in signed])
    near: dict[str, str] = {}
    segments: set[str | None] = set()
    for file in lake.of(band_index.TABLE):
        rows = band_index.find_sharing(file, bands)
        if not rows:
            continue
        found = read_plain(file.path, ["document_id", "signature", "signature_version", "published_date"]).take(rows)
        sharing = [row for row in found.to_pylist() if row["signature_version"] == version and _is_near(row, signed)]
        near |= {row["document_id"]: row["signature"] for row in sharing}
        segments.add(file.segment)
    documents = find_rows(lake.of("documents", segments), _DOCUMENT_COLUMNS, {"document_id": near.keys()})
    return [
        SignedArticle(row["document_id"], near[row["document_id"]], row[ORIGINAL])
        for row in sorted(documents, key=_when)
    ]


def _is_near(row: Row, signed: Iterable[Row]) -> bool:
    """Say whether a stored text is of the days around any of the batch's articles, or undated."""
    day: date | None = row["published_date"]
    if day is None:
        return True
    own_days: Iterable[date] = (other["published_date"] or other["ingested_at"].date() for other in signed)
    return any(abs(day - own) <= AROUND for own in own_days)


def _when(row: Row) -> tuple[bool, date, datetime, str]:
    """Give when an article appeared, undated ones last, so that the earliest is the original."""
    day: date | None = row["published_date"]
    at: datetime | None = row["published_at"]
    return day is None, day or date.max, at or datetime.max, row["document_id"]
