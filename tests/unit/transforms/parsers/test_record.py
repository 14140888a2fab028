"""JSON with plain keys: which is an article's, lists of articles, and what is refused."""

import json

import pytest

from transforms.document import Document, RawArticle, Reject
from transforms.formats.heads import BY_LIKENESS, make_input_head
from transforms.parsers import record

ARTICLE = {"title": "Port opens", "text": "The port opens on Monday.", "url": "https://north.example/port"}


def claim(value: object, media_type: str | None = "application/json") -> float:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return record.claims(make_input_head(body, media_type, "file:///a.json"))


def parse(value: object) -> list[Document | Reject]:
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return list(record.parse(RawArticle(body, "file:///a.json")))


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(ARTICLE, id="an article"),
        pytest.param([ARTICLE, ARTICLE], id="a list"),
        pytest.param({"status": "ok", "articles": [ARTICLE]}, id="a list under a key"),
        pytest.param({"timestamp": "2017-04-12", "text": "A"}, id="a text and a date"),
        pytest.param({"title": "A", "summary": "B", "url": "https://c.example", "date": "2017-04-12"}, id="a summary"),
    ],
)
def test_articles_are_claimed(value: object) -> None:
    assert claim(value) == BY_LIKENESS


@pytest.mark.parametrize(
    "value",
    [
        pytest.param({"name": "parts", "version": "1.0", "description": "Things."}, id="a package"),
        pytest.param({"status": 404, "message": "Not found", "timestamp": "2017-04-12"}, id="an error"),
        pytest.param({"type": "Feature", "geometry": {}, "properties": {"name": "A"}}, id="a map"),
        pytest.param({"text": "A"}, id="a text alone"),
        pytest.param({"a": '"text": "A", "title": "B"'}, id="keys within a string"),
        pytest.param(b"text, title", id="no JSON"),
        pytest.param([], id="nothing"),
    ],
)
def test_other_json_is_not_claimed(value: object) -> None:
    assert claim(value) == 0


def test_where_the_head_is_cut_half_of_the_keys_will_do() -> None:
    assert 0 < claim({"text": "word " * 5_000, "title": "A"}) < BY_LIKENESS


def test_an_article_has_the_uri_of_its_file() -> None:
    (document,) = parse(ARTICLE)
    assert isinstance(document, Document) and document.raw is not None
    assert (document.raw.source_uri, document.media_type) == ("file:///a.json", "application/json")
    assert document.metadata.url == "https://north.example/port"


@pytest.mark.parametrize(
    "value",
    [
        [ARTICLE, {"text": "B"}],
        {"status": "ok", "totalResults": 2, "articles": [ARTICLE, {"text": "B"}]},
        {"data": {"items": [ARTICLE, {"text": "B"}]}},
        {"hits": {"hits": [{"_id": "1", "_source": ARTICLE}, {"_id": "2", "_source": {"text": "B"}}]}},
    ],
)
def test_each_article_of_a_list_is_a_document_by_its_position(value: object) -> None:
    documents = parse(value)
    assert all(isinstance(document, Document) for document in documents)
    assert [document.raw.source_uri for document in documents if isinstance(document, Document) and document.raw] == [
        "file:///a.json#1",
        "file:///a.json#2",
    ]


def test_one_without_text_among_others_is_a_reject_of_its_own() -> None:
    reject, document = parse([{"title": "A"}, ARTICLE])
    assert isinstance(document, Document)
    assert isinstance(reject, Reject) and (reject.source_uri, reject.reason_code) == ("file:///a.json#1", "empty")
    assert "title" in reject.message


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        pytest.param(b'{"text": "A', "malformed", id="cut"),
        pytest.param(b'{"text": ' + b"9" * 5_000 + b"}", "malformed", id="an endless number"),
        pytest.param(b"%PDF-1.4", "malformed", id="another format"),
        pytest.param(b"[" * 100_000, "too_deep", id="deep"),
        pytest.param({"title": "A", "text": "<div>" * 5_000}, "too_deep", id="deep HTML"),
        pytest.param([], "no_article", id="an empty list"),
        pytest.param(b"5", "no_article", id="a number"),
        pytest.param({"title": "A", "text": None}, "empty", id="no text"),
    ],
)
def test_what_is_refused(value: object, reason: str) -> None:
    (reject,) = parse(value)
    assert isinstance(reject, Reject) and reject.reason_code == reason
