"""One tree a page: nothing lost to depth without a word."""

import pytest

from transforms.markup.tree import TooDeep, parse_page_markup


def _text_of(markup: str) -> str:
    return " ".join("".join(parse_page_markup(markup).itertext()).split())


@pytest.mark.parametrize("levels", [10, 250, 254, 300, 2000])
def test_wrappers_of_any_depth_lose_no_word(levels: int) -> None:
    markup = f"<p>First.</p>{'<div>' * levels}<p>Inside.</p>{'</div>' * levels}<p>Last.</p>"
    assert _text_of(f"<html><body>{markup}</body></html>") == "First.Inside.Last."


@pytest.mark.parametrize("tags", ["<div>" * 10_000, "<ul><li>" * 200, "<table><tr><td>" * 200, "<blockquote>" * 3000])
def test_what_stays_too_deep_is_refused(tags: str) -> None:
    with pytest.raises(TooDeep, match="nested"):
        parse_page_markup(f"<html><body>{tags}<p>Inside.</p></body></html>")


@pytest.mark.parametrize("markup", ["", " \n", "<!-- only a comment -->", "<?xml version='1.0'?>"])
def test_nothing_is_a_tree_without_words(markup: str) -> None:
    assert _text_of(markup) == ""


def test_entities_are_read_and_none_is_expanded_without_end() -> None:
    bomb = "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;'>]><p>&b;&eacute;</p>"
    assert "aaaaaaaaaa" * 3 not in _text_of(bomb)
    assert "é" in _text_of(bomb)


def test_a_declared_encoding_does_not_count_in_text() -> None:
    assert _text_of("<?xml version='1.0' encoding='latin-1'?><html><body><p>Füße</p></body></html>") == "Füße"


@pytest.mark.parametrize("character", ["\x00", "\x01", "\x7f", "\ufffe", "&#0;", "&#1;", "&#x1F;", "&#x0c", "&#11;"])
def test_characters_that_no_text_may_have_are_dropped(character: str) -> None:
    assert _text_of(f"<p>Brid{character}ge 10 &#9;&#65;&#x41;&#100;</p>") == "Bridge 10 AAd"


@pytest.mark.parametrize(
    "markup",
    [
        "<meta charset='utf-8'><main><p>One.</p></main> Two.",
        "<title>News</title><article>One.</article><p>Two.</p>",
        "<html><head><link href='x'><section>One.</section></head><body>Two.</body></html>",
    ],
)
def test_what_is_no_part_of_a_head_is_in_the_body(markup: str) -> None:
    body = parse_page_markup(markup).find("body")
    assert "".join("".join(body.itertext()).split()) == "One.Two."
