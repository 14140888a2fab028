"""Find who spoke where a sentence of its own behind the words tells: a gesture, or that the words were somebody's.

"The truth." Silva laughed. And in the next paragraph: That is how Silva remembers it. Behind words that begin, or
fill, their paragraph, no cue near by is more certain. Cues in the sentence of the words: `attributions/cue_linking.py`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.attributions.features import BlockFeatures
from transforms.clauses.clause_candidates import subject_of_cue
from transforms.cues.cues import PlacedQuotation, is_quotation_continued
from transforms.document import Span, Token
from transforms.knowledge.lexicon import NamingWord, SpeechVerb, is_naming_word, look_up_speech_verb
from transforms.language.alignment import TokenRange, start_of_token
from transforms.language.grammar import FINITE_TAGS, SENTENCE_ENDS_OR_DOTS

# "Silva laughed and shook her head." A longer sentence tells more than a gesture.
_MAX_GESTURE_TOKENS = 10
_POINTING_BACK = frozenset(("that", "this", "those", "these"))
_MANNERS = frozenset(("how", "what"))
_SAID_SO = frozenset(("so", "thus"))


@dataclass(frozen=True, slots=True)
class SpeakerSentence:
    """The quotation spans that a sentence behind them gives to somebody, with the cue in it and the source."""

    quotations: tuple[PlacedQuotation, ...]
    cue: Span
    cue_lemma: str
    source: Span


@dataclass(frozen=True, slots=True)
class _CueWithSource:
    cue: Token
    source: TokenRange


def find_speaker_sentences(blocks: Sequence[BlockFeatures], text: str) -> Iterator[SpeakerSentence]:
    """Yield the speaker sentences of a document, in order."""
    for number, block in enumerate(blocks):
        first = block.quotations[0] if block.quotations else None
        if first is None or not first.is_block_start or first.is_headline or first.is_name:
            continue
        if _fills_paragraph(block, text):
            behind = blocks[number + 1] if number + 1 < len(blocks) else None
            told = _read_pointing_back(behind) if behind is not None else None
            quotations = tuple(_paragraphs_up_to(blocks, number, text))
        else:
            behind, told, quotations = block, _read_gesture(block, text), block.quotations
        if behind is not None and told is not None:
            cue, source = behind.span_of((told.cue.i, told.cue.i + 1)), behind.span_of(told.source)
            yield SpeakerSentence(quotations, cue, told.cue.lemma_.lower(), source)


def _fills_paragraph(block: BlockFeatures, text: str) -> bool:
    """Say whether one quotation span is all of a paragraph."""
    end = block.parse.start_char + block.parse.length_chars
    return len(block.quotations) == 1 and not text[block.quotations[0].span.with_marks.end_char : end].strip(" .")


def _paragraphs_up_to(blocks: Sequence[BlockFeatures], number: int, text: str) -> Iterator[PlacedQuotation]:
    """Yield the spans that fill paragraphs and that open marks bind to the one of this block, and this one."""
    first = number
    while first > 0 and _fills_paragraph(blocks[first - 1], text):
        if not is_quotation_continued(blocks[first - 1].quotations[0], blocks[first].quotations[0], text):
            break
        first -= 1
    for block in blocks[first : number + 1]:
        yield block.quotations[0]


def _read_gesture(block: BlockFeatures, text: str) -> _CueWithSource | None:
    """Read a sentence that tells of a gesture, alone behind the words or between them and the paragraph's last ones."""
    words = _words_of_gesture(block, text)
    if not words or len(words) > _MAX_GESTURE_TOKENS or not words[0].text[:1].isupper() or words[-1].text != ".":
        return None
    verb = next((token for token in words if token.tag_ in FINITE_TAGS), None)
    if verb is None or verb.i == words[0].i or not _is_gesture(verb, words):
        return None
    return _CueWithSource(verb, (words[0].i, verb.i))


def _is_gesture(verb: Token, words: Sequence[Token]) -> bool:
    """Say whether a verb is one of the face or voice, or somebody named does it with his own: "put on his cap"."""
    if look_up_speech_verb(verb.lemma_) is SpeechVerb.GESTURE:
        return True
    is_named = any(token.ent_type_ == "PERSON" and token.i < verb.i for token in words)
    own = [token for token in words if token.tag_ == "PRP$" and token.i > verb.i and token.lower_ in ("his", "her")]
    is_thing = any(verb.i in (token.head.head.i, token.head.head.head.i) for token in own)
    return is_named and is_thing and verb.tag_ == "VBD" and look_up_speech_verb(verb.lemma_) is None


def _words_of_gesture(block: BlockFeatures, text: str) -> list[Token]:
    """Give the words behind the first span, up to the second where that ends the paragraph; empty where none may be."""
    spans = [quotation.span for quotation in block.quotations]
    block_end = block.parse.start_char + block.parse.length_chars
    if len(spans) > 2 or not spans[0].content.of(text).rstrip().endswith(SENTENCE_ENDS_OR_DOTS):
        return []
    if len(spans) > 1 and text[spans[1].with_marks.end_char : block_end].strip():
        return []
    start = spans[0].with_marks.end_char
    end = spans[1].with_marks.start_char if len(spans) > 1 else block_end
    words = (token for token in block.parse.tokens if start <= start_of_token(block.parse, token) < end)
    return [token for token in words if not token.is_space]


def _read_pointing_back(block: BlockFeatures) -> _CueWithSource | None:
    """Read a first sentence that says whose the words of the paragraph before are."""
    if not block.parse.tokens:
        return None
    sentence = block.parse.tokens[0].sent
    if len(sentence) < 3 or block.parse.tokens[0].i in block.quoted:
        return None
    first, second = sentence[0], sentence[1]
    if first.lower_ in _SAID_SO and second.tag_ in FINITE_TAGS:
        source = subject_of_cue(second)
        return _CueWithSource(second, source) if source and look_up_speech_verb(second.lemma_) else None
    is_pointing = first.lower_ in _POINTING_BACK or (
        first.lower_ == "the" and is_naming_word(second.lemma_, NamingWord.SAID)
    )
    if not is_pointing or sentence.root.lemma_ != "be":
        return None
    return _read_manner(sentence.root) or _read_whose_words(sentence.root)


def _read_manner(be: Token) -> _CueWithSource | None:
    """Read "is how Silva remembers it", "was what Silva told them"."""
    for clause in be.rights:
        opens = be.nbor().lower_ in _MANNERS and be.nbor().i < clause.i
        source = subject_of_cue(clause) if opens and clause.pos_ == "VERB" else None
        if source is not None:
            return _CueWithSource(clause, source)
    return None


def _read_whose_words(be: Token) -> _CueWithSource | None:
    """Read "were the words of Silva", "was the verdict of Silva", "are those of Silva"."""
    for noun in be.rights:
        if noun.dep_ != "attr" or not (noun.pos_ == "NOUN" or noun.lower_ in _POINTING_BACK):
            continue
        for preposition in noun.rights:
            owner = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
            if preposition.lower_ in ("of", "from") and owner is not None and _may_be_somebody(owner):
                return _CueWithSource(noun, (owner.left_edge.i, owner.right_edge.i + 1))
    return None


def _may_be_somebody(owner: Token) -> bool:
    """Say whether a noun is a name or a pronoun, or has a name beside it: "of Silva's wife, Ana"."""
    names = (child for child in owner.children if child.dep_ == "appos")
    return owner.pos_ in ("PROPN", "PRON") or any(name.pos_ == "PROPN" for name in names)
