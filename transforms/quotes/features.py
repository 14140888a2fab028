"""What a document offers the quote annotator: its marked stretches and, block by block, the words that may be cues."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from spacy.attrs import IDX
from spacy.tokens import Token

from transforms.document import Block, Document, Parse, Role, Span
from transforms.quotes import encoder_fusion
from transforms.quotes.clause_candidates import ClauseCandidate, candidates, subject_of
from transforms.quotes.cue_options import Cue, PlacedQuotation
from transforms.quotes.encoder_view import EncoderView, Range
from transforms.quotes.quotation_marks import QuotationSpan, marked, uses_single_marks

Chance = Callable[[Iterable[str]], float]
_Clauses = tuple[tuple[float, ClauseCandidate], ...]
_Found = tuple[tuple[Cue, ...], _Clauses]
_ByHead = Mapping[int, list[tuple[float, ClauseCandidate]]]
_CUE_WORDS = ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "ADP", "SCONJ")
# Titles put single marks around a few words at a distance and around speech; this many words are not yet speech.
_DISTANCED_WORDS = 3
# So many words between single marks behind a comma or a colon are more than a title or a nickname.
_SPEECH_WORDS = 6
_ENDS = frozenset(".?!:\u2026")
# Blocks that never hold an attribution.
_SILENT = (Role.DATELINE, Role.BYLINE, Role.RUBRIC)


@dataclass(frozen=True, slots=True)
class BlockFeatures:
    """A parse with its cues in reading order, the candidate clauses above any hope, and the block's stretches."""

    parse: Parse
    cues: tuple[Cue, ...]
    clauses: tuple[tuple[float, ClauseCandidate], ...]
    stretches: tuple[PlacedQuotation, ...]
    quoted: frozenset[int]  # indices of tokens between marks, the marks included
    reading: EncoderView | None = None  # as the encoder reads it; None where it has not been asked


def parts(doc: Document, lexicon: Mapping[str, float], chance: Chance) -> list[BlockFeatures]:
    """Read every block that can hold an attribution.

    `lexicon` gives lemmas that are cues, with the share of their uses in which they are; `chance` weighs features.
    """
    spans = [block.span for block in doc.blocks]
    only_single = uses_single_marks(doc.text, spans)
    out: list[BlockFeatures] = []
    read: dict[int, list[QuotationSpan]] = {}
    order = 0
    for parse in doc.parses:
        block = doc.blocks[parse.block]
        if block.role in _SILENT:
            continue
        if parse.block not in read:  # a long block has several parses
            read[parse.block] = _marked(block, doc.text, only_single, _is_cut(doc, parse.block, read))
        found = [one for one in read[parse.block] if _starts_in(parse, one)]
        at = (parse.tokens.to_array(IDX) + parse.start_char).tolist() if found else []
        stretches = tuple(
            _stretch(one, parse, at, block, order + index, only_single) for index, one in enumerate(found)
        )
        order += len(stretches)
        quoted = frozenset(index for one in found for index in _starting_in(one.outer, at))
        reading = None if doc.word_roles is None else EncoderView.of(parse, doc.word_roles)
        cues, clauses = _cues(parse, quoted, lexicon, chance, reading)
        out.append(BlockFeatures(parse, cues, clauses, stretches, quoted, reading))
    return out


def span_of(parse: Parse, tokens: tuple[int, int]) -> Span:
    """Give the place in the document's text of the tokens [first, end)."""
    last = parse.tokens[tokens[1] - 1]
    return Span(parse.start_char + parse.tokens[tokens[0]].idx, parse.start_char + last.idx + len(last))


def source_span(parse: Parse, source: Range, cue: Span) -> Span:
    """Give the place of a source, with the bracket that closes it and the rest of a name that it cuts, but no cue."""
    tokens, (first, last) = parse.tokens, source
    while last < len(tokens) and tokens[last].ent_iob_ == "I" and not tokens[last].is_punct:
        last += 1
    text = tokens[first:last].text
    if text.count("(") > text.count(")") and last < len(tokens) and tokens[last].text == ")":
        last += 1
    span = span_of(parse, (first, last))
    return span_of(parse, source) if span.start_char < cue.end_char and cue.start_char < span.end_char else span


