"""What makes a person of a name that no list has, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.person_signs import weigh_signs_of_person


@pytest.mark.parametrize(
    ("line", "first", "last", "is_person"),
    [
        pytest.param("Ana/NNP/B-PERSON Lund/NNP/I-PERSON and Quo Veld", 3, 4, True, id="behind a person"),
        pytest.param("Quo Veld and Ana/NNP/B-PERSON Lund/NNP/I-PERSON", 0, 1, True, id="before a person"),
        pytest.param("Ana/NNP/B-PERSON Lund/NNP/I-PERSON and Quo Bank", 3, 4, False, id="a bank behind a person"),
        pytest.param("Lund/NNP/B-PERSON and Quo Veld", 2, 3, False, id="behind a surname"),
        pytest.param("ROB ~: We did", 0, 0, True, id="a turn of a script"),
        pytest.param("UPDATE ~: We did", 0, 0, False, id="a label"),
        pytest.param("Veld et al. found", 0, 0, True, id="cited"),
        pytest.param("Veld and colleagues found", 0, 0, True, id="cited with others"),
        pytest.param("Oslo and colleagues found", 0, 0, False, id="a known town"),
    ],
)
def test_signs_of_a_person(line: str, first: int, last: int, *, is_person: bool) -> None:
    words = words_from(line)
    assert (weigh_signs_of_person(name_span(words, first, last), words) > 0) is is_person


@pytest.mark.parametrize(
    ("line", "is_initial", "is_person"),
    [
        pytest.param("Veld said that he/PRP left", False, True, id="he"),
        pytest.param("Veld told him/PRP to leave", False, False, id="another one"),
        pytest.param("Veld said that it/PRP fell and he/PRP left", False, False, id="it first"),
        pytest.param("Veld is law ~\"/'' he/PRP said", False, False, id="behind a quotation"),
        pytest.param("Veld said that he/PRP left", True, False, id="a capital of the sentence"),
    ],
)
def test_a_subject_before_its_pronoun(line: str, *, is_initial: bool, is_person: bool) -> None:
    words = words_from(line, {0: ("nsubj", 1)})
    name = name_span(words, 0, 0, is_initial=is_initial)
    assert (weigh_signs_of_person(name, words) > 0) is is_person
