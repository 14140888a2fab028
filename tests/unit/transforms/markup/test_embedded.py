"""What pages say for machines: broken JSON, references, meta elements of other things."""

import pytest

from transforms.markup.embedded import (
    EmbeddedData,
    find_article_nodes,
    list_node_types,
    read_embedded_data,
    read_property_text,
)
from transforms.markup.tree import parse_page_markup


def _read(head: str) -> EmbeddedData:
    return read_embedded_data(parse_page_markup(f"<html><head>{head}</head><body><p>Words.</p></body></html>"))


def _script(source: str) -> str:
    return f'<script type="application/ld+json">{source}</script>'


ARTICLE = '{"@type": "NewsArticle", "headline": "Bridge closed"}'


@pytest.mark.parametrize(
    "source",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph": [{{"@type": "WebSite"}}, {ARTICLE}]}}',
        f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}',
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"{ARTICLE};",
        '{"@type": "Organization"}' + ARTICLE,
        '{"@type": "NewsArticle", "headline": "Bridge closed",}',
        '{"@type": ["Thing", "https://schema.org/NewsArticle"], "headline": "Bridge\n closed"}',
        ARTICLE.replace('"', "&quot;"),
    ],
)
def test_articles_are_found_in_json_as_pages_write_it(source: str) -> None:
    assert [read_property_text(node["headline"]) for node in find_article_nodes(_read(_script(source)).nodes)] == [
        "Bridge closed"
    ]


@pytest.mark.parametrize("source", ["", "{", "not json", "[" * 100_000, '"words"', "null", "{" + ", " * 1000 + "}"])
def test_what_is_no_json_is_left_out(source: str) -> None:
    assert find_article_nodes(_read(_script(source)).nodes) == []


def test_a_reference_means_the_fullest_object_of_that_id() -> None:
    embedded = _read(_script('{"author": {"@id": "#a"}, "x": {"@id": "#a", "@type": "Person", "name": "Ana Silva"}}'))
    assert read_property_text(embedded.resolve({"@id": "#a"})) == "Ana Silva"
    assert embedded.resolve({"@id": "#other"}) == {"@id": "#other"}
    assert embedded.resolve("Ana") == "Ana"


def test_meta_values_go_by_name_and_those_of_pictures_are_not_the_page_s() -> None:
    embedded = _read(
        '<meta property="og:Title" content=" A  title "><meta name="author" content="Ana Silva">'
        '<div itemscope itemtype="https://schema.org/ImageObject"><meta itemprop="author" content="Photo Desk"></div>'
    )
    assert embedded.first_meta("og:title") == "A title"
    assert embedded.meta["author"] == ("Ana Silva",)
    assert embedded.first_meta("missing", "author") == "Ana Silva"
    assert embedded.first_meta("missing") is None


def test_words_of_values() -> None:
    assert read_property_text([{"name": ""}, {"name": "Ana &amp; Rui"}]) == "Ana & Rui"
    assert read_property_text({"name": {"first": "Ana"}}) is None
    assert read_property_text(7) is None
    assert list_node_types({"@type": 3}) == frozenset()
