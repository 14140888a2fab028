"""Documents and quotation spans made by hand for the tests of quotes, without a language model."""

from tests.kit.parses import parse_of
from transforms.cues.cues import Cue, PlacedQuotation
from transforms.document import Block, Document, Parse, Role, Span
from transforms.language.alignment import TokenRange
from transforms.quotations.quotation_marks import find_quotation_spans


def silva_said(start_char: int = 0, block: int = 0) -> Parse:
    """Parse "Silva said the ferry will stay ."."""
    return parse_of(
        ["Silva", "said", "the", "ferry", "will", "stay", "."],
        [1, 1, 3, 5, 5, 1, 1],
        ["nsubj", "ROOT", "det", "nsubj", "aux", "ccomp", "punct"],
        ["NNP", "VBD", "DT", "NN", "MD", "VB", "."],
        ["PROPN", "VERB", "DET", "NOUN", "AUX", "VERB", "PUNCT"],
        ["Silva", "say", "the", "ferry", "will", "stay", "."],
        start_char,
        block,
    )


def marked_then_said(start_char: int = 0, block: int = 0) -> Parse:
    """Parse "“ We stay , ” Ana Silva said ."."""
    return parse_of(
        ["“", "We", "stay", ",", "”", "Ana", "Silva", "said", "."],
        [7, 2, 7, 7, 7, 6, 7, 7, 7],
        ["punct", "nsubj", "ccomp", "punct", "punct", "compound", "nsubj", "ROOT", "punct"],
        ["``", "PRP", "VBP", ",", "''", "NNP", "NNP", "VBD", "."],
        ["PUNCT", "PRON", "VERB", "PUNCT", "PUNCT", "PROPN", "PROPN", "VERB", "PUNCT"],
        ["“", "we", "stay", ",", "”", "Ana", "Silva", "say", "."],
        start_char,
        block,
    )


def silva_was_asked() -> Parse:
    """Parse "Silva was asked by Okafor to stay ."."""
    return parse_of(
        ["Silva", "was", "asked", "by", "Okafor", "to", "stay", "."],
        [2, 2, 2, 2, 3, 6, 2, 2],
        ["nsubjpass", "auxpass", "ROOT", "agent", "pobj", "aux", "xcomp", "punct"],
        ["NNP", "VBD", "VBN", "IN", "NNP", "TO", "VB", "."],
        ["PROPN", "AUX", "VERB", "ADP", "PROPN", "PART", "VERB", "PUNCT"],
        ["Silva", "be", "ask", "by", "Okafor", "to", "stay", "."],
    )


def document_of(*parses: Parse, role: Role = Role.BODY) -> Document:
    """Make a document of parses, each the one parse of a block; a line break stands between two blocks."""
    texts = [parse.tokens.text for parse in parses]
    blocks = tuple(
        Block(role, Span(parse.start_char, parse.start_char + len(text)))
        for parse, text in zip(parses, texts, strict=True)
    )
    return Document("a" * 16, None, "\n".join(texts), blocks, parses=parses)


def placed(
    text: str, number: int = 0, *, block: int = 0, tokens: TokenRange = (0, 0), is_headline: bool = False
) -> PlacedQuotation:
    """Place the quotation span of a text that has one or more; `number` counts them from 0."""
    span = find_quotation_spans(text, Span(0, len(text)))[number]
    return PlacedQuotation(span, block, number, tokens, span.with_marks.start_char <= 1, is_headline)


def cue_at(parse: Parse, index: int, share: float = 0.9, source: TokenRange | None = None) -> Cue:
    """Make a cue of one token without a clause."""
    token = parse.tokens[index]
    return Cue(token, parse.start_char + token.idx, share, source, (), (index, index + 1))
