"""Say what is counted: a measure, by some dimensions, under some conditions, as SQL of DuckDB over bi/.

A quote is counted when it is a statement (`is_statement`); each of its speakers counts it once. Copies of an
article count nothing. The report's page counts the same in its own way (warehouse/report/assets/counting.js), and shows
this SQL beside each number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from transforms.document import EntityType
from warehouse.queries.selection import Selection, quote_text, source_of

# Below it the page lists a quote among the unsure ones: its speaker is wrong about as often as right.
LOW_CONFIDENCE = 0.6
# Stands for what has no value: undated, no publisher, no name.
NO_VALUE = ""


class Measure(StrEnum):
    """What is counted."""

    QUOTES = "quotes"
    ARTICLES = "articles"
    SPEAKERS = "speakers"


@dataclass(frozen=True, slots=True)
class Dimension:
    """What quotes are counted by or chosen by: an SQL expression, and the relation that has it.

    A relation other than `statements` has several rows a quote, or none: a quote with two speakers counts for both.
    """

    name: str
    expression: str
    relation: str = "statements"

    @property
    def is_multiple(self) -> bool:
        """Say whether a quote can have several values."""
        return self.relation != "statements"


DIMENSIONS = {
    dimension.name: dimension
    for dimension in (
        Dimension("speaker", "speaker", "speakers"),
        # the speakers once more, in two parts: people, and organizations and whatever else speaks
        Dimension("person", "speaker", "people"),
        Dimension("body", "speaker", "bodies"),
        Dimension("type", "quote_type"),
        Dimension("month", "published_month"),
        Dimension("topic", "topic_1"),
        Dimension("branch", "branch", "branches"),
        Dimension("publisher", "publisher"),
        Dimension("article", "document_id"),
        Dimension("role", "speaker_role"),
        Dimension("about", "entity_id", "mentioned"),
        # the same once more, for whom quotes name together
        Dimension("also", "entity_id", "mentioned"),
        Dimension("statement", "statement_id"),
        Dimension("unsure", f"CASE WHEN speaker_confidence < {LOW_CONFIDENCE} THEN 'yes' END"),
        Dimension("beside", "speaker", "company"),
    )
}
MEASURES = {
    Measure.QUOTES: "count(DISTINCT statements.quote_id)",
    Measure.ARTICLES: "count(DISTINCT document_id)",
    Measure.SPEAKERS: "count(DISTINCT speakers.speaker)",
}
# Of a row in a list of quotes.
LIST_COLUMNS = ("quote_id", "published_date", "speaker_label", "quote_type", "text_display", "headline", "publisher")


# Of a regular expression: where a word begins, and what stands between words.
WORD_START, WORD_GAP = r"(^|[^\pL\pN])", r"[^\pL\pN]+"
# The condition that a word, without accents and capitals, begins a word of a quote or of the name of a speaker of it.
WORD_PATTERN = f"'{WORD_START}{{word}}'"
WORD_CONDITION = (
    f"(regexp_matches(strip_accents(lower(text)), {WORD_PATTERN}) OR quote_id IN (\n    SELECT quote_id FROM speakers "
    f"LEFT JOIN {source_of('entities')} ON entity_id = speaker\n    "
    f"WHERE regexp_matches(strip_accents(lower(coalesce(name, speaker))), {WORD_PATTERN})))"
)

# The condition that a word, likewise, begins a word of the headline of an article.
HEADLINE_CONDITION = f"regexp_matches(strip_accents(lower(headline)), {WORD_PATTERN})"


# A name that has no entity is of no type.
_SPEAKERS_OF_KIND = (
    f"SELECT quote_id, speaker FROM speakers LEFT JOIN {source_of('entities')} ON entity_id = speaker\n"
    f"  WHERE entity_type {{is_kind}} '{EntityType.PERSON}'"
)


def write_relations(selection: Selection) -> dict[str, str]:
    """Write the relations that queries read, in the order in which each needs those before it."""
    conditions = "\n    AND ".join(selection.sql_conditions())
    quote_conditions = "\n    AND ".join(selection.sql_quote_conditions())
    return {
        "articles": f"SELECT * FROM {source_of('documents')}\n  WHERE {conditions}",
        "statements": f"SELECT * FROM {source_of('quotes_wide')}\n"
        f"  WHERE {quote_conditions} AND document_id IN (SELECT document_id FROM articles)",
        "speakers": "SELECT DISTINCT quote_id, speaker FROM (\n"
        "    SELECT q.quote_id, CASE WHEN s.quote_id IS NULL THEN coalesce(q.speaker_entity_id, q.speaker_name)\n"
        "      ELSE coalesce(s.entity_id, s.speaker_name) END AS speaker\n"
        f"    FROM statements AS q LEFT JOIN {source_of('quote_speakers')} AS s ON s.quote_id = q.quote_id\n"
        "  ) WHERE speaker IS NOT NULL",
        "people": _SPEAKERS_OF_KIND.format(is_kind="="),
        "bodies": _SPEAKERS_OF_KIND.format(is_kind="IS DISTINCT FROM"),
        "mentioned": "SELECT DISTINCT q.quote_id, m.entity_id\n"
        f"  FROM statements AS q JOIN {source_of('quote_spans')} AS p USING (quote_id)\n"
        f"  JOIN {source_of('entity_mentions')} AS m ON m.document_id = q.document_id\n"
        "    AND m.start_char >= p.start_char AND m.end_char <= p.end_char",
        # of two topics of one name the one that is not retired, else the one with the lower id
        "branches": "SELECT q.quote_id, t.branch\n"
        "  FROM statements AS q JOIN (\n"
        "    SELECT name, split_part(min_by(path, concat(is_retired, topic_id)), ' > ', 1) AS branch\n"
        f"    FROM {source_of('topics')} GROUP BY name\n"
        "  ) AS t ON t.name = q.topic_1",
        "company": "SELECT DISTINCT q.quote_id, s.speaker\n"
        "  FROM statements AS q JOIN statements AS other USING (document_id)\n"
        "  JOIN speakers AS s ON s.quote_id = other.quote_id",
    }


# Which relations one needs before it.
NEEDS: Mapping[str, tuple[str, ...]] = {
    "articles": ("articles",),
    "statements": ("articles", "statements"),
    "speakers": ("articles", "statements", "speakers"),
    "people": ("articles", "statements", "speakers", "people"),
    "bodies": ("articles", "statements", "speakers", "bodies"),
    "mentioned": ("articles", "statements", "mentioned"),
    "branches": ("articles", "statements", "branches"),
    "company": ("articles", "statements", "speakers", "company"),
}


def write_sql(
    selection: Selection, measure: Measure, by: Sequence[str] = (), where: Mapping[str, str] | None = None
) -> str:
    """Write the query in DuckDB's SQL: a column for each dimension of `by`, then the measure.

    Args:
        selection: which articles.
        measure: what is counted; speakers are not counted by speaker.
        by: names of dimensions.
        where: values by name of dimension; NO_VALUE asks for what has none.
    """
    where = where or {}
    relations = dict.fromkeys(["statements", *(DIMENSIONS[name].relation for name in (*by, *where))])
    joined = dict.fromkeys(DIMENSIONS[name].relation for name in by if DIMENSIONS[name].is_multiple)
    if measure == Measure.SPEAKERS:
        relations["speakers"] = joined["speakers"] = None
    columns = [f"{column_of(name)} AS {name}" for name in by]
    lines = [
        _write_with(selection, tuple(relations)),
        f"SELECT {', '.join([*columns, f'{MEASURES[measure]} AS {measure}'])}",
        "FROM statements" + "".join(f" JOIN {relation} USING (quote_id)" for relation in joined),
        *_write_where(where),
    ]
    if by:
        lines.append(f"GROUP BY ALL ORDER BY {measure} DESC, {', '.join(by)}")
    return "\n".join(lines)


def _write_with(selection: Selection, names: Sequence[str]) -> str:
    written = write_relations(selection)
    needed = {needed for name in names for needed in NEEDS[name]}
    return "WITH " + ",\n".join(f"{name} AS (\n  {sql}\n)" for name, sql in written.items() if name in needed)


def column_of(name: str) -> str:
    """Give the column of a dimension, of the relation that has it."""
    dimension = DIMENSIONS[name]
    return f"{dimension.relation}.{dimension.expression}" if dimension.is_multiple else dimension.expression


def _write_where(where: Mapping[str, str]) -> Iterator[str]:
    if where:
        yield "WHERE " + "\n  AND ".join(write_condition(name, value) for name, value in where.items())


def write_condition(name: str, value: str) -> str:
    """Write the condition that a quote has this value of a dimension, or no value for NO_VALUE."""
    dimension = DIMENSIONS[name]
    if not dimension.is_multiple:
        is_value = "IS NULL" if value == NO_VALUE else f"= {quote_text(value)}"
        return f"{dimension.expression} {is_value}"
    if value == NO_VALUE:
        return f"quote_id NOT IN (SELECT quote_id FROM {dimension.relation})"
    of_value = f"{dimension.expression} = {quote_text(value)}"
    return f"quote_id IN (SELECT quote_id FROM {dimension.relation} WHERE {of_value})"


def describe_dimensions() -> dict[str, dict[str, str]]:
    """Describe the dimensions as data, for the page to write the same SQL."""
    return {
        dimension.name: {"expression": dimension.expression, "relation": dimension.relation}
        for dimension in DIMENSIONS.values()
    }
