"""Know a verb in the passive, by the helping verb that the parse gives it.

What the subject of a passive may say: idle_subjects.py. A "'s" that is "has": clause_ranges.py.
"""

from transforms.document import Token
from transforms.language.grammar import SUBJECTS

_HELPER = "auxpass"
# "called for a vote" has what is said behind a preposition.
_OBJECTS = ("ccomp", "dobj")
# Not "'s", which may be "has" as well.
_FORMS_OF_BE = frozenset(("am", "is", "are", "was", "were", "be", "been", "being"))


def is_passive(verb: Token) -> bool:
    """Say whether a verb has a helping verb of the passive."""
    return any(child.dep_ == _HELPER for child in verb.children)


def is_passive_participle(verb: Token) -> bool:
    """Say whether a verb is a past participle and has a helping verb of the passive."""
    return verb.tag_ == "VBN" and is_passive(verb)


def is_passive_with_be(verb: Token) -> bool:
    """Say whether a verb has a form of "be" as helping verb of the passive, beyond doubt: no "'s", no "got"."""
    return any(child.dep_ == _HELPER and child.lower_ in _FORMS_OF_BE for child in verb.children)


def has_agent(verb: Token) -> bool:
    """Say whether a passive tells by whom it is done: "was accused by Silva"."""
    return any(child.dep_ == "agent" for child in verb.children)


def is_verb_taken_for_participle(verb: Token) -> bool:
    """Say whether the parse takes the verb of a sentence for a participle of its subject, so that no verb is left.

    "The board, which runs the ferry, announced on Monday that": behind a comma and with what it says.
    """
    if verb.tag_ != "VBN" or verb.dep_ != "acl" or verb.head.dep_ != "ROOT":
        return False
    is_behind_comma = verb.i > verb.sent.start and verb.nbor(-1).text == ","
    has_object = any(child.dep_ in _OBJECTS or child.lower_ == "for" for child in verb.rights)
    return is_behind_comma and has_object


def is_active_beside_passive(verb: Token) -> bool:
    """Say whether a verb joined to a passive has a clause of its own: "It would be closed and argued that ...".

    Whoever argues is not the one of whom the passive tells.
    """
    own = {child.dep_ for child in verb.children}
    return is_passive(verb.head) and "ccomp" in own and own.isdisjoint(("aux", _HELPER, *SUBJECTS))
