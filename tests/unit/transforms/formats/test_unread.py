"""Known formats that are not read are named."""

import pytest

from transforms.formats.heads import make_input_head
from transforms.formats.unread import name_unread_format


@pytest.mark.parametrize(
    ("start", "word"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n", "picture", id="at the start"),
        pytest.param(b"\x00\x00\x00\x18ftypmp42", "MP4", id="further in"),
        pytest.param(b"{\\rtf1 words}", "save it as", id="with what helps"),
    ],
)
def test_a_known_format_is_named(start: bytes, word: str) -> None:
    name = name_unread_format(make_input_head(start, None, "file:///a.txt"))
    assert name is not None and word in name


def test_words_are_of_no_unread_format() -> None:
    assert name_unread_format(make_input_head(b"The port is open.", None, "file:///a")) is None
