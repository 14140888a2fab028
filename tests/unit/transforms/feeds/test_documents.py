"""Entries to Documents and Rejects."""

import pytest

from transforms.document import Document, RawArticle, Reject, Role, document_id_of
from transforms.feeds import documents
from transforms.feeds.documents import make_entry_documents
from transforms.feeds.entries import EntryText, FeedContents, FeedEntry

RAW = RawArticle(b"<rss/>", "file:///f.rss")
TEXT = EntryText("<p>The ferry came.</p>", True)


def make(*entries: FeedEntry, needs_text: bool = True) -> list[Document | Reject]:
    return list(make_entry_documents(RAW, FeedContents(entries, "application/rss+xml"), needs_text=needs_text))


def test_an_entry_becomes_an_article() -> None:
    entry = FeedEntry("urn:1", "https://a.example/1", "Ferry", ("Ana Silva", "Bo Benn"), text=TEXT, publisher="Harbour")
    (document,) = make(entry)
    assert isinstance(document, Document) and document.raw is not None
    assert document.text == "Ferry\n\nAna Silva, Bo Benn\n\nThe ferry came."
    assert [block.role for block in document.blocks] == [Role.HEADLINE, Role.BYLINE, Role.BODY]
    assert document.raw.source_uri == "file:///f.rss#urn%3A1"
    assert (document.document_id, document.metadata) == (document_id_of("urn:1"), entry.metadata)


def test_an_article_without_guid_and_link_is_known_by_its_text() -> None:
    (document,) = make(FeedEntry(text=TEXT))
    assert isinstance(document, Document) and document.document_id == document_id_of("The ferry came.")


def test_an_article_is_the_same_one_behind_any_tracking_key() -> None:
    first, second = (
        make(FeedEntry(url=f"https://a.example/1{query}", text=TEXT))[0] for query in ("", "?utm_medium=x")
    )
    assert isinstance(first, Document) and isinstance(second, Document)
    assert first.document_id == second.document_id


@pytest.mark.parametrize(
    ("entry", "reason", "said"),
    [
        pytest.param(
            FeedEntry(title="Ferry", url="https://a.example/1"), "no_article", "https://a.example/1", id="no text"
        ),
        pytest.param(FeedEntry(title="Ferry"), "no_article", "without a link", id="no text, no link"),
        pytest.param(FeedEntry(text=EntryText("<img src='x'>", True)), "no_article", "text", id="a picture"),
        pytest.param(FeedEntry(text=EntryText("<div>" * 3000 + "x", True)), "too_deep", "2048", id="nested"),
    ],
)
def test_what_is_no_article_is_refused(entry: FeedEntry, reason: str, said: str) -> None:
    (reject,) = make(entry)
    assert isinstance(reject, Reject) and reject.reason_code == reason and said in reject.message
    assert reject.payload is None and reject.stage == "parse"


def test_a_headline_is_enough_where_no_text_is_asked_for() -> None:
    headline, nothing = make(FeedEntry(title="Ferry"), FeedEntry(), needs_text=False)
    assert isinstance(headline, Document) and headline.text == "Ferry"
    assert isinstance(nothing, Reject)


def test_a_feed_without_entries_is_empty() -> None:
    (reject,) = make()
    assert isinstance(reject, Reject) and reject.reason_code == "empty"


def test_entries_beyond_the_limit_are_refused_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "MOST_ENTRIES", 2)
    *read, reject = make(*[FeedEntry(f"urn:{number}", text=TEXT) for number in range(5)])
    assert len(read) == 2 and isinstance(reject, Reject) and reject.reason_code == "too_many" and "5" in reject.message


@pytest.mark.parametrize(
    ("entry", "evidence"),
    [
        pytest.param(
            FeedEntry(url="https://a.example/1", title="Ferry", authors=("Ana Silva",), feed_authors=("Bo Benn",)),
            ("entry title", "entry author", "entry link"),
            id="its own",
        ),
        pytest.param(FeedEntry(feed_authors=("Bo Benn",)), (None, "feed author", None), id="that of the feed"),
        pytest.param(FeedEntry(), (None, None, None), id="nothing"),
    ],
)
def test_an_entry_says_what_is_its_own(entry: FeedEntry, evidence: tuple[str | None, ...]) -> None:
    said = entry.metadata
    assert (said.headline_evidence, said.byline_evidence, said.url_evidence) == evidence
