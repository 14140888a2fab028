"""Names made of a source's own words."""

import pytest

from tests.kit.stories import entity, index_of, span_in, story, token_in
from transforms.coreference.discourse import DiscourseModel
from transforms.document import EntityType, SpeakerKind
from transforms.speakers.phrase_names import is_possessed, name_source_phrase

NAMES = {"Norway": entity(EntityType.PLACE, "Norway")}
OWNED = "Norway:GPE|NNP|poss|ministry 's|POS|case|Norway ministry|NN|nsubj|spoke spoke=speak|VBD|ROOT"
BARE = "the|DT|det|ministry ministry|NN|nsubj|spoke spoke=speak|VBD|ROOT"


@pytest.mark.parametrize(
    ("sentence", "phrase", "name", "is_owned"),
    [(OWNED, "Norway 's ministry", "Norway 's ministry", True), (BARE, "the ministry", None, False)],
)
def test_a_body_bears_the_name_in_its_phrase(sentence: str, phrase: str, name: str | None, is_owned: bool) -> None:
    doc = story(sentence, names=NAMES)
    index, head = index_of(doc), token_in(doc, "ministry")
    model = DiscourseModel(index)
    assert name_source_phrase(index, model, span_in(doc, phrase), head, SpeakerKind.ORGANIZATION) == name
    assert is_possessed(head) == is_owned
