"""Answer who, what and which articles are asked for, as text, CSV or JSON.

What is asked: warehouse/queries. How it is drawn: profile_lines.py, statement_lines.py, rows_output.py. The commands:
asking.py, which imports this once it has read its options.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, fields
from functools import partial
from typing import Any, TypeVar

import duckdb
from rich.console import Console

from flows.cli.counts import write_count
from flows.cli.options import open_published
from flows.cli.periods import read_period
from flows.cli.profile_lines import print_speaker, print_speakers, print_topic, print_topics
from flows.cli.rows_output import OutputForm, print_table, write_object, write_rows
from flows.cli.statement_lines import describe_day, print_headlines, print_statements
from flows.cli.terminal import make_printable, open_console
from flows.errors import WrongCall
from flows.runtime import logs
from warehouse.queries.articles import ArticleFacts, list_articles
from warehouse.queries.conditions import RowConditions
from warehouse.queries.near_names import UnknownName
from warehouse.queries.profiles import SpeakerProfile, TopicProfile, describe_speaker, describe_topic
from warehouse.queries.published_tables import PublishedTables, open_tables
from warehouse.queries.rows import UnfitCondition
from warehouse.queries.speakers import NamedEntity, find_named
from warehouse.queries.statements import StatementFacts, list_statements
from warehouse.queries.topics import NamedTopic, find_topics

DescribedProfile = TypeVar("DescribedProfile", SpeakerProfile, TopicProfile)
NamedChoice = TypeVar("NamedChoice", NamedEntity, NamedTopic)
_QUOTED = re.compile(r'"[^"]*"|[^\s"]+')
LISTED_COUNT = 20  # statements or articles as text; as CSV or JSON all
HEADLINE_COUNT = 5  # below the statements that a search finds
LATEST_COUNT = 5  # statements below a profile, likewise
TRIED_WORDS = 8  # of a search that finds nothing: as many as a line has room for


@contextmanager
def open_publication(data: str | None) -> Iterator[PublishedTables]:
    """Open what is published in the data folder that --data or the settings name.

    Raises:
        WrongCall: nothing is published, or nobody has a name that is asked for.
        OSError: a published file cannot be read.
    """
    folder = open_published(data)
    try:
        with open_tables(folder) as tables:
            yield tables
    except (FileNotFoundError, UnknownName, UnfitCondition) as error:
        raise WrongCall(str(error)) from None
    except duckdb.Error as error:
        reason = str(error).partition("\n")[0]
        raise OSError(f"{reason} (`wireroom publish` makes what is published anew)") from None


def answer_who(tables: PublishedTables, name: str, form: OutputForm, limit: int | None) -> None:
    """Answer who has a name: one speaker in full, or those to choose among.

    Raises:
        UnknownName: nobody has it.
    """
    try:
        found = find_named(tables, name)
    except UnknownName as error:
        raise UnknownName(f"{error}{_point_on(tables, name, find_topics, 'topic')}") from None
    if len(found) > 1:
        _list_choice(found, print_speakers, form)
        _print_choice(len(found), name, "who", found[0].entity_id)
        return
    conditions = RowConditions(speaker=found[0].entity_id)
    _answer_profile(tables, conditions, partial(describe_speaker, tables, found[0]), print_speaker, form, limit)


def answer_topic(tables: PublishedTables, name: str, form: OutputForm, limit: int | None) -> None:
    """Answer who speaks on a topic: one topic in full, or those to choose among.

    Raises:
        UnknownName: no topic has that name.
    """
    try:
        found = find_topics(tables, name)
    except UnknownName as error:
        raise UnknownName(f"{error}{_point_on(tables, name, find_named, 'who')}") from None
    if len(found) > 1:
        _list_choice(found, print_topics, form)
        _print_choice(len(found), name, "topic", found[0].topic_id)
        return
    conditions = RowConditions(topic=found[0].topic_id)
    _answer_profile(tables, conditions, partial(describe_topic, tables, found[0]), print_topic, form, limit)


def _point_on(
    tables: PublishedTables,
    name: str,
    find: Callable[[PublishedTables, str], Sequence[NamedEntity | NamedTopic]],
    command: str,
) -> str:
    """Say which other command knows a name that the one asked for does not: `find` finds it, or statements have it."""
    try:
        find(tables, name)
    except UnknownName:
        words = split_words([name])
        count = list_statements(tables, RowConditions(), words, 1).total_count if words else 0
        search = shlex.join(["wireroom", "search", *words])
        return f"; `{search}` finds it in {write_count(count, 'statement')}" if count else ""
    return f"; `{shlex.join(['wireroom', command, name])}` knows it"


def _answer_profile(
    tables: PublishedTables,
    conditions: RowConditions,
    describe: Callable[[RowConditions, int | None], DescribedProfile],
    draw: Callable[[Console, DescribedProfile], None],
    form: OutputForm,
    limit: int | None,
) -> None:
    """Answer what is known of the one speaker or topic that is meant; as CSV the statements alone."""
    shown = choose_limit(limit, form, LATEST_COUNT)
    if form == OutputForm.CSV:
        answer_statements(tables, conditions, (), form, shown)
        return
    profile = describe(conditions, shown)
    if form == OutputForm.JSON:
        write_object(asdict(profile))
    else:
        draw(open_console(), profile)
        _print_rest(len(profile.latest.statements), profile.latest.total_count)


def answer_statements(
    tables: PublishedTables, conditions: RowConditions, words: Sequence[str], form: OutputForm, limit: int | None
) -> None:
    """Answer which statements fit, the newest first.

    Raises:
        UnknownName: no speaker or no topic has a name that is asked for.
    """
    found = list_statements(tables, conditions, words, choose_limit(limit, form, LISTED_COUNT))
    if not found.total_count:
        logs.tell("no statement is like that" + _count_words(tables, conditions, words))
    if form == OutputForm.TEXT:
        print_statements(open_console(), found, words)
        _print_rest(len(found.statements), found.total_count)
    else:
        write_rows(map(asdict, found.statements), list_columns(StatementFacts), form)


def answer_search(
    tables: PublishedTables, conditions: RowConditions, words: Sequence[str], form: OutputForm, limit: int | None
) -> None:
    """Answer which statements fit, the newest first; as text also which articles have the words in their headlines.

    Raises:
        UnknownName: no speaker or no topic has a name that is asked for.
    """
    answer_statements(tables, conditions, words, form, limit)
    if form != OutputForm.TEXT or not words:
        return
    found = list_articles(tables, conditions, words, HEADLINE_COUNT)
    print_headlines(open_console(), found, words)
    if len(found.articles) < found.total_count:
        command = shlex.join(["wireroom", "list", *words])
        logs.tell(make_printable(f"{len(found.articles):,} of {found.total_count:,} headlines: `{command}` lists more"))


def _count_words(tables: PublishedTables, conditions: RowConditions, words: Sequence[str]) -> str:
    """Say of the first of several words how many statements each has alone; a phrase is taken apart."""
    single = list(dict.fromkeys(" ".join(words).split()))[:TRIED_WORDS]
    if len(single) < 2:
        return ""
    counts = ((word, list_statements(tables, conditions, [word], 1).total_count) for word in single)
    return make_printable("; each word alone: " + ", ".join(f"{word} {count:,}" for word, count in counts))


def answer_articles(
    tables: PublishedTables, conditions: RowConditions, words: Sequence[str], form: OutputForm, limit: int | None
) -> None:
    """Answer which articles fit and have all words in their headlines, the newest first.

    Raises:
        UnknownName: no speaker or no topic has a name that is asked for.
    """
    found = list_articles(tables, conditions, words, choose_limit(limit, form, LISTED_COUNT))
    if not found.total_count:
        logs.tell("no article is like that")
    if form != OutputForm.TEXT:
        write_rows(map(asdict, found.articles), list_columns(ArticleFacts), form)
    elif found.articles:
        heads = ("day", "quotes", "publisher", "headline", "id")
        print_table(open_console(), heads, [_describe_article(article) for article in found.articles])
        _print_rest(len(found.articles), found.total_count)


def read_conditions(
    speaker: str | None,
    topic: str | None,
    publisher: str | None,
    since: str | None,
    until: str | None,
    about: str | None = None,
) -> RowConditions:
    """Read the options that choose rows.

    Raises:
        WrongCall: a day is none, or they are in the wrong order.
    """
    first, last = read_period(since, until)
    return RowConditions(speaker=speaker, about=about, topic=topic, publisher=publisher, since=first, until=last)


def split_words(words: Sequence[str]) -> list[str]:
    """Give the words and phrases that a shell hands over.

    What was in quotes for the shell has blanks and is a phrase; what has quotes of its own, `plan "will stand"`, is
    words and phrases. What has neither letter nor digit is left out.
    """
    parts = [part for word in words for part in (_QUOTED.findall(word) if '"' in word else [word])]
    phrases = [" ".join(part.replace('"', " ").split()) for part in parts]
    return [phrase for phrase in phrases if any(map(str.isalnum, phrase))]


def choose_limit(limit: int | None, form: OutputForm, default: int) -> int | None:
    """Choose how much is listed: what is asked for, else `default` as text and all as CSV or JSON."""
    return default if limit is None and form == OutputForm.TEXT else limit


def list_columns(facts: type[Any]) -> list[str]:
    """List the columns of rows that are made of a dataclass."""
    return [field.name for field in fields(facts)]


def _list_choice(
    found: Sequence[NamedChoice], draw: Callable[[Console, Sequence[NamedChoice]], None], form: OutputForm
) -> None:
    """List those to choose among, of whom there are some."""
    if form == OutputForm.TEXT:
        draw(open_console(), found)
    else:
        write_rows(map(asdict, found), list_columns(type(found[0])), form)


def _print_choice(count: int, name: str, command: str, first_id: str) -> None:
    """Say that several have a name, and how to say which."""
    remedy = f"`wireroom {command} {shlex.quote(first_id)}`"
    logs.tell(make_printable(f"{count:,} have {name!r} in their names; say which by its id: {remedy}"))


def _print_rest(shown: int, total_count: int) -> None:
    if shown < total_count:
        logs.tell(f"the newest {shown:,} of {total_count:,}: `--limit {total_count}` shows all")


def _describe_article(article: ArticleFacts) -> tuple[str, ...]:
    return (
        describe_day(article.published_date),
        f"{article.statement_count:,}",
        article.publisher or "-",
        article.headline or article.source_uri,
        article.document_id,
    )
