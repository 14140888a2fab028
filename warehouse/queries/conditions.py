"""Say which rows are wanted, by the names that people use, and find what those names stand for.

How a condition is written: rows.py for the rows of any table, statements.py for statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from warehouse.queries.published_tables import PublishedTables
from warehouse.queries.speakers import find_named
from warehouse.queries.topics import find_topics, list_topics_below

# What somebody can be asked to speak about, in words.
_NAMED = "person, place or organization"


@dataclass(frozen=True, slots=True)
class RowConditions:
    """Which rows; None does not restrict. Names are compared without accents and capitals.

    Attributes:
        speaker: name or entity id of whoever says it; words of a name where nobody has it whole.
        about: name or entity id of who or what is named within the words, by a name, a pronoun or a description.
        topic: name or id of a topic, with those below it.
        publisher: name of the publisher.
        document: id of the article.
        since: first day of publication; rows without a day are left out.
        until: last day of publication; rows without a day are left out.
    """

    speaker: str | None = None
    about: str | None = None
    topic: str | None = None
    publisher: str | None = None
    document: str | None = None
    since: date | None = None
    until: date | None = None


def list_wanted(conditions: RowConditions) -> Iterator[str]:
    """Yield the names of the conditions that restrict something."""
    return (condition.name for condition in fields(conditions) if getattr(conditions, condition.name) is not None)


def find_values(
    tables: PublishedTables, conditions: RowConditions, wanted: Sequence[str]
) -> Iterator[tuple[str, object]]:
    """Give what stands for each `$name` of `wanted` conditions.

    Raises:
        UnknownName: nobody, nothing or no topic has that name.
    """
    for name in wanted:
        value = getattr(conditions, name)
        if name == "speaker":
            yield "speakers", [entity.entity_id for entity in find_named(tables, value)]
        elif name == "about":
            yield "mentioned", [entity.entity_id for entity in find_named(tables, value, _NAMED)]
        elif name == "topic":
            topics = find_topics(tables, value)
            yield "topics", [below for topic in topics for below in list_topics_below(tables, topic.topic_id)]
        else:
            yield name, value
