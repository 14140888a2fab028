"""Find titles of works in apposition to a noun for works: `her memoir, A Rope of My Own, was`.

Titles have small words inside and begin with articles, so names of other things are found without them
(`name_extent.py`). That such a title is a work's is weighed in `nouns_beside.py`.
"""

from collections.abc import Iterator, Sequence

from transforms.entities.name_spans import NameSpan, make_name_span
from transforms.knowledge.lexicon import NamingWord, is_naming_word
from transforms.language.words import Word

_OWNER_TAGS = ("PRP$", "POS")
_BEFORE_NOUN_TAGS = ("JJ", "NN", "HYPH", "JJS", "CD")
_ENDS = frozenset((",", ".", ";"))
_SMALL = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "from", "with", "my", "our", "is", "as",
))  # fmt: skip
_MIN_WORDS, _MAX_WORDS = 2, 9


def put_titles_of_works(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Give the names of a document with the titles of works in place of what was found inside of them; by no order."""
    titles = [title for parse, words in enumerate(texts) for title in _find_titles(words, parse)]
    kept = (one for one in name_spans if not any(one.span.overlaps(title.span) for title in titles))
    return [*kept, *titles] if titles else list(name_spans)


def _find_titles(words: list[Word], parse: int) -> Iterator[NameSpan]:
    for comma, word in enumerate(words):
        if word.text == "," and _is_owned_work(words, comma - 1):
            last = _end_of_title(words, comma + 1)
            if last is not None:
                yield make_name_span(words, comma + 1, comma + 1, last, parse, is_initial=False)


def _is_owned_work(words: Sequence[Word], noun: int) -> bool:
    """Say whether a noun for works with its owner ends at `noun`: `Silva's third novel`."""
    if noun < 1 or words[noun].tag != "NN" or not is_naming_word(words[noun].text, NamingWord.WORK):
        return False
    at = noun - 1
    while at > 0 and words[at].tag in _BEFORE_NOUN_TAGS:
        at -= 1
    return words[at].tag in _OWNER_TAGS


def _end_of_title(words: Sequence[Word], first: int) -> int | None:
    """Give the last word of a title that a mark closes and small words tell from a name; None without one."""
    end = next((at for at in range(first, len(words)) if words[at].text in _ENDS), None)
    if end is None or not _MIN_WORDS <= end - first <= _MAX_WORDS or not words[first].text[:1].isupper():
        return None
    inside = [word.text for word in words[first:end] if word.text.isalpha()]
    is_in_capitals = all(text[:1].isupper() or text in _SMALL for text in inside)
    has_small_words = any(text.lower() in _SMALL for text in inside)
    return end - 1 if is_in_capitals and has_small_words and inside[-1][:1].isupper() else None
