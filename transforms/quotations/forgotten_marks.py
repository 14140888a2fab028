"""Close a quotation span whose closing mark was forgotten: before the tag that tells in the paragraph who said it.

A mark that a paragraph leaves open goes on in the next one, as a rule. Where "..., Ana Silva said." stands behind the
words, the speech ends there, and what follows is narration.
"""

from transforms.document import Parse, Span, Token
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.language.alignment import start_of_token
from transforms.language.sentence_ends import is_verb_of_tag
from transforms.quotations.quotation_marks import QuotationSpan

_ENDS_OF_SPEECH = frozenset((",", "?", "!"))
# Tokens of who said it: "deputy harbour master Ana Lucia van der Silva".
_MAX_SPEAKER_TOKENS = 8
_IN_SPEAKER = frozenset(("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART"))
_THIRD_PERSONS = frozenset(("he", "she", "they"))


def close_forgotten_mark(span: QuotationSpan, parse: Parse, *, goes_on: bool) -> QuotationSpan:
    """End an open span before its tag; the span as it is where it is closed or has none.

    `goes_on` says that the next paragraph opens with a mark: then only a name tells who speaks, not "she".
    """
    if span.is_closed:
        return span
    for token in parse.tokens:
        start = start_of_token(parse, token)
        if start >= span.content.end_char:
            break
        if start < span.content.start_char or token.text not in _ENDS_OF_SPEECH:
            continue
        if _is_followed_by_tag(token, may_be_unnamed=not goes_on):
            end = start + len(token.text)
            return QuotationSpan(
                Span(span.with_marks.start_char, end), Span(span.content.start_char, end), True, span.is_single
            )
    return span


def _is_followed_by_tag(mark: Token, *, may_be_unnamed: bool) -> bool:
    """Say whether speaker and verb follow a mark, in either order, and nothing else that was said."""
    tokens = mark.doc
    first = mark.i + 1
    end = first
    while end < min(first + _MAX_SPEAKER_TOKENS, len(tokens)) and _may_be_in_speaker(tokens[end]):
        end += 1
    if first < end < len(tokens):
        return is_verb_of_tag(tokens[end]) and _is_speaker(tokens[end - 1], may_be_unnamed)
    if end + 1 >= len(tokens) or not is_verb_of_tag(tokens[first], may_be_before_source=True):
        return False
    behind = tokens[first + 1 : first + 1 + _MAX_SPEAKER_TOKENS]
    head = next((token for token in behind if token.head.i == first and token.dep_ == "nsubj"), None)
    return head is not None and _is_speaker(head, may_be_unnamed)


def _may_be_in_speaker(token: Token) -> bool:
    return token.pos_ in _IN_SPEAKER or token.dep_ == "compound"  # "harbour master" may be tagged as a verb


def _is_speaker(head: Token, may_be_unnamed: bool) -> bool:
    if head.pos_ == "PROPN":
        return True
    return may_be_unnamed and (head.lower_ in _THIRD_PERSONS or look_up_role_noun(head.text) is not None)
