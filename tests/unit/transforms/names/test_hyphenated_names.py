"""Names that a hyphen makes of two words, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.names.hyphenated_names import is_surname_behind_given_name, is_town_in_surname
from transforms.names.name_start import NameContext
from transforms.names.word_case import CaseEvidence

NO_CASES = CaseEvidence(frozenset(), frozenset(), frozenset())


def _context(line: str) -> NameContext:
    return NameContext(words_from(line), frozenset(), NO_CASES)


@pytest.mark.parametrize(
    ("line", "after", "is_surname"),
    [
        pytest.param("Quist/NNP ~-/HYPH ~Medina/NNP won/VBD", "Medina", True, id="a town is half a surname"),
        pytest.param("Quist/NNP ~-/HYPH ~Norway/NNP talks/NNS", "Norway", False, id="a country is dealt with"),
        pytest.param("Oslo/NNP ~-/HYPH ~Medina/NNP flight/NN", "Medina", False, id="from town to town"),
    ],
)
def test_a_town_may_be_half_a_surname(line: str, after: str, is_surname: bool) -> None:
    known = look_up_known_name(after)

    assert known is not None
    assert is_town_in_surname(_context(line), 0, known) is is_surname


@pytest.mark.parametrize(
    ("line", "is_surname"),
    [
        pytest.param("Ana/NNP Quist/NNP ~-/HYPH ~Lund/NNP won/VBD", True, id="behind a given name"),
        pytest.param("the/DT Quist/NNP ~-/HYPH ~Lund/NNP line/NN", False, id="behind an article"),
    ],
)
def test_a_surname_stands_behind_a_given_name(line: str, is_surname: bool) -> None:
    assert is_surname_behind_given_name(_context(line), 1) is is_surname
