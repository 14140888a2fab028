"""Talks whose speakers' names stand on lines of their own."""

import re

import pytest

from transforms.document import Block, Document, Role, Span
from transforms.layouts.name_lines import find_turns_below_names


def lines(*texts: str) -> Document:
    text = "\n".join(texts)
    return Document(
        "a" * 16, None, text, tuple(Block(Role.BODY, Span(*one.span())) for one in re.finditer(r"[^\n]+", text))
    )


TALK = (
    "Ana Silva",
    "Do you stay?",
    "Rui Okafor",
    "I do.",
    "We all do.",
    "Ana Silva",
    "Why?",
    "Rui Okafor",
    "I like it.",
)
PARTS = ("Ana Silva", "The baker.", "Rui Okafor", "The smith.", "Ana Silva", "The elder.", "Rui Okafor", "The younger.")


@pytest.mark.parametrize(
    ("texts", "turns"),
    [
        pytest.param(
            TALK,
            [("Ana Silva", (1,)), ("Rui Okafor", (3, 4)), ("Ana Silva", (6,)), ("Rui Okafor", (8,))],
            id="names in turn",
        ),
        pytest.param(
            (*TALK, "The talk was cut for length."),
            [("Ana Silva", (1,)), ("Rui Okafor", (3, 4)), ("Ana Silva", (6,)), ("Rui Okafor", (8,))],
            id="a note at the end",
        ),
        pytest.param(TALK[:4], [], id="too few"),
        pytest.param(PARTS, [], id="nobody says I or you"),
        pytest.param(("Ana Silva", "I stay.") * 4, [], id="one name alone"),
    ],
)
def test_turns_are_below_names_that_come_back(texts: tuple[str, ...], turns: list[tuple[str, tuple[int, ...]]]) -> None:
    doc = lines(*texts)
    assert [(name.of(doc.text), blocks) for name, blocks in find_turns_below_names(doc)] == turns
