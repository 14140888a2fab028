"""Which bodies without a name an article brings in, by saying that they are founded."""

import pytest

from tests.kit.reading import read
from transforms.document import FOUNDED_HERE, MentionType


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "Norway and Portugal agreed to establish a joint working group on fish.", "joint working group", id="agreed"
        ),
        pytest.param("Parliament set up a commission on harbours last year.", "commission", id="set up"),
        pytest.param("A task force was formed in March to look at the quays.", "task force", id="passive"),
    ],
)
def test_a_body_that_is_founded_is_an_entity_by_its_kind(text: str, words: str) -> None:
    doc = read(text)
    (founded,) = [mention for mention in doc.mentions if mention.rule == FOUNDED_HERE]
    assert founded.span.of(doc.text) == words
    assert founded.mention_type == MentionType.NOMINAL
    assert {one.entity_id: one.name for one in doc.entities}[founded.entity_id] == words


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("We would need to create a task force, he said.", id="would"),
        pytest.param("Ministers did not set up a commission on harbours.", id="not"),
        pytest.param("The council formed a queue at the quay.", id="no body"),
        pytest.param("Parliament set up the Harbour Commission last year.", id="a name"),
        pytest.param("The commission met on Monday and set a date.", id="not founded here"),
    ],
)
def test_what_may_be_founded_or_has_a_name_is_none(text: str) -> None:
    assert not [mention for mention in read(text).mentions if mention.rule == FOUNDED_HERE]
