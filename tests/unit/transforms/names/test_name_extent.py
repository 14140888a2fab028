"""How far a name extends, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.names.name_extent import end_of_name
from transforms.names.name_start import NameContext
from transforms.names.word_case import CaseEvidence

NO_CASES = CaseEvidence(frozenset(), frozenset(), frozenset())


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("Ana/NNP Quist/NNP spoke/VBD", "Ana Quist", id="capitals"),
        pytest.param("Ana/NNP , Quist/NNP", "Ana", id="a comma ends it"),
        pytest.param("Ana/NNP Quist/NNP Quist/NNP spoke/VBD", "Ana Quist", id="the surname of another sentence"),
        pytest.param("Bora/NNP Bora/NNP is/VBZ", "Bora Bora", id="a name of one word twice"),
        pytest.param("Ludo/NNP van/NNP der/NNP Quist/NNP left", "Ludo van der Quist", id="particles"),
        pytest.param("Ludo/NNP van/NN was/VBD", "Ludo", id="no capital behind the particle"),
        pytest.param("al/NNP ~-/HYPH ~Quist/NNP left", "al - Quist", id="Arabic article"),
        pytest.param("Rui/NNP Quist/NNP ~, Jr./NNP left", "Rui Quist , Jr.", id="a suffix behind a comma"),
        pytest.param("Roberta/NNP \"/`` ~Bobbie/NNP ~\"/'' Lund/NNP left", 'Roberta " Bobbie " Lund', id="nickname"),
        pytest.param(
            "Roberta/NNP \"/`` ~Big/NNP Bobbie/NNP ~\"/'' Lund/NNP left",
            'Roberta " Big Bobbie " Lund',
            id="of two words",
        ),
        pytest.param(
            "Women/NNPS/B-ORG ~'s/POS/I-ORG Institute/NNP/I-ORG left/VBD",
            "Women 's Institute",
            id="a body of several without an s",
        ),
        pytest.param("Maria/NNP ( ~Quist/NNP ~) Lund/NNP left", "Maria ( Quist ) Lund", id="a maiden name"),
        pytest.param("Maria/NNP ( ~Lab/NNP ~) left", "Maria", id="a party behind the name"),
        pytest.param("Hywel/NNP ap/NNP Quist/NNP left", "Hywel ap Quist", id="a Welsh particle"),
        pytest.param("St/NNP Maria/NNP ~'s/POS Hospital/NNP left", "St Maria 's Hospital", id="what is a saint's"),
        pytest.param("Maria/NNP Quist/NNP of/IN Lund/NNP left", "Maria Quist", id="of, behind a person"),
        pytest.param(
            "Adair/NNP/B-ORG County/NNP/I-ORG Sheriff/NNP/I-ORG ~'s/POS/I-ORG Office/NNP/I-ORG left",
            "Adair County Sheriff 's Office",
            id="the office of a sheriff",
        ),
        pytest.param("Women/NNPS ~'s/POS Day/NNP left/VBD", "Women", id="no one name to spaCy"),
        pytest.param(
            "Silva/NNP/B-ORG ~'s/POS/I-ORG Institute/NNP/I-ORG left/VBD", "Silva", id="an owner that is no plural"
        ),
        pytest.param("Ministry/NNP of/IN Ferries/NNP left", "Ministry of Ferries", id="of, behind a body's noun"),
        pytest.param(
            "Norway/NNP and/CC Sweden/NNP Pilots/NNPS of/IN Europe/NNP left",
            "Norway and Sweden Pilots of Europe",
            id="a body of two places",
        ),
        pytest.param("Norway/NNP and/CC Sweden/NNP left", "Norway", id="two places"),
        pytest.param("Ministry/NNP on/IN Quist/NNP", "Ministry", id="on, behind a noun that takes none"),
        pytest.param("Quist/NNP of/IN Ellery/NNP", "Quist", id="of, behind any word"),
        pytest.param("Trinidad/NNP and/CC Tobago/NNP left", "Trinidad and Tobago", id="a known name with and"),
        pytest.param("Norway/NNP and/CC Sweden/NNP", "Norway", id="two countries"),
        pytest.param(
            "Ministry/NNP of/IN Rivers/NNPS ~,/, Ferries/NNPS and/CC Labour/NNP met/VBD",
            "Ministry of Rivers , Ferries and Labour",
            id="all that a ministry is for",
        ),
        pytest.param(
            "Ministry/NNP of/IN Rivers/NNPS ~,/, Congress/NNP and/CC Norway/NNP met/VBD",
            "Ministry of Rivers",
            id="a ministry and others",
        ),
        pytest.param(
            "Ferries/NNPS ~,/, Rivers/NNPS and/CC Harbours/NNPS Norway/NNP (/-LRB- ~FRHN/NNP ~)",
            "Ferries , Rivers and Harbours Norway",
            id="the brackets spell a list",
        ),
        pytest.param("Devon/NNP and/CC Cornwall/NNP Police/NNP met", "Devon and Cornwall Police", id="known parts"),
        pytest.param("Norway/NNP and/CC Cornwall/NNP Police/NNP met", "Norway", id="a country and a part of another"),
        pytest.param("Ellery/NNP and/CC Quist/NNP Police/NNP met", "Ellery and Quist Police", id="one police of two"),
        pytest.param(
            "Harbour/NNP Works/NNP and/CC Ferry/NNP Lines/NNP (/-LRB- ~HWFL/NNP ~)",
            "Harbour Works and Ferry Lines",
            id="the brackets spell it",
        ),
        pytest.param("Farmers/NNPS ~'/POS Union/NNP met", "Farmers ' Union", id="a body of its members"),
        pytest.param("Ji/NNP ~-/HYPH ~won/NN left", "Ji", id="a syllable needs a surname before it"),
        pytest.param("Han/NNP Ji/NNP ~-/HYPH ~won/NN left", "Han Ji - won", id="a given name of two syllables"),
        pytest.param("Han/NNP Ji/NNP ~-/HYPH ~led/VBN left", "Han Ji", id="a word behind the hyphen"),
        pytest.param("Norway/NNP ~-/HYPH ~Sweden/NNP game", "Norway", id="two countries with a hyphen"),
        pytest.param("QT/NNP ~-/HYPH ~ELM/NNP poll", "QT - ELM", id="two by their letters"),
        pytest.param("Ana/NNP Quist/NNP Thanked/NNP Them/PRP", "Ana Quist", id="a verb in Title Case"),
        pytest.param("Ana/NNP/B-ORG Quist/NNP/I-ORG Met/VBD/I-ORG Rui/NNP/I-ORG", "Ana Quist", id="by its tag"),
        pytest.param("Silva/NNP GmbH./NNP Profits/NNP fell", "Silva GmbH.", id="the sentence's full stop ends it"),
    ],
)
def test_a_name_extends_to(line: str, name: str) -> None:
    words = words_from(line)
    last = end_of_name(NameContext(words, frozenset({0}), NO_CASES), 0)
    assert " ".join(word.text for word in words[: last + 1]) == name


def test_small_words_that_spacy_has_inside_of_a_name_are_inside() -> None:
    words = words_from("Friends/NNP/B-ORG in/IN/I-ORG Ellery/NNP/I-ORG met/VBD")
    assert end_of_name(NameContext(words, frozenset({0}), NO_CASES), 0) == 2


def test_a_word_that_the_text_has_in_lower_case_is_no_syllable() -> None:
    words = words_from("Han/NNP Ji/NNP ~-/HYPH ~won/NN left")
    cases = CaseEvidence(frozenset({"won"}), frozenset(), frozenset())
    assert end_of_name(NameContext(words, frozenset({0}), cases), 0) == 1


def test_a_sentence_that_ends_with_a_letter_ends_the_name() -> None:
    words = words_from("Plan/NNP B./NNP Ellery/NNP left/VBD")
    assert end_of_name(NameContext(words, frozenset({0, words[2].start}), NO_CASES), 0) == 1
    assert end_of_name(NameContext(words, frozenset({0}), NO_CASES), 0) == 2
