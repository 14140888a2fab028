"""Check what rows must agree on: ids and positions, offsets and texts, references and keys, counts, hashes and rows.

Takes types and nulls as declared: __init__.py checks those first. What needs the whole store: warehouse/audit.
"""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import numpy as np

from transforms.document import STATEMENT_TYPES
from warehouse.checks import arrow_ids
from warehouse.checks.date_periods import check_dates
from warehouse.checks.violations import ColumnBatch, Violation
from warehouse.checks.word_counting import count_words, count_words_of_column
from warehouse.fields import Table
from warehouse.tables import TABLES

Batches = Mapping[str, ColumnBatch]
_OF_ARTICLE = ("document_id", "published_date", "published_month", "run_id")
# Rows of versions that are gone: nothing else speaks of their articles.
_HISTORY = "document_revisions"
_TIME_OF_STATEMENT = ("statement_date", "statement_period_start", "statement_period_end", "statement_date_evidence")
_UNITS = {"document": "documents", "section": "sections", "quote": "quotes"}


def _offset_columns_of(table: Table) -> tuple[tuple[str, str, str | None], ...]:
    """Give the columns of offsets, and of the text beside them, by their names: start_char, cue_start_char, ..."""
    names = {column.name for column in table.columns}
    prefixes = [name.removesuffix("end_char") for name in names if name.endswith("end_char")]
    return tuple((f"{at}start_char", f"{at}end_char", f"{at}text" if f"{at}text" in names else None) for at in prefixes)


_OFFSET_COLUMNS = {name: _offset_columns_of(table) for name, table in TABLES.items()}
_ROW_IDS = {
    name: tuple(column.name for column in table.columns if column.is_of_document) for name, table in TABLES.items()
}


def find_violations(batches: Batches) -> Iterator[Violation]:
    """Yield what the rows of these tables do not agree on; types and nulls are as declared already."""
    texts = dict(batches["document_texts"].rows("document_id", "text")) if "document_texts" in batches else {}
    for batch in batches.values():
        yield from _check_ids(batch)
        yield from _check_references(batch, batches)
        yield from _check_article_columns(batch, batches.get("documents"))
        yield from _check_months(batch)
        if texts:
            yield from _check_offsets(batch, texts)
        if "text" in batch.columns and "word_count" in batch.columns:
            yield from _check_word_counts(batch)
    yield from _check_documents(batches, texts)
    yield from _check_body_starts(batches, texts)
    yield from _check_revisions(batches)
    yield from _check_topic_units(batches)
    yield from _check_headings(batches, texts)
    yield from _check_pieces(batches)
    yield from _check_circumstances(batches)
    if "dates" in batches:
        yield from check_dates(batches["dates"])


def _check_ids(batch: ColumnBatch) -> Iterator[Violation]:
    """Check that ids are made of the document's, and own ones of what else the row says."""
    for name in _ROW_IDS[batch.table.name]:
        if arrow_ids.begin_with(batch.arrow, name, "document_id"):
            continue
        for at, (value, document_id) in enumerate(batch.rows(name, "document_id")):
            if value is not None and not value.startswith(document_id):
                yield batch.violation(at, "id of its article", f"{name} is {value}, of another article")

    yield from _check_own_ids(batch)


def _check_own_ids(batch: ColumnBatch) -> Iterator[Violation]:
    """Check that a row's own id says its position, or the type of an entity."""
    key = batch.table.key[0]
    has_own_id = len(batch.table.key) == 1 and key in _ROW_IDS[batch.table.name]
    if has_own_id and "position" in batch.columns and not arrow_ids.end_with(batch.arrow, key, "position"):
        for at, (value, position) in enumerate(batch.rows(key, "position")):
            if int(value.rpartition(".")[2].lstrip("xsqp")) != position:
                yield batch.violation(at, "id and position", f"position is {position}")

    if key == "entity_id" and "entity_type" in batch.columns:
        for at, (value, kind) in enumerate(batch.rows(key, "entity_type")):
            if not value.startswith(f"{kind}."):
                yield batch.violation(at, "id and type", f"entity_type is {kind}")


def _check_references(batch: ColumnBatch, batches: Batches) -> Iterator[Violation]:
    for column in batch.table.columns:
        there = batches.get(column.refers_to) if column.refers_to else None
        if there is None or arrow_ids.are_among(batch.arrow, column.name, there.arrow, there.table.key[0]):
            continue
        lost = set(batch[column.name]).difference(there[there.table.key[0]]) - {None}
        for at, value in enumerate(batch[column.name] if lost else ()):
            if value in lost:
                yield batch.violation(at, "reference", f"{column.name} {value!r} is not in {column.refers_to}")


def _check_article_columns(batch: ColumnBatch, documents: ColumnBatch | None) -> Iterator[Violation]:
    """Check that every row has day, month and run of its article."""
    if documents is None or batch is documents or batch.table.shared or batch.table.name == _HISTORY:
        return
    if arrow_ids.are_of_articles(batch.arrow, documents.arrow, _OF_ARTICLE):
        return
    said = set(documents.rows(*_OF_ARTICLE))
    if said.issuperset(batch.rows(*_OF_ARTICLE)):
        return
    known = set(documents["document_id"])
    for at, row in enumerate(batch.rows(*_OF_ARTICLE)):
        if row not in said and row[0] in known:  # an unknown article is a broken reference
            yield batch.violation(at, "day and run of its article", f"day {row[1]}, month {row[2]}, run {row[3]}")


