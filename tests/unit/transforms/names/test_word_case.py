"""What a text's capitals tell, by lines and by words."""

import pytest

from tests.kit.words import words_from
from transforms.names.word_case import CaseEvidence, is_heading_of_common_words, is_shouted_at, is_uncased_line


@pytest.mark.parametrize(
    ("line", "is_without_case"),
    [
        pytest.param("Harbour/NNP Workers/NNPS Go/VBP on/IN Strike/NN", True, id="Title Case, its small words aside"),
        pytest.param("HARBOUR WORKERS PLAN STRIKE", True, id="all capitals"),
        pytest.param("Harbour/NNP workers/NNS plan/VBP strike/NN", False, id="a sentence"),
        pytest.param("Ana Silva left/VBD", False, id="too few capitals to be a style"),
        pytest.param("Statement/NN from/IN Sheriff/NNP Dolores/NNP Kemp/NNP :/:", False, id="introduces a person"),
        pytest.param("What/WP Voters/NNS from/IN Lisbon/NNP Want/VBP :/:", True, id="introduces no person"),
        pytest.param(
            "Our/PRP$ Director/NNP ~,/, Ana/NNP Silva/NNP ~,/, and/CC Dr./NNP Rui/NNP Costa/NNP ~./.",
            False,
            id="a sentence of names alone",
        ),
        pytest.param("Harbour/NNP Workers/NNPS Go/VBP on/IN Strike/NN ~./.", True, id="Title Case with a full stop"),
        pytest.param("", False, id="no words"),
    ],
)
def test_a_line_is_uncased_if_nearly_all_its_words_have_capitals(line: str, is_without_case: bool) -> None:
    assert is_uncased_line(words_from(line)) is is_without_case


@pytest.mark.parametrize(
    ("line", "is_common"),
    [
        ("Why/WRB The/DT Dam/NNP Matters/NNP", True),
        ("MONEY/NNP MATTERS/NNP", True),
        ("Storm/NNP damage/NN", False),
        ("Quist/NNP Matters/NNP", False),
        ("Money/NNP", False),
    ],
)
def test_a_heading_of_common_words_has_capitals_for_style(line: str, is_common: bool) -> None:
    assert is_heading_of_common_words(words_from(line)) is is_common


def test_a_word_is_common_if_it_never_has_a_capital_inside_a_sentence() -> None:
    words = words_from("The ferry/NN and the bank/NN of Silva/NNP Bank/NNP closed/VBD")
    cases = CaseEvidence.learned_from([words], frozenset({0}))
    assert {"ferry", "bank"} <= cases.lower
    assert "ferry" in cases.common
    assert "bank" not in cases.common


def test_a_capital_at_the_start_of_a_sentence_is_no_evidence() -> None:
    words = words_from("the ferry/NN left/VBD Ferry/NNP owners/NNS met/VBD")
    start = words[3].start
    assert "ferry" in CaseEvidence.learned_from([words], frozenset({start})).common
    assert "ferry" not in CaseEvidence.learned_from([words], frozenset()).common


def test_words_inside_of_persons_names_are_kept() -> None:
    words = words_from("met/VBD Ana/NNP/B-PERSON Silva/NNP/I-PERSON today/NN")
    assert CaseEvidence.learned_from([words], frozenset()).persons == {"Silva"}


@pytest.mark.parametrize(
    ("line", "is_shouted"),
    [
        pytest.param("Ana Quist SLAMS/NNP rival/NN", True, id="behind a full name"),
        pytest.param("Ellery Quist SLAMS/VBZ rival/NN", True, id="a verb by its tag"),
        pytest.param("Ana Maria QUIST/NNP left/VBD", False, id="a surname in capitals"),
        pytest.param("Ellery Quist PLC/NNP left/VBD", False, id="letters of a firm"),
        pytest.param("ANA QUIST SLAMS/NNP rival/NN", False, id="all in capitals"),
    ],
)
def test_a_word_is_shouted_behind_a_full_name(line: str, is_shouted: bool) -> None:
    assert is_shouted_at(words_from(line), 2) is is_shouted
