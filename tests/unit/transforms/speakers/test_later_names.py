"""Persons whom the sentence after a quote brings in by name."""

from dataclasses import replace

import pytest

from tests.kit.stories import entity, index_of, person, span_in, story
from transforms.document import Document, EntityType, Piece, Quote, Role
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.speakers.later_names import find_person_named_next

SAID = "A|DT|det|critic critic|NN|nsubj|said said=say|VBD|ROOT so|RB|advmod|said"
ANA_CAME = "Ana|NNP|compound|Silva Silva|NNP|nsubj|came came=come|VBD|ROOT"
ANA_WHO = "Ana|NNP|compound|Silva Silva|NNP|nsubj|came ,|,|punct|Silva 34|CD|appos|Silva ,|,|punct|Silva came|VBD|ROOT"
ANA_OF = (
    "Ana|NNP|compound|Silva Silva|NNP|nsubj|came ,|,|punct|Silva of|IN|prep|Silva Lund|NNP|pobj|of "
    ",|,|punct|Silva came|VBD|ROOT"
)
BANK_HEAD = (
    "Lund|NNP|compound|Bank Bank|NNP|compound|Silva head|NN|compound|Silva Ana|NNP|compound|Silva "
    "Silva|NNP|nsubj|came came=come|VBD|ROOT"
)
THE_CRITIC = (
    "The|DT|det|critic critic|NN|nsubj|came ,|,|punct|critic one|CD|appos|critic Ana|NNP|compound|Silva "
    "Silva|NNP|appos|one ,|,|punct|critic came=come|VBD|ROOT"
)
BOARD = "The|DT|det|board board|NN|nsubj|met met=meet|VBD|ROOT Ana|NNP|compound|Silva Silva|NNP|dobj|met"


def named(doc: Document, noun: str) -> str | None:
    so = span_in(doc, "so")
    quote = Quote(1, (Piece(so.start_char, so.end_char),), sources=(span_in(doc, "A critic"),))
    found = find_person_named_next(index_of(doc), quote, look_up_role_noun(noun), noun)
    return found.name if found else None


@pytest.mark.parametrize(
    ("paragraphs", "role", "noun", "name"),
    [
        pytest.param((SAID, ANA_CAME), "art critic", "critic", "Ana Silva", id="the same noun"),
        pytest.param((SAID, ANA_CAME), None, "critic", "Ana Silva", id="nothing else is said of the one named"),
        pytest.param((SAID, ANA_WHO), None, "critic", None, id="something else is said"),
        pytest.param((SAID, ANA_OF), None, "critic", "Ana Silva", id="only where she works is said"),
        pytest.param((SAID, BANK_HEAD), "bank critic", "critic", "Ana Silva", id="behind a body and her office"),
        pytest.param((SAID, THE_CRITIC), "mayor", "critic", "Ana Silva", id="beside the same noun"),
        pytest.param((SAID, ANA_CAME), "mayor", "critic", None, id="another noun"),
        pytest.param((SAID, ANA_CAME), None, "spokesman", None, id="one who speaks for others"),
        pytest.param((ANA_CAME, SAID, ANA_CAME), None, "critic", None, id="named before"),
        pytest.param((SAID, BOARD), None, "critic", None, id="not what the sentence is about"),
        pytest.param((SAID,), None, "critic", None, id="nothing follows"),
    ],
)
def test_the_next_sentence_names(paragraphs: tuple[str, ...], role: str | None, noun: str, name: str | None) -> None:
    names = {"Ana Silva": person("Ana Silva", role=role), "Lund Bank": entity(EntityType.ORGANIZATION, "Lund Bank")}
    assert named(story(*paragraphs, names=names), noun) == name


def test_a_name_in_the_title_is_none_before() -> None:
    doc = story(ANA_CAME, SAID, ANA_CAME, names={"Ana Silva": person("Ana Silva")}, roles=(Role.HEADLINE,))
    assert named(doc, "critic") == "Ana Silva"


def test_one_of_another_gender_is_not_meant() -> None:
    doc = story(SAID, ANA_CAME, names={"Ana Silva": replace(person("Ana Silva", "female"))})
    assert named(doc, "businessman") is None
