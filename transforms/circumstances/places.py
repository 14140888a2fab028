"""Find the place of a speech event, where the words about the cue name one: "said at a rally in Leeds".

Must not take a place from the content, nor where those addressed are or come from. Which words attach to the cue:
attachment.py. Days: days.py.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from transforms.circumstances.attachment import attaches_to_cue
from transforms.circumstances.speech_event import SpeechEvent
from transforms.coreference.index import DocumentIndex
from transforms.document import EntityType, Mention, Span, Token
from transforms.language.grammar import PLACE_LABELS

_LOCATIVE = frozenset(("in", "at", "outside", "inside", "near", "from"))
_PREPOSITIONS = _LOCATIVE | {"during", "with", "to", "by"}
# What is written to somebody in a place is not written there.
_WRITTEN = frozenset(("write", "letter", "email", "e-mail", "text", "tweet", "message"))


@dataclass(frozen=True, slots=True)
class StatementPlace:
    """Where something was said: the name as written, the words that say so, the entity where the article has one."""

    name: Span
    words: Span
    entity_id: str | None


def find_speech_place(event: SpeechEvent, index: DocumentIndex) -> StatementPlace | None:
    """Find the one place that the words about the cue name; None where they name no place, or several apart."""
    found = list(_find_speech_places(event, index))
    if not found or len({place.words.start_char for place in found}) > 1:
        return None
    return found[0]


def _find_speech_places(event: SpeechEvent, index: DocumentIndex) -> Iterator[StatementPlace]:
    for token in event.head.sent:
        if not _may_be_speech_place(token) or not event.is_narrated(token):
            continue
        if not attaches_to_cue(token, event, _PREPOSITIONS) or _is_outside_speech_place(token, event):
            continue

        words = event.span_of(
            _find_top_word_of_speech_place(token, event).left_edge.i, _find_end_of_speech_place(token)
        )
        mention = _find_mention_of_speech_place(token, event, index)
        if mention is not None:
            entity_id = mention.literal_entity_id or mention.entity_id
            if _is_entity_of_speech_place(entity_id, index):
                yield StatementPlace(mention.span, words, entity_id)
        elif name := _find_labelled_speech_place(token, event):
            yield StatementPlace(name, words, None)


def _may_be_speech_place(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in _LOCATIVE


def _find_mention_of_speech_place(token: Token, event: SpeechEvent, index: DocumentIndex) -> Mention | None:
    """Find the mention of an entity that covers a token, within the token's phrase."""
    token_span = event.span_of(token.i, token.i + 1)
    phrase = event.span_of(token.left_edge.i, token.i + 1)
    mentions = index.mentions_within(phrase)
    return next((mention for mention in mentions if mention.span.holds(token_span)), None)


def _is_entity_of_speech_place(entity_id: str, index: DocumentIndex) -> bool:
    entity = index.entities.get(entity_id)
    return entity is not None and entity.entity_type == EntityType.PLACE


def _find_labelled_speech_place(token: Token, event: SpeechEvent) -> Span | None:
    """Find the name that the language model labels as a place, its article left out; None where there is none."""
    if token.pos_ != "PROPN" or token.ent_type_ not in PLACE_LABELS:
        return None
    first = token.i
    while token.doc[first].ent_iob_ == "I":
        first -= 1
    if token.doc[first].pos_ == "DET":
        first += 1
    return event.span_of(first, _find_end_of_speech_place(token))


def _find_end_of_speech_place(token: Token) -> int:
    """Find the end of the labelled name that a token is in."""
    end = token.i + 1
    while end < len(token.doc) and token.doc[end].ent_iob_ == "I" and token.doc[end].ent_type_ in PLACE_LABELS:
        end += 1
    return end


def _is_outside_speech_place(token: Token, event: SpeechEvent) -> bool:
    """Say whether a place is that of those addressed, or where they come from: "wrote to a school in Leeds"."""
    path = [word for word in token.ancestors if word.i > event.head.i]
    is_written = any(word.lemma_.lower() in _WRITTEN for word in (*path, event.head))
    is_addressed = any(word.lower_ == "to" for word in path)
    is_origin = token.head.lower_ == "from" and token.head.head.pos_ == "NOUN"
    return (is_written and is_addressed) or is_origin


def _find_top_word_of_speech_place(token: Token, event: SpeechEvent) -> Token:
    """Find the word right below the cue, or the source, that a place attaches by: "at" of "at a rally in Ohio"."""
    while not _is_top_word_of_speech_place(token, event):
        token = token.head
    return token


def _is_top_word_of_speech_place(token: Token, event: SpeechEvent) -> bool:
    above = token.head
    is_below_cue = above.i in event.cue or above.i == event.head.i
    return above.i == token.i or is_below_cue or above.i in event.source
