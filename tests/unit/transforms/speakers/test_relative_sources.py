"""Sources that are relative pronouns."""

import pytest

from tests.kit.stories import index_of, person, span_in, story, token_in
from transforms.coreference.discourse import DiscourseModel
from transforms.document import Document, Piece, Quote, Speaker, SpeakerRule
from transforms.speakers.relative_sources import RelativeSources, find_relative_of_source

NAMES = {"Ana Silva": person("Ana Silva", "female"), "Rui Okafor": person("Rui Okafor", "male")}
PAIR = (
    "Ana|NNP|compound|Silva Silva|NNP|nsubj|left and|CC|cc|Silva Rui|NNP|compound|Okafor Okafor|NNP|conj|Silva "
    ",|,|punct|Silva "
)
BOTH_OF_WHOM = PAIR + "{share}|DT|nsubj|said of|IN|prep|{share} whom|WP|pobj|of said=say|VBD|relcl|Silva left|VBD|ROOT"


def resolve(sentence: str, word: str) -> list[Speaker]:
    doc = story(sentence, names=NAMES)
    index = index_of(doc)
    token = find_relative_of_source(token_in(doc, word))
    assert token is not None
    span = span_in(doc, word)
    return RelativeSources(index, DiscourseModel(index)).resolve_relative_sources(quote_of(doc), span, token)


def quote_of(doc: Document) -> Quote:
    return Quote(1, (Piece(len(doc.text) - 2, len(doc.text) - 1),))


@pytest.mark.parametrize(
    ("sentence", "entity_id", "rule"),
    [
        pytest.param(
            "Ana|NNP|compound|Silva Silva|NNP|nsubj|left ,|,|punct|Silva who|WP|nsubj|said said=say|VBD|relcl|Silva "
            "left|VBD|ROOT",
            "person.ana-silva",
            SpeakerRule.RELATIVE,
            id="a name",
        ),
        pytest.param(
            "voters=voter|NNS|nsubj|left in|IN|prep|voters Springfield:GPE|NNP|pobj|in who|WP|nsubj|said "
            "said=say|VBD|relcl|Springfield left|VBD|ROOT",
            None,
            SpeakerRule.UNNAMED,
            id="people of a place",
        ),
        pytest.param("who|WP|nsubj|said said=say|VBD|ROOT", None, SpeakerRule.UNNAMED, id="a question"),
    ],
)
def test_a_relative_pronoun_is_its_antecedent(sentence: str, entity_id: str | None, rule: SpeakerRule) -> None:
    [speaker] = resolve(sentence, "who")
    assert (speaker.entity_id, speaker.rule) == (entity_id, rule)


@pytest.mark.parametrize(
    ("sentence", "word", "names"),
    [
        (BOTH_OF_WHOM.format(share="both"), "both", ["Ana Silva", "Rui Okafor"]),
        (BOTH_OF_WHOM.format(share="some"), "some", [None]),
        (PAIR + "who|WP|nsubj|say say|VBP|relcl|Silva left|VBD|ROOT", "who", ["Ana Silva", "Rui Okafor"]),
    ],
)
def test_several_who_are_named_together_speak_together(sentence: str, word: str, names: list[str | None]) -> None:
    assert [speaker.name for speaker in resolve(sentence, word)] == names


def test_who_asks_not_to_be_named_is_not_the_name_before() -> None:
    sentence = (
        "an|DT|det|aide aide|NN|nsubj|left to|IN|prep|aide Ana|NNP|compound|Silva Silva|NNP|pobj|to ,|,|punct|Silva "
        "who|WP|nsubj|declined declined=decline|VBD|relcl|Silva not|RB|neg|be be|VB|xcomp|declined "
        "named=name|VBN|acomp|be left|VBD|ROOT"
    )
    assert [speaker.name for speaker in resolve(sentence, "who")] == [None]


@pytest.mark.parametrize(
    ("sentence", "antecedent"),
    [
        pytest.param(
            "voters=voter|NNS|nsubj|left who|WP|nsubj|were were=be|VBD|relcl|voters in|IN|prep|were school|NN|pobj|in "
            "then|RB|advmod|were who|WP|nsubj|said said=say|VBD|relcl|school left|VBD|ROOT",
            "voters",
            id="a thing in a clause",
        ),
        pytest.param(
            "met=meet|VBD|ROOT Danes:NORP|NNPS|dobj|met in|IN|prep|met June:DATE|NNP|pobj|in who|WP|nsubj|said "
            "said=say|VBD|relcl|June",
            "Danes",
            id="a time",
        ),
        pytest.param(
            "senator|NN|nsubj|left :|:|punct|senator Ana:PERSON|NNP|compound|Silva Silva:PERSON|NNP|appos|senator "
            ",|,|punct|Silva who|WP|nsubj|said said=say|VBD|relcl|Silva left|VBD|ROOT",
            "Ana Silva",
            id="a name in apposition",
        ),
    ],
)
def test_who_is_somebody(sentence: str, antecedent: str) -> None:
    doc = story(sentence, names=NAMES)
    index = index_of(doc)
    token = token_in(doc, "who", sentence.count("who|") - 1)
    [speaker] = RelativeSources(index, DiscourseModel(index)).resolve_relative_sources(
        quote_of(doc), span_in(doc, "who"), token
    )
    assert f'"who" is {antecedent}' in speaker.reason
