"""Quotes with what people want to read beside them, in one flat table for BI tools: article, part, sentence, topics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from warehouse.fields import Column, Table
from warehouse.grouping import group_rows
from warehouse.lake.data_files import ActiveFiles
from warehouse.tables import TABLES
from warehouse.views import ChangedParts, LakeChanges, ViewPart, find_changed_segments, parts_by_segment
from warehouse.views.topic_month import add_first_topics

# Columns of `quotes` that stand here as they stand there.
FROM_QUOTES = (
    *("document_id", "published_date", "published_month", "run_id", "quote_id", "sentence_id", "position"),
    *(
        "quote_type",
        "is_statement",
        "text",
        "text_clean",
        "text_display",
        "start_char",
        "end_char",
        "word_count",
        "cue_text",
        "cue_lemma",
    ),
    *("quote_confidence", "speaker_entity_id", "speaker_name", "speaker_label", "speaker_text", "speaker_kind"),
    *(
        "speaker_role",
        "speaker_reason",
        "speaker_confidence",
        "speech_act",
        "addressee_text",
        "statement_id",
        "statement_date",
    ),
    *("statement_place_text", "statement_place_entity_id", "is_verbatim"),
)
# Columns of `documents`, likewise.
FROM_DOCUMENTS = (
    *("headline", "publisher", "agency", "source", "source_uri", "url", "dateline_place"),
    "duplicate_of_document_id",
)
# Tables of articles that the quotes are joined with, and those that belong to no month.
_JOINED = ("documents", "sections", "sentences", "topic_assignments", "quote_speakers")
_BESIDE = ("topics",)
# Put together once: there may be a part for each of hundreds of files.
_SCHEMAS = {name: TABLES[name].schema for name in ("quotes", *_JOINED, *_BESIDE)}
# Whose topics stand beside a quote, the narrowest first.
_TOPIC_UNITS = ("quote_id", "section_id", "document_id")
_TOPIC_COUNT = 3
# A topic of a part gives way to those of its article below the first score, or below the second where one term alone
# speaks for it. Read over 415 articles of many publishers: most of such topics say less than the article's ("woman"
# for a part about a trial), most of those with higher scores say more.
_FAINT_SCORE = 0.2
_FAINT_SCORE_OF_ONE_TERM = 0.3
_BETWEEN_TERMS = ","
_PART = "section"
# The topic of the first level above the best one.
_FIRST_TOPIC = ("first_topic_id", "first_topic_name")
_NO_TOPIC = "There is none."
_BETWEEN_NAMES = "; "


def _declare_quote_column(name: str) -> Column:
    column = TABLES["quotes"].column(name)
    return replace(column, refers_to="quotes") if name == "quote_id" else column


def _declare_topic(rank: str, number: int) -> Column:
    meaning = f"Name of the {rank} topic of the quote, else of its part where much speaks for it, else of the article."
    return Column(f"topic_{number}", pa.string(), meaning, "international relations", null_means=_NO_TOPIC)


TABLE = Table(
    name="quotes_wide",
    row_is="one quote, flat, for BI",
    key=("quote_id",),
    joined=("text", "cue_text"),
    columns=(
        *(_declare_quote_column(name) for name in FROM_QUOTES),
        *(TABLES["documents"].column(name) for name in FROM_DOCUMENTS),
        Column(
            "speaker_names",
            pa.string(),
            "Canonical names of all its speakers, in order, with `; ` between them; `speaker_name` is the first.",
            "Ana Silva; Rui Costa",
            null_means="No speaker is known by name.",
        ),
        Column(
            "section_heading",
            pa.string(),
            "Heading of its part, cleaned.",
            "Harbour plan",
            null_means="Its part has no heading, or it stands in none.",
        ),
        Column(
            "sentence_text",
            pa.string(),
            "The sentence in which it begins.",
            '"The plan will stand," Ms Silva said.',
        ),
        _declare_topic("best", 1),
        _declare_topic("second best", 2),
        _declare_topic("third best", 3),
        Column(
            "first_topic_id",
            pa.string(),
            "The topic of the first level above `topic_1`, or itself.",
            "11000000",
            null_means=_NO_TOPIC,
            form="[0-9]{8}",
        ),
        Column("first_topic_name", pa.string(), "That one's name.", "politics", null_means=_NO_TOPIC),
    ),
    in_batches=False,
)
ORDER = [("document_id", "ascending"), ("position", "ascending")]


def parts(files: ActiveFiles) -> Iterator[ViewPart]:
    """Give a part for each segment with quotes."""
    return parts_by_segment(TABLE, files, "quotes", _JOINED, _BESIDE)


def changed_parts(changes: LakeChanges) -> ChangedParts:
    """Give the parts of segments with other files."""
    return find_changed_segments(TABLE, changes, "quotes", _JOINED, _BESIDE)


def rows(part: ViewPart) -> pa.Table:
    """Join what their articles have to the part's quotes; by article, then by position."""
    quotes = _read(part, "quotes", (*FROM_QUOTES, "section_id"))
    quotes = quotes.sort_by(ORDER)
    documents = _read(part, "documents", ("document_id", *FROM_DOCUMENTS))
    sections = _read(part, "sections", ("section_id", "heading"))
    sentences = _read(part, "sentences", ("sentence_id", "text"))
    made = {
        **{name: quotes[name] for name in FROM_QUOTES},
        **{name: _look_up(quotes["document_id"], documents, name) for name in FROM_DOCUMENTS},
        "speaker_names": pc.coalesce(_look_up(quotes["quote_id"], _join_names(part), "names"), quotes["speaker_name"]),
        "section_heading": _look_up(quotes["section_id"], sections, "heading"),
        "sentence_text": _look_up(quotes["sentence_id"], sentences, "text"),
        **_choose_topics(quotes, _name_topics(part)),
    }
    return pa.table(made).cast(TABLE.schema)


