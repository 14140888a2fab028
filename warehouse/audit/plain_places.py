"""Say of sentences in Arrow rows, and of what lies in them, that all surely lie where they say.

True is proof, and False is none: then the rows are looked at one by one (placement.py), which names what is wrong. For
that it takes sentences and mentions as plain values, which are three of four rows that have a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

# What need not be looked at where all of it is right: by these names nothing else is checked (placement.py).
TABLES_PROVED = frozenset({"sentences", "entity_mentions"})
_NEEDED = TABLES_PROVED | {"sections", "quotes"}
_PLACE = ("document_id", "start_char", "end_char")
_CHARS = np.int64(1 << 32)  # more than a text has, so that articles do not overlap on one line of all their characters
Numbers = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True, slots=True)
class _Units:
    """Sentences or sections of some articles, in order of articles and texts; `starts` are on one line of them all."""

    articles: pa.Array
    starts: Numbers
    ends: Numbers
    ids: pa.ChunkedArray

    def find(self, rows: pa.Table) -> tuple[Numbers, Numbers] | None:
        """Give the place of the unit in which each row begins, and where rows begin; None where one has none."""
        starts = _line_up(rows, "start_char", self.articles)
        if starts is None:
            return None
        at = np.searchsorted(self.starts, starts, "right") - 1
        if len(at) and (at.min() < 0 or np.any(self.starts[at] // _CHARS != starts // _CHARS)):
            return None
        return at, starts


def are_sentences_right(tables: Mapping[str, pa.Table]) -> bool:
    """Say whether sentences surely lie in their sections, quotes begin in, and mentions lie in, their sentences."""
    if not tables.keys() >= _NEEDED or any(tables[name][column].null_count for name in _NEEDED for column in _PLACE):
        return False
    sections = _order_units(tables["sections"], "section_id")
    sentences = _order_units(tables["sentences"], "sentence_id")
    if sections is None or sentences is None:
        return False
    return (
        _are_within_sections(tables["sentences"], sections)
        and _are_first_sentences(tables["quotes"], sentences)
        and _are_in_sentences(tables["entity_mentions"], tables["sentences"])
    )


def _order_units(rows: pa.Table, id_name: str) -> _Units | None:
    articles = rows["document_id"].unique()
    starts, ends = (_line_up(rows, name, articles) for name in _PLACE[1:])
    if starts is None or ends is None or rows[id_name].null_count or np.any(np.diff(starts) <= 0):
        return None
    return _Units(articles, starts, ends, rows[id_name])


def _line_up(rows: pa.Table, name: str, articles: pa.Array) -> Numbers | None:
    """Give the characters of a column on one line of all articles; None where an article is another one."""
    codes = pc.index_in(rows["document_id"], value_set=articles)
    if codes.null_count:
        return None
    line: Numbers = codes.to_numpy().astype(np.int64) * _CHARS + rows[name].to_numpy()
    return line


def _are_within_sections(sentences: pa.Table, sections: _Units) -> bool:
    placed = sentences.filter(pc.is_valid(sentences["section_id"]))
    found = sections.find(placed)
    if found is None:
        return False
    at, starts = found
    is_inside = bool(np.all(starts < sections.ends[at]))
    return is_inside and _are_equal(sections.ids.take(pa.array(at)), placed["section_id"])


def _are_first_sentences(quotes: pa.Table, sentences: _Units) -> bool:
    found = sentences.find(quotes)
    if found is None or quotes["sentence_id"].null_count:
        return False
    return _are_equal(sentences.ids.take(pa.array(found[0])), quotes["sentence_id"])


def _are_in_sentences(mentions: pa.Table, sentences: pa.Table) -> bool:
    ids = sentences["sentence_id"].combine_chunks()
    at = pc.index_in(mentions["sentence_id"], value_set=ids)
    if at.null_count or len(ids.unique()) != len(ids):
        return False
    outer = sentences.select(list(_PLACE[1:])).take(at)
    starts, ends = (mentions[name] for name in _PLACE[1:])
    is_within = pc.and_(pc.less_equal(outer["start_char"], starts), pc.less_equal(ends, outer["end_char"]))
    return bool(pc.all(pc.and_(is_within, pc.less_equal(starts, ends)), min_count=0).as_py())


def _are_equal(found: pa.ChunkedArray, said: pa.ChunkedArray) -> bool:
    return bool(pc.all(pc.equal(found, said), min_count=0).as_py())
