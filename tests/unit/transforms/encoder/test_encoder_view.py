"""The encoder's view of one parse, the choice of a source by it, and its numbers beside the rules' probabilities."""

from dataclasses import replace

import pytest

from tests.kit.quotations import cue_at, placed, silva_said
from transforms.attributions import encoder_fusion
from transforms.attributions.encoder_fusion import (
    LINK,
    clause_numbers,
    cue_link_numbers,
    encoder_candidates,
    likely_cues,
    logit,
)
from transforms.clauses.clause_candidates import ClauseCandidate
from transforms.cues.cues import CueOption
from transforms.cues.weights import QuoteWeights
from transforms.document import WordRoles
from transforms.encoder.encoder_view import EncoderView
from transforms.sources.source_choice import choose_source_of_cue

PARSE = silva_said()
SAID = (1, 2)
# "Silva said the ferry will stay .": source, cue, content; the full stop is likely content, too.
ROLES = WordRoles(
    starts=tuple(token.idx for token in PARSE.tokens),
    cue=(0.0, 0.9, 0.0, 0.0, 0.0, 0.0, 0.0),
    source=(0.9, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    content=(0.0, 0.0, 0.8, 0.8, 0.8, 0.8, 0.6),
    cue_links=(((1, 1.0),), (), *((((1, 1.0),),) * 5)),
)
VIEW = EncoderView.of(PARSE, ROLES)


def clause(content: tuple[tuple[int, int], ...], frame: str = "ccomp") -> ClauseCandidate:
    return ClauseCandidate(1, SAID, (0, 1), content, frame, ())


def test_the_view_gives_content_without_punctuation() -> None:
    content = VIEW.content_of_cue(SAID)
    assert {number: share for number, share in content.items() if share} == {2: 0.8, 3: 0.8, 4: 0.8, 5: 0.8}
    assert VIEW.encoder_words_in([(4, 7)]) == [4, 5]
    assert not VIEW.is_word_to_encoder(6)


def test_the_view_gives_source_and_cue() -> None:
    assert {index: share for index, share in VIEW.source_of_cue(SAID).items() if share} == {0: 0.9}
    assert VIEW.cue_probability(1) == 0.9
    assert VIEW.cue_probability(99) == 0.0


@pytest.mark.parametrize(
    ("by_rules", "expected"),
    [
        pytest.param(None, (0, 1), id="the encoder's alone"),
        pytest.param((2, 4), (0, 1), id="the encoder's is clearly better"),
        pytest.param((0, 2), (0, 2), id="the rules' is nearly as good"),
    ],
)
def test_the_source_is_chosen(by_rules: tuple[int, int] | None, expected: tuple[int, int]) -> None:
    assert choose_source_of_cue(VIEW, SAID, by_rules) == expected


def test_without_a_likely_source_the_rules_decide() -> None:
    unlikely = EncoderView.of(PARSE, replace(ROLES, source=(0.2,) + (0.0,) * 6))
    assert choose_source_of_cue(unlikely, SAID, (2, 4)) == (2, 4)
    assert choose_source_of_cue(None, SAID, (2, 4)) == (2, 4)
    assert choose_source_of_cue(unlikely, SAID, None) is None


def test_the_encoder_offers_the_content_of_its_cue() -> None:
    assert likely_cues(VIEW) == {1: (SAID, 0.9)}
    (offered,) = encoder_candidates(VIEW)
    assert (offered.head, offered.source, offered.content, offered.frame) == (1, (0, 1), ((2, 6),), "encoder")


def test_the_better_clause_has_the_better_numbers() -> None:
    whole, half = (clause_numbers(VIEW, 0.5, clause((piece,))) for piece in ((2, 6), (2, 4)))
    assert whole is not None and half is not None
    dice, behind = encoder_fusion.CLAUSE.index("dice3"), encoder_fusion.CLAUSE.index("behind")
    assert len(whole) == len(encoder_fusion.CLAUSE)
    assert whole[dice] > half[dice]
    assert (whole[behind], half[behind]) == (0.0, 0.8)
    assert clause_numbers(VIEW, 0.5, clause(((6, 7),))) is None


def test_rules_and_encoder_are_weighed_by_the_weights_given() -> None:
    by_rules = QuoteWeights({}, clause_fusion=tuple(float(name == "rules") for name in encoder_fusion.CLAUSE))
    rated = encoder_fusion.add_encoder_clauses(VIEW, [(0.7, clause(((2, 6),)))], by_rules)
    assert [round(probability, 6) for probability, _ in rated] == [0.7, encoder_fusion.UNOFFERED]


def test_an_option_has_its_numbers() -> None:
    quotation = placed("Silva said “the ferry stays”")
    cue, joined, free = (
        CueOption(cue_at(PARSE, 1), False, ()),
        CueOption(None, True, ()),
        CueOption(None, False, ()),
    )
    numbers = [cue_link_numbers(ROLES, quotation, quotation, option, 1.5) for option in (cue, joined, free)]
    assert all(len(one) == len(LINK) and one[0] == 1.5 for one in numbers)
    assert numbers[0][LINK.index("is-cued")] == 1.0 and numbers[0][LINK.index("likely")] == logit(0.9)
    assert numbers[1][LINK.index("is-joined")] == 1.0 and numbers[1][LINK.index("same")] > 0
    assert numbers[2][LINK.index("free")] < 0


def test_log_odds_are_held_within_bounds() -> None:
    assert logit(0.5) == 0.0
    assert logit(0.0) == pytest.approx(-6.9, abs=0.01)
    assert logit(1.0) == pytest.approx(6.9, abs=0.01)
