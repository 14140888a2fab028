"""Which nouns and pronouns refer to something."""

import pytest

from tests.kit.stories import index_of, span_in, story, token_in
from transforms.coreference.referring_expressions import find_referring_expressions, kind_of_unnamed_referent
from transforms.document import EntityType, SpeakerKind


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("She|PRP|nsubj|left left|VBD|ROOT", ["She"]),
        ("The|DT|det|mayor mayor|NN|nsubj|left left|VBD|ROOT", ["The mayor"]),
        ("The|DT|det|weather weather|NN|nsubj|cleared cleared|VBD|ROOT", []),
        ("Mayors|NNS|nsubj|left left|VBD|ROOT", []),
        ("She|PRP|nsubj|hurt hurt|VBD|ROOT herself|PRP|dobj|hurt", ["She"]),
    ],
)
def test_what_refers(line: str, found: list[str]) -> None:
    doc = story(line)
    assert [one.span.of(doc.text) for one in find_referring_expressions(index_of(doc), ())] == found


def test_a_source_is_left_to_whoever_resolves_it() -> None:
    doc = story("She|PRP|nsubj|left left|VBD|ROOT")
    assert find_referring_expressions(index_of(doc), (span_in(doc, "She"),)) == []


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("ministry", SpeakerKind.ORGANIZATION),
        ("report", SpeakerKind.DOCUMENT),
        ("teacher", EntityType.PERSON),
    ],
)
def test_the_noun_tells_the_kind(noun: str, kind: str) -> None:
    doc = story(f"A|DT|det|{noun} {noun}|NN|nsubj|came came|VBD|ROOT")
    assert kind_of_unnamed_referent(token_in(doc, noun)) == kind
