"""The star that every tool is given: what its tables are, how they are joined, what is counted in them.

Worked out once from the declarations of its tables (star_tables.py, star_marts.py): a column that `refers_to` a table
is a relationship to that table's key. The files for each tool follow from this module and from nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from warehouse.kit.star_marts import MARTS
from warehouse.kit.star_table import StarTable, TableKind
from warehouse.kit.star_tables import CORE, UNNAMED

STAR: dict[str, StarTable] = {table.name: table for table in (*CORE, *MARTS)}


@dataclass(frozen=True, slots=True)
class Relationship:
    """Many rows of `table` lead to one of `to_table`, by `column` and `to_column`; that one is unique and never null.

    `may_be_null` where `column` is null for undated rows: a made-up day would stand on the axes of charts, and a date
    table may have neither gaps nor nulls. Where `is_both_ways`, what is chosen in `table` chooses in `to_table` too.
    """

    table: str
    column: str
    to_table: str
    to_column: str
    may_be_null: bool = False
    is_both_ways: bool = False


@dataclass(frozen=True, slots=True)
class StarMeasure:
    """What is counted: in SQL over the columns of one table, and in DAX over the model."""

    name: str
    table: str
    meaning: str
    sql: str
    dax: str
    is_share: bool = False


def _relate_tables() -> Iterator[Relationship]:
    for table in STAR.values():
        for column in table.declared.columns:
            if column.refers_to is None:
                continue
            (key,) = STAR[column.refers_to].declared.key
            is_bridge = table.kind == TableKind.BRIDGE and STAR[column.refers_to].kind == TableKind.FACT
            may_be_null = column.null_means is not None
            yield Relationship(table.name, column.name, column.refers_to, key, may_be_null, is_bridge)


RELATIONSHIPS = tuple(_relate_tables())
MEASURES = (
    StarMeasure(
        "statements",
        "fact_statements",
        "Quotes that somebody says (`is_statement`); copies of articles are not counted.",
        "count(DISTINCT quote_id)",
        "COUNTROWS ( fact_statements ) + 0",
    ),
    StarMeasure(
        "articles",
        "fact_statements",
        "Articles with such a quote.",
        "count(DISTINCT document_id)",
        "DISTINCTCOUNT ( fact_statements[document_id] )",
    ),
    StarMeasure(
        "words",
        "fact_statements",
        "Words of these quotes.",
        "sum(word_count)",
        "SUM ( fact_statements[word_count] ) + 0",
    ),
    StarMeasure(
        "verbatim_share",
        "fact_statements",
        "Share of quotes whose words are the speaker's own, as far as the text says.",
        "avg(CASE WHEN is_verbatim THEN 1.0 ELSE 0.0 END)",
        "DIVIDE ( CALCULATE ( COUNTROWS ( fact_statements ), fact_statements[is_verbatim] = TRUE () ), "
        "COUNTROWS ( fact_statements ) )",
        is_share=True,
    ),
    StarMeasure(
        "speaker_confidence_mean",
        "fact_statements",
        "How sure the speakers are, on average.",
        "avg(speaker_confidence)",
        "AVERAGE ( fact_statements[speaker_confidence] )",
        is_share=True,
    ),
    StarMeasure(
        "speakers",
        "statement_speakers",
        "Speakers with a name.",
        f"count(DISTINCT CASE WHEN speaker_key <> '{UNNAMED}' THEN speaker_key END)",
        "CALCULATE ( DISTINCTCOUNT ( statement_speakers[speaker_key] ), "
        f'statement_speakers[speaker_key] <> "{UNNAMED}" ) + 0',
    ),
)


def list_measures(table: str) -> tuple[StarMeasure, ...]:
    """List the measures over one table of the star."""
    return tuple(measure for measure in MEASURES if measure.table == table)


def list_relationships(table: str) -> tuple[Relationship, ...]:
    """List the relationships that lead from one table of the star."""
    return tuple(joined for joined in RELATIONSHIPS if joined.table == table)
