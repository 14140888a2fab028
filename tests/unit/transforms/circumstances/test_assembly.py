"""What excludes what among the circumstances of a quote."""

from dataclasses import replace
from datetime import date

from tests.kit.stories import person, span_in, story
from transforms.circumstances.assembly import find_circumstances
from transforms.document import (
    Circumstances,
    Document,
    Piece,
    Published,
    Quote,
    QuoteType,
    Speaker,
    SpeakerKind,
    SpeakerRule,
    SpeechAct,
)

NAMES = {"Ana Silva": person("Ana Silva"), "Rui Okafor": person("Rui Okafor")}
TOLD = (
    "Ana|NNP|compound|Silva Silva|NNP|nsubj|told told=tell|VBD|ROOT Rui|NNP|compound|Okafor Okafor|NNP|dobj|told "
    "on|IN|prep|told Monday|NNP|pobj|on"
)
MAY_TELL = TOLD.replace("told=tell|VBD|ROOT", "may|MD|aux|told told=tell|VB|ROOT")


def made(sentence: str, speaker: str = "person.ana-silva", **fields: object) -> tuple[Document, list[Circumstances]]:
    doc = story(sentence, names=NAMES)
    quote = Quote(1, (Piece(0, 1),), QuoteType.INDIRECT, cue=(span_in(doc, "told"),))
    known = Speaker(1, 1, None, SpeakerKind.PERSON, SpeakerRule.NAME, "", 1.0, speaker)
    published = Published(date(2024, 5, 15), None, "metadata", "")
    quotes = (replace(quote, **fields),)  # type: ignore[arg-type]
    doc = replace(doc, quotes=quotes, speakers=(known,), published=published)
    return doc, list(find_circumstances(doc))


def test_all_circumstances_of_one_event() -> None:
    doc, (found,) = made(TOLD)
    assert (found.quote, found.speech_act, found.day) == (1, SpeechAct.ASSERTED, date(2024, 5, 13))
    assert found.addressee == span_in(doc, "Rui Okafor")
    assert found.day_words == span_in(doc, "on Monday") and found.place is None


def test_the_speaker_is_not_the_addressee() -> None:
    _, (found,) = made(TOLD, speaker="person.rui-okafor")
    assert found.addressee is None


def test_what_may_be_said_has_an_addressee_but_no_day() -> None:
    _, (found,) = made(MAY_TELL)
    assert found.speech_act is SpeechAct.HYPOTHETICAL
    assert found.addressee is not None and found.day is None


def test_without_a_cue_the_event_is_asserted_and_nothing_more_is_known() -> None:
    _, (found,) = made(TOLD, cue=())
    assert found == Circumstances(1, SpeechAct.ASSERTED)


def test_a_scare_quote_has_no_circumstances() -> None:
    assert made(TOLD, quote_type=QuoteType.SCARE)[1] == []
