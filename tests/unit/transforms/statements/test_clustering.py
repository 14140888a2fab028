"""Which quotes are one statement, on parses made by hand."""

import pytest

from tests.kit.parses import parse_of
from transforms.document import Document, Insertion, Parse, Piece, Quote, QuoteType, Role, Sentence, Span, Speaker
from transforms.statements.clustering import cluster_statements

# Words of the test texts that are no nouns.
POS = {"the": "DET", "will": "AUX", "must": "AUX", "close": "VERB", "open": "VERB", "Lima": "PROPN", "Porto": "PROPN"}
INDIRECT, DIRECT = QuoteType.INDIRECT, QuoteType.DIRECT
Told = tuple[str, QuoteType, str | None]


def parse(text: str, start_char: int, block: int) -> Parse:
    words = text.split()
    count = len(words)
    pos = [POS.get(word, "NOUN") for word in words]
    return parse_of(words, [0] * count, ["dep"] * count, ["NN"] * count, pos, start_char=start_char, block=block)


def document(*told: Told, gap_paragraphs: int = 1, section_of_last: int = 1) -> Document:
    """Each quote is a paragraph of one sentence; the last one may be further below, or in another section."""
    text, parses, quotes, sentences, speakers = "", [], [], [], []
    for number, (words, quote_type, speaker) in enumerate(told, start=1):
        is_last = number == len(told)
        span = Span(len(text), len(text) + len(words))
        parses.append(parse(words, span.start_char, number - 1))
        piece = Piece(span.start_char, span.end_char, quote_type == DIRECT)
        quotes.append(Quote(number, (piece,), quote_type))
        position = number + (gap_paragraphs - 1 if is_last else 0)
        section = section_of_last if is_last else 1
        sentences.append(Sentence(position, Role.BODY, span, number - 1, position, section))
        if speaker:
            speakers.append(Speaker(number, 1, None, "person", "name", "", 1.0, f"person.{speaker}", speaker))
        text += words + "\n\n"
    return Document(
        *("x", None, text, ()),
        parses=tuple(parses),
        quotes=tuple(quotes),
        sentences=tuple(sentences),
        speakers=tuple(speakers),
    )


def first_quotes(doc: Document) -> list[int]:
    return [statement.first_quote for statement in cluster_statements(doc)]


ANNOUNCED: Told = ("the council will close the harbour", INDIRECT, "silva")
CLOSING: Told = ("the harbour must close", DIRECT, "silva")
FERRIES: Told = ("ferries whales islands lighthouse", DIRECT, "silva")
LONG: Told = ("the harbour pier ferries whales islands must close", DIRECT, "silva")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param([ANNOUNCED, CLOSING], [1, 1], id="announced by an indirect sentence"),
        pytest.param([CLOSING, ANNOUNCED], [1, 2], id="an indirect sentence after it announces nothing"),
        pytest.param([ANNOUNCED, (*CLOSING[:2], "costa")], [1, 2], id="another speaker"),
        pytest.param([(*ANNOUNCED[:2], None), (*CLOSING[:2], None)], [1, 2], id="speakers not known"),
        pytest.param([ANNOUNCED, (CLOSING[0], QuoteType.SCARE, "silva")], [1, 2], id="a scare quote"),
        pytest.param([ANNOUNCED, FERRIES], [1, 2], id="other words"),
        pytest.param([LONG, FERRIES, LONG], [1, 2, 1], id="repeated, however far apart"),
        pytest.param(
            [("Lima Porto close", INDIRECT, "silva"), ("Lima Porto open", DIRECT, "silva")],
            [1, 2],
            id="names alone in common",
        ),
    ],
)
def test_quotes_of_one_statement(told: list[Told], expected: list[int]) -> None:
    assert first_quotes(document(*told)) == expected


@pytest.mark.parametrize(
    ("gap_paragraphs", "section", "expected"),
    [
        pytest.param(2, 1, [1, 1], id="two sentences below"),
        pytest.param(3, 1, [1, 2], id="three sentences and paragraphs below"),
        pytest.param(1, 2, [1, 2], id="in the next section"),
    ],
)
def test_an_announced_quote_is_near(gap_paragraphs: int, section: int, expected: list[int]) -> None:
    doc = document(ANNOUNCED, CLOSING, gap_paragraphs=gap_paragraphs, section_of_last=section)
    assert first_quotes(doc) == expected


def test_a_statement_has_the_longest_sentence_of_its_quotes_and_the_speaker() -> None:
    doc = document(LONG, FERRIES)
    words = [statement.words for statement in cluster_statements(doc)]
    assert words == ["person.silva the harbour pier ferries whales islands must close", None]


def test_an_insertion_is_no_word_of_the_statement() -> None:
    doc = document(LONG)
    start = doc.text.index("pier")
    with_bracket = Document(
        *("x", None, doc.text, ()),
        parses=doc.parses,
        quotes=doc.quotes,
        speakers=doc.speakers,
        insertions=(Insertion(1, Span(start, start + 4), "clarification"),),
    )
    (statement,) = cluster_statements(with_bracket)
    assert statement.words == "person.silva the harbour ferries whales islands must close"
