"""Find the addressee of a speech event: "told reporters", "wrote to the governor", "in an interview with the Herald".

Read from the parse around the cue. Must not guess: an addressee is a noun phrase in the place of an addressee, that
refers to people or to a body of them; without such a phrase there is no addressee. That an addressee is not the
speaker: assembly.py.
"""

from collections.abc import Iterator
from functools import cache

from transforms.circumstances.speech_event import VERBS, SpeechEvent
from transforms.document import SpeakerKind, Token
from transforms.knowledge.source_kinds import look_up_speaker_kind
from transforms.knowledge.tables import read_rows
from transforms.language.grammar import PEOPLE_LABELS, SUBJECTS

_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself", "oneself"))
# Pronouns of persons; "it" is left out.
_PERSONAL = frozenset(("him", "her", "them", "me", "us", "you"))
_NOT_PEOPLE_LABELS = frozenset((
    "DATE",
    "TIME",
    "MONEY",
    "PERCENT",
    "QUANTITY",
    "CARDINAL",
    "ORDINAL",
    "LANGUAGE",
    "LAW",
))
# Prepositions that continue a phrase; it ends before what says where or when: "told reporters in Leeds on Monday".
_CONTINUING = frozenset(("of", "from", "for"))
_MODIFIERS = ("det", "poss", "amod", "compound", "nummod", "nmod", "quantmod", "case", "predet", "advmod", "flat")
# Before the medium in which something is said: "in a letter to", "during an interview with".
_BEFORE_MEDIUM = frozenset(("in", "during", "at", "by", "through", "on"))
# Verbs with the preposition that their addressee has.
_FIXED = frozenset((("testify", "before"), ("appear", "before"), ("call", "on"), ("call", "upon"), ("prevail", "on")))


def find_addressee(event: SpeechEvent) -> tuple[int, int] | None:
    """Find the tokens [first, end) of the addressee; None where the text names no addressee."""
    for noun in _find_addressees_of_active_cue(event):
        # the object may be content as well: "urged" has "voters to stay at home"
        is_free = noun.i not in event.source | event.quoted | event.cue
        if is_free and _can_be_addressee(noun, event.head):
            return _phrase_of_addressee(noun, event)
    for noun in _find_indirect_addressees(event):
        is_free = event.is_narrated(noun) and noun.i not in event.cue
        if is_free and _can_be_addressee(noun, event.head):
            return _phrase_of_addressee(noun, event)
    return None


def _find_addressees_of_active_cue(event: SpeechEvent) -> Iterator[Token]:
    if event.head.pos_ in VERBS:
        yield from _find_addressed_objects(event.head)


def _find_indirect_addressees(event: SpeechEvent) -> Iterator[Token]:
    """Yield the subject of a passive cue, then the nouns behind its prepositions."""
    head = event.head
    if head.pos_ in VERBS:
        yield from _find_addressees_of_passive(head)
    for child in head.children:
        if child.dep_ in ("prep", "dative") and event.is_narrated(child):
            yield from _find_addressees_behind_preposition(child, head)


def _find_addressed_objects(verb: Token) -> Iterator[Token]:
    """Yield the objects of an active verb; some parses make them the subject of its infinitive."""
    lemma = verb.lemma_.lower()
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return
    for child in verb.rights:
        is_object = child.dep_ == "dobj" and lemma in _addressee_words("told")
        is_bare_dative = child.dep_ == "dative" and child.pos_ != "ADP"
        is_dative = is_bare_dative and lemma in _addressee_words("told") | _addressee_words("said")
        if is_object or is_dative:
            yield child
        elif child.dep_ in ("ccomp", "xcomp") and lemma in _addressee_words("told"):
            yield from (noun for noun in child.lefts if _is_addressee_before_infinitive(noun, child, verb))


def _is_addressee_before_infinitive(noun: Token, infinitive: Token, verb: Token) -> bool:
    is_behind_verb = noun.dep_ == "nsubj" and noun.i > verb.i
    return is_behind_verb and any(word.tag_ == "TO" and word.i > noun.i for word in infinitive.lefts)