def _marked(block: Block, text: str, only_single: bool, is_cut: bool) -> list[QuotationSpan]:
    """The stretches between the marks that the document uses for speech; where a block has none, between others."""
    if only_single:
        return marked(text, block.span, single=True, goes_on=is_cut)
    found = marked(text, block.span, goes_on=is_cut)
    if found or is_cut:
        return found
    single = marked(text, block.span, single=True)
    return [one for one in single if _opens_speech(one, text)] if block.role is Role.BODY else single


def _is_cut(doc: Document, block: int, read: Mapping[int, Sequence[QuotationSpan]]) -> bool:
    """Say whether a paragraph's end cuts a sentence between marks in two, so that this block starts within it."""
    before = read.get(block - 1, ())
    if not before or before[-1].is_closed or before[-1].inner.of(doc.text).rstrip()[-1:] in _ENDS:
        return False
    return doc.blocks[block].span.of(doc.text)[:1].islower()


def _opens_speech(one: QuotationSpan, text: str) -> bool:
    """Say whether single marks hold speech in a text that has double ones for it: "She added: 'We are ...'"."""
    before = text[max(0, one.outer.start_char - 3) : one.outer.start_char].rstrip()[-1:]
    inner = one.inner.of(text)
    return before in (",", ":") and inner[:1].isupper() and len(inner.split()) >= _SPEECH_WORDS


def _starts_in(parse: Parse, one: QuotationSpan) -> bool:
    end = parse.start_char + parse.length_chars
    return parse.start_char <= one.outer.start_char < end


def _stretch(
    one: QuotationSpan, parse: Parse, at: Sequence[int], block: Block, order: int, only_single: bool
) -> PlacedQuotation:
    inside = [index for index in _starting_in(one.inner, at) if not parse.tokens[index].is_punct]
    tokens = (inside[0], inside[-1] + 1) if inside else (0, 0)
    starts = one.outer.start_char - block.span.start_char <= 1
    distanced = one.is_single and not only_single and tokens[1] - tokens[0] <= _DISTANCED_WORDS
    return PlacedQuotation(one, parse.block, order, tokens, starts, block.role is not Role.BODY, distanced)


def _starting_in(span: Span, at: Sequence[int]) -> range:
    """The tokens that start in a span; `at` is where each token of the parse starts."""
    return range(bisect_left(at, span.start_char), bisect_left(at, span.end_char))


def _cues(
    parse: Parse, quoted: frozenset[int], lexicon: Mapping[str, float], chance: Chance, reading: EncoderView | None
) -> _Found:
    clauses = [(chance(one.features), one) for one in candidates(parse.tokens, quoted, lexicon) if one.content]
    if reading is not None:
        clauses = [one for one in encoder_fusion.rated(reading, clauses) if one[1].head not in quoted]
    clauses.sort(key=lambda one: -one[0])
    by_head: dict[int, list[tuple[float, ClauseCandidate]]] = {}
    for one in clauses:
        by_head.setdefault(one[1].head, []).append(one)
    read = {} if reading is None else encoder_fusion.cues(reading)
    cues = (
        _cue(token, parse, lexicon, by_head, read.get(token.i))
        for token in parse.tokens
        if token.i not in quoted and (token.i in read or _may_be_cue(token, lexicon))
    )
    return tuple(cues), tuple(clauses)


def _may_be_cue(token: Token, lexicon: Mapping[str, float]) -> bool:
    return token.text == ":" or (token.pos_ in _CUE_WORDS and token.lemma_.lower() in lexicon)


def _cue(
    token: Token, parse: Parse, lexicon: Mapping[str, float], by_head: _ByHead, read: tuple[Range, float] | None
) -> Cue:
    best = tuple(by_head.get(token.i, ()))
    source = subject_of(token) if token.lower_ != "according" else None
    if source is None and best:
        source = best[0][1].source  # of nouns, adjectives and "according to", the frame knows it
    words, likely = read or ((token.i, token.i + 1), 0.0)
    words = best[0][1].cue if best else words
    rate = lexicon.get(token.lemma_.lower(), 0.0)
    return Cue(token, parse.start_char + token.idx, rate, source, best, words, likely)
