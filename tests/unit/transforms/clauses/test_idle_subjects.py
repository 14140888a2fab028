"""Subjects that say nothing, though a cue is their verb."""

import pytest

from tests.kit.stories import story
from transforms.clauses.idle_subjects import drop_idle_subject

SEEM = "The|DT|det|closures closures|NNS|nsubj|seem seem|VBP|ROOT to|TO|aux|help help|VB|xcomp|seem"
SEEM_TO_SILVA = "It|PRP|nsubj|seems seems=seem|VBZ|ROOT to|IN|prep|seems Silva|NNP|pobj|to help|VBP|ccomp|seems"
SEEMED_TO_MOCK = "Silva|NNP|nsubj|seemed seemed=seem|VBD|ROOT to|TO|aux|mock mock|VB|xcomp|seemed it|PRP|dobj|mock"
DOUBTFUL = "It|PRP|nsubj|is is=be|VBZ|ROOT doubtful|JJ|acomp|is that|IN|mark|stay we|PRP|nsubj|stay stay|VBP|ccomp|is"
EXPECTED = "Silva|NNP|nsubjpass|expected is=be|VBZ|auxpass|expected expected=expect|VBN|ROOT win|VB|xcomp|expected"
EXPECTED_BY = EXPECTED + " by|IN|agent|expected Okafor|NNP|pobj|by"
ASKED = "Silva|NNP|nsubj|smiled smiled=smile|VBD|ROOT when|WRB|advmod|asked asked=ask|VBN|advcl|smiled"
ACCUSED = "Mayor|NN|nsubj|accused accused=accuse|VBN|ROOT of|IN|prep|accused fraud|NN|pobj|of"
ACCUSES = "Mayor|NN|nsubj|accused accused=accuse|VBD|ROOT Silva|NNP|dobj|accused of|IN|prep|accused fraud|NN|pobj|of"

LABEL = "The|DT|det|statement statement|NN|ROOT :|:|punct|statement no|DT|det|comment comment|NN|dep|statement"


@pytest.mark.parametrize(
    ("words", "cue", "source", "is_kept"),
    [
        pytest.param(ACCUSED, (1, 3), (0, 1), False, id="who is accused"),
        pytest.param(ACCUSES, (1, 2), (0, 1), True, id="who accuses"),
        pytest.param(SEEM, (2, 3), (0, 2), False, id="an impression"),
        pytest.param(SEEM_TO_SILVA, (1, 2), (3, 4), True, id="who has the impression"),
        pytest.param(SEEMED_TO_MOCK, (1, 4), (0, 1), True, id="an act of saying that seems to be one"),
        pytest.param(DOUBTFUL, (1, 3), (0, 1), False, id="it is doubtful"),
        pytest.param(EXPECTED, (1, 3), (0, 1), False, id="what others expect"),
        pytest.param(EXPECTED_BY, (1, 3), (4, 6), True, id="who expects it"),
        pytest.param(LABEL, (1, 3), (0, 1), False, id="the article of a label"),
        pytest.param(LABEL, (2, 3), (0, 1), True, id="an article whose noun is no cue"),
        pytest.param(ASKED, (3, 4), (0, 1), False, id="when asked"),
        pytest.param(ASKED, (1, 4), (0, 1), True, id="smiled when asked"),
    ],
)
def test_who_says_nothing_is_no_source(
    words: str, cue: tuple[int, int], source: tuple[int, int], is_kept: bool
) -> None:
    (parse,) = story(words).parses
    assert drop_idle_subject(parse.tokens, cue, source) == (source if is_kept else None)


def test_no_source_stays_none() -> None:
    (parse,) = story(SEEM).parses
    assert drop_idle_subject(parse.tokens, (2, 3), None) is None
