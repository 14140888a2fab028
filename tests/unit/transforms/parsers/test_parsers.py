"""Which parser reads an input: the surest one, whatever the name says."""

from collections.abc import Mapping
from types import ModuleType

import pytest

from transforms import pipeline
from transforms.document import RawArticle, Reject
from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead
from transforms.parsers import choose_parser, known_parsers

STORY = ModuleType("story")
STORY.claims = lambda head: BY_BYTES if head.start.startswith(b"<story") else NO_CLAIM  # type: ignore[attr-defined]


def known() -> Mapping[str, ModuleType]:
    return {"story": STORY, "text": known_parsers()["text"]}


@pytest.mark.parametrize(
    ("body", "uri", "name"),
    [
        pytest.param(b"<story/>", "file:///a.story", "story", id="by its bytes"),
        pytest.param(b"<story/>", "file:///a.txt", "story", id="bytes go before the name"),
        pytest.param(b"Words.", "file:///a.txt", "text", id="by its name"),
    ],
)
def test_the_surest_parser_reads_an_input(body: bytes, uri: str, name: str) -> None:
    assert choose_parser(RawArticle(body, uri), known()) is known()[name]


def test_what_nobody_claims_has_no_parser() -> None:
    assert choose_parser(RawArticle(b"Words.", "file:///a.unknown"), known()) is None


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"Words.", "unknown_format", id="of no known format"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "unread_format", id="a picture"),
        pytest.param(b"", "empty", id="no bytes"),
    ],
)
def test_what_has_no_parser_is_a_reject_in_words(body: bytes, reason: str) -> None:
    (reject,) = pipeline.parse(RawArticle(body, "file:///a.unknown"))
    assert isinstance(reject, Reject) and (reject.reason_code, reject.payload) == (reason, body)


def test_every_parser_scores_from_0_to_1() -> None:
    heads = [InputHead(start) for start in (b"", b"<a>", b"{}", b"Words.", b"\x00\xff")]
    assert all(0 <= module.claims(head) <= 1 for module in known_parsers().values() for head in heads)
