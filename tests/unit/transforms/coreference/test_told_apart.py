"""Persons whom a sentence tells from one that it describes."""

import pytest

from tests.kit.stories import person, story
from transforms.coreference.mention_table import MentionTable
from transforms.coreference.told_apart import is_told_apart

ANA = person("Ana Silva")
NAMES = {"Ana Silva": ANA}
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
