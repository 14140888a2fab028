"""Pages that are no article, each with its reason."""

import pytest

from tests.kit.pages import PARAGRAPHS, make_json_ld, make_meta, make_page, make_paragraphs
from transforms.document import RejectReason
from transforms.markup.blocks import walk_page_blocks
from transforms.markup.embedded import read_embedded_data
from transforms.markup.refusals import find_page_refusal
from transforms.markup.tree import parse_page_markup

CLOSED = make_json_ld(isAccessibleForFree=False)
BOX = "<p>Already a subscriber? Log in to continue reading.</p>"


@pytest.mark.parametrize(
    ("head", "body", "chars", "reason"),
    [
        ("", make_paragraphs(), 480, None),
        ("", make_paragraphs(), 249, RejectReason.NO_ARTICLE),
        (CLOSED, make_paragraphs(), 300, RejectReason.PAYWALLED),
        (make_json_ld(isAccessibleForFree="False"), make_paragraphs(), 300, RejectReason.PAYWALLED),
        (CLOSED, make_paragraphs(), 480, None),
        (CLOSED, make_paragraphs() + BOX, 480, RejectReason.PAYWALLED),
        (CLOSED, make_paragraphs() + BOX, 5000, None),
        ("", make_paragraphs() + BOX, 300, RejectReason.PAYWALLED),
        ("", make_paragraphs() + BOX, 480, None),
        (make_json_ld(isAccessibleForFree=True), make_paragraphs(), 300, None),
    ],
)
def test_find_refusal(head: str, body: str, chars: int, reason: RejectReason | None) -> None:
    root = parse_page_markup(make_page(body, head))
    refusal = find_page_refusal(walk_page_blocks(root.find("body")), (), chars, read_embedded_data(root))
    assert (refusal and refusal.reason) is reason
    assert refusal is None or refusal.message


def test_no_words_at_all_are_empty() -> None:
    root = parse_page_markup("<html><head><title>x</title></head><body><script>go()</script></body></html>")
    refusal = find_page_refusal(walk_page_blocks(root.find("body")), (), 0, read_embedded_data(root))
    assert refusal is not None
    assert refusal.reason is RejectReason.EMPTY


def _make_overview(head: str) -> str:
    teasers = (
        f"<h2><a href='/{number}'>Story of the day {number}</a></h2><p>{text}</p>"
        for number, text in enumerate(PARAGRAPHS * 2)
    )
    return make_page(f"<main><h1>News</h1>{''.join(teasers)}</main>", head)


def _make_article_over_links(head: str = "") -> str:
    links = (f"<p><a href='/{number}'>Another story of the day</a></p>" for number in range(len(PARAGRAPHS)))
    last = make_paragraphs(PARAGRAPHS[-1])
    return make_page(f"<main><h1>News</h1>{make_paragraphs(*PARAGRAPHS[:-1])}{''.join(links)}{last}</main>", head)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (_make_article_over_links(), None),
        (_make_article_over_links(make_meta(og__url="https://news.example/")), RejectReason.NO_ARTICLE),
        (_make_article_over_links(make_meta(og__url="https://news.example/es/")), RejectReason.NO_ARTICLE),
        (_make_article_over_links(make_meta(og__url="https://news.example/bridge")), None),
        (_make_article_over_links(make_meta(og__url="https://news.example/", og__type="article")), None),
        (_make_overview(""), RejectReason.NO_ARTICLE),
        (_make_overview(make_meta(og__type="website")), RejectReason.NO_ARTICLE),
        (_make_overview(make_meta(og__type="article")), None),
        (_make_overview(make_json_ld(headline="News")), None),
        (make_page(f"<main>{make_paragraphs(*PARAGRAPHS * 2)}</main>"), None),
    ],
)
def test_an_overview_of_articles_is_none(page: str, reason: RejectReason | None) -> None:
    root = parse_page_markup(page)
    blocks = walk_page_blocks(root.find("body"))
    kept = [index for index, block in enumerate(blocks) if block.text in PARAGRAPHS]
    refusal = find_page_refusal(blocks, kept, 2000, read_embedded_data(root))
    assert (refusal and refusal.reason) is reason
