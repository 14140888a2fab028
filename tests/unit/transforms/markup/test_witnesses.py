"""Who is asked which blocks are the article, and how their words are found among the blocks."""

import logging

import pytest

from tests.kit.pages import PARAGRAPHS, make_article, make_json_ld, make_page, make_paragraphs
from transforms.markup.blocks import walk_page_blocks
from transforms.markup.embedded import find_article_nodes, read_embedded_data
from transforms.markup.tree import parse_page_markup
from transforms.markup.witnesses import (
    ask_trafilatura,
    find_marked_blocks,
    find_said_blocks,
    fold_words,
    list_witnesses,
    read_article_body,
)

PAGE = make_page(make_article(make_paragraphs()))


def test_long_blocks_are_found_by_their_words_and_short_ones_as_lines() -> None:
    blocks = list(
        walk_page_blocks(parse_page_markup("<p>The old bridge is closed for repair.</p><p>The bridge</p><p>A boat</p>"))
    )
    lines = ["Yes: the old bridge is closed, for repair!", "a boat"]
    assert find_said_blocks(blocks, lines) == {0, 2}
    assert find_said_blocks(blocks, []) == set()
    assert fold_words("Ana’s “boat”") == ["ana", "s", "boat"]


def test_trafilatura_finds_the_paragraphs_and_leaves_the_tree_as_it_is() -> None:
    root = parse_page_markup(PAGE)
    before = [str(element.tag) for element in root.iter()]
    for fast in (True, False):
        lines = ask_trafilatura(root, fast=fast)
        assert [line for line in lines if line in PARAGRAPHS] == list(PARAGRAPHS)
    assert [str(element.tag) for element in root.iter()] == before


def test_a_page_without_an_article_has_no_lines_and_no_warning(caplog: object) -> None:
    assert ask_trafilatura(parse_page_markup("<html><body></body></html>"), fast=True) == []
    assert logging.getLogger("trafilatura").getEffectiveLevel() >= logging.CRITICAL


def test_emptying_caches_says_nothing(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    monkeypatch.setattr("transforms.markup.witnesses._PAGES_BETWEEN_RESETS", 1)
    with caplog.at_level(logging.DEBUG):
        ask_trafilatura(parse_page_markup(PAGE), fast=True)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING] == []


def test_marked_elements_and_json_ld_are_witnesses() -> None:
    body = f'<div itemprop="articleBody">{make_paragraphs(*PARAGRAPHS[:2])}</div>{make_paragraphs(*PARAGRAPHS[2:])}'
    root = parse_page_markup(make_page(make_article(body), make_json_ld(articleBody="\n".join(PARAGRAPHS[1:3]))))
    blocks = walk_page_blocks(root.find("body"))
    article = find_article_nodes(read_embedded_data(root).nodes)[0]
    texts = {blocks[index].text for index in find_marked_blocks(blocks)}
    assert texts == set(PARAGRAPHS[:2])
    said = [{blocks[index].text for index in witness()} for witness in list_witnesses(root, blocks, article)]
    assert len(said) == 4
    assert said[1] == texts
    assert said[2] == set(PARAGRAPHS[1:3])
    assert said[3] >= set(PARAGRAPHS)


def test_a_body_that_is_none_or_nests_too_deep_says_nothing() -> None:
    assert read_article_body(None) == []
    assert read_article_body({"articleBody": 7}) == []
    assert read_article_body({"articleBody": "<ul><li>" * 500}) == []
    assert read_article_body({"articleBody": "<p>One.</p><p>Two.</p>"}) == ["One.", "Two."]
