"""Whose a noun is."""

import pytest

from tests.kit.stories import entity, index_of, person, span_in, story, token_in
from transforms.coreference.discourse import DiscourseModel
from transforms.document import EntityType
from transforms.speakers.owners import OwnerFinder, Owners

ANA, RUI = person("Ana Silva", "female"), person("Rui Okafor", "male")
BANK = entity(EntityType.ORGANIZATION, "Dunmore Bank")
NAMES = {"Ana Silva": ANA, "Rui Okafor": RUI, "Dunmore Bank": BANK}
ANA_CAME = "Ana|NNP|compound|Silva Silva|NNP|nsubj|came came=come|VBD|ROOT"
BY_BOTH = (
    "a|DT|det|memo memo|NN|ROOT by|IN|prep|memo Ana|NNP|compound|Silva Silva|NNP|pobj|by and|CC|cc|Silva "
    "Rui|NNP|compound|Okafor Okafor|NNP|conj|Silva"
)
OF_CAMPAIGN = (
    "a|DT|det|memo memo|NN|ROOT from|IN|prep|memo Ana|NNP|compound|Silva Silva|NNP|poss|campaign 's|POS|case|Silva "
    "campaign|NN|pobj|from"
)

SEEN_BY_BANK = (
    "a|DT|det|memo memo|NN|ROOT seen=see|VBN|acl|memo by|IN|agent|seen Dunmore|NNP|compound|Bank Bank|NNP|pobj|by"
)


@pytest.mark.parametrize(
    ("paragraphs", "noun", "name"),
    [
        pytest.param(
            (ANA_CAME, "Her|PRP$|poss|office office|NN|ROOT"), "office", "Ana Silva's office", id="by a pronoun"
        ),
        pytest.param((BY_BOTH,), "memo", "Ana Silva and Rui Okafor's memo", id="joined owners"),
        pytest.param((OF_CAMPAIGN,), "memo", "Silva campaign memo", id="of a body that is a person's"),
        pytest.param(
            ("the|DT|det|memo Dunmore|NNP|compound|Bank Bank|NNP|compound|memo memo|NN|ROOT",),
            "memo",
            "Dunmore Bank memo",
            id="an organization before it",
        ),
        pytest.param(("the|DT|det|memo memo|NN|ROOT",), "memo", None, id="nobody's"),
        pytest.param((SEEN_BY_BANK,), "memo", None, id="whoever has only seen it"),
    ],
)
def test_an_owner_by_the_nouns_own_phrase(paragraphs: tuple[str, ...], noun: str, name: str | None) -> None:
    doc = story(*paragraphs, names=NAMES)
    index = index_of(doc)
    discourse = DiscourseModel(index)
    discourse.advance(len(doc.text))
    owners = OwnerFinder(index, discourse).find_owners(span_in(doc, noun), token_in(doc, noun))
    assert (owners.name_owned(noun) if owners else None) == name


@pytest.mark.parametrize(
    ("sentence", "owners"),
    [
        pytest.param(
            "Ana|NNP|compound|Silva Silva|NNP|nsubj|sent sent|VBD|ROOT a|DT|det|memo memo|NN|dobj|sent",
            (ANA,),
            id="the object of who sends it",
        ),
        pytest.param(
            "In|IN|prep|spoke a|DT|det|memo memo|NN|pobj|In Ana|NNP|compound|Silva Silva|NNP|nsubj|spoke "
            "spoke|VBD|ROOT",
            (ANA,),
            id="in it",
        ),
        pytest.param(
            "The|DT|det|memo memo|NN|nsubjpass|sent was=be|VBD|auxpass|sent sent|VBN|ROOT by|IN|agent|sent "
            "Dunmore|NNP|compound|Bank Bank|NNP|pobj|by",
            (BANK,),
            id="passive",
        ),
        pytest.param("The|DT|det|memo memo|NN|nsubj|came came|VBD|ROOT", None, id="by nobody"),
    ],
)
def test_an_issuer_by_the_verb(sentence: str, owners: tuple[object, ...] | None) -> None:
    doc = story(sentence, names=NAMES)
    index = index_of(doc)
    found = OwnerFinder(index, DiscourseModel(index)).find_issuers(span_in(doc, "memo"), token_in(doc, "memo"))
    assert (found.entities if found else None) == owners


def test_joint_owners_of_which_one_is_a_body_have_no_genitive() -> None:
    assert Owners((ANA, BANK)).name_owned("memo") == "Ana Silva and Dunmore Bank memo"
