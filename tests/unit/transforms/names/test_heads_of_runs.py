"""What is cut behind and put before a known name in one run, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.names.heads_of_runs import begin_with_ordinal, end_of_head, is_common_tail


@pytest.mark.parametrize(
    ("line", "last"),
    [
        pytest.param("U.S./NNP/B-GPE IPOs/NNP rose", 0, id="a plural of letters"),
        pytest.param("U.S./NNP/B-GPE Exports/NNPS rose", 0, id="a plural"),
        pytest.param("U.S./NNP/B-ORG Steel/NNP/I-ORG rose", 1, id="a firm"),
        pytest.param("U.S./NNP/B-GPE Officers/NNPS came", 1, id="people"),
        pytest.param("Senate/NNP/B-ORG Democratic/JJ/B-NORP leader", 0, id="an adjective of a party"),
        pytest.param("Native/NNP American/NNP leader", 1, id="a group of two words"),
        pytest.param("Quist/NNP Democratic/JJ leader", 1, id="nothing known before"),
    ],
)
def test_a_known_name_ends_before_what_is_no_part_of_it(line: str, last: int) -> None:
    assert end_of_head(words_from(line), 0, 1) == last


def test_a_common_noun_is_no_name_and_a_party_is() -> None:
    assert is_common_tail(words_from("U.S. Exports rose"), 0, 1)
    assert not is_common_tail(words_from("Senate Democratic leader"), 0, 1)
    assert not is_common_tail(words_from("Oslo Harbour"), 1, 1)


@pytest.mark.parametrize(
    ("line", "first"),
    [
        pytest.param("82nd Airborne", 0, id="a unit"),
        pytest.param("19th Amendment", 0, id="an amendment"),
        pytest.param("3rd Harbour", 1, id="no such noun"),
        pytest.param("the Airborne", 1, id="no number"),
    ],
)
def test_a_number_in_figures_is_of_the_name(line: str, first: int) -> None:
    assert begin_with_ordinal(words_from(line), 1, 1) == first