def _read(part: ViewPart, table: str, columns: tuple[str, ...]) -> pa.Table:
    return part.read(table, columns, _SCHEMAS[table])


def _look_up(keys: pa.ChunkedArray, rows: pa.Table, column: str) -> pa.ChunkedArray:
    """Give `column` of the row that each key finds in the first column of `rows`; null where there is none."""
    return rows[column].take(pc.index_in(keys, rows.column(0)))


def _join_names(part: ViewPart) -> pa.Table:
    """List `quote_id` and `names` of the quotes that have several speakers; each name once, those unnamed drop out."""
    joint = _read(part, "quote_speakers", ("quote_id", "speaker_name", "position"))
    joint = joint.filter(pc.is_valid(joint["speaker_name"]))
    joint = joint.sort_by([("quote_id", "ascending"), ("position", "ascending")])
    named = joint.take(pa.array(np.sort(group_rows(joint, ["quote_id", "speaker_name"]).firsts)))
    begins = np.sort(group_rows(named, ["quote_id"]).firsts)
    ends = pa.array([*begins, named.num_rows], pa.int32())
    lists = pa.ListArray.from_arrays(ends, named["speaker_name"].combine_chunks())
    names = pc.binary_join(lists, _BETWEEN_NAMES)
    return pa.table({"quote_id": named["quote_id"].take(pa.array(begins)), "names": names})


def _name_topics(part: ViewPart) -> pa.Table:
    """List the articles' topics with their names, the best of each unit first; faint ones of parts drop out.

    So do those without a name.
    """
    scored = _read(part, "topic_assignments", ("unit_id", "topic_rank", "topic_id", "unit_type", "score", "evidence"))
    given = scored.filter(pc.invert(_find_faint(scored))).select(["unit_id", "topic_rank", "topic_id"])
    topics = add_first_topics(_read(part, "topics", ("topic_id", "name", "level", "parent_topic_id")))
    order = [(name, "ascending") for name in given.column_names]
    for name in ("name", *_FIRST_TOPIC):
        given = given.append_column(name, _look_up(given["topic_id"], topics, name))
    return given.filter(pc.is_valid(given["name"])).sort_by(order)


def _find_faint(topics: pa.Table) -> pa.ChunkedArray:
    """Say of each topic whether it is one of a part that little speaks for."""
    is_one_term = pc.invert(pc.match_substring(pc.coalesce(topics["evidence"], _BETWEEN_TERMS), _BETWEEN_TERMS))
    floor = pc.if_else(is_one_term, _FAINT_SCORE_OF_ONE_TERM, _FAINT_SCORE)
    return pc.and_(pc.equal(topics["unit_type"], _PART), pc.less(topics["score"], floor))


def _choose_topics(quotes: pa.Table, topics: pa.Table) -> Mapping[str, pa.ChunkedArray]:
    """Give the best topics of the first unit of each quote that has any, and its first level; null for lack of one."""
    units = topics["unit_id"]
    narrowest = pc.coalesce(*(pc.if_else(pc.is_in(quotes[key], units), quotes[key], None) for key in _TOPIC_UNITS))
    # How many topics of the same unit stand before it.
    before = pc.subtract(pa.array(range(topics.num_rows), pa.int32()), pc.index_in(units, units))
    ranked = [topics.filter(pc.equal(before, number)) for number in range(_TOPIC_COUNT)]
    return {
        **{f"topic_{number}": _look_up(narrowest, rows, "name") for number, rows in enumerate(ranked, 1)},
        **{name: _look_up(narrowest, ranked[0], name) for name in _FIRST_TOPIC},
    }
