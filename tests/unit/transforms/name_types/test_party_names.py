"""Which names of groups stand for parties, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.party_names import find_parties


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
    words = words_from(f"{name}/NNPS met in/IN Britain/NNP")
    spans = [name_span(words, 0, 0, **fields), name_span(words, 3, 3)]
    found = find_parties([[span] for span in spans], [words])
    assert [one.name for one in found.values()] == ([party] if party else [])


def test_another_name_of_the_members_makes_a_party() -> None:
    words = words_from("Conservatives/NNPS met Tories/NNPS")
    spans = [name_span(words, 0, 0, is_initial=True), name_span(words, 2, 2, is_initial=True)]
    assert find_parties([[span] for span in spans], [words])["Conservatives"].name == "Conservative Party"


@pytest.mark.parametrize(("line", "is_party"), [("health/NN spokesman/NN", True), ("radio/NN host/NN", False)])
def test_an_office_of_parties_makes_a_party(line: str, *, is_party: bool) -> None:
    words = words_from(f"Conservative/JJ {line} Ana/NNP Quist/NNP of/IN Britain/NNP")
    spans = [name_span(words, 0, 0, is_initial=True), name_span(words, len(words) - 1, len(words) - 1)]
    found = find_parties([[span] for span in spans], [words])
    assert bool(found) == is_party


@pytest.mark.parametrize(
    ("name", "country", "party"),
    [
        pytest.param("Conservatives", "Ohio", None, id="another country"),
        pytest.param("Conservative Party", "Britain", None, id="its own country"),
        pytest.param("Conservative Party", "Canada", "Conservative Party of Canada", id="the land behind"),
        pytest.param("Labour Party", "New Zealand", "New Zealand Labour Party", id="the land before"),
        pytest.param("Conservative Party", "Norway", None, id="a country whose party is not known"),
    ],
)
def test_the_country_of_the_text_tells_the_party(name: str, country: str, party: str | None) -> None:
    words = words_from(f"the/DT {name.replace(' ', '/NNP ')}/NNP of/IN {country.replace(' ', '/NNP ')}/NNP")
    last = len(name.split())
    spans = [name_span(words, 1, last), name_span(words, last + 2, len(words) - 1)]
    found = find_parties([[span] for span in spans], [words])
    assert [one.name for one in found.values()] == ([party] if party else [])
