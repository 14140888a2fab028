"""Exchanges of question and answer, in documents made by hand."""

import pytest

from tests.kit.stories import person, piece_in, span_in, story
from transforms.coreference.index import DocumentIndex
from transforms.document import Quote, QuoteType, Speaker, SpeakerKind, SpeakerRule
from transforms.speakers.exchanges import Exchange, find_one_asked, is_question

NAMES = {"Ana Silva": person("Ana Silva", "female"), "Rui Okafor": person("Rui Okafor", "male")}
LINE = (
    '"|.|punct|asked Why|WRB|ccomp|asked ?|.|punct|asked "|.|punct|asked Ana|NNP|compound|Silva Silva|NNP|nsubj|asked '
    "{} Rui|NNP|compound|Okafor Okafor|NNP|dobj|asked"
)
ASKED, MET = LINE.format("asked=ask|VBD|ROOT"), LINE.replace("|asked", "|met").format("met=meet|VBD|ROOT")


def direct(line: str, words: str, lemma: str) -> tuple[DocumentIndex, Quote]:
    doc = story(line, names=NAMES)
    cue = (span_in(doc, "asked" if lemma == "ask" else "met"),)
    return DocumentIndex(doc), Quote(1, (piece_in(doc, words, is_quoted=True),), QuoteType.DIRECT, cue, lemma)


def test_the_object_of_asked_is_asked() -> None:
    index, quote = direct(ASKED, "Why ?", "ask")
    found = find_one_asked(index, quote)
    assert found is not None and found[0].of(index.doc.text) == "Rui Okafor"


def test_nobody_is_asked_by_another_verb() -> None:
    assert find_one_asked(*direct(MET, "Why ?", "meet")) is None


@pytest.mark.parametrize(("is_asked", "words", "is_answer"), [(True, "Why ?", True), (False, "Why ?", False)])
def test_a_question_behind_an_answer_is_of_the_one_who_asks(*, is_asked: bool, words: str, is_answer: bool) -> None:
    index, quote = direct(ASKED, words, "ask")
    nobody = Speaker(1, 1, None, SpeakerKind.UNNAMED, SpeakerRule.UNNAMED, "", 0.5)
    assert is_question(quote, index.doc.text)
    assert Exchange(nobody, nobody, is_asked).is_answer(quote, index.doc.text) is is_answer
