"""Find bodies without a name that a text says are founded: "agreed to establish a working group".

Each is called by its kind, which other articles call other bodies by, so it is an entity of its article alone
(`transforms/identity/resolution.py`). What is founded only if, or not at all, is none.
"""

from collections.abc import Collection, Iterator, Sequence

from transforms.document import FOUNDED_HERE, Entity, EntityType, Mention, MentionType, Parse, Span, Token
from transforms.entities.ids import entity_id_of
from transforms.knowledge.organization_names import is_name_by_kind_alone
from transforms.language.alignment import start_of_token
from transforms.language.words import tokens_with_relations

_OBJECT, _SUBJECT_OF_PASSIVE = "dobj", "nsubjpass"
_FOUNDING = frozenset(("establish", "create", "form", "found", "convene", "appoint", "launch", "set"))
# With these what they founded begins a phrase: "set up", "set" alone founds nothing.
_WITH_PARTICLE = frozenset(("set",))
# Who did so founds what the infinitive says.
_DECIDING = frozenset(("agree", "decide", "vote"))
_TAGS_OF_PAST = frozenset(("VBD", "VBN"))
_ARTICLES = frozenset(("a", "an"))
_OF_KIND = frozenset(("compound", "amod", "punct"))
_CONFIDENCE = 0.7  # set by hand


def find_founded_bodies(parses: Sequence[Parse], taken: Collection[str]) -> Iterator[tuple[Entity, Mention]]:
    """Find each body that is founded, once, with its mention; none whose id is among those `taken`."""
    found = set(taken)
    for parse in parses:
        for noun in tokens_with_relations(parse, (_OBJECT, _SUBJECT_OF_PASSIVE)):
            if not (_is_founded(noun) and (phrase := _find_kind(noun))):
                continue
            name = " ".join(token.text for token in phrase)
            entity_id = entity_id_of(EntityType.ORGANIZATION, name)
            if entity_id in found:
                continue
            found.add(entity_id)
            span = Span(start_of_token(parse, phrase[0]), start_of_token(parse, noun) + len(noun.text))
            mention = Mention(span, entity_id, MentionType.NOMINAL, FOUNDED_HERE, _CONFIDENCE)
            yield Entity(entity_id, EntityType.ORGANIZATION, name), mention


def _is_founded(noun: Token) -> bool:
    """Say whether a verb says that what a noun names was founded, or that somebody agreed to found it."""
    verb = noun.head
    if verb.lemma_ not in _FOUNDING or not _ARTICLES.intersection(child.lower_ for child in noun.children):
        return False
    relations = {child.dep_ for child in verb.children}
    if verb.lemma_ in _WITH_PARTICLE and "prt" not in relations:
        return False
    is_decided = verb.dep_ == "xcomp" and verb.head.lemma_ in _DECIDING and _is_past(verb.head)
    return is_decided or _is_past(verb)


def _is_past(verb: Token) -> bool:
    """Say whether a verb tells what happened: nothing that may, would or did not."""
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass", "neg")]
    return verb.tag_ in _TAGS_OF_PAST and not any(child.tag_ == "MD" or child.dep_ == "neg" for child in helpers)


def _find_kind(noun: Token) -> list[Token]:
    """Find the words that say what kind of body one is, without the article; none where they are of no such kind."""
    before = [child for child in noun.lefts if child.dep_ in _OF_KIND]
    phrase = [*before, noun]
    is_whole = phrase[0].i + len(phrase) - 1 == noun.i
    return phrase if is_whole and is_name_by_kind_alone(" ".join(token.text for token in phrase)) else []
