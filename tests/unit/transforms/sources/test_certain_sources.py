"""Sources that the form of the sentence gives."""

from tests.kit.stories import story
from transforms.sources.certain_sources import certain_source_of_cue


def test_who_adds_something_has_said_the_clause_before() -> None:
    (parse,) = story(
        "Silva|NNP|nsubj|said said=say|VBD|ROOT it|PRP|nsubj|closed closed=close|VBD|ccomp|said ,|,|punct|closed"
        " adding=add|VBG|advcl|closed"
    ).parses
    assert certain_source_of_cue(parse.tokens[5], None) == (0, 1)
    assert certain_source_of_cue(parse.tokens[1], None) is None


def test_a_participle_that_opens_a_sentence_has_its_subject_behind_the_comma() -> None:
    (parse,) = story(
        "Praising=praise|VBG|advcl|left it|PRP|dobj|Praising ,|,|punct|left Silva|NNP|nsubj|left left=leave|VBD|ROOT"
    ).parses
    assert certain_source_of_cue(parse.tokens[0], None) == (3, 4)
