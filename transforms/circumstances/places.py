"""The place where something was said, where the words about the cue name one: "said at a rally in Leeds"."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from transforms.circumstances.attachment import belongs
from transforms.circumstances.speech_event import Saying
from transforms.coreference.index import DocumentIndex
from transforms.document import Mention, Span

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_IN = frozenset(("in", "at", "outside", "inside", "near", "from"))
_PREPOSITIONS = _IN | {"during", "with", "to", "by"}
# What is written to somebody in a place is not written there.
_WRITTEN = frozenset(("write", "letter", "email", "e-mail", "text", "tweet", "message"))


@dataclass(frozen=True, slots=True)
class StatementPlace:
    """Where it was said: the name as it stands, the words that say so, the entity where the article knows one."""

    name: Span
    words: Span
    entity_id: str | None


def place_said(saying: Saying, index: DocumentIndex) -> StatementPlace | None:
    """Give the one named place that the words about the cue name; None where they name none, or several apart."""
    found = list(_named(saying, index))
    if not found or len({place.words.start_char for place in found}) > 1:
        return None
    return found[0]


def _named(saying: Saying, index: DocumentIndex) -> Iterator[StatementPlace]:
    for token in saying.head.sent:
        if token.dep_ != "pobj" or token.head.lower_ not in _IN or not saying.is_narrated(token):
            continue
        if belongs(token, saying, _PREPOSITIONS) and not _is_elsewhere(token, saying):
            name, mention = _name(token, saying, index)
            if name is not None:
                entity = (mention.literal_entity_id or mention.entity_id) if mention else None
                yield StatementPlace(name, saying.span_of(_top(token, saying).left_edge.i, _end(token)), entity)


def _name(token: Token, saying: Saying, index: DocumentIndex) -> tuple[Span | None, Mention | None]:
    """The place's name: that of an entity of the article, else what the model takes for a place."""
    at = saying.span_of(token.i, token.i + 1)
    ents = [ent for ent in token.sent.ents if ent.start <= token.i < ent.end and ent.label_ in _PLACES]
    wide = index.mentions_within(saying.span_of(token.left_edge.i, token.i + 1))
    mention = next((one for one in wide if one.span.holds(at)), None)
    if mention is not None:
        key = mention.literal_entity_id or mention.entity_id
        is_place = key in index.entities and index.entities[key].entity_type == "place"
        return (mention.span, mention) if is_place else (None, None)
    if not ents or token.pos_ != "PROPN":
        return None, None
    first = ents[0].start + (ents[0][0].pos_ == "DET")
    return saying.span_of(first, _end(token)), None


def _end(token: Token) -> int:
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].ent_iob_ == "I" and token.doc[end].ent_type_ in _PLACES:
        end += 1
    return end


def _is_elsewhere(token: Token, saying: Saying) -> bool:
    """Say whether the place is that of those spoken to, or of where they come from."""
    path = [one for one in token.ancestors if one.i != saying.head.i and one.i > saying.head.i]
    is_written = any(one.lemma_.lower() in _WRITTEN for one in (*path, saying.head))
    is_far = any(one.lower_ == "to" for one in path)
    return (is_written and is_far) or (token.head.lower_ == "from" and token.head.head.pos_ == "NOUN")


def _top(token: Token, saying: Saying) -> Token:
    """The word below the cue that the place hangs from: "at" of "at a rally in Ohio"."""
    while token.head.i != token.i and token.head.i not in saying.cue and token.head.i != saying.head.i:
        if token.head.i in saying.source:
            return token
        token = token.head
    return token
