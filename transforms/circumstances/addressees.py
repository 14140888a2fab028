"""Whom somebody speaks to: "told reporters", "wrote to the governor", "in an interview with the Herald".

Read from the parse around the cue. What the words do not say plainly is left out: an addressee is a noun phrase that
stands where addressees stand, speaks of people or of a body of them, and is not the speaker.
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from transforms.circumstances.speech_event import Saying
from transforms.knowledge.source_kinds import speaker_kind
from transforms.knowledge.tables import read_rows

_REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself", "oneself"))
# What "him or her" could be, a thing could not.
_PERSONAL = frozenset(("him", "her", "them", "me", "us", "you"))
_NO_PEOPLE = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL", "LANGUAGE", "LAW"))
_PEOPLE = frozenset(("PERSON", "ORG", "NORP"))
# A phrase ends before what only tells where or when: "told reporters in Leeds on Monday".
_KEPT = frozenset(("of", "from", "for"))
_PARTS = ("det", "poss", "amod", "compound", "nummod", "nmod", "quantmod", "case", "predet", "advmod", "flat")


def addressee_of(saying: Saying) -> tuple[int, int] | None:
    """Give the tokens [first, end) of whom the words are spoken to; None where the text does not say."""
    for noun, is_object in _offered(saying):
        is_free = saying.is_narrated(noun) if not is_object else noun.i not in saying.source | saying.marked
        if is_free and noun.i not in saying.cue and _is_somebody(noun, saying.head):
            return _phrase(noun, saying)
    return None


def _offered(saying: Saying) -> Iterator[tuple[Token, bool]]:
    """Nouns where addressees stand, the surest first, and whether each is the cue's own object.

    The object may be a word of the content as well: "urged" has "voters to stay at home".
    """
    head = saying.head
    if head.pos_ in ("VERB", "AUX"):
        yield from ((noun, True) for noun in _objects(head))
        yield from ((noun, False) for noun in _asked(head))
    for kid in head.children:
        if kid.dep_ in ("prep", "dative") and saying.is_narrated(kid):
            yield from ((noun, False) for noun in _of_preposition(kid, head))


def _objects(verb: Token) -> Iterator[Token]:
    """Whom an active verb of saying has behind it, as its object or, for some parses, as that of its infinitive."""
    lemma = verb.lemma_.lower()
    if any(kid.dep_ in ("nsubjpass", "auxpass") for kid in verb.children):
        return
    for kid in verb.rights:
        is_told = kid.dep_ == "dobj" and lemma in _words("told")
        is_dative = kid.dep_ == "dative" and kid.pos_ != "ADP" and lemma in _words("told") | _words("said")
        if is_told or is_dative:
            yield kid
        elif kid.dep_ in ("ccomp", "xcomp") and lemma in _words("told"):
            yield from (one for one in kid.lefts if one.dep_ == "nsubj" and one.i > verb.i and _has_to(one, kid))


def _has_to(subject: Token, infinitive: Token) -> bool:
    return any(one.tag_ == "TO" and one.i > subject.i for one in infinitive.lefts)


def _asked(verb: Token) -> Iterator[Token]:
    """Whom a passive verb of saying has as its subject: "was told"; "asked whether ..., Ray said"."""
    if verb.lemma_.lower() not in _words("told") or verb.tag_ != "VBN":
        return
    yield from (kid for kid in verb.children if kid.dep_ == "nsubjpass")
    if verb.dep_ == "acl":
        yield verb.head
    elif verb.dep_ == "advcl":
        yield from (kid for kid in verb.head.children if kid.dep_ == "nsubj")


def _of_preposition(preposition: Token, head: Token) -> Iterator[Token]:
    word, lemma = preposition.lower_, head.lemma_.lower()
    objects = [kid for kid in preposition.children if kid.dep_ == "pobj"]
    is_to = word == "to" and lemma in _words("said")
    if is_to or (word == "with" and lemma in _words("with")) or (lemma, word) in _FIXED:
        yield from objects
    elif word in ("in", "during", "at", "by", "through", "on"):
        for noun in objects:
            yield from _of_medium(noun)


_FIXED = frozenset((("testify", "before"), ("appear", "before"), ("call", "on"), ("call", "upon"), ("prevail", "on")))


def _of_medium(noun: Token) -> Iterator[Token]:
    """Whom a letter is to, or an interview with."""
    lemma = noun.lemma_.lower()
    for kid in noun.children:
        is_to = kid.lower_ == "to" and lemma in _words("to whom")
        is_with = kid.lower_ == "with" and lemma in _words("with whom")
        is_before = kid.lower_ in ("before", "to") and lemma in _words("before whom")
        if kid.dep_ == "prep" and (is_to or is_with or is_before):
            yield from (one for one in kid.children if one.dep_ == "pobj")


def _is_somebody(noun: Token, verb: Token) -> bool:
    if noun.lower_ in _REFLEXIVE or noun.ent_type_ in _NO_PEOPLE:
        return False
    if noun.pos_ == "PRON":
        return noun.lower_ in _PERSONAL or noun.dep_ in ("nsubj", "nsubjpass")
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN" or lemma in _words("person"):
        return True
    has_clause = any(kid.dep_ in ("ccomp", "xcomp") and kid.i > noun.i for kid in verb.children)
    is_told = verb.lemma_.lower() in _words("of somebody") or (has_clause and verb.lemma_.lower() in _words("told"))
    if noun.pos_ == "NOUN" and noun.dep_ == "dobj" and is_told:
        return lemma not in _words("thing told")
    is_body = noun.ent_type_ in _PEOPLE or speaker_kind(lemma, noun.tag_) == "organization"
    return noun.pos_ == "NOUN" and (is_body or _is_audience(noun))


def _is_audience(noun: Token) -> bool:
    return noun.lemma_.lower() in _words("audience")


def _phrase(noun: Token, saying: Saying) -> tuple[int, int]:
    """The noun with what belongs to its name or description, without what tells where, when or more of it."""
    first = min([noun.i, *(kid.left_edge.i for kid in noun.lefts if kid.dep_ in _PARTS)])
    end = _end(noun)
    others = saying.marked | saying.source | saying.cue
    return first, next((at for at in range(noun.i + 1, end) if at in others), end)


def _end(noun: Token) -> int:
    end = noun.i + 1
    for kid in noun.rights:
        if kid.left_edge.i > end:
            break
        if kid.dep_ == "prep" and kid.lower_ in _KEPT:
            end = max([end, *(_end(one) for one in kid.children if one.dep_ == "pobj")])
        elif kid.dep_ == "conj":
            end = _end(kid)
        elif kid.dep_ in ("case", "flat", "nummod"):
            end = kid.i + 1
        elif kid.dep_ != "cc":
            break
    return end


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, found in read_rows("lexicon/addressee_words") if found == kind)