def _check_months(batch: ColumnBatch) -> Iterator[Violation]:
    if "published_month" not in batch.columns:
        return
    if arrow_ids.are_months_of(batch.arrow, "published_date", "published_month"):
        return
    pairs = batch.distinct("published_date", "published_month")
    wrong = {(day, month) for day, month in pairs if (day and day.isoformat()[:7]) != month}
    for at, pair in enumerate(batch.rows("published_date", "published_month") if wrong else ()):
        if pair in wrong:
            yield batch.violation(at, "month of its day", f"published_date {pair[0]}, published_month {pair[1]}")


def _check_offsets(batch: ColumnBatch, texts: Mapping[str, str]) -> Iterator[Violation]:
    for start_name, end_name, text_name in _OFFSET_COLUMNS[batch.table.name]:
        is_joined = text_name in batch.table.joined
        for at, start, end, said in _find_unlike_texts(batch, texts, start_name, end_name, text_name):
            text = texts[batch["document_id"][at]]
            message = _describe_wrong_place(text, start, end, said, is_joined, text_name is None)
            if message is not None:
                yield batch.violation(at, "offsets", f"{start_name} {start}, {end_name} {end}: {message}")


def _find_unlike_texts(
    batch: ColumnBatch, texts: Mapping[str, str], start_name: str, end_name: str, text_name: str | None
) -> list[tuple[int, int | None, int | None, str | None]]:
    """Find the rows whose offsets and text are not all there, or do not plainly agree; all else is looked at closely.

    The rows of articles whose text is not known are none of them.
    """
    shown = batch[text_name] if text_name else [None] * batch.row_count
    own_texts = map(texts.get, batch["document_id"])
    placed = zip(range(batch.row_count), own_texts, batch[start_name], batch[end_name], shown, strict=True)
    return [
        (at, start, end, said)
        for at, text, start, end, said in placed
        if text is not None
        and (said is None or start is None or end is None or start >= end or text[start:end] != said)
    ]


def _describe_wrong_place(
    text: str, start: int | None, end: int | None, said: str | None, is_joined: bool, is_bare: bool
) -> str | None:
    """Describe what is wrong with the offsets of a row; None if nothing is."""
    if start is None or end is None:
        is_all_null = (start, end, said) == (None, None, None)
        return None if is_all_null else "only some of offsets and text are there"
    if end > len(text):
        return f"the text has {len(text)} characters"
    is_empty_by_mistake = start == end and said != ""
    if start > end or is_empty_by_mistake:
        return "nothing lies between"

    there = text[start:end]
    if is_bare or there == said:
        return None
    if is_joined and said is not None and _may_be_joined_from(there, said):
        return None
    return f"the text there is {there[:60]!r}, the row says {(said or '')[:60]!r}"


def _may_be_joined_from(there: str, said: str) -> bool:
    """Say whether joined pieces may come from `there`: it begins with their first word and ends with their last."""
    words = said.split()
    return bool(words) and there.strip().startswith(words[0]) and there.strip().endswith(words[-1])


def _check_word_counts(batch: ColumnBatch) -> Iterator[Violation]:
    if batch.arrow is not None and not batch.arrow["text"].null_count:
        counts = count_words_of_column(batch.arrow["text"])
        if np.array_equal(counts, batch.arrow["word_count"].to_numpy()):
            return
    for at, (text, count) in enumerate(batch.rows("text", "word_count")):
        if count_words(text) != count:
            yield batch.violation(at, "word_count", f"word_count is {count}, the text has {count_words(text)}")


def _check_documents(batches: Batches, texts: Mapping[str, str]) -> Iterator[Violation]:
    """Counts and hash of an article are those of its text and rows."""
    documents = batches.get("documents")
    if documents is None:
        return
    counted = {
        f"{name[:-1]}_count": batches[name].count_values("document_id")
        for name in ("sentences", "quotes")
        if name in batches
    }
    for at, document_id in enumerate(documents["document_id"]):
        said: dict[str, Any] = {name: counter[document_id] for name, counter in counted.items()}
        if document_id in texts:
            said |= _measure_text(texts[document_id])
        elif "document_texts" in batches:
            yield documents.violation(at, "text is there", "document_texts has no row of it")
        for name, value in said.items():
            if documents[name][at] != value:
                yield documents.violation(at, name, f"{name} is {documents[name][at]}, counted anew {value}")


def _check_body_starts(batches: Batches, texts: Mapping[str, str]) -> Iterator[Violation]:
    """Check that a body begins inside of its text."""
    if "documents" not in batches:
        return
    for at, (document_id, start) in enumerate(batches["documents"].rows("document_id", "body_start_char")):
        text = texts.get(document_id)
        if text is not None and start is not None and not 0 <= start < len(text):
            message = f"body_start_char is {start}, the text has {len(text)} characters"
            yield batches["documents"].violation(at, "offsets", message)


