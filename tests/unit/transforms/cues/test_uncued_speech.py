"""Speech without a cue: what reads as speech, whose it is, and marks that stand badly."""

from dataclasses import replace

import pytest

from tests.kit.quotations import placed
from tests.kit.reading import read
from transforms import pipeline
from transforms.annotators import quotes
from transforms.cues.uncued_speech import is_uncued_speech
from transforms.document import Document, RawArticle, Span
from transforms.quotations.quotation_marks import find_quotation_spans


def types(text: str) -> list[tuple[str, str]]:
    doc = quotes.annotate(read(text))
    return [(" / ".join(piece.of(text) for piece in one.spans), one.quote_type) for one in doc.quotes]


def speakers(text: str) -> list[tuple[str | None, str]]:
    parsed = pipeline.parse(RawArticle(text.encode(), "file:///x.txt", None))
    (doc,) = pipeline.annotate([one for one in parsed if isinstance(one, Document)])
    assert isinstance(doc, Document)
    return [(one.name, one.rule) for one in doc.speakers]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param("The baker shook her head. “Not today.” The door closed.", "direct", id="short, a sentence alone"),
        pytest.param("Nobody is sure. ‘It is only a shop when it is open’. So it goes.", "direct", id="stop behind"),
        pytest.param("They sailed in the “Merry Widow” to the north.", "scare", id="a name within a sentence"),
        pytest.param("It was the so-called “northern gap.” Nobody lived there.", "scare", id="a term that ends it"),
    ],
)
@pytest.mark.slow
def test_what_no_cue_claims_is_speech_where_it_reads_as_a_sentence(text: str, kind: str) -> None:
    assert [one for _, one in types(text)] == [kind]


@pytest.mark.slow
def test_the_person_of_the_sentence_before_speaks_where_no_cue_is() -> None:
    text = (
        "A quiet harbour\n\nBy Jo Marsh\n\nThe engineer Ana Silva has built eleven bridges in the north.\n\n"
        "Her brother Rui Silva said that the twelfth would be the last.\n\n"
        "Ana Silva pours the tea. “Ask me in March.” Then it rains."
    )
    assert speakers(text)[-1] == ("Ana Silva", "told of")


@pytest.mark.slow
def test_marks_with_missing_blanks_open_and_close() -> None:
    text = "''Tell the cows,''said Ana Silva.''They know.''"
    assert types(text) == [("Tell the cows, / They know.", "direct")]


@pytest.mark.parametrize(
    ("text", "single", "expected"),
    [
        pytest.param(
            "''A spark from a 12'' disc is enough,'' she said.",
            False,
            ["A spark from a 12'' disc is enough,"],
            id="12''",
        ),
        pytest.param(
            "'I told them in May. I told them in June.",
            True,
            ["I told them in May. I told them in June."],
            id="left open",
        ),
        pytest.param("'Tis the season of rain.", True, [], id="letters left out"),
    ],
)
def test_marks_that_stand_badly(text: str, single: bool, expected: list[str]) -> None:
    found = find_quotation_spans(text, Span(0, len(text)), single=single)
    assert [span.content.of(text) for span in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The “floating hotel of the old harbour” left.", False, id="a small letter"),
        pytest.param("The “Floating Hotel” left.", False, id="two words without a final mark"),
        pytest.param("“We shall stay here until May.”", True, id="six words and a final mark"),
        pytest.param("“We shall stay here until May,” again", True, id="six words and a comma"),
        pytest.param("“We shall stay here until May” again", False, id="six words and no mark"),
        pytest.param("“We shall stay here until May”.", True, id="the final mark stands behind"),
        pytest.param("“... We shall stay here until May.”", True, id="dots before the first word"),
        pytest.param("“We stay.”", True, id="a short sentence that opens its block"),
        pytest.param("A word: “We stay.”", True, id="a short sentence behind a colon"),
        pytest.param("The motto “We stay.” hangs there", False, id="a short sentence within another"),
        pytest.param("“Stay.”", False, id="one word"),
        pytest.param("“We shall stay here until May", True, id="left open"),
    ],
)
def test_a_span_reads_as_speech(text: str, expected: bool) -> None:
    assert is_uncued_speech(placed(text), text) is expected


def test_a_short_sentence_in_a_headline_is_no_speech() -> None:
    assert not is_uncued_speech(placed("“We stay.”", is_headline=True), "“We stay.”")


@pytest.mark.slow
def test_a_date_before_words_of_its_own_is_nobody_and_ends_what_was_said_before() -> None:
    text = (
        "Stones of the harbour\n\nOct. 1, 1935: Ana Silva spoke from her car, stating “No city has a finer one.”\n\n"
        "July 15, 1960: “In honour of those who built the north quay and paid for it with their lives.”"
    )
    assert speakers(text) == [("Ana Silva", "name")]


def test_what_a_page_sets_off_without_marks_is_speech_however_it_reads() -> None:
    text = "which was wrong and i am correcting it now"
    quotation = placed(f"“{text}”")
    whole = Span(0, len(text))
    assert not is_uncued_speech(quotation, f"“{text}”")
    assert is_uncued_speech(replace(quotation, span=replace(quotation.span, with_marks=whole, content=whole)), text)
