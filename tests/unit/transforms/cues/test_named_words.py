"""Names between marks: titles of works, terms, people; and words that somebody said."""

import pytest
import spacy

from tests.kit.reading import read
from transforms.annotators import quotes
from transforms.attributions.features import read_block_features
from transforms.cues.named_words import MarkedSentence, is_in_title_case
from transforms.cues.weights import load_quote_weights
from transforms.language.token_reading import read_tokens


@pytest.mark.parametrize(
    ("content", "expected"),
    [("Salt on the Window", True), ("Gulls.", True), ("We came by boat", False), ("a Boat", False), ("", False)],
)
def test_the_capitals_of_a_title(content: str, expected: bool) -> None:
    assert is_in_title_case(content) is expected


def test_the_words_before_a_mark_are_those_of_its_sentence_and_no_whole_text() -> None:
    tokens = read_tokens(spacy.blank("en")("Rain. " + "salt " * 1000 + "said"))
    words = MarkedSentence(tokens, frozenset(), {}).words_before(len(tokens))
    assert [word.text for word in words] == ["salt"] * 299 + ["said"]
    short = MarkedSentence(tokens, frozenset(), {}).words_before(5)
    assert [word.text for word in short] == ["salt"] * 3


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("She is best known for “Salt” and “The Pier.”", ["Salt", "The Pier."], id="known for, and a list"),
        pytest.param("Her novel, “The Glass Pier,” was praised.", ["The Glass Pier,"], id="a noun of works"),
        pytest.param("Silva directed “Gulls.”", ["Gulls."], id="a verb of makers"),
        pytest.param("The prize went to “Night Boats.”", ["Night Boats."], id="capitals, and no verb of saying"),
        pytest.param("The so-called “night tax” starts in May.", ["night tax"], id="so-called"),
        pytest.param("“I saw it,” said a man nicknamed “Long John.”", ["Long John."], id="a nickname"),
        pytest.param("“I saw it,” said a man who calls himself “Salty.”", ["Salty."], id="calls himself"),
        pytest.param("Roberto “Bobby” Okafor came late.", ["Bobby"], id="between given name and surname"),
        pytest.param("Silva called the plan “A Disgrace.”", [], id="called something a name"),
        pytest.param("Okafor urged voters to “Save Our Port.”", [], id="a verb of saying"),
        pytest.param("“Save Our Port,” Ana Silva said.", [], id="a tag behind"),
        pytest.param("Silva praised the film as “slow and sad.”", [], id="small letters"),
    ],
)
def test_names_between_marks(text: str, names: list[str]) -> None:
    blocks = read_block_features(read(text), load_quote_weights())
    quotations = [quotation for block in blocks for quotation in block.quotations]
    assert [quotation.span.content.of(text) for quotation in quotations if quotation.is_name] == names


@pytest.mark.slow
def test_a_name_between_marks_belongs_to_its_source_and_is_said_by_nobody() -> None:
    text = "“I sleep on the quay,” said a sailor who goes by “Tinker.”"
    speech, name = quotes.annotate(read(text)).quotes
    assert speech.sources[0].of(text) == "a sailor who goes by “Tinker.”"
    assert [piece.of(text) for piece in speech.spans] == ["I sleep on the quay,"]
    assert (name.quote_type, name.sources) == ("scare", ())


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "Ana Silva also wrote the play “Say Nothing to the Gulls” and two novels.",
        "An essay titled “Why I Row With My Left” made him famous.",
    ],
)
def test_a_work_of_a_kind_that_somebody_made_is_no_statement(text: str) -> None:
    found = quotes.annotate(read(text)).quotes
    assert [(quote.quote_type, quote.sources) for quote in found] == [("scare", ())]
