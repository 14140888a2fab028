"""The commands that ask what is published: `who`, `search`, `topic`, `list`.

Change nothing on the disk. What they answer: answers.py.
"""

from __future__ import annotations

from typing import Annotated

import typer

from flows.cli.exit_codes import ExitCode
from flows.cli.options import AsCsv, AsJson, Data, OfAbout, OfPublisher, OfSpeaker, OfTopic, Since, Until

Limit = Annotated[
    int | None,
    typer.Option("--limit", min=1, help="At most so many.", show_default="20; with --csv and --json all"),
]
LatestLimit = Annotated[
    int | None,
    typer.Option("--limit", min=1, help="At most so many statements.", show_default="5; with --csv and --json all"),
]


def who(
    name: Annotated[str, typer.Argument(help="A name, words of one, or an id: Silva, person.ana-silva.")],
    data: Data = None,
    limit: LatestLimit = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> int:
    """Say who somebody is and what they say.

    Roles, counts by type, month and topic, about whom, the latest.

    Where several have the name, they are listed: say which by its id. --csv gives the statements.

    Example: wireroom who Silva --data DATA
    """
    from flows.cli.answers import answer_who, open_publication
    from flows.cli.rows_output import choose_form

    form = choose_form(as_csv, as_json)
    with open_publication(data) as tables:
        answer_who(tables, name, form, limit)
    return ExitCode.DONE


def search(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS...",
            help="All begin words of it or of its speaker's name; a phrase in quotes.",
            show_default="all",
        ),
    ] = None,
    data: Data = None,
    speaker: OfSpeaker = None,
    about: OfAbout = None,
    topic: OfTopic = None,
    since: Since = None,
    until: Until = None,
    publisher: OfPublisher = None,
    limit: Limit = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> int:
    """Find statements by words, the newest first.

    All words have to stand in it; accents and capitals count nothing. Without words, those that the options choose.
    Below them, articles that have the words in their headlines.

    Example: wireroom search "harbour plan" quay --speaker Silva --since 2017-04 --data DATA
    """  # noqa: DOC501
    from flows.cli.answers import answer_search, open_publication, read_conditions, split_words
    from flows.cli.rows_output import choose_form
    from flows.errors import WrongCall
    from warehouse.queries.conditions import RowConditions

    form = choose_form(as_csv, as_json)
    conditions = read_conditions(speaker, topic, publisher, since, until, about)
    sought = split_words(words or [])
    if not sought and conditions == RowConditions():
        raise WrongCall("nothing to search: give WORDS, or --about, --speaker or another option that chooses")
    with open_publication(data) as tables:
        answer_search(tables, conditions, sought, form, limit)
    return ExitCode.DONE


def topic(
    name: Annotated[str, typer.Argument(help="A name, words of one, or an id: diplomacy, 20000639.")],
    data: Data = None,
    limit: LatestLimit = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> int:
    """Say who speaks on a topic and on those below it.

    By speaker, by month, and the latest statements.

    Where several have the name, they are listed: say which by its id. --csv gives the statements.

    Example: wireroom topic diplomacy --data DATA
    """
    from flows.cli.answers import answer_topic, open_publication
    from flows.cli.rows_output import choose_form

    form = choose_form(as_csv, as_json)
    with open_publication(data) as tables:
        answer_topic(tables, name, form, limit)
    return ExitCode.DONE


def list_published(
    words: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="WORDS...", help="All begin words of the headline; a phrase in quotes.", show_default="all"
        ),
    ] = None,
    data: Data = None,
    speaker: OfSpeaker = None,
    about: OfAbout = None,
    topic: OfTopic = None,
    since: Since = None,
    until: Until = None,
    publisher: OfPublisher = None,
    limit: Limit = None,
    as_csv: AsCsv = False,
    as_json: AsJson = False,
) -> int:
    """List the articles, the newest first.

    With how many statements each has; copies are left out. With words, those that have them in their headlines.

    Example: wireroom list harbour --since 2017-04 --publisher "Harbour Gazette" --data DATA
    """
    from flows.cli.answers import answer_articles, open_publication, read_conditions, split_words
    from flows.cli.rows_output import choose_form

    form = choose_form(as_csv, as_json)
    conditions = read_conditions(speaker, topic, publisher, since, until, about)
    with open_publication(data) as tables:
        answer_articles(tables, conditions, split_words(words or []), form, limit)
    return ExitCode.DONE
