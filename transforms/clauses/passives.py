"""Know a verb in the passive, by the helping verb that the parse gives it.

What the subject of a passive may say: idle_subjects.py. A "'s" that is "has": clause_ranges.py.
"""

from transforms.document import Token
from transforms.language.grammar import SUBJECTS

_HELPER = "auxpass"
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


def is_active_beside_passive(verb: Token) -> bool:
    """Say whether a verb joined to a passive has a clause of its own: "It would be closed and argued that ...".

    Whoever argues is not the one of whom the passive tells.
    """
    own = {child.dep_ for child in verb.children}
    return is_passive(verb.head) and "ccomp" in own and own.isdisjoint(("aux", _HELPER, *SUBJECTS))
