"""Blocks that a page sets off: somebody's words, or facts in a box."""

import pytest

from transforms.document import Block, Document, Role, Span
from transforms.quotations.set_off_words import find_spoken_set_off_blocks


def lines(*texts: str) -> Document:
    """A document of blocks; those that begin with `>` are set off."""
    spans, at = [], 0
    for text in texts:
        spans.append(Span(at, at + len(text.removeprefix("> "))))
        at = spans[-1].end_char + 1
    blocks = tuple(
        Block(Role.BODY, span, is_set_off=text.startswith("> ")) for text, span in zip(texts, spans, strict=True)
    )
    return Document("a" * 16, None, "\n".join(text.removeprefix("> ") for text in texts), blocks)


@pytest.mark.parametrize(
    ("texts", "spoken"),
    [
        pytest.param(["The mill is gone.", "> We have never seen such a flood."], {1}, id="words of several"),
        pytest.param(["The board wrote:", "> The quay stays as it is."], {1}, id="behind a colon"),
        pytest.param(["The mill is gone.", "> The river rose.", "> I saw it."], {1, 2}, id="two in a row"),
        pytest.param(["The mill is gone.", "> The river rose all night.", "— Ana Silva"], {1}, id="signed below"),
        pytest.param(["The mill is gone.", "> The river rose all night. — Ana Silva"], {1}, id="signed"),
        pytest.param(["The mill is gone.", "> The mill had forty hands."], set(), id="facts in a box"),
        pytest.param(["The mill is gone.", "> Key facts: we list them all here."], set(), id="behind a label"),
        pytest.param(["The board wrote:", "The quay stays as it is."], set(), id="not set off"),
    ],
)
def test_a_set_off_block_is_spoken_where_its_words_or_those_beside_it_say_so(
    texts: list[str], spoken: set[int]
) -> None:
    assert find_spoken_set_off_blocks(lines(*texts)) == spoken
