"""Whom a description does not mean: persons told from one that is described, hosts of other shows."""

import pytest

from tests.kit.stories import entity, person, story
from transforms.coreference.mention_table import MentionTable
from transforms.coreference.told_apart import is_host_of_other_show, is_told_apart
from transforms.document import EntityType
from transforms.knowledge.lexicon import look_up_role_noun

ANA, WORK = person("Ana Silva"), entity(EntityType.WORK, "Low Tide")
NAMES = {"Ana Silva": ANA, "Low Tide": WORK}
BLAMED = "Ana|NNP|compound|Silva Silva|NNP|nsubj|blamed blamed=blame|VBD|ROOT the|DT|det|mayor mayor|NN|dobj|blamed"
CAME = "Ana|NNP|compound|Silva Silva|NNP|nsubj|came came=come|VBD|ROOT"
SAID = "The|DT|det|mayor mayor|NN|nsubj|said said=say|VBD|ROOT"


@pytest.mark.parametrize(
    ("lines", "phrase", "is_apart"),
    [
        pytest.param((BLAMED, SAID), "The mayor", True, id="she blamed the mayor"),
        pytest.param((CAME, SAID), "The mayor", False, id="her sentence tells of no mayor"),
        pytest.param((BLAMED, SAID), "The pilot", False, id="another description"),
        pytest.param((BLAMED, SAID), "", False, id="no description"),
    ],
)
def test_whoever_speaks_of_the_mayor_is_another(lines: tuple[str, ...], phrase: str, *, is_apart: bool) -> None:
    doc = story(*lines, names=NAMES)
    at = doc.text.index("The mayor")
    assert is_told_apart(ANA, phrase, at, MentionTable(doc)) is is_apart


ANA_CAME = "Ana|NNP|compound|Silva Silva|NNP|nsubj|came came=come|VBD|ROOT .|.|punct|came"
ANA_OPENED = "Ana|NNP|compound|Silva Silva|NNP|nsubj|opened opened=open|VBD|ROOT her|PRP$|poss|show show|NN|dobj|opened"
TIDE_RAN = "Low|NNP|compound|Tide Tide|NNP|nsubj|ran ran=run|VBD|ROOT .|.|punct|ran"
HOST_SAID = "the|DT|det|host host|NN|nsubj|said said=say|VBD|ROOT"


@pytest.mark.parametrize(
    ("lines", "noun", "is_other"),
    [
        pytest.param((ANA_CAME, TIDE_RAN, HOST_SAID), "host", True, id="a show that she is not named with"),
        pytest.param((ANA_CAME, TIDE_RAN, HOST_SAID), "pilot", False, id="no host"),
        pytest.param((ANA_CAME, HOST_SAID), "host", False, id="no show: a host of guests"),
        pytest.param((ANA_OPENED, TIDE_RAN, HOST_SAID), "host", False, id="she is named with a show"),
    ],
)
def test_a_host_is_of_the_show(lines: tuple[str, ...], noun: str, *, is_other: bool) -> None:
    doc = story(*lines, names=NAMES)
    at = doc.text.index("the host")
    assert is_host_of_other_show(look_up_role_noun(noun), ANA, at, MentionTable(doc)) is is_other
