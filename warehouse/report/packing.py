"""Pack the facts as the page reads them: an index of all quotes that it counts by, and blocks of texts.

The index is columns of numbers, since those of tens of thousands of quotes have to be there at once. Texts, and what is
shown of a quote only beside its text, lie in blocks, which the page unpacks when one is read or searched. What the page
can tell from the text is not packed a second time. How values become streams: streams.py. Offsets stay code points; the
page turns them into its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from itertools import groupby, pairwise
from os.path import commonprefix
from typing import Any
from urllib.parse import unquote, urlsplit

from transforms.document import QuoteRule, QuoteType, RejectReason, Row, SpeakerRule, meaning_of
from warehouse.queries.measures import (
    HEADLINE_CONDITION,
    LIST_COLUMNS,
    LOW_CONFIDENCE,
    MEASURES,
    NEEDS,
    NO_VALUE,
    WORD_CONDITION,
    describe_dimensions,
    write_relations,
)
from warehouse.queries.selection import Selection
from warehouse.report.dimension_values import values_of
from warehouse.report.facts import BESIDE_BODY, QuoteFacts, ReportFacts
from warehouse.report.streams import compress

# Text of one block: small enough to unpack within some tens of milliseconds, large enough to compress well.
_BLOCK_CHARS = 400_000
_TYPES = QuoteType.values()
_PERCENT = 100
# An id says a name without these, and with a hyphen for what else is no letter.
_LEFT_OUT_OF_IDS = re.compile(r"[.']")
_NO_LETTERS = re.compile("[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class PackedBlock:
    """A block, as two streams, since texts and numbers compress better apart."""

    texts: bytes
    quotes: bytes


class Numbering:
    """Numbers values from 1 in the order in which they first come; 0 stands for none."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number_of(self, value: str | None) -> int:
        """Give the number of a value, a new one at first sight; 0 for None and the empty string."""
        return self._numbers.setdefault(value, len(self._numbers) + 1) if value else 0

    @property
    def values(self) -> list[str]:
        """The values in the order of their numbers."""
        return list(self._numbers)


def pack_index(facts: ReportFacts, selection: Selection, made_at: datetime) -> bytes:
    """Pack what the page needs at once."""
    names = {name: Numbering() for name in ("entities", "topics", "branches", "publishers", "roles", "statements")}
    quotes = _pack_quotes(facts, names)
    articles = _pack_articles(facts, names)
    branches = {quote.row["topic_1"]: quote.branch for quote in facts.quotes}
    branch_of_topic = [names["branches"].number_of(branches[topic]) for topic in names["topics"].values]
    return compress({
        "made_at": f"{made_at:%Y-%m-%d %H:%M} UTC",
        "selection": {name: str(value) for name, value in asdict(selection).items() if value is not None},
        "types": _TYPES,
        "low_confidence": LOW_CONFIDENCE,
        "quotes": quotes,
        "articles": articles,
        "entities": _pack_entities(facts, names["entities"].values),
        "topics": names["topics"].values,
        "branches": names["branches"].values,
        "branch_of_topic": branch_of_topic,
        "publishers": names["publishers"].values,
        "roles": names["roles"].values,
        "statements": names["statements"].values,
        "copies": [_pack_copy(row) for row in facts.copies],
        "revisions": [_pack_revision(row) for row in facts.revisions],
        "rejects": [_pack_reject(row) for row in facts.rejects],
        "meanings": describe_rules(),
        "sql": describe_sql(selection),
    })


def describe_sql(selection: Selection) -> Mapping[str, Any]:
    """Give the parts of warehouse/queries/measures.py from which the page writes the same SQL."""
    return {
        "relations": write_relations(selection),
        "needs": NEEDS,
        "dimensions": describe_dimensions(),
        "measures": MEASURES,
        "columns": LIST_COLUMNS,
        "word": WORD_CONDITION,
        "headline_word": HEADLINE_CONDITION,
    }


