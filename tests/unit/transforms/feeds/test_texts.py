"""Texts of entries: which one is taken, and its blocks."""

import pytest

from transforms.document import Role
from transforms.feeds.entries import EntryText
from transforms.feeds.texts import (
    choose_entry_text,
    count_entry_text_words,
    keep_distinct_keywords,
    read_entry_text_blocks,
    read_entry_title,
)


def words_of(value: str, is_markup: bool = True) -> list[str]:
    return [words or "" for _, words, *_ in read_entry_text_blocks(EntryText(value, is_markup))]


def test_the_longest_text_counts_without_its_tags() -> None:
    content = EntryText('<p class="a-long-name-that-nobody-reads">Short.</p>', True)
    summary = EntryText("A longer summary.", False)
    assert choose_entry_text([content, summary]) is summary
    assert choose_entry_text([EntryText("Same", False), EntryText("<b>Same</b>", True)]) == EntryText("Same", False)
    assert choose_entry_text([EntryText(" ", True)]) is None


@pytest.mark.parametrize(
    ("value", "is_markup", "words"),
    [
        pytest.param("<p>One.</p><p>Two &amp; three.</p>", True, ["One.", "Two & three."], id="paragraphs"),
        pytest.param("a < b and <b> is bold", False, ["a < b and <b> is bold"], id="plain text"),
        pytest.param("One\nline.\n \nTwo.", False, ["One line.", "Two."], id="paragraphs of plain text"),
        pytest.param("<p>One.</p>", False, ["One."], id="markup that is called plain"),
        pytest.param("safe<embed src='x'> words", True, ["safe words"], id="an embed has no end"),
        pytest.param("safe<object> words", True, ["safe words"], id="an object without an end"),
        pytest.param("<script>evil()</script>good", True, ["good"], id="no scripts"),
        pytest.param("<![CDATA[Two <b>coats</b>.]]&gt;", True, ["Two coats."], id="a section within a section"),
        pytest.param("<svg><title>A map</title></svg>", True, ["A map"], id="nothing that a browser shows"),
        pytest.param("<!-- words --><script>x", True, [""], id="nothing at all"),
        pytest.param("cut <a href='http", True, ["cut"], id="cut off in a tag"),
    ],
)
def test_a_text_is_read_to_blocks(value: str, is_markup: bool, words: list[str]) -> None:
    assert words_of(value, is_markup) == words


def test_headings_keep_their_role() -> None:
    assert read_entry_text_blocks(EntryText("<h3>Costs</h3><p>Many.</p>", True))[0] == (Role.HEADING, "Costs", 3)


def test_words_are_counted_without_tags() -> None:
    assert count_entry_text_words(EntryText("<p>Two words</p>", True)) == 2
    assert count_entry_text_words(None) == 0


def test_titles_are_one_line_without_markup() -> None:
    assert read_entry_title("The <em>old</em>\n bridge &amp; more", is_markup=True) == "The old bridge & more"
    assert read_entry_title("a <b> c", is_markup=False) == "a <b> c"
    assert read_entry_title(" - ", is_markup=True) is None


def test_keywords_stand_once() -> None:
    assert keep_distinct_keywords([" a", "b", "a ", " "]) == ("a", "b")
