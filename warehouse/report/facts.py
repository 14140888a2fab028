"""Read from bi/ what a report shows: the chosen articles, their quotes and all that a quote is counted by.

One publication is read from beginning to end. What is counted: queries.py. Nothing is packed here: packing.py.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from transforms.document import BESIDE_ARTICLE, EntityType, Role, Row
from warehouse.bi import reader
from warehouse.queries.selection import Selection

_DOCUMENT_COLUMNS = (
    *("document_id", "published_date", "published_month", "publisher", "agency", "headline", "url", "source_uri"),
    *("duplicate_of_document_id", "revision", "word_count", "published_date_reason", "published_date_confidence"),
)
_QUOTE_COLUMNS = (
    *("document_id", "published_month", "quote_id", "position", "quote_type", "is_statement", "text", "text_display"),
    *("cue_start_char", "cue_end_char", "speaker_label"),
    *("quote_rule", "quote_confidence", "speaker_entity_id", "speaker_name", "speaker_kind", "speaker_start_char"),
    *("speaker_end_char", "speaker_role", "speaker_rule", "speaker_reason", "speaker_confidence"),
    *("speaker_runner_up_name", "addressee_text", "speech_act", "statement_id", "statement_date"),
    "statement_place_text",
)
# Columns of `quotes_wide` that a quote is counted or chosen by and `quotes` lacks.
_WIDE_COLUMNS = ("quote_id", "document_id", "is_statement", "speaker_name", "topic_1")
_TOPIC_COLUMNS = ("name", "path", "is_retired", "topic_id")
# What the page sets off from the body, by the order of its numbers there.
BESIDE_BODY = tuple(role.value for role in Role if role == Role.CAPTION or role in BESIDE_ARTICLE)
_BESIDE_COLUMNS = ("document_id", "role", "start_char", "end_char")
_BETWEEN_TOPICS = " > "
_REVISION_COLUMNS = ("document_id", "replaced_by_document_id", "revision", "headline", "replaced_at")
_REJECT_COLUMNS = ("reject_id", "source_uri", "stage", "reason_code", "message", "run_id")


@dataclass(frozen=True, slots=True)
class PieceFacts:
    """A piece of a quote: its place in the article's text, in code points, and whether marks stand around it."""

    start_char: int
    end_char: int
    is_quoted: bool


