"""Quotes: content, cue, source and type of attributions in texts of our own."""

from dataclasses import replace

import pytest

from tests.kit.quotations import document_of, marked_then_said, silva_said, silva_was_asked
from tests.kit.reading import read
from transforms.annotators import quotes, word_roles
from transforms.cues.weights import QuoteWeights
from transforms.document import Document, Quote, Role
from transforms.quotes.assembly import find_quotes


def quoted(text: str, first: Role = Role.BODY) -> Document:
    return quotes.annotate(read(text, first))


def shown(quote: Quote, doc: Document) -> tuple[str, str, str | None, str | None]:
    """(type, content with / between pieces, cue, source)."""
    cue = quote.cue[0].of(doc.text) if quote.cue else None
    source = quote.sources[0].of(doc.text) if quote.sources else None
    return quote.quote_type, " / ".join(piece.of(doc.text) for piece in quote.spans), cue, source


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“The bridge will open in May,” Ana Silva said.",
            ("direct", "The bridge will open in May,", "said", "Ana Silva"),
            id="cue behind",
        ),
        pytest.param(
            "“The bridge will open in May,” said Ana Silva, the mayor.",
            ("direct", "The bridge will open in May,", "said", "Ana Silva, the mayor"),
            id="inverted",
        ),
        pytest.param(
            "Ana Silva said that, “Of course the bridge will open” against the wishes of the guild.",
            (
                "mixed",
                "that / Of course the bridge will open / against the wishes of the guild",
                "said",
                "Ana Silva",
            ),
            id="that, and a sentence of its own",
        ),
        pytest.param(
            "Ana Silva said: “The bridge will open in May.”",
            ("direct", "The bridge will open in May.", "said", "Ana Silva"),
            id="cue before",
        ),
        pytest.param(
            "“The bridge,” Ana Silva said, “will open in May.”",
            ("direct", "The bridge, / will open in May.", "said", "Ana Silva"),
            id="split by its cue",
        ),
        pytest.param(
            "“We are late,” Ana Silva said. “The bridge will open in May.”",
            ("direct", "We are late, / The bridge will open in May.", "said", "Ana Silva"),
            id="goes on in the next sentence",
        ),
        pytest.param(
            "Ana Silva said that the bridge would open in May.",
            ("indirect", "that the bridge would open in May", "said", "Ana Silva"),
            id="complement clause",
        ),
        pytest.param(
            "The bridge will open in May, Ana Silva said.",
            ("indirect", "The bridge will open in May", "said", "Ana Silva"),
            id="fronted clause",
        ),
        pytest.param(
            "According to Ana Silva, the bridge will open in May.",
            ("indirect", "the bridge will open in May", "According to", "Ana Silva"),
            id="according to",
        ),
        pytest.param(
            "Ana Silva said that the bridge was “a gift to the town” and would open in May.",
            ("mixed", "that the bridge was / a gift to the town / and would open in May", "said", "Ana Silva"),
            id="mixed, the marked part a piece of its own",
        ),
    ],
)
@pytest.mark.slow
def test_one_attribution(text: str, expected: tuple[str, str, str, str]) -> None:
    doc = quoted(text)
    assert [shown(one, doc) for one in doc.quotes if one.parent is None] == [expected]


@pytest.mark.slow
def test_a_sentence_without_an_attribution_adds_none() -> None:
    assert quoted("The bridge was built in 1932 and has two lanes.").quotes == ()


@pytest.mark.slow
def test_words_at_a_distance_in_a_title_are_scare_quotes_under_what_is_said() -> None:
    doc = quoted("Mayor Ana Silva says the bridge is 'a gift'\n“It is a gift,” Silva said on Monday.", Role.DEK)
    scare = next(one for one in doc.quotes if one.quote_type == "scare")
    parent = next(one for one in doc.quotes if one.position == scare.parent)
    assert scare.spans[0].of(doc.text) == "a gift" and not scare.sources
    assert parent.quote_type == "indirect"


