"""Statements told more than once in an article: the sentence that announces a quote, and words that come again.

News tells what matters twice: "Prices will fall, Silva said." and then "'We expect prices to fall,' she said." Both are
one statement, and who counts what somebody said has to know that. What several articles tell is known by the speaker
and the longest sentence between marks, so that each article is read by itself and in any order.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.attrs import IS_STOP, POS
from spacy.symbols import ADJ, ADV, NOUN, NUM, PROPN, VERB

from transforms.document import Document, Parse, Quote, Sentence, Span, Statement
from transforms.statements.fingerprints import statement_fingerprint

# "Within the next two": the announced quote follows at once, or after one quote that the sentence announces as well.
_NEAR_SENTENCES, _NEAR_PARAGRAPHS = 2, 2
# Shares of the shorter one's content, its words weighed by how rare they are in the article, and words in common.
_ANNOUNCED, _ANNOUNCED_WORDS = 0.25, 2
_REPEATED, _REPEATED_WORDS = 0.7, 4
# Of the words in common so many are no names: everybody in an article on two countries names both all the time.
_ANNOUNCED_NOT_NAMES, _REPEATED_NOT_NAMES = 1, 3
_CONTENT = frozenset((NOUN, PROPN, VERB, ADJ, NUM, ADV))
_NAMES = frozenset(("NORP", "GPE", "LOC", "ORG", "PERSON", "FAC"))
# Words of every speech: they say nothing of what is said.
_EMPTY = frozenset((
    "say",
    "think",
    "believe",
    "know",
    "want",
    "go",
    "get",
    "see",
    "make",
    "come",
    "take",
    "need",
    "hope",
    "thing",
))
# Quotes of one speaker looked back at: more than any article has, so that a long text takes no longer for each.
_LOOKED_AT = 100
# Six letters: "cooperate" and "cooperation", "implement" and "implementation" are one.
_STEM_LETTERS = 6


@dataclass(frozen=True, slots=True)
class _QuoteContent:
    """A quote with what is compared: its speaker, the stems of its content, its first and last sentence."""

    quote: Quote
    speaker: str | None
    words: frozenset[str]
    names: frozenset[str]  # those of `words` that are names
    first: Sentence | None
    last: Sentence | None


def cluster_statements(doc: Document) -> tuple[Statement, ...]:
    """Give `statements`, one for each quote, by the quote's position."""
    told = list(_told(doc))
    weights = _weights(told)
    first: dict[int, int] = {}
    spoken: dict[str | None, deque[_QuoteContent]] = {}
    for one in told:
        position = one.quote.position
        before = spoken.setdefault(one.speaker, deque(maxlen=_LOOKED_AT))
        same = next((earlier for earlier in before if _is_same(earlier, one, weights)), None)
        first[position] = first[same.quote.position] if same else position
        before.append(one)
    words = _shared_words(told, first, doc)
    found = (Statement(one, earliest, words.get(earliest)) for one, earliest in first.items())
    return tuple(found)


def _shared_words(told: Iterable[_QuoteContent], first: Mapping[int, int], doc: Document) -> dict[int, str]:
    """By the first quote of each statement: its speaker's entity and the longest sentence that any quote of it has."""
    entities = {one.quote: one.entity_id for one in doc.speakers if one.position == 1 and one.entity_id}
    brackets: dict[int, list[Span]] = {}
    for insertion in doc.insertions:
        brackets.setdefault(insertion.quote, []).append(insertion.span)
    longest: dict[int, list[str]] = {}
    for position, quote in ((one.quote.position, one.quote) for one in told):
        words = statement_fingerprint(quote, brackets.get(position, ()), doc.text) if position in entities else None
        if words and (len(words), words) > (len(longest.get(first[position], ())), longest.get(first[position], [])):
            longest[first[position]] = words
    return {
        earliest: f"{entities[earliest]} {' '.join(words)}"
        for earliest, words in longest.items()
        if earliest in entities
    }


