"""Which name in a source's noun phrase is the one who speaks: its head, or the name that stands beside its head.

"Rui Okafor, an aide to Ana Silva" is Okafor, "an aide to Ana Silva, Rui Okafor" too. A name behind a preposition or
before `'s` is of another, unless it is all that a part between commas says.
"""

import re
from itertools import pairwise

from spacy.tokens import Token

from transforms.coreference.index import DocumentIndex
from transforms.document import Mention, Span
from transforms.knowledge import lexicon

_JOINS_BEFORE = re.compile(r"^(?:both|either|neither|and|or|nor|&|,|\s)+\b", re.IGNORECASE)
_JOINS_BEHIND = re.compile(r"(?:\s|,|&|\b(?:and|or|nor|as well as)\b)+$", re.IGNORECASE)
# What parts a source: commas, dashes with a blank, brackets, colons.
_PARTS = re.compile(r"[,;:()\[\]]|\s[-\u2013\u2014\u2015]+(?=\s)|[\u2013\u2014\u2015]")
# Behind the name in its part: letters, a number, a mark.
_TAIL = re.compile(r"(?:\s+(?:[A-Z]{2,4}|\d{1,3}|(?:Jr|Sr)\.?|(?:from|in|of)\s+[A-Z][\w-]+))*[\s.\"'\u201d\u2019]*")
_NO_FRONT = frozenset(("of", "for", "to", "at", "in", "from", "with", "by", "on", "about", "than", "like", "against"))
_CLAUSES = frozenset(("who", "which", "whose", "whom", "that", "where", "when"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "DET", "ADJ"))
# An office between organization and name has fewer words: "deputy prime minister".
_OFFICE_WORDS = 5
_SUBJECTS = ("nsubj", "nsubjpass")


def head_of(scene: DocumentIndex, span: Span) -> Token | None:
    """The word that the phrase is of: its root, or the subject where the parse takes a verb into it."""
    tokens = scene.tokens(span)
    if not tokens:
        return None
    root = tokens.root
    if root.pos_ in _NOMINAL:
        return root
    inside = [token for token in tokens if token.pos_ in _NOMINAL]
    subjects = [token for token in inside if token.dep_ in _SUBJECTS]
    return next(iter([*subjects, *inside]), root)


def named_in(scene: DocumentIndex, span: Span, head: Token) -> Mention | None:
    """The mention that the span's head is part of, else the person who is named beside a noun in the singular."""
    at = scene.char_of(head, span)
    inside = scene.inside(span)
    over = [one for one in inside if one.span.start_char <= at < one.span.end_char]
    if over:
        longest = max(over, key=lambda one: one.span.end_char - one.span.start_char)
        return _holder(scene, span, longest) or longest
    if not inside or head.tag_ in ("NNS", "NNPS", "PRP"):
        return None
    return _in_parts(scene, span, head.text)


def _holder(scene: DocumentIndex, span: Span, named: Mention) -> Mention | None:
    """The person who ends a phrase behind an organization and an office: "Port Council head Ana Silva"."""
    text = scene.doc.text
    part = next(iter(_parts(span, text)), span)
    people = [one for one in scene.inside(part) if scene.is_person(one)]
    if scene.is_person(named) or not people or not _TAIL.fullmatch(text, people[-1].span.end_char, part.end_char):
        return None
    between = text[named.span.end_char : people[-1].span.start_char].split()
    starts = (" ".join(between[at:]) for at in range(len(between)))
    return people[-1] if len(between) < _OFFICE_WORDS and any(map(lexicon.find_role_noun, starts)) else None


def _in_parts(scene: DocumentIndex, span: Span, head: str) -> Mention | None:
    """The first part between commas that names a person at its end, of parts up to the first clause."""
    text = scene.doc.text
    for number, part in enumerate(_parts(span, text)):
        words = part.of(text).split()
        if not words or (number and words[0].lower() in _CLAUSES):
            return None
        for mention in scene.inside(part):
            kind = scene.entities[mention.entity_id].entity_type
            if kind == "person" and _is_whole(mention, part, text, is_first=number == 0):
                return mention
            if number and kind == "organization" and mention.span.end_char == span.end_char and len(words) > 1:
                front = text[part.start_char : mention.span.start_char].strip().lower()
                return mention if front in ("", "the") and head.islower() else None
    return None


def _parts(span: Span, text: str) -> list[Span]:
    edges = [span.start_char]
    for match in _PARTS.finditer(text, span.start_char, span.end_char):
        edges += [match.start(), match.end()]
    edges.append(span.end_char)
    spans = [Span(first, last) for first, last in zip(edges[::2], edges[1::2], strict=True) if first < last]
    return [part for part in spans if part.of(text).strip()]


def _is_whole(mention: Mention, part: Span, text: str, is_first: bool) -> bool:
    """Say whether the name ends its part and no preposition stands before it there."""
    if not _TAIL.fullmatch(text, mention.span.end_char, part.end_char):
        return False
    before = text[part.start_char : mention.span.start_char].lower().split()
    is_possessed = any(word.endswith(("'s", "\u2019s", "\u2018s")) for word in before)
    return not (_NO_FRONT.intersection(before) or _CLAUSES.intersection(before)) or (is_possessed and not is_first)


def beside(scene: DocumentIndex, span: Span, head: Token) -> list[Span]:
    """The names that stand beside a plural: "two engineers, Ana Silva and Rui Okafor"."""
    text, parts = scene.doc.text, _parts(span, scene.doc.text)
    if head.tag_ not in ("NNS", "NNPS") or len(parts) < 2:
        return []
    found = [one for part in parts[1:] for one in scene.inside(part) if scene.is_person(one)]
    between = text[parts[1].start_char : span.end_char]
    for one in found:
        between = between.replace(one.span.of(text), "", 1)
    return [one.span for one in found] if len(found) > 1 and not between.replace("and", "").strip(" ,;&") else []


def apart(scene: DocumentIndex, span: Span, head: Token) -> list[Span]:
    """The parts of co-ordinated sources ("Silva and Okafor", "she and Okafor"), in order; one where there is one."""
    if several := beside(scene, span, head):
        return several
    joined = [one for one in head.conjuncts if one.i > head.i]
    starts = {scene.char_of(one.left_edge, span) for one in joined}  # neither conjuncts nor their edges are in order
    inner = sorted(start for start in starts if span.start_char < start < span.end_char)
    edges = [span.start_char, *(start for start in inner if not _is_inside_name(scene, start)), span.end_char]
    if len(edges) == 2:
        return [span]
    text = scene.doc.text
    return [_bare(Span(first, last), text) for first, last in pairwise(edges)]


def _is_inside_name(scene: DocumentIndex, at: int) -> bool:
    """Say whether a name goes over a character, as over the Berg of van der Berg."""
    mention = scene.mention_at(at)
    return mention is not None and mention.span.start_char < at


def _bare(span: Span, text: str) -> Span:
    """A part of several without what joins it: "both Silva and " is "Silva"."""
    inner = span.of(text)
    start = span.start_char + len(inner) - len(_JOINS_BEFORE.sub("", inner))
    end = span.start_char + len(_JOINS_BEHIND.sub("", inner))
    return Span(start, end) if start < end else span
