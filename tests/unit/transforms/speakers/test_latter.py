"""The former and the latter."""

import pytest

from tests.kit.stories import index_of, person, span_in, story
from transforms.speakers.latter import find_former_or_latter

NAMES = {"Ana Silva": person("Ana Silva", "female"), "Rui Okafor": person("Rui Okafor", "male")}
ANA = "Ana|NNP|compound|Silva Silva|NNP|nsubj|met met=meet|VBD|ROOT"
RUI = " Rui|NNP|compound|Okafor Okafor|NNP|dobj|met"


@pytest.mark.parametrize(
    ("before", "source", "name"),
    [
        (ANA + RUI, "the former", "Ana Silva"),
        (ANA + RUI, "the latter", "Rui Okafor"),
        (ANA + RUI, "the other", None),
        (ANA, "the latter", None),
    ],
)
def test_one_of_a_pair_is_told_by_its_place(before: str, source: str, name: str | None) -> None:
    determiner, which = source.split()
    doc = story(before, f"{determiner}|DT|det|{which} {which}|JJ|nsubj|said said=say|VBD|ROOT", names=NAMES)
    found = find_former_or_latter(index_of(doc), span_in(doc, source))
    assert (found.name if found is not None else None) == name
