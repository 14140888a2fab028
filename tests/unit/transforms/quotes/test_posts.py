"""Posts of a network in paragraphs that a name and a handle end."""

import pytest

from transforms.document import Block, Role, Span
from transforms.quotes.posts import find_post


@pytest.mark.parametrize(
    ("paragraph", "words"),
    [
        pytest.param("The quay is open. — Ana Silva (@anasilva) May 3, 2019", "The quay is open.", id="signed"),
        pytest.param(
            "Open! https://t.co/a pic.twitter.com/b — Ana Silva (@anasilva) May 3, 2019", "Open!", id="links left out"
        ),
        pytest.param(".@rui is right - Ana Silva (@anasilva)", "@rui is right", id="an answer, without a day"),
        pytest.param('"The quay is open." — Ana Silva (@anasilva) May 3, 2019', None, id="marks of its own"),
        pytest.param("Silva — who posts as Ana (@anasilva) — says the quay is open.", None, id="a handle inside"),
        pytest.param("The quay is open. — Ana Silva", None, id="no handle"),
    ],
)
def test_a_post_is_what_its_signature_ends(paragraph: str, words: str | None) -> None:
    post = find_post(Block(Role.BODY, Span(0, len(paragraph))), paragraph)
    assert (post.of(paragraph) if post is not None else None) == words


def test_only_body_blocks_are_posts() -> None:
    paragraph = "The quay is open. — Ana Silva (@anasilva) May 3, 2019"
    assert find_post(Block(Role.CAPTION, Span(0, len(paragraph))), paragraph) is None