def _told(doc: Document) -> Iterator[_QuoteContent]:
    speakers = {one.quote: one.entity_id or one.name for one in doc.speakers if one.position == 1}
    starts = [sentence.span.start_char for sentence in doc.sentences]
    content = _Content(doc.parses)
    for quote in sorted(doc.quotes, key=lambda one: one.position):
        spans = (*quote.spans, *quote.cue)
        held = [
            sentence
            for span in spans
            for sentence in doc.sentences[
                max(0, bisect_right(starts, span.start_char) - 1) : bisect_left(starts, span.end_char)
            ]
        ]
        first = min(held, key=lambda one: one.position, default=None)
        last = max(held, key=lambda one: one.position, default=None)
        words = content.words(quote.spans)
        names = frozenset(stem for stem, is_name in words.items() if is_name)
        yield _QuoteContent(quote, speakers.get(quote.position), frozenset(words), names, first, last)


class _Content:
    """The content words of a document's parses, each parse read once, when a quote asks for it."""

    def __init__(self, parses: tuple[Parse, ...]) -> None:
        self.parses = parses
        self.read: dict[int, tuple[list[int], list[tuple[str, bool]]]] = {}

    def words(self, spans: Iterable[Span]) -> dict[str, bool]:
        """The stems of the content words in `spans`, and whether each is a name."""
        found: dict[str, bool] = {}
        for span in spans:
            for parse in _parses_of(span, self.parses):
                starts, words = self._of(parse)
                found.update(words[bisect_left(starts, span.start_char) : bisect_left(starts, span.end_char)])
        return found

    def _of(self, parse: Parse) -> tuple[list[int], list[tuple[str, bool]]]:
        if parse.start_char not in self.read:
            kinds = parse.tokens.to_array([POS, IS_STOP]).tolist()
            tokens = [parse.tokens[at] for at, (pos, stop) in enumerate(kinds) if pos in _CONTENT and not stop]
            told = [(one, lemma) for one in tokens if (lemma := one.lemma_.lower()) not in _EMPTY]
            words = [(_stem(lemma), one.pos_ == "PROPN" or one.ent_type_ in _NAMES) for one, lemma in told]
            self.read[parse.start_char] = [parse.start_char + one.idx for one, _ in told], words
        return self.read[parse.start_char]


def _stem(lemma: str) -> str:
    return lemma.removesuffix("ly")[:_STEM_LETTERS]  # "closely" is "close"


def _parses_of(span: Span, parses: tuple[Parse, ...]) -> tuple[Parse, ...]:
    """The parses that `span` may reach into; they lie in order of the text."""
    first = bisect_right(parses, span.start_char, key=lambda parse: parse.start_char) - 1
    return parses[max(0, first) : bisect_left(parses, span.end_char, key=lambda parse: parse.start_char)]


def _weights(told: list[_QuoteContent]) -> Mapping[str, float]:
    counts = Counter(word for one in told for word in one.words)
    return {word: math.log(1 + len(told) / count) for word, count in counts.items()}


def _is_same(earlier: _QuoteContent, later: _QuoteContent, weights: Mapping[str, float]) -> bool:
    """Say whether `later` tells what `earlier` told: announced by it, or told again."""
    if later.speaker is None or earlier.speaker != later.speaker or "scare" in _types(earlier, later):
        return False
    shared = earlier.words & later.words
    plain = len(shared - earlier.names - later.names)
    if len(shared) < _ANNOUNCED_WORDS or plain < _ANNOUNCED_NOT_NAMES:
        return False
    share = _sum(shared, weights) / min(_sum(earlier.words, weights), _sum(later.words, weights))
    if share >= _REPEATED and len(shared) >= _REPEATED_WORDS and plain >= _REPEATED_NOT_NAMES:
        return True
    return share >= _ANNOUNCED and _announces(earlier, later)


def _types(*told: _QuoteContent) -> tuple[str, ...]:
    return tuple(one.quote.quote_type for one in told)


def _sum(words: Iterable[str], weights: Mapping[str, float]) -> float:
    return math.fsum(weights[word] for word in words)  # fsum: exact, in whatever order a set gives its words


def _announces(earlier: _QuoteContent, later: _QuoteContent) -> bool:
    """Say whether an indirect sentence stands right before a quote in the same section."""
    if earlier.quote.quote_type != "indirect" or later.quote.quote_type == "indirect":
        return False
    if earlier.last is None or later.first is None or earlier.last.section != later.first.section:
        return False
    sentences = later.first.position - earlier.last.position
    paragraphs = (later.first.paragraph or 0) - (earlier.last.paragraph or 0)
    return sentences > 0 and (sentences <= _NEAR_SENTENCES or paragraphs <= _NEAR_PARAGRAPHS)
