"""Kinds of organization that the text gives its names."""

import pytest

from tests.kit.stories import entity, story
from transforms.coreference.stated_kinds import collect_stated_kinds
from transforms.document import EntityType

PENNY = entity(EntityType.ORGANIZATION, "Firth Penny")
NAME = "Firth|NNP|compound|Penny Penny"


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        pytest.param(
            f"{NAME}|NNP|nsubj|closed ,|,|punct|Penny a|DT|det|bank bank|NN|appos|Penny closed|VBD|ROOT",
            {"bank"},
            id="apposition behind the name",
        ),
        pytest.param(
            f"the|DT|det|charity charity|NN|nsubj|closed ,|,|punct|charity {NAME}|NNP|appos|charity closed|VBD|ROOT",
            {"charity"},
            id="the name is the apposition",
        ),
        pytest.param(
            f"{NAME}|NNP|nsubj|is is=be|VBZ|ROOT a|DT|det|club club|NN|attr|is", {"club"}, id="plain statement"
        ),
        pytest.param(
            f"the|DT|det|Penny retailer|NN|compound|Penny {NAME}|NNP|nsubj|closed closed|VBD|ROOT",
            {"retailer"},
            id="noun before the name",
        ),
        pytest.param(
            f"{NAME}|NNP|nsubj|closed ,|,|punct|Penny a|DT|det|shame shame|NN|appos|Penny closed|VBD|ROOT",
            None,
            id="no noun for organizations",
        ),
    ],
)
def test_a_name_is_called(sentence: str, kinds: set[str] | None) -> None:
    doc = story(sentence, names={"Firth Penny": PENNY})
    assert collect_stated_kinds(doc.parses, doc.named_mentions).get(PENNY.entity_id) == kinds
