"""Draw who or what a name means: one speaker, one topic, or those to choose among.

Reads nothing. What is counted: warehouse/queries/profiles.py. Lines of statements and bars: statement_lines.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rich.console import Console
from rich.text import Text

from flows.cli.counts import write_count
from flows.cli.rows_output import print_table
from flows.cli.statement_lines import SHOWN_COUNT, describe_day, print_counts, print_line, print_statements
from flows.cli.terminal import make_printable
from transforms.document import RoleStatus
from warehouse.queries.profiles import CountedValue, HeldRole, SpeakerProfile, TopicProfile
from warehouse.queries.speakers import NamedEntity
from warehouse.queries.statements import StatementList
from warehouse.queries.topics import NamedTopic

_UNDATED = "undated"
_NO_TOPIC = "no topic"


def print_speaker(console: Console, profile: SpeakerProfile) -> None:
    """Print one speaker: name and roles, when and how much, on what, about whom, the latest statements."""
    entity = profile.entity
    print_line(console, _write_title(entity.name, f"{entity.entity_type}  {entity.entity_id}"))
    for role in profile.roles:
        print_line(console, Text(make_printable(_describe_role(role))), indent=2)
    print_line(console, Text(_describe_extent(entity)))
    print_counts(console, "by type", profile.types)
    _print_months(console, profile.months)
    print_counts(console, "on", profile.topics, _NO_TOPIC)
    print_counts(console, "speaks about", profile.mentioned)
    print_counts(console, "spoken about by", profile.named_by)
    _print_latest(console, profile.latest)


def print_topic(console: Console, profile: TopicProfile) -> None:
    """Print one topic: how much is said, by whom, when, on what below it, the latest statements."""
    topic = profile.topic
    print_line(console, _write_title(topic.name, f"{topic.path}  {topic.topic_id}"))
    print_line(console, Text(f"{write_count(topic.statement_count, 'statement')}, with those on topics below it"))
    print_counts(console, "who speaks", profile.speakers)
    _print_months(console, profile.months)
    print_counts(console, "on", profile.below)
    _print_latest(console, profile.latest)


def print_speakers(console: Console, found: Sequence[NamedEntity]) -> None:
    """Print whom a name may mean, a line each."""
    lines = [
        (
            entity.name,
            f"{entity.statement_count:,}",
            f"{entity.article_count:,}",
            describe_day(entity.last_date) if entity.statement_count else "-",
            entity.entity_id,
        )
        for entity in found
    ]
    print_table(console, ("name", "statements", "articles", "last", "id"), lines)


def print_topics(console: Console, found: Sequence[NamedTopic]) -> None:
    """Print which topics a name may mean, a line each."""
    lines = [(topic.path, f"{topic.statement_count:,}", topic.topic_id) for topic in found]
    print_table(console, ("topic", "statements", "id"), lines)


def _write_title(name: str, rest: str) -> Text:
    return Text(make_printable(name), style="bold").append(f"  {make_printable(rest)}", style="dim not bold")


def _describe_role(role: HeldRole) -> str:
    place = f", {role.organization}" if role.organization else ""
    status = f", {role.status}" if role.status != RoleStatus.CURRENT else ""
    days = _write_days(role.valid_from, role.valid_to)
    return f"{role.role}{place}{status}" + (f" ({days})" if days else "")


def _write_days(first: date | None, last: date | None) -> str:
    if first is None or last is None:
        return (f"from {first}" if first else "") + (f"until {last}" if last else "")
    return str(first) if first == last else f"{first} to {last}"


def _describe_extent(entity: NamedEntity) -> str:
    """Say how much somebody says, and when first and last."""
    if not entity.statement_count:
        return "says nothing in the published articles"
    counts = f"{write_count(entity.statement_count, 'statement')} in {write_count(entity.article_count, 'article')}"
    if entity.first_date is None:
        return f"{counts}, undated"
    return f"{counts}, {entity.first_date} to {entity.last_date}"


def _print_months(console: Console, months: Sequence[CountedValue]) -> None:
    """Print the last months that have statements; what is undated counts as one, behind them."""
    title = "by month" if len(months) <= SHOWN_COUNT else f"by month, the last {SHOWN_COUNT} of {len(months)}"
    print_counts(console, title, months[-SHOWN_COUNT:], _UNDATED)


def _print_latest(console: Console, latest: StatementList) -> None:
    if latest.statements:
        console.print(Text("\nthe latest", style="bold"))
        print_statements(console, latest)
