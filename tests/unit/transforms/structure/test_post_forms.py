"""The form of posts of networks: signed behind their words, below them, or named in front."""

import pytest

from transforms.structure.post_forms import find_parts_of_post, find_post_signer


@pytest.mark.parametrize(
    ("text", "signer"),
    [
        pytest.param("— Ana Silva (@anasilva) May 3, 2020", "Ana Silva", id="with a day"),
        pytest.param("- Ana Silva (@anasilva)", "Ana Silva", id="without a day"),
        pytest.param("— Ana Silva, baker", None, id="no handle"),
        pytest.param("- You should ask Ana (@anasilva).", None, id="a sentence behind a dash"),
    ],
)
def test_who_signs_a_post_in_a_paragraph_of_its_own(text: str, signer: str | None) -> None:
    assert find_post_signer(text) == signer


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param("We go on - and on - Ana Silva (@as)", "We go on - and on", "Ana Silva", id="a dash in the words"),
        pytest.param("The quay is shut — Lund - News (@lund)", "The quay is shut", "Lund - News", id="one in the name"),
        pytest.param("We stay here - Rui Costa-Silva (@rcs)", "We stay here", "Rui Costa-Silva", id="a hyphen in it"),
    ],
)
def test_a_post_ends_at_its_signature(text: str, words: str, name: str) -> None:
    parts = find_parts_of_post(text)
    assert parts is not None
    assert [text[first:end] for first, end in parts] == [words, name]
