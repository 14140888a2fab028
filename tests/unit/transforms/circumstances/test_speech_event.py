"""The speech event of a quote in its parse."""

from tests.kit.stories import index_of, piece_in, span_in, story
from tests.unit.transforms.circumstances.events import event_of
from transforms.circumstances.speech_event import find_speech_event
from transforms.document import Piece, Quote, QuoteType, Span

WENT_ON = (
    "Silva|NNP|nsubj|went went=go|VBD|ROOT on|RP|prt|went to|TO|aux|say say|VB|xcomp|went it|PRP|nsubj|rains "
    "rains=rain|VBZ|ccomp|say"
)


def test_the_head_is_the_innermost_word_of_the_cue() -> None:
    _, event = event_of(WENT_ON, "went on to say", "it rains", "Silva")
    assert event.head.text == "say"
    assert len(event.cue) == 4


def test_content_and_source_are_not_narrated() -> None:
    _, event = event_of(WENT_ON, "went on to say", "it rains", "Silva")
    narrated = [token.text for token in event.parse.tokens if event.is_narrated(token)]
    assert narrated == ["went", "on", "to", "say"]
    assert not event.quoted


def test_quoted_content_is_known_apart() -> None:
    _, event = event_of(WENT_ON, "went on to say", "it rains", "Silva", quote_type=QuoteType.DIRECT)
    assert event.quoted == event.content == {5, 6}


def test_tokens_have_their_place_in_the_text() -> None:
    doc, event = event_of(WENT_ON, "went on to say", "it rains")
    assert event.span_of(5, 7) == span_in(doc, "it rains")


def test_without_a_cue_in_a_parse_there_is_no_event() -> None:
    doc = story("Silva|NNP|nsubj|said said=say|VBD|ROOT")
    index = index_of(doc)
    content = (Piece(0, 5),)
    assert find_speech_event(Quote(1, content), (), index) is None
    assert find_speech_event(Quote(1, content, cue=(Span(900, 904),)), (), index) is None


def test_content_of_another_parse_is_not_in_the_event() -> None:
    doc = story("Silva|NNP|nsubj|said said=say|VBD|ROOT", "Rain|NN|nsubj|fell fell=fall|VBD|ROOT")
    quote = Quote(1, (piece_in(doc, "Rain fell"),), cue=(span_in(doc, "said"),))
    event = find_speech_event(quote, (), index_of(doc))
    assert event is not None and not event.content
