"""Attribute the items of a list to whoever says them by the sentence above: "Silva told reporters the following:".

Each item is a quote of its own. Which lines are items is told by the markup, in plain text by what they open with. A
sentence that says something itself ("said it would sell the following:") opens a list of things, which are no words.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.attributions.features import BlockFeatures
from transforms.clauses.clause_candidates import subject_of_cue
from transforms.cues.cues import Cue, PlacedQuotation
from transforms.document import Document, Role, Span, Token
from transforms.knowledge.lexicon import SpeechVerb, look_up_speech_verb
from transforms.language.alignment import TokenRange
from transforms.language.grammar import PEOPLE_LABELS, SUBJECTS
from transforms.sources.source_edges import span_of_cue_source

# What opens an item in plain text: a bullet, a number, a letter in brackets.
_BULLETS = r"[-\u2013\u2014*+\u2022\u2023\u25aa\u25ab\u25cf\u25e6\u00b7\u2043]"
_MARK_OF_ITEM = re.compile(rf"(?:{_BULLETS}|\(?(?:\d{{1,2}}|[a-z])[.)])\s+")
_LABEL = re.compile(rf"(?:{_BULLETS}\s+)?(?:[A-Z][\w.'\u2019-]*\s?){{1,4}}:\s")
# One line with a dash may be a turn of a dialogue or an aside.
_MIN_ITEMS_BY_MARK = 2
# Verbs by which somebody says what is listed.
_SPEAKING = (SpeechVerb.SAYING, SpeechVerb.TELLING, SpeechVerb.ASKING)
# Other cues are as good where the encoder or the lexicon is this sure of them.
_MIN_CUE_PROBABILITY = 0.5
_ACCORDING = "according"
_MAIN = ("ROOT", "conj")
_SAID_BY_ITSELF = ("ccomp", "xcomp")
_OBJECTS = ("dobj", "attr", "pobj")
# What an object is that stands for the items: "made the following points", "gave these answers", "three demands".
_POINTING_AHEAD = frozenset(("following", "this", "these", "such", "several", "some", "many"))
# Before a colon these leave a clause to the items: "found that:", "asked the council to:".
_BROKEN_OFF = frozenset(("that", "to"))


@dataclass(frozen=True, slots=True)
class ListedWords:
    """An item that somebody says: its words, the quotation spans in it, and the cue and source above the list."""

    content: Span
    quotations: tuple[PlacedQuotation, ...]
    cue: Span
    cue_lemma: str
    source: Span


@dataclass(frozen=True, slots=True)
class _Opening:
    """The cue that opens a list, with its source."""

    cue: Cue
    source: TokenRange


def find_listed_words(blocks: Sequence[BlockFeatures], doc: Document) -> Iterator[ListedWords]:
    """Yield the items that a sentence above their list gives to somebody, in order."""
    by_number = {block.parse.block: block for block in blocks}
    for block in blocks:
        below = _items_below(doc, block.parse.block)
        items = [(by_number[number], span) for number, span in below if number in by_number]
        opening = _read_opening(block) if items else None
        if opening is None or not (_leaves_all_open(opening.cue) or all(_is_sentence(item) for item, _ in items)):
            continue
        cue = block.span_of(opening.cue.words)
        source = span_of_cue_source(block.parse, opening.source, cue)
        for item, content in items:
            if not _has_cue_of_its_own(item):
                yield ListedWords(content, item.quotations, cue, opening.cue.token.lemma_.lower(), source)


def _items_below(doc: Document, number: int) -> list[tuple[int, Span]]:
    """Give the items right below a block that ends with a colon, each with the number of its block."""
    opening = doc.blocks[number].span.of(doc.text)
    is_item = doc.blocks[number].is_item or _MARK_OF_ITEM.match(opening) is not None
    if doc.blocks[number].role is not Role.BODY or is_item or not opening.rstrip().endswith(":"):
        return []
    by_markup = doc.blocks[number + 1 : number + 2]
    is_by_markup = bool(by_markup) and by_markup[0].is_item
    items = []
    for index in range(number + 1, len(doc.blocks)):
        block = doc.blocks[index]
        mark = _MARK_OF_ITEM.match(doc.text, block.span.start_char, block.span.end_char)
        if block.role is not Role.BODY or not (block.is_item if is_by_markup else mark):
            break
        start = mark.end() if mark else block.span.start_char
        items.append((index, Span(start, block.span.end_char)))
    return items if is_by_markup or len(items) >= _MIN_ITEMS_BY_MARK else []


def _read_opening(block: BlockFeatures) -> _Opening | None:
    """Read the sentence that opens a list: the last cue in it that somebody says something by, and nothing yet."""
    tokens = block.parse.tokens
    colon = next((token for token in reversed(tokens) if not token.is_space), None)
    if colon is None or colon.text != ":":
        return None
    cues = [cue for cue in block.cues if colon.sent.start <= cue.token.i < colon.i and cue.token.i not in block.quoted]
    for cue in reversed(cues):
        if named := _source_behind_according(cue.token, colon):
            return _Opening(cue, named)
        source = subject_of_cue(cue.token) if cue.token.pos_ == "VERB" else None
        objects = [noun.probability >= _MIN_CUE_PROBABILITY for noun in cues if noun.token.head.i == cue.token.i]
        if source is not None and _opens_list(cue, colon, has_noun_of_saying=any(objects)):
            return _Opening(cue, source)
    return None


def _source_behind_according(according: Token, colon: Token) -> TokenRange | None:
    """Find the source of "According to Ana Silva:", where nothing stands behind it. None for other cues."""
    first = according.i + 2
    if according.lower_ != _ACCORDING or according.i > according.sent.start or first >= colon.i:
        return None
    words = according.doc[first : colon.i]
    is_phrase = not any(token.pos_ in ("VERB", "AUX") or token.text == "," for token in words)
    return (first, colon.i) if is_phrase else None


def _opens_list(cue: Cue, colon: Token, *, has_noun_of_saying: bool) -> bool:
    """Say whether a cue leaves to the list what is said: it has no clause, and no object that tells it.

    `has_noun_of_saying`: its object is a cue too, "made three demands".
    """
    children = list(cue.token.children)
    if any(child.dep_ in _SAID_BY_ITSELF and child.i < colon.i for child in children):
        return False
    if cue.token.dep_ not in _MAIN:
        return False  # "Here is what leaders said:"
    told = [child for child in children if child.dep_ in _OBJECTS and cue.token.i < child.i < colon.i]
    if not _is_saying(cue) and cue.probability < _MIN_CUE_PROBABILITY and not has_noun_of_saying:
        return False
    is_broken_off = colon.nbor(-1).lower_ in _BROKEN_OFF
    return is_broken_off or any(map(_points_ahead, told)) or all(map(_may_be_addressee, told))


def _leaves_all_open(cue: Cue) -> bool:
    """Say whether a cue is one of saying, or has nothing but "the following" behind it."""
    is_saying = _is_saying(cue) or cue.token.lower_ == _ACCORDING
    return is_saying or any(child.lower_ == "following" and child.dep_ == "dobj" for child in cue.token.children)


def _is_saying(cue: Cue) -> bool:
    return look_up_speech_verb(cue.token.lemma_) in _SPEAKING


def _is_sentence(item: BlockFeatures) -> bool:
    """Say whether an item has a verb of its own: not "Ana Silva, who is back from injury"."""
    verbs = [token for token in item.parse.tokens if token.pos_ in ("VERB", "AUX")]
    return any(verb.dep_ == "ROOT" or (verb.dep_ != "relcl" and _has_subject(verb)) for verb in verbs)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in SUBJECTS for child in verb.children)


def _has_cue_of_its_own(item: BlockFeatures) -> bool:
    """Say whether an item tells itself who says it: ""Books are old," she said", "Ana Silva: no new taxes"."""
    if _LABEL.match(item.parse.tokens.text):
        return True
    cues = (cue for cue in item.cues if cue.token.i not in item.quoted)
    return bool(item.quotations) and any(_is_saying(cue) and subject_of_cue(cue.token) for cue in cues)


def _points_ahead(noun: Token) -> bool:
    """Say whether an object stands for the items: "the following", "these rules", "three demands"."""
    words = (noun, *noun.children)
    return any(word.lower_ in _POINTING_AHEAD or word.pos_ == "NUM" for word in words)


def _may_be_addressee(noun: Token) -> bool:
    """Say whether an object is whom something is told: people by name, number or pronoun."""
    return noun.pos_ in ("PRON", "PROPN") or noun.tag_ == "NNS" or noun.ent_type_ in PEOPLE_LABELS