def _pack_quotes(facts: ReportFacts, names: Mapping[str, Numbering]) -> dict[str, list[int]]:
    quotes = facts.quotes
    told = _count_articles_by_statement(quotes)
    number = {name: numbering.number_of for name, numbering in names.items()}
    return {
        "type": [_TYPES.index(quote.row["quote_type"]) for quote in quotes],
        "topic": [number["topics"](quote.row["topic_1"]) for quote in quotes],
        "role": [number["roles"](quote.row["speaker_role"]) for quote in quotes],
        "confidence": [_percent_of(quote.row["speaker_confidence"]) for quote in quotes],
        "unsaid": _step([index for index, quote in enumerate(quotes) if not quote.is_statement]),
        "unsure": _step([index for index, quote in enumerate(quotes) if NO_VALUE not in values_of(quote, "unsure")]),
        "left_out": _step([index for index, quote in enumerate(quotes) if quote.is_statement and not quote.is_chosen]),
        "position": _exceptions_of_position(quotes),
        "speakers": _pack_lists((quote.speaker_ids for quote in quotes), names["entities"]),
        "mentioned": _pack_lists((quote.mentioned_ids for quote in quotes), names["entities"]),
        "statement": [
            number["statements"](statement) if told.get(statement := quote.row["statement_id"], 0) > 1 else 0
            for quote in quotes
        ],
    }


def _count_articles_by_statement(quotes: Iterable[QuoteFacts]) -> dict[str, int]:
    places = {(quote.row["statement_id"], quote.row["document_id"]) for quote in quotes if quote.is_counted}
    counts: dict[str, int] = {}
    for statement, _ in places:
        counts[statement] = counts.get(statement, 0) + 1
    counts.pop(None, None)  # type: ignore[call-overload]
    return counts


def _percent_of(confidence: float | None) -> int:
    """Give a confidence in percent; -1 where there is none."""
    return -1 if confidence is None else round(_PERCENT * confidence)


def _exceptions_of_position(quotes: Iterable[QuoteFacts]) -> list[int]:
    """Give the positions of quotes by article, less those that count on from 1: mostly zeros, which compress away."""
    return [
        quote.row["position"] - expected
        for _, own in groupby(quotes, key=_article_of)
        for expected, quote in enumerate(own, start=1)
    ]


def _article_of(quote: QuoteFacts) -> str:
    document_id: str = quote.row["document_id"]
    return document_id


def _pack_lists(values: Iterable[Sequence[str]], numbering: Numbering) -> list[int]:
    """Pack lists of values: the length of each, then its numbers."""
    return [number for some in values for number in (len(some), *map(numbering.number_of, some))]


def _step(numbers: Sequence[int]) -> list[int]:
    """Give each number less the one before, which compresses better."""
    return [later - earlier for earlier, later in pairwise([0, *numbers])]


def _pack_articles(facts: ReportFacts, names: Mapping[str, Numbering]) -> dict[str, list[Any]]:
    quote_counts: dict[str, int] = {}
    for quote in facts.quotes:
        quote_counts[_article_of(quote)] = quote_counts.get(_article_of(quote), 0) + 1
    articles = facts.articles
    return {
        "id": [article["document_id"] for article in articles],
        "headline": [article["headline"] for article in articles],
        "publisher": [names["publishers"].number_of(article["publisher"]) for article in articles],
        "day": [_day_of(article) for article in articles],
        "day_reason": [article["published_date_reason"] for article in articles],
        "url": [web_address_of(article) for article in articles],
        "file": [file_name_of(article["source_uri"]) for article in articles],
        "revision": [article["revision"] for article in articles],
        "words": [article["word_count"] for article in articles],
        "quotes": [quote_counts.get(article["document_id"], 0) for article in articles],
        "block": [number for number, block in enumerate(_blocks_of(articles)) for _ in block],
    }


def _day_of(article: Row) -> str | None:
    day: date | None = article["published_date"]
    return None if day is None else day.isoformat()


