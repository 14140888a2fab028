"""Annotated articles made by hand, without a language model: paragraphs in a notation that says what depends on what.

A token is `word|tag|relation|head`, the head a word of its sentence; a root has no head. `said=say` gives a lemma,
`Leeds:GPE` a label of named entities; sentences of a paragraph are parted by ` / `:

    story("She|PRP|nsubj|said said=say|VBD|ROOT so|RB|advmod|said", names={"Ana Silva": person("Ana Silva")})
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.kit.parses import label_name, parse_of
from transforms.coreference.index import DocumentIndex
from transforms.document import (
    Block,
    Document,
    Entity,
    EntityType,
    Mention,
    MentionType,
    Parse,
    Piece,
    Quote,
    Role,
    RoleHeld,
    Sentence,
    Span,
    Token,
)
from transforms.entities.ids import entity_id_of
from transforms.language.alignment import span_of_tokens

_POS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "NNPS": "PROPN",
    "PRP": "PRON",
    "PRP$": "PRON",
    "WP": "PRON",
    "DT": "DET",
    "WDT": "DET",
    "IN": "ADP",
    "JJ": "ADJ",
    "RB": "ADV",
    "CC": "CCONJ",
    "CD": "NUM",
    "MD": "AUX",
    "TO": "PART",
    ",": "PUNCT",
    ".": "PUNCT",
}


@dataclass(frozen=True)
class _Word:
    text: str
    lemma: str
    label: str
    tag: str
    relation: str
    head: str


def parse_from(paragraph: str, start_char: int = 0, block: int = 0) -> Parse:
    """Make the parse of a paragraph in the notation above."""
    words: list[_Word] = []
    heads: list[int] = []
    for sentence in paragraph.split(" / "):
        own = [_word(token) for token in sentence.split()]
        heads += [len(words) + _head_of(own, at) for at in range(len(own))]
        words += own
    parse = parse_of(
        [word.text for word in words],
        heads,
        [word.relation for word in words],
        [word.tag for word in words],
        [_pos_of(word) for word in words],
        [word.lemma for word in words],
        start_char,
        block,
    )
    for at, word in enumerate(words):
        if word.label:
            label_name(parse.tokens, at, at + 1, word.label)
    return parse


def story(
    *paragraphs: str,
    names: Mapping[str, Entity] | None = None,
    roles: Sequence[Role] = (),
    quotes: Sequence[Quote] = (),
) -> Document:
    """Make a document of paragraphs in the notation above; each occurrence of a name is a mention of its entity."""
    parses: list[Parse] = []
    text = ""
    for block, paragraph in enumerate(paragraphs):
        parses.append(parse_from(paragraph, len(text), block))
        text += parses[-1].tokens.text + "\n"
    roles = [*roles, *[Role.BODY] * (len(paragraphs) - len(roles))]
    blocks = [
        Block(role, Span(parse.start_char, parse.start_char + len(parse.tokens.text)))
        for role, parse in zip(roles, parses, strict=True)
    ]
    names = names or {}
    entities = {entity.entity_id: entity for entity in names.values()}
    mentions = [
        Mention(Span(*match.span()), entity.entity_id, MentionType.NAME, "test", 0.9)
        for name, entity in names.items()
        for match in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    return Document(
        "0123456789abcdef",
        None,
        text,
        tuple(blocks),
        parses=tuple(parses),
        sentences=tuple(_sentences(parses, roles)),
        entities=tuple(entities.values()),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.span.start_char)),
        quotes=tuple(quotes),
    )


def person(name: str, gender: str | None = None, role: str | None = None, organization: str | None = None) -> Entity:
    held = (RoleHeld(role, organization, role),) if role else ()
    return Entity(entity_id_of("person", name), EntityType.PERSON, name, gender=gender, roles=held)


def entity(entity_type: EntityType, name: str) -> Entity:
    return Entity(entity_id_of(entity_type, name), entity_type, name)


def span_in(doc: Document, words: str, occurrence: int = 0) -> Span:
    """Where some words stand in a document, the first time or a later one."""
    found = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", doc.text)]
    return Span(*found[occurrence])


def piece_in(doc: Document, words: str, *, is_quoted: bool = False) -> Piece:
    """The piece of a quote that some words are, the first time they occur."""
    span = span_in(doc, words)
    return Piece(span.start_char, span.end_char, is_quoted)


def token_in(doc: Document, word: str, occurrence: int = 0) -> Token:
    """The token that a word is, the first one or a later one."""
    found = [token for parse in doc.parses for token in parse.tokens if token.text == word]
    return found[occurrence]


def index_of(doc: Document) -> DocumentIndex:
    return DocumentIndex(doc)


def _word(token: str) -> _Word:
    form, tag, relation, *head = token.split("|")
    form, label = form.split(":") if form.strip(":") and ":" in form else (form, "")
    text, _, lemma = form.partition("=")
    return _Word(text, lemma or text.lower(), label, tag, relation, head[0] if head else "")


def _head_of(words: list[_Word], at: int) -> int:
    """The nearest word of the sentence that the token names as its head; a root is its own."""
    if not words[at].head:
        return at
    candidates = [other for other, word in enumerate(words) if word.text == words[at].head and other != at]
    return min(candidates, key=lambda other: abs(other - at))


def _pos_of(word: _Word) -> str:
    if word.relation in {"aux", "auxpass"} or word.lemma == "be":
        return "AUX" if word.tag != "TO" else "PART"
    return _POS.get(word.tag, "VERB" if word.tag.startswith("VB") else "X")


def _sentences(parses: list[Parse], roles: Sequence[Role]) -> list[Sentence]:
    found: list[Sentence] = []
    paragraph = 0
    for parse, role in zip(parses, roles, strict=True):
        paragraph += role == Role.BODY
        for sent in parse.tokens.sents:
            span = span_of_tokens(parse, sent.start, sent.end)
            number = paragraph if role == Role.BODY else None
            found.append(Sentence(len(found) + 1, role, span, parse.block, number, None))
    return found
