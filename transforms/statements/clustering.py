"""Find the statements that an article tells more than once: announced by a sentence, or repeated in the same words.

News tells what matters twice: "Prices will fall, Silva said." and then "'We expect prices to fall,' she said." Both are
one statement, and who counts what somebody said has to know that. Statements of several articles are known by the
speaker and the longest sentence between marks (fingerprints.py), so that each article is read by itself, in any order.
"""

import math
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.lang.en.stop_words import STOP_WORDS

from transforms.document import Document, Parse, Quote, QuoteType, Sentence, Span, Statement, Token
from transforms.identity import name_key
from transforms.language.alignment import parses_of_span, start_of_token
from transforms.statements.fingerprints import statement_fingerprint

# "Within the next two": the announced quote follows at once, or after one quote that the sentence announces as well.
_NEAR_SENTENCES = 2
_NEAR_PARAGRAPHS = 2
# An announced quote has this share of the shorter one's content, each word weighed by how rare it is in the article,
_ANNOUNCED_SHARE = 0.25
# so many content words in common,
_ANNOUNCED_WORDS = 2
# and so many of those are no names: an article on two countries names both all the time.
_ANNOUNCED_NOT_NAMES = 1
# The same of a quote that repeats an earlier one, however far apart.
_REPEATED_SHARE = 0.7
_REPEATED_WORDS = 4
_REPEATED_NOT_NAMES = 3
_CONTENT = frozenset(("NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"))
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
    speaker: str | None  # entity id, or name where there is no entity
    stems: frozenset[str]
    names: frozenset[str]  # those of `stems` that are names
    first: Sentence | None
    last: Sentence | None


def cluster_statements(doc: Document) -> tuple[Statement, ...]:
    """Cluster the quotes of a document into statements: a Statement for each quote, by the quote's position."""
    contents = list(_read_statement_contents(doc))
    weights = _weigh_statement_stems(contents)
    first_quotes: dict[int, int] = {}
    earlier_by_speaker: dict[str | None, deque[_QuoteContent]] = {}
    for content in contents:
        earlier = earlier_by_speaker.setdefault(content.speaker, deque(maxlen=_LOOKED_AT))
        same = next((before for before in earlier if _is_same_statement(before, content, weights)), None)
        position = content.quote.position
        first_quotes[position] = first_quotes[same.quote.position] if same else position
        earlier.append(content)

    fingerprints = _find_fingerprints(contents, first_quotes, doc)
    return tuple(
        Statement(position, first_quote, fingerprints.get(first_quote))
        for position, first_quote in first_quotes.items()
    )


def _find_fingerprints(
    contents: Iterable[_QuoteContent], first_quotes: Mapping[int, int], doc: Document
) -> dict[int, str]:
    """Find, by the first quote of each statement, its speaker's name and the longest sentence of all its quotes.

    The name as the key under which variants of it are one, so that the id of an entity says nothing of it.

    A statement whose speaker has no entity, or without a sentence that is long enough, is left out.
    """
    names = {entity.entity_id: name_key(entity.entity_type, entity.name) for entity in doc.entities}
    entities = {
        speaker.quote: names.get(speaker.entity_id, speaker.entity_id)
        for speaker in doc.speakers
        if speaker.position == 1 and speaker.entity_id
    }
    brackets: dict[int, list[Span]] = {}
    for insertion in doc.insertions:
        brackets.setdefault(insertion.quote, []).append(insertion.span)

    longest: dict[int, list[str]] = {}
    for quote in (content.quote for content in contents):
        if quote.position not in entities:
            continue
        words = statement_fingerprint(quote, brackets.get(quote.position, ()), doc.text)
        first_quote = first_quotes[quote.position]
        known = longest.get(first_quote, [])
        if words and (len(words), words) > (len(known), known):
            longest[first_quote] = words

    return {
        first_quote: f"{entities[first_quote]} {' '.join(words)}"
        for first_quote, words in longest.items()
        if first_quote in entities
    }


def _read_statement_contents(doc: Document) -> Iterator[_QuoteContent]:
    """Yield the content of each quote, by the quote's position."""
    speakers = {speaker.quote: speaker.entity_id or speaker.name for speaker in doc.speakers if speaker.position == 1}
    starts = [sentence.span.start_char for sentence in doc.sentences]
    reader = _ContentReader(doc.parses)
    for quote in sorted(doc.quotes, key=lambda quote: quote.position):
        touched = [
            sentence
            for span in (*quote.spans, *quote.cue)
            for sentence in _sentences_of_statement(span, doc.sentences, starts)
        ]
        is_name_by_stem = reader.read_stems(quote.spans)
        yield _QuoteContent(
            quote,
            speakers.get(quote.position),
            stems=frozenset(is_name_by_stem),
            names=frozenset(stem for stem, is_name in is_name_by_stem.items() if is_name),
            first=min(touched, key=lambda sentence: sentence.position, default=None),
            last=max(touched, key=lambda sentence: sentence.position, default=None),
        )


