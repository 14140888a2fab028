"""What makes a person of a name that no list has, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.entities.person_signs import weigh_signs_of_person


@pytest.mark.parametrize(
    ("line", "first", "last", "is_person"),
    [
        pytest.param("Ana/NNP/B-PERSON Lund/NNP/I-PERSON and Quo Veld", 3, 4, True, id="behind a person"),
        pytest.param("Quo Veld and Ana/NNP/B-PERSON Lund/NNP/I-PERSON", 0, 1, True, id="before a person"),
        pytest.param("Ana/NNP/B-PERSON Lund/NNP/I-PERSON and Quo Bank", 3, 4, False, id="a bank behind a person"),
        pytest.param("Lund/NNP/B-PERSON and Quo Veld", 2, 3, False, id="behind a surname"),
        pytest.param("ROB ~: We did", 0, 0, True, id="a turn of a script"),
        pytest.param("UPDATE ~: We did", 0, 0, False, id="a label"),
        pytest.param("Veld/NNP//nsubj>1 et al. found", 0, 0, True, id="cited"),
        pytest.param("Veld and colleagues found", 0, 0, True, id="cited with others"),
        pytest.param("Oslo and colleagues found", 0, 0, False, id="a known town"),
    ],
)
def test_signs_of_a_person(line: str, first: int, last: int, *, is_person: bool) -> None:
    words = words_from(line)
    assert (weigh_signs_of_person(name_span(words, first, last), words) > 0) is is_person
