"""Find words between marks that say what something is to somebody: `For Ana Silva, the vote was "a slow defeat"`.

Whom the phrase names that opens the sentence says them. Other openings, "in her view": `clauses/clause_candidates.py`.
"""

from collections.abc import Iterator, Sequence

from transforms.attributions.features import BlockFeatures
from transforms.attributions.overlaps import Attribution
from transforms.cues.cues import MIN_SAYING_SHARE, PlacedQuotation
from transforms.document import QuoteRule, Span, Token
from transforms.language.alignment import TokenRange

_FOR = "for"
# What is known by name and speaks; places and days are what things are for.
_SPEAKERS = ("PERSON", "ORG", "")
_MAX_NAME_TOKENS = 8
# Fewer words are a term that is held at a distance.
_MIN_WORDS = 3
# Judged by hand: the form leaves little doubt, where nobody else says anything in the sentence.
_PROBABILITY = 0.9


def attribute_words_to_whom_they_are_for(blocks: Sequence[BlockFeatures]) -> Iterator[Attribution]:
    """Yield what something was to somebody, where no verb of saying is in the sentence."""
    for block in blocks:
        for quotation in block.quotations:
            opening = _opening_of_sentence(block, quotation)
            source = _named_behind(opening, block) if opening is not None else None
            if opening is None or source is None or not _says_what_it_is(block, quotation, opening):
                continue
            clause = block.span_of((source[1] + 1, quotation.tokens[1]))
            yield Attribution(
                _PROBABILITY,
                QuoteRule.MARKED,
                (Span(clause.start_char, quotation.span.content.end_char),),
                (quotation,),
                block.span_of((opening.i, opening.i + 1)),
                _FOR,
                block.span_of(source),
            )


def _opening_of_sentence(block: BlockFeatures, quotation: PlacedQuotation) -> Token | None:
    """Give the "For" that opens the sentence of a span, which has other words before it; None elsewhere."""
    first, end = quotation.tokens
    if end - first < _MIN_WORDS:
        return None
    opening = block.parse.tokens[first].sent[0]
    return opening if opening.lower_ == _FOR and opening.i not in block.quoted else None


def _named_behind(opening: Token, block: BlockFeatures) -> TokenRange | None:
    """Give the name up to the comma behind "For"; None where something else is there."""
    tokens, at = opening.doc, opening.i + 1
    while at < opening.sent.end and tokens[at].text != "," and tokens[at].pos_ not in ("VERB", "AUX"):
        at += 1
    named = tokens[opening.i + 1 : at]
    is_closed = at < opening.sent.end and tokens[at].text == "," and at not in block.quoted
    capitals = [word for word in named if word.text[:1].isupper()]
    is_speaker = any(word.ent_type_ in _SPEAKERS for word in capitals) and len(named) <= _MAX_NAME_TOKENS
    return (opening.i + 1, at) if is_closed and is_speaker else None


def _says_what_it_is(block: BlockFeatures, quotation: PlacedQuotation, opening: Token) -> bool:
    """Say whether a form of "be" stands right before the span, and nobody says anything in the sentence."""
    first, sent = quotation.tokens[0], opening.sent
    before = [token for token in opening.doc[opening.i : first] if not token.is_punct and not token.is_space]
    is_said = any(sent.start <= cue.token.i < sent.end and cue.cue_share >= MIN_SAYING_SHARE for cue in block.cues)
    return before[-1].lemma_ == "be" and not is_said
