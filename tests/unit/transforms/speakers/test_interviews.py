"""Persons that speech without a cue may belong to."""

from dataclasses import replace

import pytest

from tests.kit.stories import index_of, person, span_in, story
from transforms.document import Document, Piece, Quote, QuoteRule, Role
from transforms.speakers.interviews import find_interviewee, find_sentence_before_speaker, find_speaker_in_sentence

NAMES = {"Ana Silva": person("Ana Silva"), "Rui Okafor": person("Rui Okafor")}
ANA = "Ana|NNP|compound|Silva Silva|NNP|nsubj|smiled smiled=smile|VBD|ROOT"
WORDS = "Good|JJ|amod|day day|NN|ROOT"
QUESTION = "Why|WP|advmod|so so|RB|ROOT ?|.|punct|so"


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        pytest.param(ANA, "Ana Silva", id="subject by name"),
        pytest.param("She|PRP|nsubj|smiled smiled=smile|VBD|ROOT", "She", id="subject by pronoun"),
        pytest.param("His|PRP$|poss|verdict verdict|NN|ROOT ?|.|punct|verdict", "His", id="owner of the noun"),
        pytest.param("Rain|NN|nsubj|fell fell=fall|VBD|ROOT", None, id="no person"),
        pytest.param(
            "It|PRP|nsubj|pleased pleased=please|VBD|ROOT Ana|NNP|compound|Silva Silva|NNP|dobj|pleased",
            None,
            id="an object is not what a sentence is about",
        ),
    ],
)
def test_a_sentence_is_about(sentence: str, words: str | None) -> None:
    doc = story(sentence, names=NAMES)
    found = find_speaker_in_sentence(index_of(doc), doc.sentences[0])
    assert (found[0].of(doc.text) if found else None) == words


def test_a_long_sentence_is_about_more_than_one_person() -> None:
    doc = story(f"{ANA} " + " ".join(["again|RB|advmod|smiled"] * 25), names=NAMES)
    assert find_speaker_in_sentence(index_of(doc), doc.sentences[0]) is None


def test_the_sentence_before_a_quote_is_in_reach_of_one_paragraph_and_has_no_marks() -> None:
    doc = story(f"{ANA} .|.|punct|smiled", WORDS, names=NAMES)
    before = find_sentence_before_speaker(index_of(doc), span_in(doc, "Good").start_char)
    assert before is not None and before.span.of(doc.text) == "Ana Silva smiled ."
    assert find_sentence_before_speaker(index_of(doc), span_in(doc, "day").start_char) is None
    assert find_sentence_before_speaker(index_of(doc), 0) is None
    marked = story(f'{ANA} .|.|punct|smiled "|.|punct|smiled', WORDS, names=NAMES)
    assert find_sentence_before_speaker(index_of(marked), span_in(marked, "Good").start_char) is None


def test_a_caption_before_a_quote_is_no_sentence_before_it() -> None:
    doc = story(ANA, WORDS, names=NAMES)
    assert find_sentence_before_speaker(index_of(doc), span_in(doc, "Good").start_char) is None


def interview(*paragraphs: str, roles: tuple[Role, ...] = (), quotes: int = 3) -> Document:
    uncued = [Quote(at, (Piece(0, 1),), rule=QuoteRule.UNCUED) for at in range(1, quotes + 1)]
    return story(*paragraphs, *[QUESTION] * 3, names=NAMES, roles=roles, quotes=uncued)


RUI = "Rui|NNP|compound|Okafor Okafor|NNP|nsubj|left left=leave|VBD|ROOT"


@pytest.mark.parametrize(
    ("doc", "name"),
    [
        pytest.param(interview(ANA, RUI, ANA), "Ana Silva", id="named most"),
        pytest.param(interview(RUI, ANA, ANA, roles=(Role.HEADLINE,)), "Rui Okafor", id="named in the title"),
        pytest.param(interview(ANA, ANA, RUI, roles=(Role.BYLINE,)), "Rui Okafor", id="not the author"),
        pytest.param(interview(ANA, quotes=2), None, id="too few quotes without a cue"),
        pytest.param(interview(QUESTION), None, id="nobody named"),
    ],
)
def test_the_interviewee_is(doc: Document, name: str | None) -> None:
    found = find_interviewee(index_of(doc))
    assert (found.name if found else None) == name


@pytest.mark.parametrize(
    ("question", "name"),
    [
        pytest.param(
            "Was|VBD|ROOT it|PRP|nsubj|Was so|RB|advmod|Was ?|.|punct|Was", "Ana Silva", id="questions before"
        ),
        pytest.param("It|PRP|nsubj|was was=be|VBD|ROOT so|RB|advmod|was", None, id="no questions before"),
    ],
)
def test_two_answers_right_behind_questions_make_an_interview(question: str, name: str | None) -> None:
    doc = story(ANA, question, WORDS, question, WORDS, names=NAMES)
    starts = [sentence.span for sentence in doc.sentences if sentence.span.of(doc.text).startswith("Good")]
    quotes = [
        Quote(position, (Piece(span.start_char, span.end_char),), rule=QuoteRule.UNCUED)
        for position, span in enumerate(starts, start=1)
    ]
    found = find_interviewee(index_of(replace(doc, quotes=tuple(quotes))))
    assert (found.name if found else None) == name
