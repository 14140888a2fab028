"""Plain text: whatever comes in, blocks reproduce the text, and the same input gives the same Document."""

from datetime import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from transforms.document import Document, RawArticle, Reject, Role
from transforms.parsers import text
from transforms.structure.assembly import from_text
from transforms.structure.decoding import NotText, decode
from transforms.structure.layout import read_layout
from transforms.structure.mojibake import mend_mojibake

# Pieces that the rules look for, so that they meet in every order.
PIECES = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\u2028",
        "* * *\n",
        "LISBON, May 3. /LUSA/. ",
        "OSLO (NTB) - ",
        "By Ana Silva\n",
        "SMITH: ",
    ]
    + [
        "What comes next\n\n",
        "A sentence of five words. ",
        '"Quoted," he said.".',
        "Сo",
        "Photo: Ana/AFP\n",
        "14:05 ",
        "- ",
    ]
    + ["\xa0", "\u200b", "\ufeff", "\x00", "3 May 2016\n", "word " * 30, "𝔸", "e\u0301", "?"]
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=25).map("".join))


def parsed(body: bytes) -> Document | Reject:
    raw = RawArticle(body, "file:///a.txt", datetime(2024, 1, 1))
    (result,) = text.parse(raw)
    return result


def assert_sound(doc: Document) -> None:
    spans = [block.span for block in doc.blocks]
    assert all(0 <= span.start_char < span.end_char <= len(doc.text) for span in spans)
    assert all(one.end_char <= two.start_char for one, two in pairwise(spans))
    assert all(span.of(doc.text) == span.of(doc.text).strip() for span in spans)
    assert [part.position for part in doc.sections] == list(range(1, len(doc.sections) + 1))
    assert all(one.span.end_char <= two.span.start_char for one, two in pairwise(doc.sections))
    inside = [block for block in doc.blocks if block.role is Role.HEADING]
    assert [block.span for block in inside] == [part.heading for part in doc.sections if part.heading]
    for repair in doc.repairs:
        assert 0 <= repair.span.start_char < repair.span.end_char <= len(doc.text)
        assert (repair.original or repair.span.of(doc.text)) != repair.repaired


@given(TEXTS)
def test_blocks_of_any_text_are_ordered_disjoint_and_in_range(text: str) -> None:
    layout = read_layout(text)
    doc = from_text(RawArticle(b"", "file:///a.txt"), text, layout.blocks, layout.dateline, "text/plain")
    assert doc.text == text
    assert_sound(doc)


@given(TEXTS)
def test_letters_and_digits_all_lie_in_blocks(text: str) -> None:
    inside = sum(char.isalnum() for block in read_layout(text).blocks for char in block.span.of(text))
    assert inside == sum(char.isalnum() for char in text)


@given(TEXTS)
def test_the_text_is_the_decoded_file(text: str) -> None:
    result = parsed(text.encode("utf-8", "replace"))
    if isinstance(result, Document):
        decoded = text.encode("utf-8", "replace").decode().removeprefix("\ufeff")
        assert result.text == mend_mojibake(decoded).text
        assert_sound(result)
    else:
        assert result.reason_code in {"empty", "binary"}


@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-16", "replace"))))
def test_no_bytes_crash_it_and_the_same_bytes_give_the_same(body: bytes) -> None:
    first, second = parsed(body), parsed(body)
    assert first == second
    if isinstance(first, Document):
        assert_sound(first)
    else:
        assert first.payload == body and first.reason_code in {"empty", "binary"}


@given(TEXTS)
def test_encoding_and_mark_do_not_change_the_text(text: str) -> None:
    plain = text.encode("utf-8", "replace").decode().replace("\x00", " ").removeprefix("\ufeff")
    for mark, codec in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        try:
            assert decode(mark + plain.encode(codec)) == plain
        except NotText:
            assert sum(char < " " or char in "\x7f\ufffd" for char in plain) > 0
