"""Captions of pictures, and lines that only look like them."""

import pytest

from transforms.structure.captions import is_caption, is_like_caption


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Photo: the harbour at dawn", True, id="label"),
        pytest.param("The harbour at dawn. (AP Photo/Ana Silva)", True, id="credit at the end"),
        pytest.param("The harbour at dawn. REUTERS/Rui Costa", True, id="agency at the end"),
        pytest.param("Image credit: Ana Silva", True, id="credit alone"),
        pytest.param("The photo shows the harbour at dawn.", False, id="a sentence about a photo"),
        pytest.param("She left (Photo: harbour) at dawn.", False, id="credit in the middle"),
        pytest.param("Photo: " + "the harbour " * 60, False, id="too long"),
    ],
)
def test_captions(text: str, expected: bool) -> None:
    assert is_caption(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ana Silva at the quay on Monday.", True, id="a place and no verb"),
        pytest.param("Ana Silva was at the quay on Monday.", False, id="a verb"),
        pytest.param("Ana Silva walked along the quay.", False, id="a verb in the past"),
        pytest.param("Ana Silva and Rui Costa", False, id="no place"),
        pytest.param("Ana Silva at the quay. Rain in Porto.", False, id="two sentences"),
    ],
)
def test_descriptions_of_pictures(text: str, expected: bool) -> None:
    assert is_like_caption(text) is expected
