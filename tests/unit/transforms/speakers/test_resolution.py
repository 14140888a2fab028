"""Which branch answers for the phrase of a source, and names themselves."""

from dataclasses import replace

import pytest

from tests.kit.stories import entity, index_of, person, span_in, story
from transforms.coreference.discourse import DiscourseModel
from transforms.document import (
    Document,
    EntityType,
    MentionType,
    Piece,
    Quote,
    Speaker,
    SpeakerKind,
    SpeakerRule,
)
from transforms.persons.persons import LIKELIER
from transforms.speakers.resolution import SourceResolver
from transforms.speakers.source_heads import head_of_source

NAMES = {
    "Ana Silva": person("Ana Silva", "female", "mayor"),
    "Rui Okafor": person("Rui Okafor", "male"),
    "Democrat": entity(EntityType.GROUP, "Democrats"),
}
ANA = "Ana|NNP|compound|Silva Silva|NNP|nsubj|spoke spoke=speak|VBD|ROOT"
SAID = "said=say|VBD|ROOT"
RUI = "Rui|NNP|compound|Okafor Okafor"
QUOTE = Quote(1, (Piece(0, 1),))


def made(*paragraphs: str) -> tuple[Document, SourceResolver]:
    doc = story(*paragraphs, names=NAMES)
    index = index_of(doc)
    return doc, SourceResolver(index, DiscourseModel(index))


def resolve(doc: Document, resolver: SourceResolver, phrase: str) -> list[Speaker]:
    span = span_in(doc, phrase)
    head = head_of_source(resolver.index, span)
    assert head is not None
    return resolver.resolve_source(QUOTE, span, head)


@pytest.mark.parametrize(
    ("source", "phrase", "name", "rule"),
    [
        pytest.param(f"{RUI}|NNP|nsubj|said", "Rui Okafor", "Rui Okafor", SpeakerRule.NAME, id="name"),
        pytest.param("she|PRP|nsubj|said", "she", "Ana Silva", SpeakerRule.PRONOUN, id="pronoun"),
        pytest.param(
            "the|DT|det|mayor mayor|NN|nsubj|said",
            "the mayor",
            "Ana Silva",
            SpeakerRule.DESCRIPTION_ROLE_STATED,
            id="description",
        ),
        pytest.param("I|PRP|nsubj|said", "I", None, SpeakerRule.UNNAMED, id="the author, who has no name here"),
        pytest.param(
            "the|DT|det|Democrat Democrat|NNP|nsubj|said",
            "the Democrat",
            "Ana Silva",
            SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE,
            id="one of a group is described by its name",
        ),
    ],
)
def test_a_source_is(source: str, phrase: str, name: str | None, rule: SpeakerRule) -> None:
    (speaker,) = resolve(*made(ANA, f"{source} {SAID}"), phrase)
    assert (speaker.name, speaker.rule) == (name, rule)


def test_joined_sources_are_several_speakers() -> None:
    joined = f"She|PRP|nsubj|said and|CC|cc|She {RUI}|NNP|conj|She {SAID}"
    speakers = resolve(*made(ANA, joined), "She and Rui Okafor")
    assert [(speaker.name, speaker.rule) for speaker in speakers] == [
        ("Ana Silva", SpeakerRule.JOINT),
        ("Rui Okafor", SpeakerRule.JOINT),
    ]


def test_a_joined_source_with_a_part_that_nobody_is_known_for_is_one_speaker() -> None:
    joined = f"aides=aide|NNS|nsubj|said and|CC|cc|aides {RUI}|NNP|conj|aides {SAID}"
    assert len(resolve(*made(ANA, joined), "aides and Rui Okafor")) == 1


def test_both_are_those_named_together() -> None:
    together = f"Ana|NNP|compound|Silva Silva|NNP|nsubj|met and|CC|cc|Silva {RUI}|NNP|conj|Silva met=meet|VBD|ROOT"
    speakers = resolve(*made(together, f"both|DT|nsubj|said {SAID}"), "both")
    assert [speaker.name for speaker in speakers] == ["Ana Silva", "Rui Okafor"]


def test_a_metonym_stays_one() -> None:
    doc = story(f"Oslo|NNP|nsubj|said {SAID}", names={"Oslo": entity(EntityType.ORGANIZATION, "Oslo Hall")})
    doc = replace(doc, mentions=tuple(replace(one, mention_type=MentionType.METONYM) for one in doc.mentions))
    resolver = SourceResolver(index_of(doc), DiscourseModel(index_of(doc)))
    (speaker,) = resolve(doc, resolver, "Oslo")
    assert (speaker.mention_type, speaker.name) == (MentionType.METONYM, "Oslo Hall")


def test_a_shared_surname_is_of_whoever_spoke_last() -> None:
    names = {"Ana Silva": person("Ana Silva"), "Rita Silva": person("Rita Silva")}
    rita = "Rita|NNP|compound|Silva Silva|NNP|nsubj|spoke spoke=speak|VBD|ROOT"
    doc = story(ANA, rita, f"Silva|NNP|nsubj|said {SAID}", names=names)
    surname = span_in(doc, "Silva", 2)
    doubtful = replace(doc.mentions[0], span=surname, rule=LIKELIER)
    doc = replace(doc, mentions=(*doc.mentions, doubtful))
    resolver = SourceResolver(index_of(doc), DiscourseModel(index_of(doc)))
    head = head_of_source(resolver.index, surname)
    assert head is not None
    assert resolver.resolve_source_phrase(QUOTE, surname, head).name == "Ana Silva"
    last = Speaker(1, 1, None, SpeakerKind.PERSON, SpeakerRule.NAME, "", 1.0, "person.rita-silva", "Rita Silva")
    resolver.discourse.record_speaker(last, span_in(doc, "spoke", 1).end_char)
    assert resolver.resolve_source_phrase(QUOTE, surname, head).name == "Rita Silva"
