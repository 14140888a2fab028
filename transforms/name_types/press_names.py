"""Tell names of newspapers and products by the words beside them: who is told, whose reporter writes, a trade mark.

It reads one place of a name at a time; `name_types.py` counts it among the other votes.
"""

from collections import defaultdict

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_given_name
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.language.words import Word, text_beside_words
from transforms.name_types.own_words import Votes
from transforms.names.name_spans import NameSpan

# Weights of evidence beside those of `name_types.py`, set by hand.
_PRESS = 3.0
_TRADEMARK = 9.0
_TRADEMARKS = frozenset(("\u00ae", "\u2122"))
_POSTS = frozenset(("reporter", "correspondent", "editor", "columnist", "writer"))
_BY = frozenset(("By", "BY"))


def vote_by_mark_or_press(name_span: NameSpan, words: list[Word]) -> Votes:
    """Weigh a trade mark behind a name, and a newspaper's word at its end: `Silva®`, `the Norwick Reporter`."""
    votes: Votes = defaultdict(float)
    last = words[name_span.last]
    is_press = name_span.has_article and " " in name_span.name and is_page_word(last.text, PageWord.PUBLICATION)
    is_of_reporter = is_page_word(last.text, PageWord.PUBLICATION) and is_post_of_press(words, name_span.last + 1)
    if is_press_told(name_span, words) or is_of_reporter or (is_press and not last.label):
        votes[EntityType.ORGANIZATION] += _PRESS
    if is_press_in_byline(name_span, words):
        votes[EntityType.ORGANIZATION] += _PRESS
        votes[EntityType.PERSON] -= _PRESS
    if name_span.first == name_span.last and words[name_span.last].label == "PERSON" and not name_span.title:
        is_source = text_beside_words(words, name_span.first - 1) == "("  # "(Gazette, May 2)"
        votes[EntityType.ORGANIZATION] += _PRESS * (is_source and is_page_word(last.text, PageWord.PUBLICATION))
    if text_beside_words(words, name_span.last + 1) in _TRADEMARKS:
        votes[EntityType.PRODUCT] += _TRADEMARK
    return votes


def is_press_told(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name with a newspaper's word at its end is of whom somebody told: `told Harbour Monthly`."""
    is_told = text_beside_words(words, name_span.first - 1) in ("told", "tells") and name_span.last > name_span.first
    is_press = is_page_word(words[name_span.last].text, PageWord.PUBLICATION)
    return is_told and is_press and not look_up_given_name(words[name_span.first].text)


def is_press_in_byline(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a byline has a name behind its author's, or before a post: `By Ana Silva, Coast Standard`."""
    first, last = name_span.first, name_span.last
    is_behind = words[0].text in _BY and text_beside_words(words, first - 1) == ","
    is_alone = first == 0 and is_post_of_press(words, last + 1) and last + 2 == len(words)
    return is_alone or (is_behind and last > first and is_page_word(words[last].text, PageWord.PUBLICATION))


def is_post_of_press(words: list[Word], at: int) -> bool:
    """Say whether a word is a post that newspapers have: `reporter`."""
    return text_beside_words(words, at).lower() in _POSTS
