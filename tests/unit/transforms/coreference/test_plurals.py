"""Persons joined by "and" that a plural pronoun refers to."""

import pytest

from tests.kit.stories import entity, index_of, person, span_in, story, token_in
from transforms.coreference.plurals import plural_antecedents
from transforms.document import Document, EntityType

NAMES = {
    "Ana Silva": person("Ana Silva"),
    "Rui Okafor": person("Rui Okafor"),
    "Dunmore": entity(EntityType.ORGANIZATION, "Dunmore"),
}
JOINED = (
    "Ana|NNP|compound|Silva Silva|NNP|nsubj|met and|CC|cc|Silva Rui|NNP|compound|Okafor Okafor|NNP|conj|Silva "
    "met|VBD|ROOT"
)
APART = "Ana|NNP|compound|Silva Silva|NNP|nsubj|met Rui|NNP|compound|Okafor Okafor|NNP|dobj|met met|VBD|ROOT"
WITH_COMPANY = "Ana|NNP|compound|Silva Silva|NNP|nsubj|met and|CC|cc|Silva Dunmore|NNP|conj|Silva met|VBD|ROOT"
WITH_KIN = (
    "Ana|NNP|compound|Silva Silva|NNP|nsubj|met and|CC|cc|Silva her|PRP$|poss|brother brother|NN|conj|Silva "
    "Rui|NNP|compound|Okafor Okafor|NNP|appos|brother met|VBD|ROOT"
)
THEY = "They|PRP|nsubj|left left|VBD|ROOT"
FILLER = "It|PRP|nsubj|rained rained|VBD|ROOT"


def antecedents(doc: Document) -> list[str]:
    index = index_of(doc)
    pronoun = index.features_of(span_in(doc, "They"), "")
    return [mention.entity_id for mention in plural_antecedents(index, index.mentions, pronoun)]


@pytest.mark.parametrize(
    ("paragraphs", "found"),
    [
        pytest.param((JOINED, THEY), ["person.ana-silva", "person.rui-okafor"], id="two persons joined"),
        pytest.param((WITH_KIN, THEY), ["person.ana-silva", "person.rui-okafor"], id="a person and kin by name"),
        pytest.param((JOINED, FILLER, THEY), ["person.ana-silva", "person.rui-okafor"], id="a sentence between"),
        pytest.param((JOINED, *[FILLER] * 4, THEY), [], id="too far back"),
        pytest.param((APART, THEY), [], id="persons that are not joined"),
        pytest.param((WITH_COMPANY, THEY), [], id="a person and a company"),
        pytest.param((THEY, JOINED), [], id="named afterwards"),
    ],
)
def test_they_refers_to(paragraphs: tuple[str, ...], found: list[str]) -> None:
    assert antecedents(story(*paragraphs, names=NAMES)) == found


@pytest.mark.parametrize(
    ("role", "found"),
    [
        pytest.param("senator", 2, id="their role is narrower"),
        pytest.param(None, 2, id="no role is stated"),
        pytest.param("painter", 0, id="of another trade"),
    ],
)
def test_a_plural_noun_refers_to_persons_whom_it_fits(role: str | None, found: int) -> None:
    names = {"Ana Silva": person("Ana Silva", role=role), "Rui Okafor": person("Rui Okafor", role=role)}
    lawmakers = "The|DT|det|lawmakers lawmakers=lawmaker|NNS|nsubj|left left|VBD|ROOT"
    doc = story(JOINED, *[FILLER] * 5, lawmakers, names=names)
    index = index_of(doc)
    source = index.features_of(span_in(doc, "The lawmakers"), "")
    assert len(plural_antecedents(index, index.mentions, source, token_in(doc, "lawmakers"))) == found
