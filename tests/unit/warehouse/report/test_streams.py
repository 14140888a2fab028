"""What is written as a stream stands in HTML in UTF-8 and is read again; how the page reads it: test_report_page.py."""

import bz2
import json
import random
from html.parser import HTMLParser

import pytest

from tests.kit.streams import read_characters
from warehouse.report.streams import compress, write_characters


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\0", id="a null byte"),
        pytest.param(bytes(1000), id="null bytes"),
        pytest.param(b"\r\n" * 500, id="line ends"),
        pytest.param(b"</script><!--" * 500, id="markup"),
        pytest.param(bytes(range(256)) * 8, id="all bytes"),
        *(pytest.param(random.Random(size).randbytes(size), id=f"any {size}") for size in range(1, 40)),
        pytest.param(random.Random(0).randbytes(100_000), id="many"),
    ],
)
def test_bytes_come_out_again(packed: bytes) -> None:
    read = read_characters(write_characters(packed))
    assert read.startswith(packed) and read[len(packed) :] in {b"", b"\0"}


def test_characters_are_safe_in_an_element() -> None:
    written = write_characters(random.Random(1).randbytes(200_000))
    assert not set("\0\r<") & set(written)
    assert written.encode().decode() == written


def test_characters_cost_a_seventh_more_than_bytes() -> None:
    packed = random.Random(2).randbytes(70_000)
    assert len(write_characters(packed).encode()) == 80_000


def test_an_element_gives_them_back() -> None:
    read: list[str] = []
    written = write_characters(random.Random(3).randbytes(20_000))
    reader = HTMLParser()
    reader.handle_data = read.append  # type: ignore[method-assign]
    reader.feed(f"<script>{written}</script>")
    assert "".join(read) == written


@pytest.mark.parametrize(
    "value", [[], "é\U0001f6a2", {"texts": ["A word. " * 90_000, None, 7]}], ids=["none", "signs", "long"]
)
def test_values_come_out_again(value: object) -> None:
    assert json.loads(bz2.decompress(compress(value))) == value
    assert compress(value) == compress(value)
