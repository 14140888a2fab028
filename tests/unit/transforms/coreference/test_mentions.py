"""Mentions beyond names: sources, references of the narration, first persons of a quote, "it" within a sentence."""

from dataclasses import replace

import pytest

from tests.kit.stories import index_of, person, span_in, story
from transforms.coreference.discourse import DiscourseModel
from transforms.coreference.mentions import collect_mentions
from transforms.document import (
    Document,
    Entity,
    EntityType,
    MentionType,
    Piece,
    Quote,
    QuoteType,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerRule,
)

PORT = Entity("organization.port-council", EntityType.ORGANIZATION, "Port Council")
NAMES = {"Ana Silva": person("Ana Silva", "female", "mayor"), "Port Council": PORT}
ANA = "Ana|NNP|compound|Silva Silva|NNP|nsubj|spoke spoke|VBD|ROOT"
SHE = "She|PRP|nsubj|left left|VBD|ROOT"
COUNCIL = "Port|NNP|compound|Council Council|NNP|nsubj|sold sold|VBD|ROOT"
ITS = " its|PRP$|poss|boats boats|NNS|dobj|sold"
WORDS = "I|PRP|nsubj|left left|VBD|ROOT my|PRP$|poss|boat boat|NN|dobj|left"


def referents(doc: Document, *speakers: Speaker) -> list[tuple[str, str]]:
    """Text and entity of what is mentioned otherwise than by name."""
    found = collect_mentions(index_of(doc), speakers, _read(doc))
    return [(one.span.of(doc.text), one.entity_id) for one in found if one.mention_type != MentionType.NAME]


def _read(doc: Document) -> DiscourseModel:
    discourse = DiscourseModel(index_of(doc))
    discourse.advance(len(doc.text))
    return discourse


def speaker(quote: int, span: Span | None = None, kind: str = SpeakerKind.PERSON) -> Speaker:
    return Speaker(
        *(quote, 1, span, kind, SpeakerRule.PRONOUN, "", 0.7, "person.ana-silva"), mention_type=MentionType.PRONOUN
    )


def test_a_pronoun_of_the_narration_is_a_mention() -> None:
    assert referents(story(ANA, SHE, names=NAMES)) == [("She", "person.ana-silva")]


def test_a_source_is_a_mention_once() -> None:
    doc = story(ANA, SHE, names=NAMES)
    assert referents(doc, speaker(1, span_in(doc, "She"))) == [("She", "person.ana-silva")]


def test_of_two_sources_at_one_place_the_first_is_kept_and_one_without_an_entity_is_none() -> None:
    doc = story(ANA, SHE, names=NAMES)
    source = span_in(doc, "She")
    unnamed = replace(speaker(1, span_in(doc, "left")), entity_id=None)
    index = index_of(doc)
    found = collect_mentions(index, (speaker(2, source, SpeakerKind.GROUP), speaker(1, source), unnamed), _read(doc))
    assert [(one.span, one.confidence) for one in found][1:] == [(source, 0.7)]


def test_a_source_at_the_place_of_a_name_adds_nothing() -> None:
    doc = story(ANA, names=NAMES)
    assert referents(doc, speaker(1, span_in(doc, "Ana Silva"))) == []


@pytest.mark.parametrize(
    ("is_quoted", "kind", "expected"),
    [
        pytest.param(True, SpeakerKind.PERSON, ["I", "my"], id="word for word"),
        pytest.param(False, SpeakerKind.PERSON, [], id="retold: I is the narrator"),
        pytest.param(True, SpeakerKind.ORGANIZATION, [], id="an organization says we"),
    ],
)
def test_first_persons_of_a_quote_are_its_speaker(is_quoted: bool, kind: str, expected: list[str]) -> None:
    doc = story(ANA, WORDS, names=NAMES)
    words = span_in(doc, "I left my boat")
    quotes = (Quote(1, (Piece(words.start_char, words.end_char, is_quoted),), QuoteType.DIRECT),)
    doc = story(ANA, WORDS, names=NAMES, quotes=quotes)
    assert [text for text, _ in referents(doc, speaker(1, kind=kind))] == expected


def test_first_persons_of_several_speakers_are_nobodys() -> None:
    doc = story(ANA, WORDS, names=NAMES)
    words = span_in(doc, "I left my boat")
    doc = story(ANA, WORDS, names=NAMES, quotes=(Quote(1, (Piece(words.start_char, words.end_char, True),)),))
    assert referents(doc, speaker(1), speaker(1)) == []


def test_its_is_the_organization_of_the_same_sentence_only() -> None:
    assert referents(story(COUNCIL + ITS, names=NAMES)) == [("its", PORT.entity_id)]
    apart = story(COUNCIL, "They|PRP|nsubj|sold sold|VBD|ROOT" + ITS, names=NAMES)
    assert referents(apart) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("It|PRP|nsubj|left left|VBD|ROOT", ["It"], id="its subject"),
        pytest.param("Its|PRP$|poss|boats boats|NNS|nsubj|left left|VBD|ROOT", ["Its"], id="of its subject"),
        pytest.param("They|PRP|nsubj|left left|VBD|ROOT it|PRP|dobj|left", [], id="further in"),
    ],
)
def test_it_at_the_head_of_a_sentence_is_the_subject_of_the_one_before(line: str, expected: list[str]) -> None:
    assert referents(story(COUNCIL, line, names=NAMES)) == [(it, PORT.entity_id) for it in expected]
