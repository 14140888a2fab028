"""Statements: what is told twice, and on which day it was said."""

from dataclasses import replace
from datetime import date

import pytest

from transforms import language
from transforms.annotators import sentences, statements
from transforms.document import Block, Document, Piece, Published, Quote, Role, Span, Speaker

WEDNESDAY = Published(date(2024, 5, 15), None, "metadata", "The format says so.")


def told(*said: tuple[str, str, str | None], published: Published | None = WEDNESDAY) -> Document:
    """A paragraph for each of (text, type, speaker): what stands between | and | is the content, "said" the cue."""
    text, blocks, quotes, speakers = "", [], [], []
    for position, (marked, quote_type, speaker) in enumerate(said, start=1):
        before, content, after = marked.split("|")
        start = len(text) + len(before)
        paragraph = before + content + after
        cue = len(text) + paragraph.index("said")
        blocks.append(Block(Role.BODY, Span(len(text), len(text) + len(paragraph))))
        piece = Piece(start, start + len(content), quote_type == "direct")
        quotes.append(Quote(position, (piece,), quote_type, cue=(Span(cue, cue + 4),), cue_lemma="say"))
        if speaker:
            speakers.append(Speaker(position, 1, None, "person", "test", "", 1.0, f"person.{speaker}", speaker))
        text += paragraph + "\n\n"
    doc = Document("x", None, text, tuple(blocks), published=published, quotes=tuple(quotes), speakers=tuple(speakers))
    return statements.annotate(sentences.annotate(next(iter(language.parsed([doc])))))


def firsts(doc: Document) -> list[int]:
    assert [one.quote for one in doc.statements] == [quote.position for quote in doc.quotes]
    return [one.first_quote for one in doc.statements]


COOPERATION = "“|We see attempts to prevent cooperation of the ports|,” she said."
ANNOUNCED = ("|Attempts to keep the two ports from cooperating are harmful|, Silva said.", "indirect", "silva")


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        pytest.param([(COOPERATION, "direct", "silva")], [1, 1], id="announced"),
        pytest.param([(COOPERATION, "direct", "ray")], [1, 2], id="another speaker"),
        pytest.param([(COOPERATION, "direct", None)], [1, 2], id="speaker not known"),
        pytest.param([("“|The hospital opens in June|,” she said.", "direct", "silva")], [1, 2], id="another subject"),
        pytest.param(
            [
                ("“|We see attempts being made against cooperation|,” she said.", "direct", "silva"),
                ("“|This approach is harmful for both ports|,” she said.", "direct", "silva"),
            ],
            [1, 1, 1],
            id="one sentence announces two quotes",
        ),
        pytest.param(
            [("“|harmful attempts|” said the ports.", "scare", "silva")], [1, 2], id="scare quotes tell nothing"
        ),
    ],
)
def test_a_sentence_announces_the_quote_after_it(rest: list[tuple[str, str, str | None]], expected: list[int]) -> None:
    assert firsts(told(ANNOUNCED, *rest)) == expected


def test_the_same_words_again_are_one_statement_however_far_apart() -> None:
    words = "“|The departure of the old governor must be orderly and peaceful|,” Silva said."
    others = [
        ("“|The new hospital opens in June|,” Silva said.", "direct", "silva"),
        ("“|Fishermen lost forty boats in the storm|,” Silva said.", "direct", "silva"),
        ("“|No school will close before the autumn|,” Silva said.", "direct", "silva"),
    ]
    doc = told((words, "direct", "silva"), *others, (words.replace("must be", "should be"), "direct", "silva"))
    assert firsts(doc) == [1, 2, 3, 4, 1]


def test_names_alone_are_no_statement_told_twice() -> None:
    doc = told(
        ("|Chile and Peru should end their old quarrel about the border|, Silva said.", "indirect", "silva"),
        ("“|Chile and Peru have fine wines|,” she said.", "direct", "silva"),
    )
    assert firsts(doc) == [1, 2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("|Prices will fall|, Silva said on Monday.", date(2024, 5, 13), id="weekday"),
        pytest.param(
            "|Prices will fall|, Silva said Wednesday.", date(2024, 5, 15), id="the day of publication itself"
        ),
        pytest.param("|Prices will fall|, Silva said in a speech on Thursday.", date(2024, 5, 9), id="last week"),
        pytest.param("“|Prices will fall|,” she said today.", date(2024, 5, 15), id="today"),
        pytest.param("“|Prices will fall|,” she said on May 2.", date(2024, 5, 2), id="month and day"),
        pytest.param("“|Prices will fall|,” she said on 30 December.", date(2023, 12, 30), id="of the year before"),
        pytest.param("|Prices will fall on Monday|, Silva said.", None, id="the speaker's own words"),
        pytest.param("Silva said next Monday |prices will fall|.", None, id="another week"),
        pytest.param("|Prices will fall|, Silva said.", None, id="no day"),
    ],
)
def test_the_day_is_what_the_words_about_the_cue_say(text: str, expected: date | None) -> None:
    assert told((text, "indirect", "silva")).statements[0].day == expected


def test_without_a_day_of_publication_no_weekday_is_resolved() -> None:
    assert (
        told(("|Prices will fall|, Silva said on Monday.", "indirect", "silva"), published=None).statements[0].day
        is None
    )


def test_quotes_without_parse_or_sentence_stand_alone() -> None:
    doc = Document("x", None, "Yes.", (), quotes=(Quote(1, (Span(0, 3),)), Quote(2, (Span(0, 3),))))
    assert firsts(statements.annotate(replace(doc, published=WEDNESDAY))) == [1, 2]
