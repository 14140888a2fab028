"""Answer what the page asks: each answer a function of an open publication and of parameters, as JSON has values."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from operator import itemgetter
from types import MappingProxyType
from typing import Any

from transforms.document import QuoteType, RejectReason, Row, ids, meaning_of
from warehouse.browse.parameters import (
    MOST_ROWS,
    QuoteChoice,
    RowRange,
    UnfitParameter,
    read_choice,
    read_count,
    read_page,
)
from warehouse.browse.publication import Numbers, OpenPublication
from warehouse.browse.questions import (
    write_article_total,
    write_articles,
    write_count,
    write_group_total,
    write_groups,
    write_listed,
    write_page,
    write_totals,
    write_word_condition,
)
from warehouse.queries.measures import LOW_CONFIDENCE, write_sql
from warehouse.queries.selection import Selection
from warehouse.queries.statements import name_words
from warehouse.report.facts import BESIDE_BODY
from warehouse.report.packing import describe_rules, describe_sql, file_name_of, web_address_of

Answer = dict[str, Any]
_COUNTS = """
SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM copies) AS copies,
    (SELECT count(*) FROM statements) AS quotes, (SELECT count(*) FROM names WHERE quotes > 0) AS speakers,
    (SELECT count(*) FROM statements WHERE speaker_list IS NULL) AS nameless,
    (SELECT count(*) FROM articles WHERE published_date IS NULL) AS undated,
    (SELECT min(published_date) FROM articles) AS first_date, (SELECT max(published_date) FROM articles) AS last_date