def web_address_of(article: Row) -> str | None:
    """Give where the article can be read on the web; None where no such address is known."""
    addresses = (article["url"], article["source_uri"])
    return next((url for url in addresses if url and urlsplit(url).scheme in {"http", "https"}), None)


def file_name_of(source_uri: str | None) -> str | None:
    """Give the name of the file alone: folders are nobody's business who is given the report."""
    return unquote((source_uri or "").rpartition("/")[2]) or None


def _pack_entities(facts: ReportFacts, names: Sequence[str]) -> dict[str, list[str | int]]:
    """Give id, name and type of entities; 0 for an id that says no more than those. A name alone stands for itself."""
    unknown = {"name": None, "entity_type": ""}
    rows = [facts.entities.get(name, unknown) | {"entity_id": name} for name in names]
    return {
        "id": [0 if _is_id_of_name(row) else row["entity_id"] for row in rows],
        "name": [row["name"] or row["entity_id"] for row in rows],
        "type": [row["entity_type"] for row in rows],
    }


def _is_id_of_name(entity: Row) -> bool:
    """Say whether the page can make the id of type and name; it knows no more of letters than ASCII."""
    name: str = entity["name"] or ""
    words = _NO_LETTERS.sub("-", _LEFT_OUT_OF_IDS.sub("", name.lower()))
    return name.isascii() and entity["entity_id"] == f"{entity['entity_type']}.{words}"


def _pack_copy(row: Row) -> dict[str, Any]:
    kept = {name: row[name] for name in ("headline", "publisher")}
    return {"of": row["duplicate_of_document_id"], "day": _day_of(row), "url": web_address_of(row), **kept}


def _pack_revision(row: Row) -> dict[str, Any]:
    return {
        "id": row["replaced_by_document_id"],
        "revision": row["revision"],
        "headline": row["headline"],
        "replaced_at": f"{row['replaced_at']:%Y-%m-%d %H:%M} UTC",
    }


def _pack_reject(row: Row) -> dict[str, Any]:
    meaning = meaning_of(row["reason_code"], RejectReason)
    return {
        "id": row["reject_id"],
        "file": file_name_of(row["source_uri"]),
        "reason": row["reason_code"],
        "meaning": meaning,
        "message": row["message"],
    }


def pack_blocks(facts: ReportFacts) -> Iterator[PackedBlock]:
    """Yield the blocks: the texts of some articles, and beside them columns of their quotes."""
    quotes = {owner: list(own) for owner, own in groupby(facts.quotes, key=_article_of)}
    for block in _blocks_of(facts.articles):
        own = [
            {"beside": _pack_beside(article["beside"])}
            | _pack_article(facts, article["text"], quotes.get(article["document_id"], []))
            for article in block
        ]
        columns = {name: [article[name] for article in own] for name in own[0]}
        yield PackedBlock(compress([article["text"] for article in block]), compress(columns))


def _blocks_of(articles: Sequence[Row]) -> Iterator[list[Row]]:
    """Cut the articles into runs of some _BLOCK_CHARS; one that is longer has a block of its own."""
    block: list[Row] = []
    size = 0
    for article in articles:
        length = len(article["text"])
        if block and size + length > _BLOCK_CHARS:
            yield block
            block, size = [], 0
        block.append(article)
        size += length
    if block:
        yield block


# What is shown of a quote beside its text, in columns: the name on the page and the column of `quotes`.
_SHOWN_COLUMNS = {
    "kind": "speaker_kind",
    "rule": "quote_rule",
    "speaker_rule": "speaker_rule",
    "next_best": "speaker_runner_up_name",
    "to": "addressee_text",
    "act": "speech_act",
    "said_in": "statement_place_text",
}
# Stand in a reason for the name of the speaker, and for the words of the source between marks, which most of them
# repeat: the reasons of a block become much alike.
_NAME_OF_SPEAKER = "\x01"
_SOURCE_IN_MARKS = "\x02"


