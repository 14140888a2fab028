"""Expletive "it"."""

import pytest

from tests.kit.stories import story
from transforms.language.expletives import is_expletive_pronoun


@pytest.mark.parametrize(
    ("words", "is_expletive"),
    [
        ("It|PRP|nsubj|is is=be|VBZ|ROOT silly|JJ|acomp|is to|TO|aux|stay stay|VB|xcomp|is", True),
        (
            "It|PRP|nsubjpass|known was=be|VBD|auxpass|known known=know|VBN|ROOT stay|VBP|ccomp|known",
            True,
        ),
        ("It|PRP|expl|rains rains=rain|VBZ|ROOT", True),
        ("It|PRP|nsubj|said said=say|VBD|ROOT that|IN|mark|stay stay|VBP|ccomp|said", False),
        ("It|PRP|dobj|said said=say|VBD|ROOT", False),
        ("She|PRP|nsubj|is is=be|VBZ|ROOT silly|JJ|acomp|is to|TO|aux|stay stay|VB|xcomp|is", False),
    ],
)
def test_it_refers_to_nothing(words: str, is_expletive: bool) -> None:
    (parse,) = story(words).parses
    assert is_expletive_pronoun(parse.tokens[0]) is is_expletive
