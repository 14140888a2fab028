"""Sources that are pronouns."""

import pytest

from tests.kit.stories import entity, index_of, person, span_in, story, token_in
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
from transforms.speakers.pronoun_sources import PronounSources

BANK = entity(EntityType.ORGANIZATION, "Dunmore Bank")
NAMES = {"Ana Silva": person("Ana Silva", "female"), "Rui Okafor": person("Rui Okafor", "male"), "Dunmore Bank": BANK}
ANA = "Ana|NNP|compound|Silva Silva|NNP|nsubj|spoke spoke=speak|VBD|ROOT"
BOTH = (
    "Ana|NNP|compound|Silva Silva|NNP|nsubj|met and|CC|cc|Silva Rui|NNP|compound|Okafor Okafor|NNP|conj|Silva "
    "met=meet|VBD|ROOT"
)
BANK_ROSE = "Dunmore|NNP|compound|Bank Bank|NNP|nsubj|rose rose=rise|VBD|ROOT"


def saying(pronoun: str) -> str:
    return f"{pronoun}|PRP|nsubj|said said=say|VBD|ROOT"


def made(*paragraphs: str) -> tuple[Document, PronounSources]:
    doc = story(*paragraphs, names=NAMES)
    index = index_of(doc)
    return doc, PronounSources(index, DiscourseModel(index))


def resolve(doc: Document, sources: PronounSources, word: str) -> Speaker:
    span = span_in(doc, word)
    return sources.resolve_pronoun_source(quote_of(doc), span, token_in(doc, word))


def quote_of(doc: Document) -> Quote:
    return Quote(1, (Piece(len(doc.text) - 2, len(doc.text) - 1),))


@pytest.mark.parametrize(
    ("paragraphs", "word", "entity_id", "kind", "rule"),
    [
        pytest.param(
            (ANA, saying("she")), "she", "person.ana-silva", SpeakerKind.PERSON, SpeakerRule.PRONOUN, id="she"
        ),
        pytest.param((ANA, saying("he")), "he", None, SpeakerKind.PERSON, SpeakerRule.UNNAMED, id="no man named"),
        pytest.param((BANK_ROSE, saying("it")), "it", BANK.entity_id, "organization", SpeakerRule.PRONOUN, id="it"),
        pytest.param((ANA, saying("they")), "they", None, SpeakerKind.GROUP, SpeakerRule.UNNAMED, id="plural"),
        pytest.param((ANA, saying("you")), "you", None, SpeakerKind.UNNAMED, SpeakerRule.UNNAMED, id="second person"),
    ],
)
def test_a_pronoun_is(
    paragraphs: tuple[str, ...], word: str, entity_id: str | None, kind: str, rule: SpeakerRule
) -> None:
    speaker = resolve(*made(*paragraphs), word)
    assert (speaker.entity_id, speaker.kind, speaker.rule) == (entity_id, kind, rule)
    assert speaker.mention_type == MentionType.PRONOUN and word in speaker.reason


def test_the_second_best_is_the_runner_up() -> None:
    names = {"Ana Silva": person("Ana Silva", "female"), "Ruth Marsh": person("Ruth Marsh", "female")}
    ruth = "Ruth|NNP|compound|Marsh Marsh|NNP|nsubj|left left=leave|VBD|ROOT"
    doc = story(ANA, ruth, saying("she"), names=names)
    sources = PronounSources(index_of(doc), DiscourseModel(index_of(doc)))
    speaker = resolve(doc, sources, "she")
    assert (speaker.name, speaker.runner_up_name) == ("Ruth Marsh", "Ana Silva")


def test_it_is_the_document_that_spoke_just_before() -> None:
    doc, sources = made(BANK_ROSE, saying("it"))
    report = Speaker(1, 1, None, SpeakerKind.DOCUMENT, SpeakerRule.UNNAMED, "", 0.7, name="Silva report")
    sources.discourse.record_speaker(report, span_in(doc, "rose").end_char)
    speaker = resolve(doc, sources, "it")
    assert (speaker.kind, speaker.name, speaker.entity_id) == (SpeakerKind.DOCUMENT, "Silva report", None)


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param(
            "it|PRP|nsubj|was was=be|VBD|ROOT silly|JJ|acomp|was to|TO|aux|think think|VB|xcomp|was",
            id="it is silly to",
        ),
        pytest.param(
            "it|PRP|nsubjpass|known was=be|VBD|auxpass|known known|VBN|ROOT why|WP|advmod|rose rose|VBD|ccomp|known",
            id="it was known",
        ),
    ],
)
def test_an_expletive_refers_to_nothing(sentence: str) -> None:
    speaker = resolve(*made(BANK_ROSE, sentence), "it")
    assert (speaker.kind, speaker.entity_id) == (SpeakerKind.UNNAMED, None)


def test_they_are_those_named_together() -> None:
    doc, sources = made(BOTH, saying("they"))
    found = sources.resolve_plural_source(quote_of(doc), span_in(doc, "they"), token_in(doc, "they"))
    assert [speaker.name for speaker in found] == ["Ana Silva", "Rui Okafor"]
    assert {speaker.rule for speaker in found} == {SpeakerRule.JOINT}


def test_they_may_be_the_organization_that_spoke_last() -> None:
    doc, sources = made(BANK_ROSE, saying("they"))
    span, head = span_in(doc, "they"), token_in(doc, "they")
    assert sources.resolve_plural_source(quote_of(doc), span, head) == []
    bank = Speaker(
        1, 1, span_in(doc, "Dunmore Bank"), SpeakerKind.ORGANIZATION, SpeakerRule.NAME, "", 1.0, BANK.entity_id
    )
    sources.discourse.record_speaker(bank, span_in(doc, "rose").end_char)
    assert [speaker.name for speaker in sources.resolve_plural_source(quote_of(doc), span, head)] == ["Dunmore Bank"]


@pytest.mark.parametrize(("subject", "count"), [("veterans=veteran|NNS|nsubj|frowned", 0), ("It|PRP|nsubj|frowned", 2)])
def test_they_are_not_those_before_a_group_that_comes_in(subject: str, count: int) -> None:
    between = f"{subject} frowned=frown|VBD|ROOT"
    doc = story(BOTH, between, saying("they"), names=NAMES)
    sources = PronounSources(index_of(doc), DiscourseModel(index_of(doc)))
    assert len(sources.resolve_plural_source(quote_of(doc), span_in(doc, "they"), token_in(doc, "they"))) == count
