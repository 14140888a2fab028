"""Sources that are descriptions."""

import pytest

from tests.kit.stories import entity, index_of, person, span_in, story, token_in
from transforms.coreference.discourse import DiscourseModel
from transforms.document import (
    Document,
    Entity,
    EntityType,
    Piece,
    Quote,
    QuoteType,
    Role,
    Span,
    Speaker,
    SpeakerKind,
    SpeakerRule,
)
from transforms.speakers.description_sources import DescriptionSources

ANA = person("Ana Silva", "female", "mayor")
BANK = entity(EntityType.ORGANIZATION, "Dunmore Bank")
NAMES: dict[str, Entity] = {"Ana Silva": ANA, "Rui Okafor": person("Rui Okafor", "male"), "Dunmore Bank": BANK}
ANA_SPOKE = "Ana|NNP|compound|Silva Silva|NNP|nsubj|spoke spoke=speak|VBD|ROOT"
RUI_SPOKE = "Then|RB|advmod|spoke Rui|NNP|compound|Okafor Okafor|NNP|nsubj|spoke spoke=speak|VBD|ROOT"
BANK_ROSE = "Dunmore|NNP|compound|Bank Bank|NNP|nsubj|rose rose=rise|VBD|ROOT"
A_TEACHER = "A|DT|det|teacher teacher|NN|nsubj|came came=come|VBD|ROOT"


def said(*words: str, verb: str = "said=say|VBD|ROOT") -> str:
    """A sentence whose subject is an article, adjectives and a noun."""
    *before, noun = words
    return " ".join([*(f"{word}|DT|det|{noun}" for word in before), f"{noun}|NN|nsubj|said", verb])


def made(*paragraphs: str, roles: tuple[Role, ...] = ()) -> tuple[Document, DescriptionSources]:
    doc = story(*paragraphs, names=NAMES, roles=roles)
    index = index_of(doc)
    return doc, DescriptionSources(index, DiscourseModel(index))


def resolve(doc: Document, sources: DescriptionSources, phrase: str, kind: QuoteType = QuoteType.INDIRECT) -> Speaker:
    span = span_in(doc, phrase)
    sources.discourse.advance(span.start_char)
    return sources.resolve_description_source(Quote(1, (Piece(0, 1),), kind), span, token_in(doc, phrase.split()[-1]))


@pytest.mark.parametrize(
    ("paragraphs", "phrase", "entity_id", "rule"),
    [
        pytest.param(
            (ANA_SPOKE, said("the", "mayor")),
            "the mayor",
            ANA.entity_id,
            SpeakerRule.DESCRIPTION_ROLE_STATED,
            id="a stated role",
        ),
        pytest.param(
            (BANK_ROSE, said("the", "bank")),
            "the bank",
            BANK.entity_id,
            SpeakerRule.DESCRIPTION_KIND_IN_THE_NAME,
            id="a kind of organization",
        ),
        pytest.param((ANA_SPOKE, said("an", "official")), "an official", None, SpeakerRule.UNNAMED, id="indefinite"),
        pytest.param(
            (ANA_SPOKE, said("the", "bank", "spokesperson")),
            "the bank spokesperson",
            None,
            SpeakerRule.UNNAMED,
            id="a spokesperson is no bank",
        ),
    ],
)
def test_a_description_is(paragraphs: tuple[str, ...], phrase: str, entity_id: str | None, rule: SpeakerRule) -> None:
    speaker = resolve(*made(*paragraphs), phrase)
    assert (speaker.entity_id, speaker.rule) == (entity_id, rule)


def test_titles_leave_the_article_out() -> None:
    doc, sources = made(said("Mayor"), ANA_SPOKE, roles=(Role.HEADLINE,))
    assert resolve(doc, sources, "Mayor").entity_id == ANA.entity_id


def test_a_repeated_noun_is_the_referent_without_a_name() -> None:
    doc, sources = made(ANA_SPOKE, A_TEACHER, said("the", "teacher"))
    speaker = resolve(doc, sources, "the teacher")
    assert (speaker.entity_id, speaker.reason) == (None, '"the teacher" is "A teacher", not named')


def test_a_new_description_may_be_the_person_in_focus() -> None:
    doc, sources = made(RUI_SPOKE, said("the", "pianist"), said("the", "prosecutor"))
    rui = Speaker(1, 1, None, SpeakerKind.PERSON, SpeakerRule.NAME, "", 1.0, "person.rui-okafor", "Rui Okafor")
    sources.discourse.record_speaker(rui, span_in(doc, "spoke").end_char)
    speaker = resolve(doc, sources, "the pianist")
    assert (speaker.name, speaker.rule) == ("Rui Okafor", SpeakerRule.DESCRIPTION_IN_FOCUS)
    assert resolve(doc, sources, "the prosecutor").rule == SpeakerRule.UNNAMED


def test_a_document_is_named_by_its_owner() -> None:
    report = "the|DT|det|report report|NN|nsubj|said by|IN|prep|report Dunmore|NNP|compound|Bank Bank|NNP|pobj|by"
    doc, sources = made(f"{report} said=say|VBD|ROOT")
    span = span_in(doc, "the report by Dunmore Bank")
    speaker = sources.resolve_description_source(Quote(1, (Piece(0, 1),)), span, token_in(doc, "report"))
    assert (speaker.kind, speaker.name) == (SpeakerKind.DOCUMENT, "Dunmore Bank report")


def test_a_source_that_begins_with_a_comma_ends_no_reading() -> None:
    doc, sources = made(ANA_SPOKE, f"storms|NNS|dep|said ,|,|punct|said {said('young', 'pair')}")
    comma = doc.text.index(" , ") + 1
    span = Span(comma, doc.text.index(" pair") + len(" pair"))
    sources.discourse.advance(span.start_char)
    quote = Quote(1, (Piece(0, 1),), QuoteType.INDIRECT)
    assert sources.resolve_description_source(quote, span, token_in(doc, "pair")).kind == SpeakerKind.UNNAMED
