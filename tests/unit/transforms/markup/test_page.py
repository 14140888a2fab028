"""A page as a whole: blocks in order under their head."""

import pytest

from tests.kit.pages import PARAGRAPHS, make_article, make_json_ld, make_meta, make_page, make_paragraphs
from transforms.document import RejectReason, Role
from transforms.markup.page import read_page

TITLE = "Council votes to rebuild the bridge"


def test_head_then_body() -> None:
    head = make_json_ld(headline=TITLE, author=[{"name": "Ana Silva"}, {"name": "Rui Costa"}])
    body = make_article(
        "<p class='standfirst'>The mayor has waited for this day since January</p>",
        make_paragraphs(*PARAGRAPHS[:2]),
        "<h2>What it costs</h2>",
        make_paragraphs(*PARAGRAPHS[2:]),
    )
    page = read_page(make_page(body, head), None)
    assert page.refusal is None
    assert page.blocks == (
        (Role.HEADLINE, TITLE),
        (Role.DEK, "The mayor has waited for this day since January"),
        (Role.BODY, PARAGRAPHS[0]),
        (Role.BODY, PARAGRAPHS[1]),
        (Role.HEADING, "What it costs", 2),
        (Role.BODY, PARAGRAPHS[2]),
        (Role.BODY, PARAGRAPHS[3]),
    )


def test_a_live_blog_without_visible_entries_is_read_from_its_json() -> None:
    entries = [{"headline": f"Entry {number}", "articleBody": PARAGRAPHS[number]} for number in range(4)]
    page = read_page(
        make_page(
            "<h1>Floods: live</h1>",
            make_json_ld(**{"@type": "LiveBlogPosting", "headline": "Floods: live", "liveBlogUpdate": entries}),
        ),
        None,
    )
    assert page.refusal is None
    assert [words for role, words, *_ in page.blocks if role is Role.HEADING] == [
        f"Entry {number}" for number in range(4)
    ]


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("", RejectReason.EMPTY),
        (make_page("<h1>Sport</h1>"), RejectReason.NO_ARTICLE),
        (make_page(make_article(make_paragraphs(PARAGRAPHS[0])), make_meta(og__title=TITLE)), RejectReason.NO_ARTICLE),
    ],
)
def test_pages_without_an_article_are_refused(markup: str, reason: RejectReason) -> None:
    refusal = read_page(markup, None).refusal
    assert refusal is not None
    assert refusal.reason is reason
