"""Bodies that sign what stands above."""

import pytest

from tests.kit.stories import entity, index_of, span_in, story
from transforms.document import EntityType, Piece, Quote, Role
from transforms.speakers.signing_bodies import resolve_signing_body

BOARD = entity(EntityType.ORGANIZATION, "Harbour Board")
WE = "We|PRP|nsubj|hope hope=hope|VBP|ROOT"
SIGNED = "Signed|VBN|ROOT ,|,|punct|Signed"
EDITORIAL = "The|DT|det|Board Editorial|NNP|compound|Board Board|NNP|ROOT"
NAME = "The|DT|det|Board Harbour|NNP|compound|Board Board|NNP|ROOT"


@pytest.mark.parametrize(
    ("lines", "names", "expected"),
    [
        pytest.param((WE, SIGNED, NAME), {"Harbour Board": BOARD}, ("Harbour Board", BOARD.entity_id), id="an entity"),
        pytest.param((WE, SIGNED, NAME), {}, ("Harbour Board", None), id="a name that is no entity"),
        pytest.param((WE, EDITORIAL), {}, ("Editorial Board", None), id="an editorial board"),
        pytest.param((WE, NAME), {}, None, id="no close above the name"),
        pytest.param((WE, SIGNED, "Ana|NNP|compound|Silva Silva|NNP|ROOT"), {}, None, id="a person"),
        pytest.param((SIGNED, NAME, WE), {}, None, id="a signature above the words"),
    ],
)  # fmt: skip
def test_we_is_the_body_that_signs(lines: tuple[str, ...], names: dict, expected: tuple | None) -> None:  # type: ignore[type-arg]
    doc = story(*lines, names=names)
    speaker = resolve_signing_body(index_of(doc), Quote(1, (Piece(0, 1),)), span_in(doc, "We"))
    assert (speaker and (speaker.name, speaker.entity_id)) == expected
    assert all(block.role is Role.BODY for block in doc.blocks)
