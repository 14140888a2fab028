"""JSON Lines: a line, a member; a bad line costs no other one."""

import io
import json

import pytest

from flows.inputs import unpacking
from flows.inputs.containers import ContainerContext, Member, json_lines
from transforms.document import RawArticle, Reject
from transforms.formats.heads import make_input_head

URI = "file:///in/a.jsonl"
CONTEXT = ContainerContext(URI, 200)


def unpack(body: bytes, context: ContainerContext = CONTEXT) -> list[tuple[str, str]]:
    """Give the suffix and the bytes of each member, or suffix and reason of each reject."""
    results = json_lines.unpack(io.BytesIO(body), context)
    return [
        (found.suffix_of_uri, found.stream.read().decode())
        if isinstance(found, Member)
        else (found.source_uri.removeprefix(URI), str(found.reason_code))
        for found in results
    ]


def test_each_line_is_a_member_and_blank_lines_count() -> None:
    assert unpack(b'\xef\xbb\xbf{"id": 7}\r\n\n  \n{"title": "A"}') == [
        ("#7", '{"id": 7}'),
        ("#row-4", '{"title": "A"}'),
    ]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(b'{"a": ', id="cut"),
        pytest.param(b"[1]", id="no object"),
        pytest.param(b"\x00\x01\x02", id="no text"),
        pytest.param(b"[" * 190, id="deep"),
        pytest.param(b'{"a":1}{"b":2}', id="two objects on a line"),
    ],
)
def test_a_bad_line_is_a_reject_and_the_next_is_read(line: bytes) -> None:
    assert unpack(line + b'\n{"id": 8}\n') == [("#row-1", "malformed"), ("#8", '{"id": 8}')]


def test_a_reject_names_the_line_and_has_its_bytes() -> None:
    (_, reject) = json_lines.unpack(io.BytesIO(b'{"a": 1}\n{oops\n'), CONTEXT)
    assert isinstance(reject, Reject) and reject.message.startswith("line 2:") and reject.payload == b"{oops"


def test_a_line_that_never_ends_is_not_held() -> None:
    class Counting(io.BytesIO):
        longest = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            line = super().readline(size)
            self.longest = max(self.longest, len(line))
            return line

    stream = Counting(b'{"a": "' + b"x" * 5_000_000 + b'"}\n{"id": 8}\n')
    found = list(json_lines.unpack(stream, CONTEXT))
    assert isinstance(found[0], Reject) and found[0].reason_code == "too_large" and found[0].payload is None
    assert isinstance(found[1], Member) and found[1].suffix_of_uri == "#8"
    assert stream.longest <= 1_000_000


def test_a_caller_names_the_columns() -> None:
    context = ContainerContext(URI, 200, columns={"text": "lede"})
    ((_, body),) = unpack(b'{"lede": "A", "text": "B"}', context)
    assert json.loads(body) == {"text": "A"}


@pytest.mark.parametrize("body", [b"", b"\xef\xbb\xbf\n \n"])
def test_a_file_without_lines_is_rejected(body: bytes) -> None:
    assert unpack(body) == [("", "empty")]


@pytest.mark.parametrize(
    ("start", "uri", "is_claimed"),
    [
        pytest.param(b'{"a": 1}\n{"b": 2}', "file:///a.json", True, id="objects on two lines"),
        pytest.param(b'{"a": 1}', "file:///a.jsonl", True, id="by its name"),
        pytest.param(b'{"a": 1}', "file:///a.json", False, id="one object"),
        pytest.param(b'{"a": 1,\n"b": {"c": 2}}', "file:///a.json", False, id="an object on several lines"),
        pytest.param(b'{"a":\n{"b": 2}}', "file:///a.json", False, id="an object that is opened at a line"),
        pytest.param(b"<html>", "file:///a.jsonl", False, id="a page"),
    ],
)
def test_what_is_json_lines(start: bytes, uri: str, is_claimed: bool) -> None:
    assert (json_lines.claims(make_input_head(start, None, uri)) > 0) is is_claimed


def test_a_row_is_not_unpacked_once_more() -> None:
    raw = RawArticle(b"", URI)
    (article,) = unpacking.read_articles(io.BytesIO(b'{"id": 7, "text": "A"}\n'), raw, 1_000)
    assert isinstance(article, RawArticle)
    assert (article.source_uri, article.media_type) == (f"{URI}#7", "application/json")
