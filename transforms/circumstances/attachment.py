"""Which words tell of the act of saying itself: those that hang from the cue and from no other verb."""

from collections.abc import Container

from spacy.tokens import Token

from transforms.circumstances.speech_event import VERBS, Saying

# "Speaking in Leeds, Silva said"; "in a statement released on Monday": verbs of the same act.
_SPEAKING = frozenset(("speak", "talk", "appear", "testify", "write"))
_RELEASING = frozenset(("release", "issue", "post", "publish", "deliver", "give", "make", "hold"))


def belongs(token: Token, saying: Saying, prepositions: Container[str]) -> bool:
    """Say whether `token` hangs from the cue by nouns and these prepositions alone.

    Of a possessive ("Monday's ruling") the first preposition must be one of place or time, or it is what is talked of.
    """
    is_owner, seen = token.dep_ in ("poss", "compound", "nmod"), 0
    while token.head.i != token.i:
        above = token.head
        if token.dep_ in ("nsubj", "nsubjpass"):  # who does it, not where or when it is done
            return False
        if token.pos_ == "ADP":
            seen += 1
            if token.lower_ not in prepositions or (is_owner and seen == 1 and token.lower_ in ("on", "to", "with")):
                return False
        if is_owner and not seen and above.i == saying.head.i and above.lemma_ != "tell":
            return False  # "condemned Monday's attack", but "told Monday's meeting"
        if above.i in saying.cue or above.i == saying.head.i or _is_same_act(above, saying):
            return True
        if (above.pos_ in VERBS and not _is_release(above)) or above.i in saying.content or above.i in saying.source:
            return False
        token = above
    return False


def _is_same_act(verb: Token, saying: Saying) -> bool:
    """Say whether a verb is "went" of "went on to say", or "speaking" of "Speaking in Leeds, Silva said"."""
    head = saying.head
    if head.dep_ == "xcomp" and head.head.i == verb.i:
        return True
    is_beside = verb.dep_ in ("advcl", "acl") and (verb.head.i in saying.cue or verb.head.i in saying.source)
    return is_beside and verb.lemma_ in _SPEAKING


def _is_release(verb: Token) -> bool:
    return verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.lemma_ in _RELEASING
