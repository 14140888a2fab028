"""Find what a text says twice: the headline once more as a dek or paragraph, paragraphs doubled by extraction.

Also where the name of the site begins behind a headline: "Council backs wall | Harbour Post".
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import islice

from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.structure.line_edges import ends_sentence

_WORD = re.compile(r"\w+(?:['\u2019]\w+)*")
# Below this many words, a paragraph that comes back is a label, a cry or an answer.
_LEAST_WORDS = 6
# A paragraph that is nothing but one quotation; shorter ones may be said twice.
_QUOTATION = re.compile(r"[\"\u201c][^\"\u201c\u201d]+[\"\u201d]?")
_LEAST_WORDS_OF_PULL_QUOTE = 7
# More places with the same words are no story's.
_MOST_PLACES = 20
# Of the first lines, a headline of so many words that comes back is repeated.
_LEAST_WORDS_OF_TITLE = 3
_LINES_OF_HEAD = 5
# A longer line is no headline, whatever marks are in it.
_LONGEST_HEADLINE_CHARS = 300
# Between a headline and what the site adds; a bar is nothing else, a dash may be the headline's own.
_BEFORE_SITE = re.compile(r"\s{1,3}(?:\||\u00b7|::|\u00bb|[-\u2013\u2014])\s{1,3}")
_BARS = "|\u00b7:\u00bb"
_MOST_WORDS_OF_SITE = 5
_SITE_ADDRESS = re.compile(r"[\w-]+\.(?:com|org|net|news|info|co\.\w\w|\w\w)", re.IGNORECASE)
_SMALL_WORDS = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "&"])


def find_repetitions(paragraphs: Sequence[str]) -> set[int]:
    """Find the paragraphs, by index, that say in the same words what one above says.

    Of the first lines, any; below them, those right below their twin or in a row of doubled ones, as extraction makes
    them: a line that comes back by itself is a refrain. A quotation that the page shows alone, large, is said once more
    in the paragraph it is taken from.
    """
    folded = [_fold_to_words(paragraph) for paragraph in paragraphs]
    sentences = [words if ends_sentence(paragraph) else () for words, paragraph in zip(folded, paragraphs, strict=True)]
    twins = _find_twins(sentences)  # items of lists come back by right
    titles = {
        _fold_to_words(paragraph[: cut.start()])
        for paragraph in paragraphs[:_LINES_OF_HEAD]
        if len(paragraph) <= _LONGEST_HEADLINE_CHARS
        for cut in _BEFORE_SITE.finditer(paragraph)
    }
    head = {
        index
        for index, words in enumerate(folded[:_LINES_OF_HEAD])
        if index and len(words) >= _LEAST_WORDS_OF_TITLE and (words in folded[:index] or words in titles)
    }
    doubled = {index for index, twin in twins.items() if index - twin == 1 or _is_in_row(index, twin, twins)}
    return head | doubled | _find_pull_quotes(paragraphs, folded)


def _find_pull_quotes(paragraphs: Sequence[str], folded: Sequence[tuple[str, ...]]) -> set[int]:
    """Find the paragraphs, by index, that are one quotation without a speaker, all of it within a longer paragraph."""
    quoted = [
        index
        for index, paragraph in enumerate(paragraphs)
        if _QUOTATION.fullmatch(paragraph.strip()) and len(folded[index]) >= _LEAST_WORDS_OF_PULL_QUOTE
    ]
    openings = {folded[index][:_LEAST_WORDS_OF_PULL_QUOTE] for index in quoted}
    places: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for index, words in enumerate(folded if openings else ()):
        for at in range(len(words) - _LEAST_WORDS_OF_PULL_QUOTE + 1):
            if (opening := words[at : at + _LEAST_WORDS_OF_PULL_QUOTE]) in openings:
                places[opening].append((index, at))
    return {index for index in quoted if _is_within_longer(folded[index], folded, places)}


def _is_within_longer(
    words: tuple[str, ...],
    folded: Sequence[tuple[str, ...]],
    places: Mapping[tuple[str, ...], Sequence[tuple[int, int]]],
) -> bool:
    """Say whether a longer paragraph has all of the words, one after the other."""
    found = islice(places.get(words[:_LEAST_WORDS_OF_PULL_QUOTE], ()), _MOST_PLACES)
    return any(len(folded[other]) > len(words) and folded[other][at : at + len(words)] == words for other, at in found)


def _find_twins(folded: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Give for each paragraph of some length that is there above, by index, the first one with its words."""
    first: dict[tuple[str, ...], int] = {}
    twins: dict[int, int] = {}
    for index, words in enumerate(folded):
        if len(words) < _LEAST_WORDS:
            continue
        if words in first:
            twins[index] = first[words]
        else:
            first[words] = index
    return twins


def _is_in_row(index: int, twin: int, twins: Mapping[int, int]) -> bool:
    """Say whether the paragraph above or below is doubled too, and its twin stands beside this one's."""
    return any(twins.get(index + step) == twin + step for step in (-1, 1))


def find_site_name(headline: str, others: Sequence[str]) -> int | None:
    """Find where the name of the site begins behind a headline, the mark between included; None where there is none.

    It is evident behind a bar; behind a dash only where the headline stands once more without it, or where the name is
    that of a newspaper or station, or an address.
    """
    if len(headline) > _LONGEST_HEADLINE_CHARS:
        return None
    near = [other for other in others if len(other) <= _LONGEST_HEADLINE_CHARS]
    for cut in _BEFORE_SITE.finditer(headline):
        title, site = headline[: cut.start()], headline[cut.end() :]
        if not _may_be_site(title, site):
            continue
        is_bar = cut[0].strip()[0] in _BARS
        is_repeated = any(_fold_to_words(other) == _fold_to_words(title) for other in near)
        if is_bar or is_repeated or _is_publication(site):
            return cut.start() + len(cut[0]) - len(cut[0].lstrip())
    return None


def _may_be_site(title: str, site: str) -> bool:
    """Say whether words behind a headline can name a site: few, with capitals, fewer than the headline's."""
    words = [word for word in _WORD.findall(site) if word.lower() not in _SMALL_WORDS]
    parts = _BEFORE_SITE.split(site)
    is_short = all(len(part.split()) <= _MOST_WORDS_OF_SITE for part in parts) and len(words) < len(title.split())
    return bool(words) and is_short and all(not word[0].islower() for word in words) or _is_address(site)


def _is_publication(site: str) -> bool:
    last = _BEFORE_SITE.split(site)[-1]
    return _is_address(last) or (len(last.split()) > 1 and is_page_word(last.split()[-1], PageWord.PUBLICATION))


def _is_address(site: str) -> bool:
    return _SITE_ADDRESS.fullmatch(site.strip()) is not None


def _fold_to_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold().replace("\u2019", "'")))
