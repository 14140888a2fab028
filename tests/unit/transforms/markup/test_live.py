"""Entries of live blogs, where the page itself shows none."""

from transforms.document import Role
from transforms.markup.embedded import EmbeddedData
from transforms.markup.live import is_live_blog, read_live_entries

NOTHING = EmbeddedData((), {}, {}, {})


def test_entries_are_sections_newest_first() -> None:
    article = {
        "@type": "LiveBlogPosting",
        "liveBlogUpdate": [
            {
                "headline": "Water rises",
                "articleBody": "<p>One.</p><p>Two.</p>",
                "datePublished": "2024-05-06T08:00:00Z",
            },
            {"headline": "Bridge closed", "articleBody": "Three.", "datePublished": "2024-05-06T12:00:00+02:00"},
            {"headline": "No words", "datePublished": "2024-05-06T12:30:00Z"},
            {"articleBody": "Four."},
            "not an entry",
        ],
    }
    assert is_live_blog(article)
    assert read_live_entries(article, NOTHING) == [
        (Role.HEADING, "Bridge closed", 2),
        (Role.BODY, "Three."),
        (Role.HEADING, "Water rises", 2),
        (Role.BODY, "One."),
        (Role.BODY, "Two."),
        (Role.BODY, "Four."),
    ]


def test_other_articles_are_no_live_blogs() -> None:
    assert not is_live_blog({"@type": "NewsArticle"})
    assert not is_live_blog(None)
    assert read_live_entries({}, NOTHING) == []
