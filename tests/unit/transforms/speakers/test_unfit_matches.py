"""Who fits a description and is not meant by it."""

import pytest

from tests.kit.stories import index_of, person, span_in, story
from transforms.coreference.description_matches import DescriptionMatch
from transforms.document import Piece, Quote, SpeakerRule
from transforms.speakers.unfit_matches import exclude_people_told_of, is_by_broader_word

ANA, RUI = person("Ana Silva"), person("Rui Lund")
LINE = (
    "Ana|NNP|compound|Silva Silva|NNP|nsubj|knew knew=know|VBD|ccomp|said ,|,|punct|said the|DT|det|official "
    "official|NN|nsubj|said said=say|VBD|ROOT"
)
BROADER, STATED = SpeakerRule.DESCRIPTION_ROLE_BROADER_WORD, SpeakerRule.DESCRIPTION_ROLE_STATED


@pytest.mark.parametrize(("rule", "left"), [(BROADER, [RUI]), (STATED, [ANA, RUI])])
def test_whom_a_quote_tells_of_needs_the_very_noun(rule: SpeakerRule, left: list[object]) -> None:
    doc = story(LINE, names={"Ana Silva": ANA, "Rui Lund": RUI})
    index, words = index_of(doc), span_in(doc, "Ana Silva knew")
    quote = Quote(1, (Piece(words.start_char, words.end_char),))
    matches = [DescriptionMatch(one.entity_id, 0.6, rule, "") for one in (ANA, RUI)]
    found = exclude_people_told_of(index, quote, matches)
    assert [match.entity_id for match in found] == [one.entity_id for one in (ANA, RUI) if one in left]


def test_the_best_match_tells_how_sure_a_description_is() -> None:
    broader, stated = (DescriptionMatch(ANA.entity_id, 0.6, rule, "") for rule in (BROADER, STATED))
    assert is_by_broader_word([broader, stated])
    assert not is_by_broader_word([stated, broader]) and not is_by_broader_word([])
