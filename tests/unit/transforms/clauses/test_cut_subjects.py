"""Sources that are the end of a longer subject."""

import pytest

from tests.kit.stories import story
from transforms.clauses.cut_subjects import complete_cut_subject

MINUTES = (
    "Minutes=minute|NNS|nsubj|showed of|IN|prep|Minutes the|DT|det|bank bank|NN|pobj|of showed=show|VBD|ROOT"
    " that|IN|mark|rose it|PRP|nsubj|rose rose=rise|VBD|ccomp|showed"
)
BANK = "In|IN|prep|said May|NNP|pobj|In Silva|NNP|nsubj|said said=say|VBD|ROOT"


@pytest.mark.parametrize(
    ("words", "verb", "source", "expected"),
    [
        pytest.param(MINUTES, 4, (2, 4), (0, 4), id="the end of the subject"),
        pytest.param(MINUTES, 4, (0, 4), (0, 4), id="the whole subject"),
        pytest.param(BANK, 3, (1, 2), (1, 2), id="behind a preposition elsewhere"),
    ],
)
def test_a_subject_is_completed(words: str, verb: int, source: tuple[int, int], expected: tuple[int, int]) -> None:
    (parse,) = story(words).parses
    assert complete_cut_subject(parse.tokens[verb], source) == expected
