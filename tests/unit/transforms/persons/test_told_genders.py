"""The gender that a sentence tells of a surname which two people bear."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.persons.told_genders import tell_genders_of_namesakes


@pytest.mark.parametrize(
    ("line", "at", "gender"),
    [
        pytest.param("Quist/NNP said she/PRP left", 0, "female", id="a pronoun of the clause"),
        pytest.param("Quist/NNP , who runs his/PRP$ farm", 0, "male", id="of a relative clause"),
        pytest.param("Quist/NNP said her/PRP$ farm burnt", 0, "female", id="what is hers"),
        pytest.param("Quist/NNP told her/PRP he/PRP left", 0, "", id="somebody else comes first"),
        pytest.param("Quist/NNP met Lund/NNP/B-PERSON and she/PRP left", 0, "", id="another name comes first"),
        pytest.param("Quist/NNP left . She/PRP stayed", 0, "", id="another sentence"),
        pytest.param("“ My wife knew , ” Quist/NNP said", 6, "male", id="kin in the words before"),
        pytest.param("Quist/NNP said : “ My brother knew . ”", 0, "female", id="kin in the words behind"),
        pytest.param("Quist/NNP said : “ My uncle knew . ”", 0, "", id="kin who may be anybody"),
        pytest.param("“ My boat sank , ” Quist/NNP said", 6, "", id="no kin"),
    ],
)
def test_the_sentence_tells_the_gender(line: str, at: int, gender: str) -> None:
    words = words_from(line, {at: ("nsubj", at + 1)})
    single, full = name_span(words, at, at), words_from("Ana Quist Rui Quist")
    namesakes = [name_span(full, 0, 1), name_span(full, 2, 3)]
    (told,) = tell_genders_of_namesakes([single], namesakes, [words])
    assert told.told_gender == gender
    assert tell_genders_of_namesakes([single], namesakes[:1], [words]) == [single]  # one bearer: nothing to tell