"""
_QUOTE_COLUMNS = (
    *(
        "quote_id",
        "position",
        "quote_type",
        "is_statement",
        "text_display",
        "speaker_label",
        "cue_start_char",
        "cue_end_char",
        "quote_rule",
        "quote_confidence",
    ),
    *("speaker_start_char", "speaker_end_char", "speaker_kind", "speaker_role", "speaker_rule", "speaker_reason"),
    *("speaker_confidence", "speaker_runner_up_name", "addressee_text", "speech_act", "statement_date"),
    "statement_place_text",
)
_BESIDE_COLUMNS = ("role", "start_char", "end_char")
_PIECE_COLUMNS = ("quote_id", "position", "start_char", "end_char", "is_quoted")
_REVISION_COLUMNS = ("replaced_by_document_id", "revision", "headline", "replaced_at")
_REJECT_COLUMNS = ("reject_id", "source_uri", "reason_code", "message")
# Whose names are looked up, by dimension: value, name and number of quotes of those under some conditions.
_NAMED: Mapping[str, str] = MappingProxyType({
    "speaker": "SELECT entity_id AS value, name, quotes FROM names WHERE quotes > 0 AND {conditions}",
    "topic": "SELECT name AS value, name, quotes FROM subjects WHERE {conditions}",
    "about": "SELECT entity_id AS value, name, count(*) AS quotes FROM mentioned JOIN names USING (entity_id)\n"
    "WHERE {conditions} GROUP BY ALL",
    "publisher": "SELECT publisher AS value, publisher AS name, quotes FROM (\n"
    "    SELECT publisher, fold(publisher) AS folded, count(*) AS quotes FROM statements\n"
    "    WHERE publisher IS NOT NULL GROUP BY publisher\n) WHERE {conditions}",
})
_NAMED_PAGE = """
SELECT *, count(*) OVER () AS total FROM ({named}) ORDER BY quotes DESC, value LIMIT $limit OFFSET $offset
"""
_SHOWN_NAMES = RowRange(limit=6)  # of each kind, beside what a search finds
_TOLD = "SELECT * FROM retold ORDER BY articles DESC, statement_id LIMIT $limit OFFSET $offset"
_REVISED = "SELECT * FROM articles WHERE revision > 1 ORDER BY article"
_ARTICLE = "SELECT * FROM articles WHERE document_id = $id"
_OF_ARTICLE = """
SELECT position, topic_1, statement_id, is_retold, speaker_list FROM statements WHERE article = $article
"""
_COPIES = "SELECT * FROM copies WHERE original_id = $id ORDER BY published_date DESC NULLS LAST, document_id"


def answer_overview(publication: OpenPublication, _: Mapping[str, str]) -> Answer:
    """Give what the page has to know before it shows anything: the key of the publication, counts, days, meanings."""
    (counts,) = publication.fetch(_COUNTS)
    return {
        "generation": publication.key,
        **_write_values(counts),
        "made_at": f"{publication.published_at:%Y-%m-%d %H:%M} UTC",
        "types": QuoteType.values(),
        "low_confidence": LOW_CONFIDENCE,
        "meanings": describe_rules(),
        "sql": describe_sql(Selection()),
    }


def answer_count(publication: OpenPublication, values: Mapping[str, str]) -> Answer:
    """Count by some dimensions: the largest groups first."""
    count = read_count(values)
    sql = write_sql(Selection(), count.measure, count.by, count.choice.where)
    found = _find(publication, count.choice)
    shown_sql = {} if found is not None or count.without is not None else {"sql": sql}
    if not count.by:
        (row,) = publication.fetch(write_count(count), found=found)
        return {"groups": 1, "counts": [_write_values(row)], **shown_sql}
    page = read_page(values, MOST_ROWS)
    rows = publication.fetch(write_groups(count), {"limit": page.limit, "offset": page.offset}, found)
    # each row has the total beside it; a page that has none asks
    (first, *_) = rows or publication.fetch(write_group_total(count), found=found)
    return {
        "groups": first["group_count"],
        "counts": [_write_values(row, without=("group_count",)) for row in rows],
        **shown_sql,
    }


def answer_sql(_: OpenPublication, values: Mapping[str, str]) -> Answer:
    """Give the SQL of a count, to be run over the published tables; it is not run here.

    Raises:
        UnfitParameter: words are asked for, or a parameter cannot be meant.
    """
    count = read_count(values)
    if count.choice.words:
        raise UnfitParameter("q: words are looked up in the search index, not by SQL")
    return {"sql": write_sql(Selection(), count.measure, count.by, count.choice.where)}


def answer_quotes(publication: OpenPublication, values: Mapping[str, str]) -> Answer:
    """List the quotes of a choice, the latest first, with how many there are in how many articles."""
    choice, page = read_choice(values), read_page(values)
    found = _find(publication, choice)
    if found is not None and not choice.where:
        totals = {"quotes": len(found), "articles": publication.count_articles(found)}
        numbers = found[page.offset : page.offset + page.limit].tolist()
    else:
        (totals,) = publication.fetch(write_totals(choice), found=found)
        rows = publication.fetch(write_page(choice), {"limit": page.limit, "offset": page.offset}, found)
        numbers = [row["quote_id"] for row in rows]
    return {**totals, "list": [_write_quote(row) for row in _fetch_listed(publication, numbers)]}


def _find(publication: OpenPublication, choice: QuoteChoice) -> Numbers | None:
    """Find the numbers of the quotes that have the words of a choice; None where it has none."""
    return publication.find_numbers(choice.words) if choice.words else None


def _fetch_listed(publication: OpenPublication, numbers: Sequence[int]) -> list[Row]:
    return publication.fetch(write_listed(numbers)) if numbers else []


def answer_search(publication: OpenPublication, values: Mapping[str, str]) -> Answer:
    """Find quotes by words, as `answer_quotes` lists them; speakers, subjects and who is spoken about by their names.

    Raises:
        UnfitParameter: no words are given, or a parameter cannot be meant.
    """
    words = read_choice(values).words
    if not words:
        raise UnfitParameter("q: give the words to search")
    named = {of: _fetch_named(publication, of, words, _SHOWN_NAMES) for of in ("speaker", "topic", "about")}
    return {
        "speakers": named["speaker"]["list"],
        "topics": named["topic"]["list"],
        "about": named["about"]["list"],
        **answer_quotes(publication, values),
    }


def answer_names(publication: OpenPublication, values: Mapping[str, str]) -> Answer:
    """List the values of a dimension whose names have all words, all of them without words: most quotes first.

    Raises:
        UnfitParameter: no dimension with names is given, or a parameter cannot be meant.
    """
    of = values.get("of", "")
    if of not in _NAMED:
        raise UnfitParameter(f"of={of}: there are {', '.join(_NAMED)}")
    return _fetch_named(publication, of, read_choice(values).words, read_page(values))


def _fetch_named(publication: OpenPublication, of: str, words: Sequence[str], page: RowRange) -> Answer:
    named = name_words(words)
    conditions = " AND ".join(write_word_condition(name) for name in named) or "true"
    sql = _NAMED_PAGE.format(named=_NAMED[of].format(conditions=conditions))
    rows = publication.fetch(sql, {**named, "limit": page.limit, "offset": page.offset})
    total = rows[0]["total"] if rows else 0
    return {"total": total, "list": [_write_values(row, without=("total",)) for row in rows]}


def answer_articles(publication: OpenPublication, values: Mapping[str, str]) -> Answer:
    """List the articles that have a quote of a choice, all where nothing is chosen, the latest first.

    `headline` gives words, each of which begins one of the headline.
    """
    choice, page = read_choice(values), read_page(values)
    found = _find(publication, choice)
    named = name_words(choice.headline_words)
    rows = publication.fetch(write_articles(choice), {**named, "limit": page.limit, "offset": page.offset}, found)
    (first, *_) = rows or publication.fetch(write_article_total(choice), named, found)
    return {"articles": first["article_count"], "list": [_write_article(row) for row in rows]}


def answer_article(publication: OpenPublication, document_id: str) -> Answer | None:
    """Give an article with its text, what stands `beside` its body, and all its quotes; None where there is none.

    Offsets are code points of `text`, half open.
    """
    found = publication.fetch(_ARTICLE, {"id": document_id})
    if not found:
        return None
    (article,) = found
    (text,) = publication.read_article("document_texts", article, ("text",))
    pieces: dict[str, list[Row]] = defaultdict(list)
    for row in publication.read_article("quote_spans", article, _PIECE_COLUMNS):
        pieces[row["quote_id"]].append(row)
    listed = {row["position"]: row for row in publication.fetch(_OF_ARTICLE, {"article": article["article"]})}
    rows = publication.read_article("quotes", article, _QUOTE_COLUMNS)
    return {
        **_write_article(article),
        "text": text["text"],
        "beside": _read_beside(publication, article),
        "copies": [_write_copy(row) for row in publication.fetch(_COPIES, {"id": document_id})],
        "revisions": [_write_revision(row) for row in _read_revisions(publication, article)],
        "list": [
            _write_marked(row, pieces[row["quote_id"]], listed.get(row["position"]))
            for row in sorted(rows, key=itemgetter("position"))
        ],
    }


def _read_beside(publication: OpenPublication, article: Row) -> list[Row]:
    """Read captions and what else stands beside the body of an article, in order of the text."""
    rows = publication.read_article("sentences", article, _BESIDE_COLUMNS)
    return sorted((row for row in rows if row["role"] in BESIDE_BODY), key=itemgetter("start_char"))


def _read_revisions(publication: OpenPublication, article: Row) -> list[Row]:
    """Read the versions that an article replaced; most have none, and are known by that."""
    if article["revision"] == 1:
        return []
    rows = publication.read_table("document_revisions", _REVISION_COLUMNS)
    return [row for row in rows if row["replaced_by_document_id"] == article["document_id"]]


def _write_copy(row: Row) -> Answer:
    return {"day": _write_values(row)["published_date"], "url": web_address_of(row)} | {
        name: row[name] for name in ("headline", "publisher")
    }


def _write_revision(row: Row) -> Answer:
    kept = {name: row[name] for name in ("revision", "headline")}
    return {**kept, "replaced_at": f"{row['replaced_at']:%Y-%m-%d %H:%M} UTC"}


def answer_retold(publication: OpenPublication, values: Mapping[str, str]) -> Answer:
    """List the statements that several articles tell, those of most articles first, each with its first quote."""
    page = read_page(values)
    told = publication.fetch(_TOLD, {"limit": page.limit, "offset": page.offset})
    numbers = [row["quote_id"] for row in told]
    quotes = {row["quote_id"]: row for row in _fetch_listed(publication, numbers)}
    return {"list": [{"articles": row["articles"], **_write_quote(quotes[row["quote_id"]])} for row in told]}


def answer_revisions(publication: OpenPublication, _: Mapping[str, str]) -> Answer:
    """List the articles that replaced an earlier version."""
    return {"list": [_write_article(row) for row in publication.fetch(_REVISED)]}


def answer_rejects(publication: OpenPublication, _: Mapping[str, str]) -> Answer:
    """List the inputs that did not become an article."""
    rows = publication.read_table("rejects", _REJECT_COLUMNS)
    return {
        "list": [
            {
                **_write_values(row, without=("source_uri",)),
                "file": file_name_of(row["source_uri"]),
                "meaning": meaning_of(row["reason_code"], RejectReason),
            }
            for row in rows
        ]
    }


def answer_entity(publication: OpenPublication, entity_id: str) -> Answer | None:
    """Give name and type of somebody who speaks or is mentioned; None where nobody has that id."""
    found = publication.fetch("SELECT entity_id, name, entity_type FROM names WHERE entity_id = $id", {"id": entity_id})
    return found[0] if found else None


def _write_values(row: Row, without: Sequence[str] = ()) -> Answer:
    """Write a row as JSON has it: days and instants as ISO 8601."""
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in row.items()
        if name not in without
    }


def _write_article(row: Row) -> Answer:
    hidden = ("article", "segment", "folded", "source_uri", "article_count")
    return {**_write_values(row, hidden), "url": web_address_of(row), "file": file_name_of(row["source_uri"])}


def _write_quote(row: Row) -> Answer:
    hidden = ("article", "published_month", "source_uri", "speaker_list")
    return {
        **_write_values(row, hidden),
        "quote_id": ids.quote_id(row["document_id"], row["position"]),
        "url": web_address_of(row),
        "file": file_name_of(row["source_uri"]),
        "speakers": _read_speakers(row),
        "quoted": json.loads(row["quoted"]) if row["quoted"] else [],
    }


def _read_speakers(row: Row) -> list[dict[str, str]]:
    return json.loads(row["speaker_list"]) if row["speaker_list"] else []


def _write_marked(row: Row, pieces: Sequence[Row], listed: Row | None) -> Answer:
    """Write a quote of an article with its pieces; `listed` is how lists have it, None for a scare quote."""
    places = sorted(pieces, key=itemgetter("position"))
    return {
        **_write_values(row),
        "pieces": [[place["start_char"], place["end_char"], place["is_quoted"]] for place in places],
        "speakers": _read_speakers(listed) if listed else [],
        "topic_1": listed and listed["topic_1"],
        "statement_id": listed and listed["statement_id"],
        "is_retold": bool(listed and listed["is_retold"]),
    }
