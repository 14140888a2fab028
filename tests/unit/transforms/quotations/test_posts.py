"""Posts of networks that stand as paragraphs, signed behind them or named in front."""

import pytest

from transforms.document import Block, Role, Span
from transforms.quotations.posts import find_post


def block(text: str, role: Role = Role.BODY) -> Block:
    return Block(role, Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        pytest.param(
            "We never left the quay. — Ana Silva (@anasilva) May 3, 2020",
            "We never left the quay.",
            "Ana Silva",
            id="signed behind it",
        ),
        pytest.param(
            "...and the board knew. pic.twitter.com/a1B2 — Mayor R. Okafor Jr. (@okafor) December 13, 2018",
            "...and the board knew.",
            "Mayor R. Okafor Jr.",
            id="a picture before the signature",
        ),
        pytest.param(
            "No ferry today! https://t.co/x9 — Quay Watch (@quay_watch) January 1, 2019 Report",
            "No ferry today!",
            "Quay Watch",
            id="a button behind the signature",
        ),
        pytest.param(".@rui is right here - Ana Silva (@anasilva)", "@rui is right here", "Ana Silva", id="an answer"),
        pytest.param(
            "Ana Silva (@anasilva) The quay is ours. Come and see! https://t.co/x9",
            "The quay is ours. Come and see!",
            "Ana Silva",
            id="named in front",
        ),
    ],
)
def test_a_post_has_its_words_and_who_signs_it(text: str, words: str, name: str) -> None:
    post = find_post(block(text), text)
    assert post is not None
    assert (post.words.of(text), post.name.of(text)) == (words, name)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Ana Silva (@anasilva) is a columnist and runs the quay.", id="a sentence about the poster"),
        pytest.param("The quay is closed, said Ana Silva (@anasilva) on Monday.", id="a handle in a sentence"),
        pytest.param("Photo. — Ana Silva (@anasilva) May 3, 2020", id="hardly a word"),
        pytest.param('"The quay is open." — Ana Silva (@anasilva) May 3, 2019', id="marks of its own"),
        pytest.param("Silva — who posts as Ana (@anasilva) — says the quay is open.", id="a handle inside"),
        pytest.param("Rui met Ana (the mayor) on May 3, 2020", id="no handle"),
    ],
)
def test_other_paragraphs_are_no_posts(text: str) -> None:
    assert find_post(block(text), text) is None


def test_a_caption_is_no_post() -> None:
    text = "We never left the quay. — Ana Silva (@anasilva) May 3, 2020"
    assert find_post(block(text, Role.CAPTION), text) is None
