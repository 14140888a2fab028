"""Statements: what is told twice in an article, and by which words several articles tell it."""

from dataclasses import replace
from datetime import date

import pytest

from transforms.annotators import sentences, statements
from transforms.document import Block, Document, Piece, Published, Quote, Role, Span, Speaker
from transforms.language import parsing
from transforms.statements.fingerprints import statement_fingerprint

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
    return statements.annotate(sentences.annotate(next(iter(parsing.add_parses([doc])))))


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
@pytest.mark.slow
def test_a_sentence_announces_the_quote_after_it(rest: list[tuple[str, str, str | None]], expected: list[int]) -> None:
    assert firsts(told(ANNOUNCED, *rest)) == expected


@pytest.mark.slow
def test_the_same_words_again_are_one_statement_however_far_apart() -> None:
    words = "“|The departure of the old governor must be orderly and peaceful|,” Silva said."
    others = [
        ("“|The new hospital opens in June|,” Silva said.", "direct", "silva"),
        ("“|Fishermen lost forty boats in the storm|,” Silva said.", "direct", "silva"),
        ("“|No school will close before the autumn|,” Silva said.", "direct", "silva"),
    ]
    doc = told((words, "direct", "silva"), *others, (words.replace("must be", "should be"), "direct", "silva"))
    assert firsts(doc) == [1, 2, 3, 4, 1]


@pytest.mark.slow
def test_names_alone_are_no_statement_told_twice() -> None:
    doc = told(
        ("|Chile and Peru should end their old quarrel about the border|, Silva said.", "indirect", "silva"),
        ("“|Chile and Peru have fine wines|,” she said.", "direct", "silva"),
    )
    assert firsts(doc) == [1, 2]


VERBATIM = "“|We will not close the old harbour this year.|” she said."


def words(*said: tuple[str, str, str | None]) -> list[str | None]:
    return [one.words for one in told(*said).statements]


@pytest.mark.slow
def test_statements_of_several_articles_are_known_by_speaker_and_longest_sentence() -> None:
    (known,) = words((VERBATIM, "direct", "silva"))
    assert known == "person.silva we will not close the old harbour this year"
    longer = VERBATIM.replace("year.", "year. It is ours. ").replace("W", "w")
    assert words((longer, "direct", "silva")) == [known]
    assert words((VERBATIM.replace("this year", "[at Porto], this year,"), "direct", "silva")) != [known]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        pytest.param(("“|We will not close it.|” she said.", "direct", "silva"), "too short", id="short"),
        pytest.param((VERBATIM, "direct", None), "nobody known", id="no speaker"),
        pytest.param(
            ("|We will not close the old harbour this year|, she said.", "indirect", "silva"), "", id="indirect"
        ),
        pytest.param((VERBATIM, "scare", "silva"), "no speech", id="scare"),
    ],
)
@pytest.mark.slow
def test_a_statement_is_of_its_article_alone_without_verbatim_words(said: tuple[str, str, str], why: str) -> None:
    assert words(said) == [None], why


@pytest.mark.slow
def test_a_sentence_that_announces_a_quote_has_its_words() -> None:
    announced, direct = words(ANNOUNCED, (COOPERATION, "direct", "silva"))
    assert announced == direct == "person.silva we see attempts to prevent cooperation of the ports"


def test_editors_brackets_and_the_place_of_the_cue_make_no_difference() -> None:
    text = "“We will not,” she said, “close the old [Porto] harbour.” “We’ll see.”"
    first, second = text.index("We"), text.index("close")
    pieces = (Piece(first, first + 12, True), Piece(second, text.index(".”"), True))
    bracket = Span(text.index("["), text.index("]") + 1)
    quote = Quote(1, pieces, "direct")
    assert statement_fingerprint(quote, [bracket], text) == ["we", "will", "not", "close", "the", "old", "harbour"]


@pytest.mark.slow
def test_adverbs_are_the_words_they_are_made_of() -> None:
    doc = told(
        ("|The ports are set to cooperate closely against smugglers|, Silva said.", "indirect", "silva"),
        ("“|We want close cooperation at night|,” she said.", "direct", "silva"),
    )
    assert firsts(doc) == [1, 1]


def test_quotes_without_parse_or_sentence_stand_alone() -> None:
    doc = Document("x", None, "Yes.", (), quotes=(Quote(1, (Piece(0, 3),)), Quote(2, (Piece(0, 3),))))
    assert firsts(statements.annotate(replace(doc, published=WEDNESDAY))) == [1, 2]