def _find_addressees_of_passive(verb: Token) -> Iterator[Token]:
    """Yield the subjects of a passive verb of telling: "was told"; "asked whether ..., Ray said"."""
    has_subject = any(child.dep_ == "nsubj" for child in verb.lefts)
    is_passive = verb.tag_ == "VBN" or (verb.tag_ == "VBD" and verb.dep_ == "advcl" and not has_subject)
    if verb.lemma_.lower() not in _addressee_words("told") or not is_passive:
        return
    yield from (child for child in verb.children if child.dep_ == "nsubjpass")
    if verb.dep_ == "acl":
        yield verb.head
    elif verb.dep_ == "advcl":
        yield from (child for child in verb.head.children if child.dep_ == "nsubj")


def _find_addressees_behind_preposition(preposition: Token, head: Token) -> Iterator[Token]:
    """Yield the nouns behind a preposition of the cue that are addressed: "said to", "spoke with", "in a letter to"."""
    word, lemma = preposition.lower_, head.lemma_.lower()
    objects = [child for child in preposition.children if child.dep_ == "pobj"]
    is_to = word == "to" and lemma in _addressee_words("said")
    is_with = word == "with" and lemma in _addressee_words("with")
    if is_to or is_with or (lemma, word) in _FIXED:
        yield from objects
    elif word in _BEFORE_MEDIUM:
        for noun in objects:
            yield from _find_addressees_behind_medium(noun)


def _find_addressees_behind_medium(noun: Token) -> Iterator[Token]:
    """Yield the nouns that a letter is to, or an interview with."""
    lemma = noun.lemma_.lower()
    for child in noun.children:
        is_to = child.lower_ == "to" and lemma in _addressee_words("to whom")
        is_with = child.lower_ == "with" and lemma in _addressee_words("with whom")
        is_before = child.lower_ in ("before", "to") and lemma in _addressee_words("before whom")
        if child.dep_ == "prep" and (is_to or is_with or is_before):
            yield from (word for word in child.children if word.dep_ == "pobj")


def _can_be_addressee(noun: Token, verb: Token) -> bool:
    """Say whether a noun refers to people or to a body of them."""
    if noun.lower_ in _REFLEXIVE or noun.ent_type_ in _NOT_PEOPLE_LABELS:
        return False
    if noun.pos_ == "PRON":
        return noun.lower_ in _PERSONAL or noun.dep_ in SUBJECTS
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN" or lemma in _addressee_words("person"):
        return True
    if noun.pos_ != "NOUN":
        return False
    if noun.dep_ == "dobj" and _has_people_as_addressee(verb, noun):
        return lemma not in _addressee_words("thing told")

    is_body = noun.ent_type_ in PEOPLE_LABELS or look_up_speaker_kind(lemma, noun.tag_) == SpeakerKind.ORGANIZATION
    return is_body or lemma in _addressee_words("audience")


def _has_people_as_addressee(verb: Token, noun: Token) -> bool:
    """Say whether the object of a verb is always of people: of "urge", or of "tell" before a clause."""
    lemma = verb.lemma_.lower()
    has_clause = any(child.dep_ in ("ccomp", "xcomp") and child.i > noun.i for child in verb.children)
    return lemma in _addressee_words("of somebody") or (has_clause and lemma in _addressee_words("told"))


def _phrase_of_addressee(noun: Token, event: SpeechEvent) -> tuple[int, int]:
    """Give the tokens of a noun with its name or description, without what says where, when or what."""
    left_edges = [child.left_edge.i for child in noun.lefts if child.dep_ in _MODIFIERS]
    first = min([noun.i, *left_edges])
    end = _find_end_of_addressee(noun)
    taken = event.quoted | event.source | event.cue
    return first, next((at for at in range(noun.i + 1, end) if at in taken), end)


def _find_end_of_addressee(noun: Token) -> int:
    end = noun.i + 1
    for child in noun.rights:
        if child.left_edge.i > end:
            break
        if child.dep_ == "prep" and child.lower_ in _CONTINUING:
            ends = [_find_end_of_addressee(word) for word in child.children if word.dep_ == "pobj"]
            end = max([end, *ends])
        elif child.dep_ == "conj":
            end = _find_end_of_addressee(child)
        elif child.dep_ in ("case", "flat", "nummod"):
            end = child.i + 1
        elif child.dep_ != "cc":
            break
    return end


@cache
def _addressee_words(kind: str) -> frozenset[str]:
    return frozenset(word for word, found in read_rows("lexicon/addressee_words") if found == kind)