@dataclass(frozen=True, slots=True)
class QuoteFacts:
    """A quote: its row of `quotes` with `publisher` and `topic_1`, its pieces, and the ids that it is counted by.

    `speaker_ids` are entities, or names where a name has no entity. `company_ids` are the speakers of the article.
    `branch` is the topic of the first level above `topic_1`. What is not `is_chosen` stands in the article, uncounted.
    """

    row: Row
    pieces: tuple[PieceFacts, ...]
    speaker_ids: tuple[str, ...]
    person_ids: tuple[str, ...]  # those of the speakers that are people
    mentioned_ids: tuple[str, ...]
    company_ids: tuple[str, ...]
    branch: str | None
    is_chosen: bool

    @property
    def is_statement(self) -> bool:
        """Say whether somebody says it."""
        return bool(self.row["is_statement"])

    @property
    def is_counted(self) -> bool:
        """Say whether it is counted: somebody says it, and the selection chooses it."""
        return self.is_statement and self.is_chosen


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All that a report shows.

    `articles` are rows of `documents` with their `text` and what stands `beside` its body (rows of `sentences`), the
    latest first, undated last; `quotes` are in their order, scare quotes among them. `entities` are rows of `entities`
    by id. `copies` are rows of articles left out.
    """

    articles: Sequence[Row]
    quotes: Sequence[QuoteFacts]
    entities: Mapping[str, Row]
    copies: Sequence[Row]
    revisions: Sequence[Row]
    rejects: Sequence[Row]

    @property
    def statements(self) -> Iterable[QuoteFacts]:
        """The quotes that are counted."""
        return (quote for quote in self.quotes if quote.is_counted)


@dataclass(frozen=True, slots=True)
class QuoteSources:
    """What is read of all quotes: rows of `quotes_wide`, of `quote_speakers`, and the ids of those that are counted.

    No scare quote is.
    """

    wide: pa.Table
    several: pa.Table
    chosen_ids: frozenset[str]


def read_facts(data: Path, selection: Selection) -> ReportFacts:
    """Read the facts of the articles that `selection` chooses.

    Raises:
        FileNotFoundError: nothing is published there.
    """
    bi = reader.generation(data)
    documents = reader.read(bi, "documents", _DOCUMENT_COLUMNS)
    wide = reader.read(bi, "quotes_wide", _WIDE_COLUMNS)
    several = reader.read(bi, "quote_speakers", ("document_id", "quote_id", "entity_id", "speaker_name"))
    chosen_quotes = selection.choose_quotes(wide, several)
    chosen = selection.choose_articles(documents, chosen_quotes)
    articles = sorted(chosen.to_pylist(), key=_order_of)
    owners = chosen["document_id"].combine_chunks()
    texts = _read_by_id(bi, "document_texts", ("document_id", "text"), owners)
    beside = _read_beside(bi, owners)
    for article in articles:
        article["text"] = texts[article["document_id"]]["text"]
        article["beside"] = beside[article["document_id"]]
    told = QuoteSources(wide, several, frozenset(chosen_quotes["quote_id"].to_pylist()))
    quotes = _read_quotes(bi, articles, owners, told)
    return ReportFacts(
        articles=articles,
        quotes=quotes,
        entities=_read_entities(bi, quotes),
        copies=_copies_of(documents, owners),
        revisions=_read_own(bi, "document_revisions", _REVISION_COLUMNS, owners, "replaced_by_document_id").to_pylist(),
        rejects=reader.read(bi, "rejects", _REJECT_COLUMNS).to_pylist(),
    )


def _order_of(article: Row) -> tuple[int, str]:
    """Order articles by day, the latest first, undated last, then by id."""
    day: date | None = article["published_date"]
    return (-day.toordinal() if day else 1), article["document_id"]


def _read_own(bi: Path, table: str, columns: Sequence[str], ids: pa.Array, key: str = "document_id") -> pa.Table:
    rows = reader.read(bi, table, columns)
    return rows.filter(pc.is_in(rows[key], ids))


def _read_by_id(bi: Path, table: str, columns: Sequence[str], ids: pa.Array) -> dict[str, Row]:
    """Read the rows whose first column is one of `ids`, by that."""
    return {row[columns[0]]: row for row in _read_own(bi, table, columns, ids, columns[0]).to_pylist()}


def _read_beside(bi: Path, owners: pa.Array) -> dict[str, list[Row]]:
    """Read captions and what else stands beside the body of each article, in order of the text."""
    sentences = reader.read(bi, "sentences", _BESIDE_COLUMNS)
    chosen = pc.and_(
        pc.is_in(sentences["role"], pa.array(BESIDE_BODY, pa.string())), pc.is_in(sentences["document_id"], owners)
    )
    beside: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(sentences.filter(chosen).to_pylist(), key=itemgetter("start_char")):
        beside[row["document_id"]].append(row)
    return beside


def _copies_of(documents: pa.Table, originals: pa.Array) -> list[Row]:
    copies: list[Row] = documents.filter(pc.is_in(documents["duplicate_of_document_id"], originals)).to_pylist()
    return sorted(copies, key=_order_of)


def _read_quotes(bi: Path, articles: Sequence[Row], owners: pa.Array, told: QuoteSources) -> list[QuoteFacts]:
    """Read the quotes of the articles, in their order."""
    rows_by_article: dict[str, list[Row]] = defaultdict(list)
    topics = dict(zip(told.wide["quote_id"].to_pylist(), told.wide["topic_1"].to_pylist(), strict=True))
    for row in _read_own(bi, "quotes", _QUOTE_COLUMNS, owners).to_pylist():
        rows_by_article[row["document_id"]].append(row)
    pieces = _read_pieces(bi, owners)
    speakers = _read_speakers(told.several)
    branches = _read_branches(bi)
    mentions = _read_mentions(bi, owners)
    people = _read_people(bi)
    quotes: list[QuoteFacts] = []
    for article in articles:
        rows = sorted(rows_by_article[article["document_id"]], key=itemgetter("position"))
        own = {row["quote_id"]: speakers.get(row["quote_id"]) or _speaker_of(row) for row in rows}
        counted = [names for quote, names in own.items() if quote in told.chosen_ids]
        company = tuple(dict.fromkeys(name for names in counted for name in names))
        for row in rows:
            owner = row["quote_id"]
            topic = topics.get(owner)
            row |= {"topic_1": topic, "publisher": article["publisher"]}
            mentioned = _mentions_inside(pieces[owner], mentions[row["document_id"]])
            is_chosen = owner in told.chosen_ids
            branch = branches.get(topic)
            own_people = tuple(speaker for speaker in own[owner] if speaker in people)
            quotes.append(QuoteFacts(row, pieces[owner], own[owner], own_people, mentioned, company, branch, is_chosen))
    return quotes


def _read_pieces(bi: Path, owners: pa.Array) -> dict[str, tuple[PieceFacts, ...]]:
    columns = ("document_id", "quote_id", "position", "start_char", "end_char", "is_quoted")
    rows = _read_own(bi, "quote_spans", columns, owners).to_pylist()
    pieces: dict[str, list[PieceFacts]] = defaultdict(list)
    for row in sorted(rows, key=itemgetter("position")):
        pieces[row["quote_id"]].append(PieceFacts(row["start_char"], row["end_char"], row["is_quoted"]))
    return defaultdict(tuple, {quote: tuple(found) for quote, found in pieces.items()})


def _read_people(bi: Path) -> frozenset[str]:
    entities = reader.read(bi, "entities", ("entity_id", "entity_type"))
    return frozenset(entities.filter(pc.equal(entities["entity_type"], EntityType.PERSON))["entity_id"].to_pylist())


def _speaker_of(row: Row) -> tuple[str, ...]:
    name = row["speaker_entity_id"] or row["speaker_name"]
    return (name,) if name else ()


def _read_speakers(several: pa.Table) -> dict[str, tuple[str, ...]]:
    """Give the speakers of quotes that have several; those without a name drop out."""
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for row in several.to_pylist():
        name = row["entity_id"] or row["speaker_name"]
        named[row["quote_id"]].update({name: None} if name else {})
    return {quote: tuple(names) for quote, names in named.items()}


def _read_mentions(bi: Path, owners: pa.Array) -> dict[str, list[tuple[int, int, str]]]:
    """List start, end and entity of the mentions of each article, in order of the text."""
    rows = _read_own(bi, "entity_mentions", ("document_id", "start_char", "end_char", "entity_id"), owners)
    mentions: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for owner, *place in zip(*(column.to_pylist() for column in rows.columns), strict=True):
        mentions[owner].append((place[0], place[1], place[2]))
    for found in mentions.values():
        found.sort()
    return mentions


def _read_branches(bi: Path) -> dict[str | None, str]:
    """Give the topic of the first level by the name of each; of two of a name the one that is not retired counts."""
    rows = reader.read(bi, "topics", _TOPIC_COLUMNS).to_pylist()
    ordered = sorted(rows, key=itemgetter("is_retired", "topic_id"), reverse=True)
    return {row["name"]: row["path"].split(_BETWEEN_TOPICS)[0] for row in ordered}


def _mentions_inside(pieces: Sequence[PieceFacts], mentions: Sequence[tuple[int, int, str]]) -> tuple[str, ...]:
    inside: dict[str, None] = {}
    for piece in pieces:
        first = bisect_left(mentions, (piece.start_char,))
        last = bisect_left(mentions, (piece.end_char,))
        inside.update((entity, None) for _, end, entity in mentions[first:last] if end <= piece.end_char)
    return tuple(inside)


def _read_entities(bi: Path, quotes: Iterable[QuoteFacts]) -> dict[str, Row]:
    wanted = {name for quote in quotes for name in (*quote.speaker_ids, *quote.mentioned_ids)}
    ids = pa.array(sorted(wanted), pa.string())
    return _read_by_id(bi, "entities", ("entity_id", "name", "entity_type"), ids) if wanted else {}