def _measure_text(text: str) -> dict[str, Any]:
    words = count_words(text)
    return {"text_sha256": hashlib.sha256(text.encode()).hexdigest(), "char_count": len(text), "word_count": words}


def _check_revisions(batches: Batches) -> Iterator[Violation]:
    if _HISTORY not in batches:
        return
    for at, (text, said) in enumerate(batches[_HISTORY].rows("text", "text_sha256")):
        if hashlib.sha256(text.encode()).hexdigest() != said:
            yield batches[_HISTORY].violation(at, "text_sha256", "text_sha256 is not that of the text")


def _check_topic_units(batches: Batches) -> Iterator[Violation]:
    """Check that each topic is given to a unit that is there."""
    batch = batches.get("topic_assignments")
    if batch is None:
        return
    there = {kind: set(batches[name][batches[name].table.key[0]]) for kind, name in _UNITS.items() if name in batches}
    for at, (kind, unit_id) in enumerate(batch.rows("unit_type", "unit_id")):
        if kind in there and unit_id not in there[kind]:
            yield batch.violation(at, "reference", f"unit_id {unit_id!r} is not in {_UNITS[kind]}")


def _check_headings(batches: Batches, texts: Mapping[str, str]) -> Iterator[Violation]:
    """Check that a section begins with its heading."""
    if "sections" not in batches:
        return
    for at, (document_id, start, heading) in enumerate(
        batches["sections"].rows("document_id", "start_char", "heading_text")
    ):
        if heading is not None and document_id in texts and not texts[document_id].startswith(heading, start):
            yield batches["sections"].violation(at, "offsets", f"the section does not begin with {heading[:60]!r}")


def _check_pieces(batches: Batches) -> Iterator[Violation]:
    """Check that text and offsets of a quote are those of its pieces."""
    if "quotes" not in batches or "quote_spans" not in batches:
        return
    pieces: dict[str, list[tuple[int, int, int, str]]] = {}
    for quote_id, *piece in batches["quote_spans"].rows("quote_id", "position", "start_char", "end_char", "text"):
        pieces.setdefault(quote_id, []).append((piece[0], piece[1], piece[2], piece[3]))
    quotes = batches["quotes"]
    for at, (quote_id, *said) in enumerate(quotes.rows("quote_id", "start_char", "end_char", "text")):
        own = sorted(pieces.get(quote_id, ()))
        if not own:
            yield quotes.violation(at, "pieces", "quote_spans has no row of it")
        elif said != [own[0][1], own[-1][2], " ".join(piece[3] for piece in own)]:
            yield quotes.violation(at, "pieces", "text or offsets are not those of its rows in quote_spans")


def _is_statement_time(day: date | None, first: date | None, last: date | None, words: str | None) -> bool:
    """Say whether a time comes with its evidence, and a day is one just where the first day is the last.

    Rows of older programs have no first and last day.
    """
    if first is None or last is None:
        return first is last and (day is None) == (words is None)
    return words is not None and first <= last and day == (first if first == last else None)


def _check_time_and_place(quotes: ColumnBatch) -> Iterator[Violation]:
    if not arrow_ids.are_null_together(quotes.arrow, "statement_place_text", "statement_place_evidence"):
        for at, (place, words) in enumerate(quotes.rows("statement_place_text", "statement_place_evidence")):
            if (place is None) != (words is None):
                yield quotes.violation(at, "evidence", f"the place is {place}, its evidence is {words}")
    for at, time in enumerate(quotes.rows(*_TIME_OF_STATEMENT)):
        if not _is_statement_time(*time):
            shown = ", ".join(f"{name} is {value}" for name, value in zip(_TIME_OF_STATEMENT, time, strict=True))
            yield quotes.violation(at, "evidence", shown)


def _is_told(quote_type: str, is_statement: bool, speech_act: str | None) -> bool:
    return is_statement == (quote_type in STATEMENT_TYPES) == (speech_act is not None)


def _check_circumstances(batches: Batches) -> Iterator[Violation]:
    """Check that just the statements have a speech act, and that circumstances come with their evidence."""
    quotes = batches.get("quotes")
    if quotes is None:
        return
    kinds = ("quote_type", "is_statement", "speech_act")
    are_wrong = not all(_is_told(*kind) for kind in quotes.distinct(*kinds))
    for at, kind in enumerate(quotes.rows(*kinds) if are_wrong else ()):
        if not _is_told(*kind):
            shown = ", ".join(f"{name} is {value}" for name, value in zip(kinds, kind, strict=True))
            yield quotes.violation(at, "speech act", shown)
    yield from _check_time_and_place(quotes)
    for at, (statement_id, document_id) in enumerate(quotes.rows("statement_id", "document_id")):
        if statement_id is not None and not statement_id.startswith(("st.", document_id)):
            yield quotes.violation(at, "id of its article", f"statement_id is {statement_id}, of another article")
