"""Decide whether a day or place belongs to the speech event: whether its word attaches to the cue and no other verb.

Looks at the way from the word up to the cue, not at what the word means. Days: days.py. Places: places.py.
"""

from collections.abc import Container

from transforms.circumstances.speech_event import VERBS, SpeechEvent
from transforms.document import SpeakerKind, Token
from transforms.knowledge.source_kinds import look_up_speaker_kind
from transforms.language.grammar import SUBJECTS

# "Speaking in Leeds, Silva said": verbs of the same event.
_SPEAKING = frozenset(("speak", "talk", "appear", "testify", "write"))
# "In a statement released on Monday": participles of the same event.
_RELEASING = frozenset(("release", "issue", "post", "publish", "deliver", "give", "make", "hold"))
# "Monday's ruling", "the Monday vote", "the 2016 vote".
_OWNER_RELATIONS = ("poss", "compound", "nmod", "nummod")
# Behind these a possessive is of what is talked of: "said of Monday's ruling", "reacted to Monday's ruling".
_NOT_BEFORE_OWNER = ("on", "to", "with", "of", "about", "for")


def attaches_to_cue(token: Token, event: SpeechEvent, prepositions: Container[str]) -> bool:
    """Say whether `token` attaches to the cue through nouns and these prepositions alone.

    Of a possessive ("Monday's ruling") the first preposition must be one of place or time, or it is what is talked of.
    """
    first, is_owner = token, token.dep_ in _OWNER_RELATIONS
    prepositions_seen = 0
    while token.head.i != token.i:
        above = token.head
        if token.dep_ in SUBJECTS:  # who does it, not where or when it is done
            return False
        if token.pos_ == "ADP":
            prepositions_seen += 1
            is_before_owner = is_owner and prepositions_seen == 1
            if token.lower_ not in prepositions or (is_before_owner and token.lower_ in _NOT_BEFORE_OWNER):
                return False

        # "condemned Monday's attack", but "told Monday's meeting"
        is_direct_object = is_owner and not prepositions_seen and above.i == event.head.i
        is_object_of_cue = is_owner and not prepositions_seen and above.lower_ in _NOT_BEFORE_OWNER  # "said of"
        if is_object_of_cue or (is_direct_object and above.lemma_ != "tell"):
            return False
        if _belongs_to_speech_event(above, event) or _shares_time(above, token, first, event):
            return True
        if _is_outside_speech_event(above, event):
            return False
        token = above
    return False


def dates_source(token: Token, event: SpeechEvent) -> bool:
    """Say whether a word of the source tells when or where that came out.

    "A report released last week found", "a speech that she gave in May", "a 2014 study found".
    """
    if token.dep_ in _OWNER_RELATIONS and token.head.i in event.source:
        return look_up_speaker_kind(token.head.lemma_, token.head.tag_) == SpeakerKind.DOCUMENT
    release = next((word for word in token.ancestors if word.pos_ in VERBS), None)
    if release is None or release.i not in event.source:
        return False
    return _is_participle_of_speech_event(release)


def _belongs_to_speech_event(token: Token, event: SpeechEvent) -> bool:
    return token.i in event.cue or token.i == event.head.i or _is_verb_of_speech_event(token, event)


def _shares_time(verb: Token, below: Token, first: Token, event: SpeechEvent) -> bool:
    """Say whether a time that hangs from another verb is that of the cue, too.

    "On Friday Silva condemned it and pledged help": it stands before both verbs. "Silva, opening the museum on Friday,
    said": it hangs from a participle beside the cue.
    """
    head = event.head
    has_subject = any(child.dep_ in SUBJECTS for child in head.children)
    if head.dep_ == "conj" and head.head.i == verb.i:
        return first.i < verb.i and not has_subject
    is_beside = verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.i == head.i
    has_mark = any(child.dep_ in ("mark", "advmod", "prep") and child.i < verb.i for child in verb.children)
    return is_beside and not has_mark and below.dep_ in ("prep", "npadvmod")


def _is_outside_speech_event(token: Token, event: SpeechEvent) -> bool:
    """Say whether a word is another verb, or not narrated at all."""
    is_other_verb = token.pos_ in VERBS and not _is_participle_of_speech_event(token)
    return is_other_verb or not event.is_narrated(token)


def _is_verb_of_speech_event(verb: Token, event: SpeechEvent) -> bool:
    """Say whether a verb is "went" of "went on to say", or "speaking" of "Speaking in Leeds, Silva said"."""
    head = event.head
    is_same_act = head.dep_ == "xcomp" or (head.dep_ == "advcl" and head.tag_ == "VBG")  # "spoke in Leeds, saying"
    if is_same_act and head.head.i == verb.i:
        return True
    is_means = head.dep_ == "pcomp" and head.head.lower_ == "by"  # "responded by saying"
    if is_means and head.head.head.i == verb.i:
        return True
    is_beside = verb.dep_ in ("advcl", "acl") and (verb.head.i in event.cue or verb.head.i in event.source)
    return is_beside and verb.lemma_ in _SPEAKING


def _is_participle_of_speech_event(verb: Token) -> bool:
    is_participle = verb.dep_ == "acl" and verb.tag_ == "VBN"
    is_past = verb.dep_ == "relcl" and verb.tag_ in ("VBD", "VBN")  # "a speech that she gave in May"
    return (is_participle or is_past) and verb.lemma_ in _RELEASING