def _pack_article(facts: ReportFacts, text: str, quotes: Sequence[QuoteFacts]) -> dict[str, list[Any]]:
    sources = [_source_of(quote, text) for quote in quotes]
    columns = {name: [quote.row[column] for quote in quotes] for name, column in _SHOWN_COLUMNS.items()}
    return {
        "pieces": [number for quote in quotes for number in _pack_pieces(quote)],
        "cue": [_pack_place(quote, "cue") for quote in quotes],
        "source": [_pack_place(quote, "speaker") for quote in quotes],
        "sure": [_percent_of(quote.row["quote_confidence"]) for quote in quotes],
        "said_on": [day and day.isoformat() for day in (quote.row["statement_date"] for quote in quotes)],
        "why": [_pack_reason(facts, quote, source) for quote, source in zip(quotes, sources, strict=True)],
        "shown": [pack_change(quote.row["text"], quote.row["text_display"]) for quote in quotes],
        "label": [
            None if quote.speaker_ids else pack_change(source, quote.row["speaker_label"])
            for quote, source in zip(quotes, sources, strict=True)
        ],
        # a column in which nothing stands is left empty
        **{name: values if any(values) else [] for name, values in columns.items()},
    }


def _pack_beside(sentences: Sequence[Row]) -> list[int]:
    """Pack sentences beside the body: for each how far behind the one before it begins, its length, and its role."""
    packed, end = [], 0
    for row in sentences:
        packed += [row["start_char"] - end, row["end_char"] - row["start_char"], BESIDE_BODY.index(row["role"])]
        end = row["end_char"]
    return packed


def _source_of(quote: QuoteFacts, text: str) -> str:
    """Give the words of the source as they stand in the article; empty where there is none."""
    start, end = quote.row["speaker_start_char"], quote.row["speaker_end_char"]
    return "" if start is None else text[start:end]


def _pack_reason(facts: ReportFacts, quote: QuoteFacts, source: str) -> str | None:
    """Give the reason with signs where the page can put in the name of the first speaker, or the source, again."""
    reason: str | None = quote.row["speaker_reason"]
    entity = facts.entities.get(quote.speaker_ids[0]) if quote.speaker_ids else None
    if reason and entity:
        reason = reason.replace(entity["name"], _NAME_OF_SPEAKER)
    return reason.replace(f'"{source}"', _SOURCE_IN_MARKS) if reason and source else reason


def pack_change(text: str, changed: str) -> int | str | tuple[int, int, str]:
    """Pack words as a change of a text that the page has.

    Returns:
        How many characters are taken away at the end, where that is all. Else where the one stretch that differs
        begins, how many characters it has, and what stands for it; the words themselves where nothing else is left.
    """
    if text and text.startswith(changed):
        return len(text) - len(changed)
    front = len(commonprefix([text, changed]))
    back = len(commonprefix([text[front:][::-1], changed[front:][::-1]]))
    if front + back == 0:
        return changed
    return front, len(text) - front - back, changed[front : len(changed) - back]


def _pack_pieces(quote: QuoteFacts) -> Iterator[int]:
    """Yield how many pieces there are; of each its start less the end before it, its length, and 1 for marks."""
    yield len(quote.pieces)
    end = 0
    for piece in quote.pieces:
        yield from (piece.start_char - end, piece.end_char - piece.start_char, int(piece.is_quoted))
        end = piece.end_char


def _pack_place(quote: QuoteFacts, prefix: str) -> list[int] | int:
    """Give start, counted from that of the quote, and length of its cue or source; 0 where there is none."""
    start, end = quote.row[f"{prefix}_start_char"], quote.row[f"{prefix}_end_char"]
    if start is None:
        return 0
    return [start - (quote.pieces[0].start_char if quote.pieces else 0), end - start]


def describe_rules() -> dict[str, str]:
    """Give the meaning of each rule that finds a quote or its speaker."""
    return {str(rule): rule.meaning for vocabulary in (QuoteRule, SpeakerRule) for rule in vocabulary}
