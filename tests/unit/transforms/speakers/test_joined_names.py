"""Sources that are nothing but names with titles."""

import pytest

from tests.kit.stories import index_of, person, span_in, story
from transforms.speakers.joined_names import find_joined_names

NAMES = {"Ana Silva": person("Ana Silva"), "Rui Okafor": person("Rui Okafor")}


@pytest.mark.parametrize(
    ("phrase", "found"),
    [
        pytest.param("Sens. Ana Silva and Rui Okafor", ["Ana Silva", "Rui Okafor"], id="a title of both"),
        pytest.param("Mayor Ana Silva and former Judge Rui Okafor", ["Ana Silva", "Rui Okafor"], id="one of each"),
        pytest.param("Ana Silva, Rui Okafor", [], id="nothing joins them"),
        pytest.param("an aide of Ana Silva and Rui Okafor", [], id="other words"),
        pytest.param("Mayor Ana Silva", [], id="one name"),
    ],
)
def test_names_with_titles_are_parted(phrase: str, found: list[str]) -> None:
    words = " ".join(f"{word}|NNP|dep|said" for word in phrase.replace(",", " ,").split())
    doc = story(f"{words} said=say|VBD|ROOT", names=NAMES)
    index = index_of(doc)
    span = span_in(doc, phrase.replace(",", " ,"))
    assert [name.of(doc.text) for name in find_joined_names(index, span)] == found