def _sentences_of_statement(span: Span, sentences: Sequence[Sentence], starts: Sequence[int]) -> Sequence[Sentence]:
    first = max(0, bisect_right(starts, span.start_char) - 1)
    return sentences[first : bisect_left(starts, span.end_char)]


class _ContentReader:
    """Reads the content words of a document's parses; each parse once, when a quote asks for it."""

    def __init__(self, parses: tuple[Parse, ...]) -> None:
        self.parses = parses
        # By the start of a parse: offsets of its content words, and each word's stem and whether it is a name.
        self.read: dict[int, tuple[list[int], list[tuple[str, bool]]]] = {}

    def read_stems(self, spans: Iterable[Span]) -> dict[str, bool]:
        """Read the stems of the content words in `spans`, and whether each is a name."""
        stems: dict[str, bool] = {}
        for span in spans:
            for parse in parses_of_span(self.parses, span):
                starts, words = self._read_stems_of_parse(parse)
                stems.update(words[bisect_left(starts, span.start_char) : bisect_left(starts, span.end_char)])
        return stems

    def _read_stems_of_parse(self, parse: Parse) -> tuple[list[int], list[tuple[str, bool]]]:
        if parse.start_char not in self.read:
            tokens = [token for token in parse.tokens if token.pos_ in _CONTENT and token.lower_ not in STOP_WORDS]
            lemmas = [(token, token.lemma_.lower()) for token in tokens]
            content = [(token, lemma) for token, lemma in lemmas if lemma not in _EMPTY]
            words = [(_stem_of_statement_word(lemma), _is_name_in_statement(token)) for token, lemma in content]
            self.read[parse.start_char] = [start_of_token(parse, token) for token, _ in content], words
        return self.read[parse.start_char]


def _stem_of_statement_word(lemma: str) -> str:
    return lemma.removesuffix("ly")[:_STEM_LETTERS]  # "closely" is "close"


def _is_name_in_statement(token: Token) -> bool:
    return bool(token.pos_ == "PROPN" or token.ent_type_ in _NAMES)


def _weigh_statement_stems(contents: list[_QuoteContent]) -> Mapping[str, float]:
    """Weigh each stem by how few quotes of the article have it."""
    counts = Counter(stem for content in contents for stem in content.stems)
    return {stem: math.log(1 + len(contents) / count) for stem, count in counts.items()}


def _is_same_statement(earlier: _QuoteContent, later: _QuoteContent, weights: Mapping[str, float]) -> bool:
    """Say whether `later` is the same statement as `earlier`: announced by it, or repeated."""
    if later.speaker is None or earlier.speaker != later.speaker:
        return False
    if not (earlier.quote.is_statement and later.quote.is_statement):
        return False

    shared = earlier.stems & later.stems
    not_names_count = len(shared - earlier.names - later.names)
    if len(shared) < _ANNOUNCED_WORDS or not_names_count < _ANNOUNCED_NOT_NAMES:
        return False

    shorter = min(_sum_stem_weights(earlier.stems, weights), _sum_stem_weights(later.stems, weights))
    share = _sum_stem_weights(shared, weights) / shorter
    has_enough_words = len(shared) >= _REPEATED_WORDS and not_names_count >= _REPEATED_NOT_NAMES
    if share >= _REPEATED_SHARE and has_enough_words:
        return True
    return share >= _ANNOUNCED_SHARE and _announces_statement(earlier, later)


def _sum_stem_weights(stems: Iterable[str], weights: Mapping[str, float]) -> float:
    return math.fsum(weights[stem] for stem in stems)  # fsum: exact, in whatever order a set gives its members


def _announces_statement(earlier: _QuoteContent, later: _QuoteContent) -> bool:
    """Say whether an indirect sentence is right before a quote in the same section."""
    if earlier.quote.quote_type != QuoteType.INDIRECT or later.quote.quote_type == QuoteType.INDIRECT:
        return False
    if earlier.last is None or later.first is None:
        return False
    if earlier.last.section != later.first.section:
        return False
    sentence_distance = later.first.position - earlier.last.position
    paragraph_distance = (later.first.paragraph or 0) - (earlier.last.paragraph or 0)
    is_near = sentence_distance <= _NEAR_SENTENCES or paragraph_distance <= _NEAR_PARAGRAPHS
    return sentence_distance > 0 and is_near
