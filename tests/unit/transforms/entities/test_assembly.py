"""Entities and mentions of whole documents, of parses made by hand."""

from dataclasses import replace

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tests.kit.words import words_from
from transforms.document import (
    Alias,
    AliasKind,
    Block,
    Dateline,
    Document,
    EntityType,
    MentionType,
    Parse,
    Role,
    Sentence,
    Span,
)
from transforms.entities.assembly import find_entities
from transforms.language.token_reading import read_tokens


def document_of(*lines: str) -> Document:
    """Make a document of one block and one sentence a line, each in the notation of `words_from`."""
    texts, blocks, sentences, parses = [], [], [], []
    start = 0
    for at, line in enumerate(lines):
        words = words_from(line)
        spaces = [after.start > word.end for word, after in zip(words, words[1:], strict=False)] + [False]
        ents = [f"{'B' if word.begins else 'I'}-{word.label}" if word.label else "O" for word in words]
        tokens = Doc(
            Vocab(),
            words=[word.text for word in words],
            spaces=spaces,
            tags=[word.tag for word in words],
            heads=[word.head for word in words],
            deps=["dep" for _ in words],
            ents=ents,
        )
        span = Span(start, start + len(tokens.text))
        texts.append(tokens.text)
        blocks.append(Block(Role.BODY, span))
        sentences.append(Sentence(at + 1, Role.BODY, span, at, at + 1, None))
        parses.append(Parse(at, start, read_tokens(tokens)))
        start = span.end_char + 1
    doc = Document("0123456789abcdef", None, "\n".join(texts), tuple(blocks))
    return replace(doc, parses=tuple(parses), sentences=tuple(sentences))


def test_a_surname_goes_to_the_person_who_bears_it() -> None:
    doc = document_of(
        "we/PRP met/VBD Mrs./NNP Ana/NNP/B-PERSON Quist/NNP/I-PERSON ~,/, a/DT teacher/NN of/IN Ellery/NNP/B-GPE ~./.",
        "then/RB Quist/NNP/B-PERSON left/VBD ~./.",
    )
    entities, mentions = find_entities(doc)
    quist = next(one for one in entities if one.entity_id == "person.ana-quist")
    assert (quist.entity_type, quist.gender) == (EntityType.PERSON, "female")
    assert quist.aliases == (Alias("Ana Quist", AliasKind.FULL), Alias("Quist", AliasKind.SURNAME))
    assert [held.role for held in quist.roles] == ["teacher of Ellery"]
    found = [one.span.of(doc.text) for one in mentions if one.entity_id == "person.ana-quist"]
    assert found == ["Ana Quist", "Quist"]
    assert all(one.mention_type == MentionType.NAME for one in mentions)


def test_a_place_of_the_text_makes_one_mention_of_an_entity() -> None:
    doc = document_of(
        "we/PRP met/VBD Ana/NNP/B-PERSON Quist/NNP/I-PERSON ~./.",
        "The/DT Quist/NNP/B-PERSON campaign/NN won/VBD ~./.",
    )
    _, mentions = find_entities(doc)
    assert [mention.span.of(doc.text) for mention in mentions] == ["Ana Quist", "Quist campaign", "Quist"]


def test_an_adjective_names_its_country_with_less_confidence() -> None:
    doc = document_of("the/DT Norwegian/JJ/B-NORP ferry/NN left/VBD Norway/NNP/B-GPE ~./.")
    entities, (demonym, name) = find_entities(doc)
    assert [(one.entity_id, one.country_code) for one in entities] == [("place.norway", "NO")]
    assert (demonym.rule, name.rule) == ("demonym", "known name")
    assert demonym.confidence < name.confidence
    assert [alias.alias for alias in entities[0].aliases] == ["Norway"]


def test_a_capital_that_stands_for_a_government_adds_its_country() -> None:
    doc = document_of("they/PRP spoke/VBD with/IN Oslo/NNP/B-GPE ~./.")
    entities, (mention,) = find_entities(doc)
    assert (mention.mention_type, mention.entity_id) == (MentionType.METONYM, "place.norway")
    assert mention.literal_entity_id == "place.oslo"
    assert {one.entity_id for one in entities} == {"place.oslo", "place.norway"}


@pytest.mark.parametrize(
    ("headline", "names"),
    [
        pytest.param("Quist/NNP Leaves/NNP Ferries/NNPS Board/NNP", ["Quist"], id="a surname of the text"),
        pytest.param("Lund/NNP Leaves/NNP Ferries/NNPS Board/NNP", [], id="a name that the text lacks"),
    ],
)
def test_a_title_case_line_only_has_names_that_the_text_knows(headline: str, names: list[str]) -> None:
    doc = document_of(headline, "we/PRP met/VBD Ana/NNP/B-PERSON Quist/NNP/I-PERSON there/RB ~./.")
    _, mentions = find_entities(doc)
    in_headline = [one.span.of(doc.text) for one in mentions if one.span.start_char < len(headline.split()[0])]
    assert in_headline == names


def test_entities_are_in_order_of_appearance_and_mentions_by_offset() -> None:
    doc = document_of("in/IN Quist/NNP/B-ORG Robotics/NNP/I-ORG we/PRP met/VBD Ana/NNP/B-PERSON Lund/NNP/I-PERSON ~./.")
    entities, mentions = find_entities(doc)
    assert [one.entity_id for one in entities] == ["organization.quist-robotics", "person.ana-lund"]
    assert [one.span.start_char for one in mentions] == sorted(one.span.start_char for one in mentions)


def test_without_names_there_is_nothing() -> None:
    assert find_entities(document_of("nobody/NN came/VBD ~./.")) == ((), ())
    assert find_entities(document_of()) == ((), ())


def test_the_datelines_place_is_a_place_all_over_the_text() -> None:
    doc = document_of(
        "CAPE/NNP/B-ORG TARRIN/NNP/I-ORG ~,/, Ellery/NNP --/: fog/NN fell/VBD ~./.",
        "the/DT road/NN to/IN Cape/NNP/B-PERSON Tarrin/NNP/I-PERSON is/VBZ shut/VBN ~./.",
    )
    doc = replace(doc, dateline=Dateline(Span(0, 24), Span(0, 19)))
    entities, _ = find_entities(doc)
    assert ("Cape Tarrin", EntityType.PLACE) in [(one.name, one.entity_type) for one in entities]
    assert not [one for one in entities if one.entity_type == EntityType.PERSON]


def test_a_datelines_place_in_capitals_alone_is_written_as_a_reader_would() -> None:
    doc = replace(document_of("TARRIN/NNS --/: fog/NN fell/VBD ~./."), dateline=Dateline(Span(0, 9), Span(0, 6)))
    entities, _ = find_entities(doc)
    assert [(one.name, one.entity_type) for one in entities] == [("Tarrin", EntityType.PLACE)]
