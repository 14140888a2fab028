"""Which names of groups stand for parties, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.party_names import find_parties_of_groups


@pytest.mark.parametrize(
    ("name", "fields", "party"),
    [
        pytest.param("Conservatives", {}, "Conservative Party", id="a capital of its own"),
        pytest.param("Conservatives", {"is_initial": True}, None, id="the capital of a sentence"),
        pytest.param("Conservatives", {"is_cased": False}, None, id="a headline in capitals"),
        pytest.param("Catholics", {}, None, id="no party"),
    ],
)
def test_a_capital_inside_of_a_sentence_makes_a_party(name: str, fields: dict[str, bool], party: str | None) -> None:
    words = words_from(f"{name}/NNPS met")
    span = name_span(words, 0, 0, **fields)
    found = find_parties_of_groups([[span]], [words])
    assert [one.name for one in found.values()] == ([party] if party else [])


def test_another_name_of_the_members_makes_a_party() -> None:
    words = words_from("Conservatives/NNPS met Tories/NNPS")
    spans = [name_span(words, 0, 0, is_initial=True), name_span(words, 2, 2, is_initial=True)]
    assert find_parties_of_groups([[span] for span in spans], [words])["Conservatives"].name == "Conservative Party"


@pytest.mark.parametrize(("line", "is_party"), [("health/NN spokesman/NN", True), ("radio/NN host/NN", False)])
def test_an_office_of_parties_makes_a_party(line: str, *, is_party: bool) -> None:
    words = words_from(f"Conservative/JJ {line} Ana/NNP Quist/NNP")
    found = find_parties_of_groups([[name_span(words, 0, 0, is_initial=True)]], [words])
    assert bool(found) == is_party
