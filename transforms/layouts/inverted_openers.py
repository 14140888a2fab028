"""Find who says what a line with the verb in front brings in: `Whispered Ana Silva, a scout: "He will play."`.

Capitals hide such a verb from the parse, which takes the colon for the cue. Behind a verb that opens its sentence the
source is all that stands before the colon: "Asked about the ferry, Silva said:" has a verb of its own. All other cues
of words between marks: `attributions/cue_linking.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.attributions.features import BlockFeatures
from transforms.cues.cues import PlacedQuotation
from transforms.document import Span, Token
from transforms.knowledge.calendar import WEEKDAYS
from transforms.knowledge.lexicon import SpeechVerb, look_up_speech_verb
from transforms.language.alignment import start_of_token
from transforms.language.grammar import FINITE_OR_MODAL_TAGS

# A line with more words tells more than who speaks.
_MAX_SOURCE_TOKENS = 20
_FINAL_MARKS = frozenset((".", "?", "!", '"', "\u201d", "''"))
_IRREGULAR = {"said": "say", "wrote": "write", "says": "say", "writes": "write"}
_PAST_ENDINGS = (("ied", "y"), ("ed", ""), ("ed", "e"))
# What opens a noun phrase.
_TAGS_OF_SOURCES = ("NNP", "NNPS", "NN", "NNS", "DT", "JJ", "CD", "PRP$")
_TAGS_BEFORE_NOUNS = ("DT", "CD", "PRP$")
_RELATIVES = frozenset(("who", "which", "whose", "that"))
_SPEAKING = (SpeechVerb.SAYING, SpeechVerb.ASKING, SpeechVerb.GESTURE)


@dataclass(frozen=True, slots=True)
class InvertedOpener:
    """The quotation spans behind a line with its verb in front, the verb, its lemma and the source."""

    quotations: tuple[PlacedQuotation, ...]
    cue: Span
    cue_lemma: str
    source: Span


def find_inverted_openers(blocks: Sequence[BlockFeatures]) -> Iterator[InvertedOpener]:
    """Yield the lines with a verb in front, with the words between marks that they bring in."""
    for block in blocks:
        for at, quotation in enumerate(block.quotations):
            colon = None if quotation.is_headline else _find_colon_before(block, quotation)
            verb = _find_verb_in_front(block, colon) if colon is not None else None
            lemma = _lemma_of_speaking(verb) if verb is not None else None
            if colon is None or verb is None or lemma is None or not _is_source_alone(block, verb.i + 1, colon.i):
                continue
            cue, source = block.span_of((verb.i, verb.i + 1)), block.span_of((verb.i + 1, colon.i))
            yield InvertedOpener(tuple(_spans_together(block, at)), cue, lemma, source)


def _find_colon_before(block: BlockFeatures, quotation: PlacedQuotation) -> Token | None:
    """Find the colon right before the mark that opens a quotation span."""
    tokens = block.parse.tokens
    at = quotation.tokens[0] - 1
    start = quotation.span.with_marks.start_char
    while at >= 0 and (tokens[at].is_space or start_of_token(block.parse, tokens[at]) >= start):
        at -= 1
    return tokens[at] if at >= 0 and tokens[at].text == ":" else None


def _find_verb_in_front(block: BlockFeatures, colon: Token) -> Token | None:
    """Find the first word of the colon's sentence, whatever the parse makes of that."""
    tokens = block.parse.tokens
    for at in range(colon.i - 1, max(-1, colon.i - 1 - _MAX_SOURCE_TOKENS), -1):
        if at in block.quoted:
            return None
        if at == 0 or tokens[at - 1].text in _FINAL_MARKS or tokens[at - 1].is_space:
            return tokens[at]
    return None


def _lemma_of_speaking(verb: Token) -> str | None:
    """Give the lemma of a verb that says, asks or is made with the voice; None for other words."""
    word = verb.lower_
    if not verb.text[:1].isupper() or verb.text.isupper():
        return None
    forms = [_IRREGULAR[word]] if word in _IRREGULAR else []
    forms += [word.removesuffix(end) + stem for end, stem in _PAST_ENDINGS if word.endswith(end)]
    forms += [form[:-1] for form in forms if form[-2:-1] == form[-1:]]  # "quipped"
    return next((form for form in forms if look_up_speech_verb(form) in _SPEAKING), None)


def _is_source_alone(block: BlockFeatures, first: int, end: int) -> bool:
    """Say whether words are somebody's noun phrase, with clauses of its own at most: "Ana Silva, who runs the bar"."""
    words = block.parse.tokens[first:end]
    if not words or words[0].tag_ not in _TAGS_OF_SOURCES:
        return False
    is_name = any(word.pos_ == "PROPN" and word.lower_.title() not in WEEKDAYS for word in words)
    clause = next((word.i for word in words if word.lower_ in _RELATIVES and word.i > first), end)
    is_clause = any(word.tag_ in FINITE_OR_MODAL_TAGS for word in words if word.i < clause)
    return (is_name or words[0].tag_ in _TAGS_BEFORE_NOUNS) and not is_clause


def _spans_together(block: BlockFeatures, at: int) -> Iterator[PlacedQuotation]:
    """Yield a quotation span of a block and those behind it, up to a word outside of the marks."""
    before = block.quotations[at]
    yield before
    for quotation in block.quotations[at + 1 :]:
        if any(token.text.isalnum() for token in block.parse.tokens[before.tokens[1] : quotation.tokens[0]]):
            return
        yield quotation
        before = quotation
