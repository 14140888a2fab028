"""Find titles of works in apposition to a noun for works, `her memoir, A Rope of My Own, was`, or between marks.

Titles have small words inside and begin with articles, so names of other things are found without them
(`name_extent.py`). That such a title is a work's is weighed in `nouns_beside.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from transforms.knowledge.lexicon import NamingWord, is_naming_word
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.grammar import CLOSING_MARKS, FINITE_TAGS, OPENING_MARKS, SENTENCE_ENDS
from transforms.language.words import Word
from transforms.name_types.quoted_names import VERBS_OF_WORKS
from transforms.names.name_spans import NameSpan, make_name_span

_OWNER_TAGS = ("PRP$", "POS")
_BEFORE_NOUN_TAGS = ("JJ", "NN", "HYPH", "JJS", "CD")
_ENDS = frozenset((",", ".", ";"))
_SMALL = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "from", "with", "my", "our", "is", "as",
))  # fmt: skip
_MIN_WORDS, _MAX_WORDS = 2, 9
# With fewer words a stretch between marks is a nickname or a term as often.
_MIN_QUOTED_WORDS = 3
# What people shout or carry has the capitals of a title: "chants of 'Open the Quay'".
_OF_CHANTS = frozenset((
    "chant", "chants", "chanting", "chanted", "slogan", "slogans", "sign", "signs", "banner", "banners", "shouting",
    "shouted", "hashtag", "motto", "so-called", "called", "dubbed", "nicknamed", "known",
))  # fmt: skip
_TAGS_OF_ORDERS = ("VB", "VBP")
_LABEL_OF_WORK = "WORK_OF_ART"


def put_titles_of_works(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Give the names of a document with the titles of works in place of what was found inside of them; by no order."""
    found = ((*_find_titles(words, parse), *_find_quoted_titles(words, parse)) for parse, words in enumerate(texts))
    titles = list(chain.from_iterable(found))
    kept = (one for one in name_spans if not any(one.span.overlaps(title.span) for title in titles))
    return [*kept, *titles] if titles else list(name_spans)


def _find_titles(words: list[Word], parse: int) -> Iterator[NameSpan]:
    for comma, word in enumerate(words):
        if word.text == "," and _is_owned_work(words, comma - 1):
            last = _end_of_title(words, comma + 1)
            if last is not None:
                yield make_name_span(words, comma + 1, comma + 1, last, parse, is_initial=False)


def _find_quoted_titles(words: list[Word], parse: int) -> Iterator[NameSpan]:
    """Find titles between quotation marks that small words tell from other names: `in "The Harbour at the End"`."""
    for mark, word in enumerate(words):
        closing = _find_closing_mark(words, mark) if word.text in OPENING_MARKS else None
        if closing is None:
            continue
        opens_sentence = mark == 0 or words[mark - 1].text in SENTENCE_ENDS
        may_be_title = _is_subject(words, closing) if opens_sentence else _may_be_before_title(words, mark - 1)
        last = closing - 2 if words[closing - 1].text in _ENDS else closing - 1
        if may_be_title and _is_title_between(words, mark + 1, last):
            title = make_name_span(words, mark + 1, mark + 1, last, parse, is_initial=False)
            yield replace(title, label=_LABEL_OF_WORK)


def _find_closing_mark(words: Sequence[Word], mark: int) -> int | None:
    reach = range(mark + 1 + _MIN_QUOTED_WORDS, min(mark + _MAX_WORDS + 3, len(words)))
    return next((at for at in reach if words[at].text in CLOSING_MARKS), None)


def _may_be_before_title(words: Sequence[Word], at: int) -> bool:
    """Say whether a title between marks may stand behind a word: no verb of speech, no article, no noun for chants."""
    if at >= 0 and words[at].text == ",":
        at -= 1
    before = words[at]
    if at < 0 or not before.text.isalpha() or before.tag in ("DT", "PRP$", "JJ"):
        return False
    near = {word.text.lower() for word in words[max(0, at - 2) : at + 1]}
    is_saying = is_type_word(before.text.lower(), TypeWord.SPEECH_VERB) and before.text.lower() not in VERBS_OF_WORKS
    return not is_saying and near.isdisjoint(_OF_CHANTS)


def _is_subject(words: Sequence[Word], closing: int) -> bool:
    """Say whether what ends with a mark has a verb that is none of speech: `"..." has been sold`."""
    after = words[closing + 1] if closing + 1 < len(words) else None
    return after is not None and after.tag in FINITE_TAGS and not is_type_word(after.text, TypeWord.SPEECH_VERB)


def _is_title_between(words: Sequence[Word], first: int, last: int) -> bool:
    inside = words[first : last + 1]
    if len(inside) < _MIN_QUOTED_WORDS or not all(word.text.replace("'", "").isalpha() for word in inside):
        return False
    if inside[0].tag in _TAGS_OF_ORDERS:
        return False  # what somebody should do: "Catch a Gull", a slogan
    is_in_capitals = all(word.text[:1].isupper() or word.text in _SMALL or word.tag == "POS" for word in inside)
    has_small_words = any(word.text in _SMALL for word in inside[1:-1])
    return is_in_capitals and has_small_words and inside[0].text[:1].isupper() and inside[-1].text[:1].isupper()


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
