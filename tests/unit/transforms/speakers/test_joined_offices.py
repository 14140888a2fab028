"""Two offices of one person, and trades behind names of clubs."""

import pytest

from tests.kit.stories import index_of, person, span_in, story
from transforms.document import Span
from transforms.speakers.joined_offices import find_holder_of_joined_offices

NAMES = {"Ana Silva": person("Ana Silva")}


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        pytest.param(("port MP", "shadow trade minister Ana Silva"), True, id="two offices"),
        pytest.param(("The mayor", "trade minister Ana Silva"), False, id="an article makes two"),
        pytest.param(("port MP", "Ana Silva"), False, id="no office before the name"),
        pytest.param(("trade minister Ana Silva",), False, id="one part"),
    ],
)
def test_two_offices_may_be_of_one_person(parts: tuple[str, ...], found: bool) -> None:
    words = " and|CC|cc|said ".join(" ".join(f"{word}|NN|dep|said" for word in part.split()) for part in parts)
    doc = story(f"{words} said=say|VBD|ROOT", names=NAMES)
    spans: list[Span] = [span_in(doc, part) for part in parts]
    holder = find_holder_of_joined_offices(index_of(doc), spans)
    assert (holder is not None) is found
