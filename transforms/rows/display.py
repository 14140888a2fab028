"""Write a quote as a person reads it where it stands alone: the label of its speaker, and its words.

Pieces that an attribution parts are joined as they were said; where words of the article were left out between them,
"[...]" stands. Marks, commas and first letters are changed, words never. What can be said without the article's
sentences stands in `transforms/document/display.py`.
"""

import re
from bisect import bisect_left

from transforms.document import Document, Mention, MentionType, Piece, Quote, Span, Speaker, cleaned
from transforms.document.display import close_last_mark, drop_end_comma, label_speaker, tidy_words
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun, singularize
from transforms.language.alignment import parse_holding, tokens_touching
from transforms.rows.row_ids import SentenceIndex

OMISSION = "[...]"
_WORD = re.compile(r"\w")
# An attribution that is over ends with a comma or the like; "and a “mess”" runs into the words.
_PAUSE = re.compile(r"[^\w\s“‘\"'«„(\[][\s“‘\"'«„(\[]*$")
# What lacks its full stop, as it was the attribution that closed the sentence.
_OPEN_END = re.compile(r"[\w,)\]]$")
_NEXT_SENTENCE = re.compile(r"[.!?…]['\"’”)\]]*\s+['\"‘“(\[]*[^\W\d_a-zß-öø-ÿ]")
# What the parser finds beside names, and what it finds nothing in: "Half of them", "Only two".
_NO_NAME = frozenset(("", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY"))
_FIRST_WORD = re.compile(r"^[\"'“‘]*([^\W\d_]+)")


def label_speaker_of(speaker: Speaker | None, doc: Document) -> str:
    """Label a quote's speaker; a common noun that only opens a sentence begins with a small letter."""
    if speaker is None:
        return label_speaker(None, None)
    described = speaker.introduction or speaker.span
    if speaker.name or described is None:
        return label_speaker(speaker.name, None)
    words = described.of(doc.text)
    if _opens_with_common_word(described, doc):
        words = words[:1].lower() + words[1:]
    return label_speaker(None, words)


def _opens_with_common_word(span: Span, doc: Document) -> bool:
    """Say whether the first word of a span is no name, or a noun for people, and has a capital at most in front."""
    parse = parse_holding(doc.parses, span)
    touched = tokens_touching(parse, span) if parse else None
    if parse is None or touched is None:
        return False
    first = parse.tokens[touched[0]]
    if not first.text[1:].islower() or _is_named_at(span.start_char, doc):
        return False
    is_common = first.pos_ != "PROPN" and first.ent_type_ in _NO_NAME
    is_plural = first.tag_ in ("NNS", "NNPS") and look_up_known_name(first.text) is None  # "Democrats" have a name
    return is_common or (is_plural and look_up_role_noun(singularize(first.lower_)) is not None)


def _is_named_at(char: int, doc: Document) -> bool:
    """Say whether the article names something from a character on: "Brown ally", where "brown" may be a colour."""
    at = bisect_left(doc.mentions, char, key=_start_of)
    found = doc.mentions[at] if at < len(doc.mentions) else None
    return found is not None and found.span.start_char == char and found.mention_type == MentionType.NAME


def _start_of(mention: Mention) -> int:
    return mention.span.start_char


def display_words(quote: Quote, doc: Document, sentences: SentenceIndex) -> str:
    """Write the words of a quote, repairs made and insertions kept; never empty."""
    shown = ""
    last: Piece | None = None
    for piece in quote.spans:
        words = cleaned(piece, doc.text, doc.repairs)
        if words:
            shown = words if last is None else _join_piece(shown, words, (last, piece), quote, doc, sentences)
            last = piece
    if last is not None:
        shown = close_last_mark(shown, doc.text[last.end_char : last.end_char + 1])
    shown = tidy_words(shown) or " ".join(piece.of(doc.text) for piece in quote.spans)
    is_opening = _opens_sentence(quote.spans[0], doc.text, sentences) or _NEXT_SENTENCE.search(shown) is not None
    return _raise_first_letter(shown) if is_opening else shown


def _join_piece(
    shown: str, words: str, places: tuple[Piece, Piece], quote: Quote, doc: Document, sentences: SentenceIndex
) -> str:
    """Join a piece to what is shown of those before it; `places` are where the last one and this one stand."""
    before, piece = places
    if not _are_neighbours(before, piece, quote, doc.text, sentences):
        return f"{drop_end_comma(shown)} {OMISSION} {words}"
    is_sentence_over = _opens_sentence(piece, doc.text, sentences) and _OPEN_END.search(shown)
    if not is_sentence_over:
        return f"{shown} {words}"
    ended = drop_end_comma(shown)  # of "Is it late?," the mark stays
    return f"{ended}{'.' if _OPEN_END.search(ended) else ''} {words}"


def _are_neighbours(before: Piece, piece: Piece, quote: Quote, text: str, sentences: SentenceIndex) -> bool:
    """Say whether nothing stands between two pieces but marks, or an attribution."""
    gap = text[before.end_char : piece.start_char]
    if not _WORD.search(gap):
        return True
    if not _PAUSE.search(gap):
        return False
    cues = [cue.start_char for cue in quote.cue]
    between = sentences.sentences_within(Span(before.end_char, piece.start_char))
    return all(any(sentence.span.start_char <= cue < sentence.span.end_char for cue in cues) for sentence in between)


def _opens_sentence(piece: Piece, text: str, sentences: SentenceIndex) -> bool:
    """Say whether a piece is the beginning of its sentence, marks in front of it aside."""
    sentence = sentences.sentence_at(piece.start_char)
    return sentence is not None and not _WORD.search(text[sentence.span.start_char : piece.start_char])


def _raise_first_letter(shown: str) -> str:
    """Begin with a capital; a word that has one inside is spelled so on purpose ("iPhone")."""
    first = _FIRST_WORD.match(shown)
    if first is None or not first[1].islower():
        return shown
    at = first.start(1)
    return shown[:at] + shown[at].upper() + shown[at + 1 :]
