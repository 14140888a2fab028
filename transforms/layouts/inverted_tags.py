"""Attribute sentences with a tag turned round in their middle: "The quay, say experts, will not last".

The parse takes the words before the tag for its subject, and what follows for what is said. The form itself leaves no
doubt: a verb of saying right behind a comma, a noun phrase, a comma, and a sentence around them. Words between marks
are left to `attributions/cue_linking.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.attributions.features import BlockFeatures
from transforms.document import Span, Token, Tokens
from transforms.knowledge.lexicon import NamingWord, is_naming_word, is_verb_of_saying
from transforms.language.alignment import TokenRange
from transforms.language.grammar import FINITE_TAGS
from transforms.sources.source_edges import span_of_cue_source

_VERBS = (*FINITE_TAGS, "MD")
# Words of the noun phrase of a tag: longer ones go on to a clause.
_MAX_SOURCE_TOKENS = 8
_OF_PHRASES = ("DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "CCONJ", "NUM")
_HEADS = ("NOUN", "PROPN")
_COMMA = ","


@dataclass(frozen=True, slots=True)
class InvertedTag:
    """The two halves of a sentence, the verb between them, its lemma, and who says it."""

    content: tuple[Span, Span]
    cue: Span
    cue_lemma: str
    source: Span


def find_inverted_tags(blocks: Sequence[BlockFeatures]) -> Iterator[InvertedTag]:
    """Yield the tags in the middle of sentences without marks, in order."""
    for block in blocks:
        for verb in block.parse.tokens:
            source = _find_source_of_tag(verb) if _may_be_tag(verb) else None
            if source is not None and block.quoted.isdisjoint(range(verb.sent.start, verb.sent.end)):
                yield _make_tag(block, verb, source)


def _may_be_tag(verb: Token) -> bool:
    """Say whether a verb says words, and gives no name: "His group, called the Harbour Fund, will pay"."""
    is_saying = verb.tag_ in FINITE_TAGS and is_verb_of_saying(verb.lemma_)
    return is_saying and not is_naming_word(verb.lemma_, NamingWord.CALLING)


def _find_source_of_tag(verb: Token) -> TokenRange | None:
    """Find who says it in ", say experts,"; None where the verb stands otherwise."""
    tokens, sent = verb.doc, verb.sent
    if verb.i <= sent.start + 1 or tokens[verb.i - 1].text != _COMMA:
        return None
    first = verb.i + 1
    end = first
    while end < sent.end and end - first < _MAX_SOURCE_TOKENS and tokens[end].pos_ in _OF_PHRASES:
        end += 1
    is_phrase = first < end < sent.end and tokens[end].text == _COMMA and tokens[end - 1].pos_ in _HEADS
    if not is_phrase or tokens[first].pos_ in ("ADP", "CCONJ"):
        return None
    return (first, end) if _go_on_as_one_sentence(tokens, (sent.start, verb.i - 1), (end + 1, sent.end)) else None


def _go_on_as_one_sentence(tokens: Tokens, before: TokenRange, behind: TokenRange) -> bool:
    """Say whether the words before a tag have no verb, and those behind it begin with the verb that they need."""
    has_verb = any(token.tag_ in _VERBS for token in tokens[slice(*before)])
    return not has_verb and tokens[behind[0]].tag_ in _VERBS


def _make_tag(block: BlockFeatures, verb: Token, source: TokenRange) -> InvertedTag:
    sent, cue = verb.sent, block.span_of((verb.i, verb.i + 1))
    end = sent.end
    while end > source[1] + 2 and (verb.doc[end - 1].is_punct or verb.doc[end - 1].is_space):
        end -= 1
    halves = block.span_of((sent.start, verb.i - 1)), block.span_of((source[1] + 1, end))
    return InvertedTag(halves, cue, verb.lemma_.lower(), span_of_cue_source(block.parse, source, cue))
