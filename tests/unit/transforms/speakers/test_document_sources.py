"""Names of documents that speak."""

import pytest

from tests.kit.stories import entity, index_of, person, span_in, story, token_in
from transforms.coreference.discourse import DiscourseModel
from transforms.document import EntityType
from transforms.speakers.document_sources import name_source_document

NAMES = {"Ana Silva": person("Ana Silva"), "Dunmore Bank": entity(EntityType.ORGANIZATION, "Dunmore Bank")}
BANK = "Dunmore|NNP|compound|Bank Bank"
ISSUED = f"{BANK}|NNP|nsubj|issued issued=issue|VBD|ROOT a|DT|det|statement statement|NN|dobj|issued"
FILLER = "It|PRP|nsubj|rained rained=rain|VBD|ROOT"


@pytest.mark.parametrize(
    ("paragraphs", "noun", "name"),
    [
        pytest.param(
            (f"the|DT|det|memo {BANK}|NNP|compound|memo memo|NN|nsubj|said said|VBD|ROOT",),
            "memo",
            "Dunmore Bank memo",
            id="owner before the noun",
        ),
        pytest.param(
            (f"a|DT|det|memo memo|NN|nsubj|said of|IN|prep|memo {BANK}|NNP|pobj|of said|VBD|ROOT",),
            "memo",
            "Dunmore Bank memo",
            id="owner behind a preposition",
        ),
        pytest.param(
            (
                "a|DT|det|memo memo|NN|nsubj|said written|VBN|acl|memo by|IN|agent|written Ana|NNP|compound|Silva "
                "Silva|NNP|pobj|by said|VBD|ROOT",
            ),
            "memo",
            "Ana Silva's memo",
            id="written by a person",
        ),
        pytest.param(
            (ISSUED, "the|DT|det|letter letter|NN|nsubj|said said|VBD|ROOT"),
            "letter",
            "Dunmore Bank statement",
            id="introduced before under another noun",
        ),
        pytest.param(
            (ISSUED, "a|DT|det|letter letter|NN|nsubj|said said|VBD|ROOT"), "letter", None, id="indefinite: another one"
        ),
        pytest.param(
            (ISSUED, *[FILLER] * 6, "the|DT|det|letter letter|NN|nsubj|said said|VBD|ROOT"),
            "letter",
            None,
            id="too far back",
        ),
        pytest.param(
            (ISSUED, "the|DT|det|poll poll|NN|nsubj|said said|VBD|ROOT"), "poll", None, id="a poll is no statement"
        ),
    ],
)
def test_a_document_is_named(paragraphs: tuple[str, ...], noun: str, name: str | None) -> None:
    doc = story(*paragraphs, names=NAMES)
    index = index_of(doc)
    discourse = DiscourseModel(index)
    discourse.advance(len(doc.text))
    assert name_source_document(index, discourse, span_in(doc, noun), token_in(doc, noun)) == name