@pytest.mark.slow
def test_turns_of_a_transcript_are_their_speakers() -> None:
    doc = quoted("SILVA: We will open in May.\nOKAFOR: Will it be on time?")
    assert [shown(one, doc)[1::2] for one in doc.quotes] == [
        ("We will open in May.", "SILVA"),
        ("Will it be on time?", "OKAFOR"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("said", "is_statement"),
    [("(Laughter.)", False), ("[Applause] (Pause.)", False), ("(Laughs.) We go.", True), ("We go (north).", True)],
)
def test_a_stage_direction_is_said_by_nobody(said: str, is_statement: bool) -> None:
    doc = quoted(f"SILVA: It rains.\nCOSTA: {said}\nSILVA: We stay.")
    assert [quote.is_statement for quote in doc.quotes] == [True, is_statement, True]


def test_a_name_behind_a_dash_signs_a_quote() -> None:
    doc = quoted("“We have waited for this bridge for years.” \u2014 Ana Silva")
    assert [shown(one, doc)[1::2] for one in doc.quotes] == [("We have waited for this bridge for years.", "Ana Silva")]


@pytest.mark.slow
def test_an_uncued_sentence_between_marks_is_speech_and_a_term_is_not() -> None:
    text = "The hall was dark.\n“Nobody told us that the bridge was closed.”\nWe walk the “long bridge” a lot."
    doc = quoted(text)
    assert [one.quote_type for one in doc.quotes if one.quote_type in ("direct", "scare")] == ["direct", "scare"]


@pytest.mark.slow
def test_quotes_are_numbered_in_reading_order() -> None:
    doc = quoted("“One is enough,” Ana Silva said.\nRui Okafor said that two were better.\n“Three,” said Silva.")
    starts = [one.spans[0].start_char for one in doc.quotes]
    assert starts == sorted(starts) and [one.position for one in doc.quotes] == list(range(1, len(starts) + 1))


@pytest.mark.slow
def test_annotating_twice_changes_nothing() -> None:
    doc = quoted("“One is enough,” Ana Silva said, adding that two were better.")
    assert quotes.annotate(replace(doc, quotes=())) == doc


@pytest.mark.slow
def test_one_label_in_capitals_at_the_start_is_a_dateline_and_no_turn() -> None:
    text = "PORTO: The strike ended on Sunday after nine days.\n\nThe town was quiet."
    assert all(quote.rule != "turn" for quote in quoted(text).quotes)
    assert {quote.rule for quote in quoted(text.replace("\n\nThe", "\n\nSILVA: The")).quotes} == {"turn"}


@pytest.mark.slow
def test_a_question_is_no_piece_of_its_answer() -> None:
    text = "Has he spoken to her since? “She sent me a card,” Rui Costa said. “Only a card.”"
    (quote,) = quotes.annotate(word_roles.annotate(read(text, Role.BODY))).quotes
    assert [piece.of(text) for piece in quote.spans] == ["She sent me a card,", "Only a card."]


@pytest.mark.slow
def test_the_encoder_changes_no_mixed_quote_that_the_rules_have_right() -> None:
    text = "The ferry would “pay for itself” by 2031, Marta Quist argued."
    doc = quotes.annotate(word_roles.annotate(read(text, Role.BODY)))
    assert shown(doc.quotes[0], doc) == (
        "mixed",
        "The ferry would / pay for itself / by 2031",
        "argued",
        "Marta Quist",
    )


# Weights made for the tests below, which need no language model.
SURE = QuoteWeights({"say": 0.9, "ask": 0.9}, {"f=ccomp": 2.0, "f=rest": -9.0, "f=passive": 2.0, "link:l=say": 2.0})
UNSURE = QuoteWeights({"say": 0.9}, {"bias": -9.0})


def test_a_clause_that_is_likely_enough_is_a_quote() -> None:
    doc = document_of(silva_said())
    (quote,) = find_quotes(doc, SURE)
    assert shown(quote, doc) == ("indirect", "the ferry will stay", "said", "Silva")
    assert (quote.rule, quote.cue_lemma, quote.confidence) == ("ccomp", "say", 0.8808)
    assert find_quotes(doc, UNSURE) == ()


def test_a_quotation_span_is_never_lost() -> None:
    doc = document_of(marked_then_said())
    (linked,) = find_quotes(doc, SURE)
    assert (linked.rule, linked.quote_type, linked.is_verbatim) == ("marked", "direct", True)
    (unlinked,) = find_quotes(doc, QuoteWeights({}, {"bias": -9.0}))
    assert (unlinked.rule, unlinked.quote_type, unlinked.cue) == ("scare", "scare", ())


def test_a_quote_says_whether_its_cue_asks_somebody() -> None:
    (asked, *_), (said, *_) = (find_quotes(document_of(parse), SURE) for parse in (silva_was_asked(), silva_said()))
    assert asked.is_addressing and not said.is_addressing


def test_values_of_a_quote_are_plain_strings() -> None:
    (quote,) = find_quotes(document_of(silva_said()), SURE)
    assert type(quote.rule) is type(quote.quote_type) is str


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "“We had leaks before,” Silva said on Monday. He did not suggest a lawsuit. “Our goal is to mend them.”",
            ("direct", "We had leaks before, / Our goal is to mend them.", "said", "Silva"),
            id="a denial speaks no sentence behind it",
        ),
        pytest.param(
            "“No woman wants him. To quote the poet ‘Some are so poor.” And that is “the root of it’.” ― Ana Silva",
            (
                "mixed",
                "No woman wants him. To quote the poet ‘Some are so poor. / And that is / the root of it’.",
                None,
                "Ana Silva",
            ),
            id="a signature behind a nested mark that was forgotten",
        ),
    ],
)
def test_quotes_that_marks_or_denials_cut(text: str, expected: tuple[str, str, str | None, str | None]) -> None:
    doc = quoted(text)
    assert expected in [shown(quote, doc) for quote in doc.quotes]
