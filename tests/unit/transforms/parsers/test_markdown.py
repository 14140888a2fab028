"""Markdown: its blocks, its front matter, and what is refused."""

import pytest

from transforms.document import Document, RawArticle, Reject, Role
from transforms.formats.heads import BY_LIKENESS, BY_NAME, make_input_head
from transforms.parsers import markdown


def blocks_of(text: str) -> list[tuple[Role, str]]:
    (document,) = markdown.parse(RawArticle(text.encode(), "file:///a.md"))
    assert isinstance(document, Document)
    return [(block.role, block.span.of(document.text)) for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(
            "The *port* **opens** on\n[Monday](https://a.example).", ["The port opens on Monday."], id="marks"
        ),
        pytest.param("- One\n- Two", ["One", "Two"], id="a list"),
        pytest.param("> One.\n>\n> Two.", ["One.", "Two."], id="a block quote"),
        pytest.param("| a | b |\n|---|---|\n| 1 | 2 |", ["a | b", "1 | 2"], id="a table"),
        pytest.param("One.\n\n![A picture](a.png)\n\n***\n\nTwo.", ["One.", "Two."], id="pictures and rules"),
        pytest.param("One.\n\n<script>x</script>\n\n<div>Two.</div>", ["One.", "Two."], id="HTML"),
        pytest.param("One &amp; two.", ["One & two."], id="references to characters"),
    ],
)
def test_blocks(text: str, words: list[str]) -> None:
    assert blocks_of(text) == [(Role.BODY, word) for word in words]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        pytest.param("# A\n\nB\n\n## C\n\nD", ["headline", "body", "heading", "body"], id="one topmost heading"),
        pytest.param("# A\n\nB\n\n# C\n\nD", ["heading", "body", "heading", "body"], id="two of them"),
        pytest.param("B\n\n# A\n\nD", ["body", "heading", "body"], id="not at the top"),
        pytest.param("A\n===\n\nB", ["headline", "body"], id="underlined"),
        pytest.param("---\ntitle: A\n---\n\n# A\n\nB", ["headline", "body"], id="said twice"),
    ],
)
def test_headings(text: str, roles: list[str]) -> None:
    assert [role.value for role, _ in blocks_of(text)] == roles


def test_front_matter() -> None:
    text = (
        '---\r\ntitle: "Port: it opens"\r\ndate: 2017-04-12\r\nauthor: Ana Silva\r\ntags: [harbour, "plan"]\r\n'
        "source: North Wire\r\nlang: en\r\nurl: https://north.example/port\r\n---\r\nIt opens.\r\n"
    )
    (document,) = markdown.parse(RawArticle(text.encode(), "file:///a.md"))
    assert isinstance(document, Document)
    metadata = document.metadata
    assert (metadata.headline, metadata.authors, metadata.keywords) == (
        "Port: it opens",
        ("Ana Silva",),
        ("harbour", "plan"),
    )
    assert (metadata.publisher, metadata.language, metadata.url) == ("North Wire", "en", "https://north.example/port")
    assert document.published is not None and document.published.day.isoformat() == "2017-04-12"


def test_lists_below_their_key_and_toml() -> None:
    assert markdown.read_front_matter("tags:\n  - a\n  - 'b'\n- c\n  deeper: 5\nempty:\n") == {
        "tags": ["a", "b", "c"],
        "empty": "",
    }
    assert markdown.read_front_matter('title = "A"\ntags = ["b", "c"]\n') == {"title": "A", "tags": ["b", "c"]}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"\x89PNG\x00\x01\x02", "binary", id="a picture"),
        pytest.param(b"---\ntitle: A\n---\n", "empty", id="front matter alone"),
        pytest.param(b"***\n", "empty", id="a rule"),
        pytest.param(b"<div>" * 5_000 + b"A", "too_deep", id="deep HTML"),
    ],
)
def test_what_is_refused(body: bytes, reason: str) -> None:
    (reject,) = markdown.parse(RawArticle(body, "file:///a.md"))
    assert isinstance(reject, Reject) and reject.reason_code == reason


@pytest.mark.parametrize(
    ("start", "uri", "score"),
    [
        (b"# A", "file:///a.md", BY_NAME),
        (b"# A", "file:///a.txt", 0),
        (b"---\ntitle: A\n---\nB", "file:///a.txt", BY_LIKENESS),
        (b"---\nkey: A\n---\nB", "file:///a.txt", 0),
        (b"a\x00b", "file:///a.md", 0),
    ],
)
def test_what_is_markdown(start: bytes, uri: str, score: float) -> None:
    assert markdown.claims(make_input_head(start, None, uri)) == score


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        pytest.param("# A\n\nB", "topmost heading", id="a heading"),
        pytest.param("---\ntitle: A\n---\n\nB", "field title", id="a key of the front matter"),
        pytest.param("B\n\n# A", None, id="no headline"),
    ],
)
def test_where_the_headline_was_read(text: str, evidence: str | None) -> None:
    (document,) = markdown.parse(RawArticle(text.encode(), "file:///a.md"))
    assert isinstance(document, Document) and document.metadata.headline_evidence == evidence
