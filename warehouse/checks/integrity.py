"""What rows must agree on: ids and positions, offsets and texts, references and keys, counts, hashes and rows."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from warehouse.checks.violations import ColumnBatch, Violation
from warehouse.fields import Table
from warehouse.tables import TABLES
from warehouse.tables.quotes_wide import FROM_DOCUMENTS, FROM_QUOTES

Lots = Mapping[str, ColumnBatch]
_WORD = re.compile(r"\w+")
_OF_ARTICLE = ("document_id", "published_date", "published_month", "run_id")
# Rows of versions that are gone: nothing else speaks of their articles.
_HISTORY = "document_revisions"
_UNITS = {"document": "documents", "section": "sections", "quote": "quotes"}


def _places_of(table: Table) -> tuple[tuple[str, str, str | None], ...]:
    """Give the columns of offsets, and of the text beside them, by their names: start_char, cue_start_char, ..."""
    names = {column.name for column in table.columns}
    starts = [name.removesuffix("start_char") for name in names if name.endswith("start_char")]
    return tuple((f"{at}start_char", f"{at}end_char", f"{at}text" if f"{at}text" in names else None) for at in starts)


_PLACES = {name: _places_of(table) for name, table in TABLES.items()}
_ROW_IDS = {
    name: tuple(column.name for column in table.columns if column.is_of_document) for name, table in TABLES.items()
}


def find_violations(lots: Lots) -> Iterator[Violation]:
    """Yield what the rows of these tables do not agree on; types and nulls are as declared already."""
    texts = dict(lots["document_texts"].rows("document_id", "text")) if "document_texts" in lots else {}
    for lot in lots.values():
        yield from _id_faults(lot)
        yield from _reference_faults(lot, lots)
        yield from _article_faults(lot, lots.get("documents"))
        yield from _month_faults(lot)
        if texts:
            yield from _offset_faults(lot, texts)
        if "text" in lot.columns and "word_count" in lot.columns:
            yield from _word_faults(lot)
    yield from _document_faults(lots, texts)
    yield from _revision_faults(lots)
    yield from _unit_faults(lots)
    yield from _heading_faults(lots, texts)
    yield from _quote_faults(lots)
    yield from _telling_faults(lots)
    yield from _wide_faults(lots)


def _id_faults(lot: ColumnBatch) -> Iterator[Violation]:
    """Ids are made of the document's, and of the row's position where it has one."""
    for name in _ROW_IDS[lot.table.name]:
        for at, (value, document_id) in enumerate(lot.rows(name, "document_id")):
            if value is not None and not value.startswith(document_id):
                yield lot.violation(at, "id of its article", f"{name} is {value}, of another article")
    key = lot.table.key[0]
    if "position" in lot.columns and len(lot.table.key) == 1 and key in _ROW_IDS[lot.table.name]:
        for at, (value, position) in enumerate(lot.rows(key, "position")):
            if int(value.rpartition(".")[2].lstrip("xsqp")) != position:
                yield lot.violation(at, "id and position", f"position is {position}")

    if key == "entity_id" and "entity_type" in lot.columns:
        for at, (value, kind) in enumerate(lot.rows(key, "entity_type")):
            if not value.startswith(f"{kind}."):
                yield lot.violation(at, "id and type", f"entity_type is {kind}")


def _reference_faults(lot: ColumnBatch, lots: Lots) -> Iterator[Violation]:
    for column in lot.table.columns:
        there = lots.get(column.refers_to) if column.refers_to else None
        if there is None:
            continue
        lost = set(lot[column.name]).difference(there[there.table.key[0]]) - {None}
        for at, value in enumerate(lot[column.name] if lost else ()):
            if value in lost:
                yield lot.violation(at, "reference", f"{column.name} {value!r} is not in {column.refers_to}")


def _article_faults(lot: ColumnBatch, documents: ColumnBatch | None) -> Iterator[Violation]:
    """Every row carries day, month and run of its article."""
    if documents is None or lot is documents or lot.table.shared or lot.table.name == _HISTORY:
        return
    said = set(documents.rows(*_OF_ARTICLE))
    if said.issuperset(lot.rows(*_OF_ARTICLE)):
        return
    known = set(documents["document_id"])
    for at, row in enumerate(lot.rows(*_OF_ARTICLE)):
        if row not in said and row[0] in known:  # an unknown article is a broken reference
            yield lot.violation(at, "day and run of its article", f"day {row[1]}, month {row[2]}, run {row[3]}")


def _month_faults(lot: ColumnBatch) -> Iterator[Violation]:
    if "published_month" not in lot.columns:
        return
    pairs = set(lot.rows("published_date", "published_month"))
    wrong = {(day, month) for day, month in pairs if (day and day.isoformat()[:7]) != month}
    for at, pair in enumerate(lot.rows("published_date", "published_month") if wrong else ()):
        if pair in wrong:
            yield lot.violation(at, "month of its day", f"published_date {pair[0]}, published_month {pair[1]}")


def _offset_faults(lot: ColumnBatch, texts: Mapping[str, str]) -> Iterator[Violation]:
    for start_name, end_name, text_name in _PLACES[lot.table.name]:
        names = ("document_id", start_name, end_name)
        is_joined = text_name in lot.table.joined
        shown = lot[text_name] if text_name else [None] * lot.row_count
        for at, ((document_id, start, end), said) in enumerate(zip(lot.rows(*names), shown, strict=True)):
            text = texts.get(document_id)
            if text is None or (start is not None and said is not None and text[start:end] == said and start < end):
                continue
            if (message := _wrong_place(text, start, end, said, is_joined, text_name is None)) is not None:
                yield lot.violation(at, "offsets", f"{start_name} {start}, {end_name} {end}: {message}")


def _wrong_place(
    text: str, start: int | None, end: int | None, said: str | None, is_joined: bool, is_bare: bool
) -> str | None:
    if start is None or end is None:
        return None if (start, end, said) == (None, None, None) else "only some of offsets and text are there"
    if start > end or end > len(text) or (start == end and said != ""):
        return f"the text has {len(text)} characters" if end > len(text) else "nothing lies between"
    there = text[start:end]
    if is_bare or there == said:
        return None
    if said is not None and is_joined and _is_joint(there, said):
        return None
    return f"the text there is {there[:60]!r}, the row says {(said or '')[:60]!r}"


def _is_joint(there: str, said: str) -> bool:
    """Say whether joined pieces may come from `there`: it begins with their first word and ends with their last."""
    words = said.split()
    return bool(words) and there.strip().startswith(words[0]) and there.strip().endswith(words[-1])


def _word_faults(lot: ColumnBatch) -> Iterator[Violation]:
    for at, (text, count) in enumerate(lot.rows("text", "word_count")):
        if len(_WORD.findall(text)) != count:
            yield lot.violation(at, "word_count", f"word_count is {count}, the text has {len(_WORD.findall(text))}")


def _document_faults(lots: Lots, texts: Mapping[str, str]) -> Iterator[Violation]:
    """Counts and hash of an article are those of its text and rows."""
    documents = lots.get("documents")
    if documents is None:
        return
    counted = {
        f"{name[:-1]}_count": Counter(lots[name]["document_id"]) for name in ("sentences", "quotes") if name in lots
    }
    for at, document_id in enumerate(documents["document_id"]):
        said: dict[str, Any] = {name: counter[document_id] for name, counter in counted.items()}
        if document_id in texts:
            said |= _of_text(texts[document_id])
        elif "document_texts" in lots:
            yield documents.violation(at, "text is there", "document_texts has no row of it")
        for name, value in said.items():
            if documents[name][at] != value:
                yield documents.violation(at, name, f"{name} is {documents[name][at]}, counted anew {value}")


def _of_text(text: str) -> dict[str, Any]:
    words = len(_WORD.findall(text))
    return {"text_sha256": hashlib.sha256(text.encode()).hexdigest(), "char_count": len(text), "word_count": words}


def _revision_faults(lots: Lots) -> Iterator[Violation]:
    if _HISTORY not in lots:
        return
    for at, (text, said) in enumerate(lots[_HISTORY].rows("text", "text_sha256")):
        if hashlib.sha256(text.encode()).hexdigest() != said:
            yield lots[_HISTORY].violation(at, "text_sha256", "text_sha256 is not that of the text")


def _unit_faults(lots: Lots) -> Iterator[Violation]:
    """A topic is given to a unit that is there."""
    lot = lots.get("topic_assignments")
    if lot is None:
        return
    there = {kind: set(lots[name][lots[name].table.key[0]]) for kind, name in _UNITS.items() if name in lots}
    for at, (kind, unit_id) in enumerate(lot.rows("unit_type", "unit_id")):
        if kind in there and unit_id not in there[kind]:
            yield lot.violation(at, "reference", f"unit_id {unit_id!r} is not in {_UNITS[kind]}")


def _heading_faults(lots: Lots, texts: Mapping[str, str]) -> Iterator[Violation]:
    """A section begins with its heading."""
    if "sections" not in lots:
        return
    for at, (document_id, start, heading) in enumerate(
        lots["sections"].rows("document_id", "start_char", "heading_text")
    ):
        if heading is not None and document_id in texts and not texts[document_id].startswith(heading, start):
            yield lots["sections"].violation(at, "offsets", f"the section does not begin with {heading[:60]!r}")


def _quote_faults(lots: Lots) -> Iterator[Violation]:
    """A quote is its pieces: text and offsets."""
    if "quotes" not in lots or "quote_spans" not in lots:
        return
    pieces: dict[str, list[tuple[int, int, int, str]]] = {}
    for quote_id, *piece in lots["quote_spans"].rows("quote_id", "position", "start_char", "end_char", "text"):
        pieces.setdefault(quote_id, []).append((piece[0], piece[1], piece[2], piece[3]))
    quotes = lots["quotes"]
    for at, (quote_id, *said) in enumerate(quotes.rows("quote_id", "start_char", "end_char", "text")):
        own = sorted(pieces.get(quote_id, ()))
        if not own:
            yield quotes.violation(at, "pieces", "quote_spans has no row of it")
        elif said != [own[0][1], own[-1][2], " ".join(piece[3] for piece in own)]:
            yield quotes.violation(at, "pieces", "text or offsets are not those of its rows in quote_spans")


def _telling_faults(lots: Lots) -> Iterator[Violation]:
    """Each act of saying is told somehow, but scare quotes; what is said of it comes with the words that say so."""
    quotes = lots.get("quotes")
    if quotes is None:
        return
    for at, (kind, act) in enumerate(quotes.rows("quote_type", "speech_act")):
        if (kind == "scare") != (act is None):
            yield quotes.violation(at, "speech act", f"quote_type is {kind}, speech_act is {act}")
    for said, words in (
        ("statement_date", "statement_date_evidence"),
        ("statement_place_text", "statement_place_evidence"),
    ):
        for at, pair in enumerate(quotes.rows(said, words)):
            if (pair[0] is None) != (pair[1] is None):
                yield quotes.violation(at, "evidence", f"{said} is {pair[0]}, {words} is {pair[1]}")
    for at, (one, document_id) in enumerate(quotes.rows("statement_id", "document_id")):
        if one is not None and not one.startswith(("st.", document_id)):
            yield quotes.violation(at, "id of its article", f"statement_id is {one}, of another article")


def _wide_faults(lots: Lots) -> Iterator[Violation]:
    """quotes_wide says of each quote what the other tables say."""
    wide, quotes = lots.get("quotes_wide"), lots.get("quotes")
    if wide is None or quotes is None:
        return
    for at in _unlike(wide, "quote_id", quotes, FROM_QUOTES):
        yield wide.violation(at, "as in quotes", "its columns are not those of the row in quotes")
    for at in _unlike(quotes, "quote_id", wide, ("quote_id",)):
        yield quotes.violation(at, "as in quotes_wide", "quotes_wide has no row of it")
    if "documents" in lots:
        for at in _unlike(wide, "document_id", lots["documents"], FROM_DOCUMENTS):
            yield wide.violation(at, "as in documents", "its columns are not those of the row in documents")
    yield from _copy_faults(wide, "sentence_text", quotes, "sentence_id", lots.get("sentences"), "text")
    yield from _copy_faults(wide, "section_heading", quotes, "section_id", lots.get("sections"), "heading")


def _copy_faults(
    wide: ColumnBatch, name: str, quotes: ColumnBatch, by: str, there: ColumnBatch | None, original: str
) -> Iterator[Violation]:
    """`name` of a row is `original` of the row of `there` that its quote refers to in the column `by`."""
    if there is None:
        return
    values = dict(there.rows(there.table.key[0], original))
    said = {quote_id: values.get(reference) for quote_id, reference in quotes.rows("quote_id", by)}
    for at, (quote_id, copied) in enumerate(wide.rows("quote_id", name)):
        if said.get(quote_id, copied) != copied:
            yield wide.violation(
                at, f"as in {there.table.name}", f"{name} is not that of the row in {there.table.name}"
            )


def _unlike(lot: ColumnBatch, key: str, there: ColumnBatch, names: tuple[str, ...]) -> list[int]:
    """Give the rows of `lot` that say other things in the columns `names` than the row of `there` with the same key."""
    said = dict(zip(there[key], there.rows(*names), strict=True))
    return [
        at for at, (value, row) in enumerate(zip(lot[key], lot.rows(*names), strict=True)) if said.get(value) != row
    ]
