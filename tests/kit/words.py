"""Words made by hand, for rules that read words and need no language model."""

from collections.abc import Mapping
from typing import Any

from transforms.document import Span
from transforms.language.words import Word, text_of_words
from transforms.names.name_finder import NameSpan


def words_from(text: str, links: Mapping[int, tuple[str, int]] | None = None) -> list[Word]:
    """Make words of a line: `Ana/NNP/B-PERSON Silva/NNP/I-PERSON said/VBD ~./.`; tag and label may be left out.

    `~` says that no blank stands before the word. `links` gives dependency and head, by index; else each word is its
    own head.
    """
    words: list[Word] = []
    end = -1
    for at, item in enumerate(text.split()):
        is_glued = item.startswith("~")
        word, tag, label = (*item.removeprefix("~").split("/"), "", "")[:3]
        start = end + (0 if is_glued else 1)
        end = start + len(word)
        dep, head = (links or {}).get(at, ("", at))
        words.append(Word(word, start, end, tag, dep, head, label[2:], label.startswith("B-")))
    return words


def name_span(words: list[Word], first: int, last: int, **fields: Any) -> NameSpan:
    """Make the name of some words, both ends inclusive, of parse 0 unless `fields` of `NameSpan` say another."""
    span = Span(words[first].start, words[last].end)
    return NameSpan(span, text_of_words(words, first, last), fields.pop("parse", 0), first, last, **fields)
