"""Paragraphs without a label that go on with a turn of a transcript."""

import re

import pytest

from transforms.document import Block, Document, Role, Span
from transforms.layouts.turn_paragraphs import find_paragraphs_going_on


def talk(headline: str, *texts: str) -> Document:
    text = "\n".join((headline, *texts))
    spans = [Span(*one.span()) for one in re.finditer(r"[^\n]+", text)]
    roles = [Role.HEADLINE, *(Role.BODY for _ in texts)]
    return Document("a" * 16, None, text, tuple(map(Block, roles, spans)))


SIDES = {0: True, 1: False, 3: True, 4: False}  # whether the label of a turn asks
TURNS = ("Q: Is it late?", "A: We think so.", "The ice is thick.", "Q: And now?", "A: No.", "Sign up below.")


@pytest.mark.parametrize(
    ("headline", "texts", "labels", "going_on"),
    [
        pytest.param("Rui Okafor's Press Conference", TURNS, SIDES, {1: [3]}, id="said so"),
        pytest.param("Ferry row", TURNS, SIDES, {}, id="not said so"),
        pytest.param("Interview", TURNS, {0: True, 3: True}, {}, id="questions alone"),
        pytest.param("Ferry row", ('"We stay.', '"And we wait."'), {0: False}, {0: [2]}, id="mark left open"),
    ],
)  # fmt: skip
def test_paragraphs_go_on_with_the_turn_above(
    headline: str, texts: tuple[str, ...], labels: dict[int, bool], going_on: dict[int, list[int]]
) -> None:
    doc = talk(headline, *texts)
    bodies = [(index, block.span) for index, block in enumerate(doc.blocks) if block.role is Role.BODY]
    found = find_paragraphs_going_on(doc, bodies, labels)
    assert {at: [index for index, _ in further] for at, further in found.items() if further} == going_on
