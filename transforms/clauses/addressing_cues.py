"""Tell whether a cue says who is asked or told something, and whom: "Silva was asked", "Asked whether ..., Silva".

Such a cue's subject says nothing. Who does: `sources/source_rules.py`.
"""

from collections.abc import Iterable

from transforms.clauses.clause_ranges import is_contracted_have
from transforms.document import Token
from transforms.language.alignment import TokenRange
from transforms.language.grammar import FINITE_TAGS, SUBJECTS_OF_ALL_KINDS

# The subject of the passive of these verbs is asked or told something, and says none of it.
_ADDRESSING_VERBS = frozenset([
    "ask",
    "tell",
    "question",
    "quiz",
    "press",
    "inform",
    "urge",
    "warn",
    "advise",
    "remind",
    "order",
])
_PASSIVE = ("auxpass", "nsubjpass")
# Words that a question begins with behind "asked".
_QUESTIONS = frozenset(("if", "whether", "about", "how", "why", "what", "when", "where", "who"))
_OPENERS = frozenset(("when", "if", "once", "while", "also", "and", "but", "then", "later"))


def is_addressing_cue(verb: Token) -> bool:
    """Say whether a verb says who is asked or told something: "was asked", "Asked whether ..., Silva"."""
    if verb.lemma_.lower() not in _ADDRESSING_VERBS:
        return False
    passive = [child for child in verb.children if child.dep_ in _PASSIVE and not is_contracted_have(verb)]
    is_passive = any(child.i > verb.i or not _has_quotation_mark(verb.doc[child.i : verb.i]) for child in passive)
    is_participle = _is_opening_participle(verb) or _is_participle_behind_name(verb) or _is_participle_in_opening(verb)
    return is_passive or is_participle or _is_asked_in_aside(verb)


def _has_quotation_mark(tokens: Iterable[Token]) -> bool:
    return any(token.is_quote for token in tokens)  # "Where are they?" asked Silva: "are" is in the words between marks


def _is_participle_behind_name(verb: Token) -> bool:
    """Say whether a comma parts "asked" from the name before it, who does something else: "Silva, asked if, smiled"."""
    if verb.i < 2 or verb.nbor(-1).text != "," or verb.nbor(-2).pos_ != "PROPN" or verb.tag_ not in ("VBN", "VBD"):
        return False
    before = verb.doc[verb.sent.start : verb.i - 1]
    is_behind = any(token.text == "," for token in verb.doc[verb.i + 1 : verb.sent.end])
    return is_behind and not any(token.text == "," or token.is_quote for token in before)


def _is_participle_in_opening(verb: Token) -> bool:
    """Say whether a comma parts "asked" from what opens its sentence, and its verb is behind: "On Monday, asked if"."""
    if verb.i == verb.sent.start or verb.nbor(-1).text != "," or verb.dep_ != "advcl":
        return False
    is_alone = not any(child.dep_ in SUBJECTS_OF_ALL_KINDS for child in verb.lefts)
    return is_alone and any(child.dep_ in SUBJECTS_OF_ALL_KINDS and child.i > verb.i for child in verb.head.lefts)


def _is_asked_in_aside(verb: Token) -> bool:
    """Say whether "asked if" stands between commas before the verb of who was asked, whatever the parse makes of it.

    "Silva, the mayor, asked if it was late, said no", and behind what opens a sentence, "Days before, asked if ...".
    """
    if verb.i == verb.sent.start or verb.nbor(-1).text != "," or verb.tag_ not in ("VBN", "VBD"):
        return False
    if verb.i + 1 >= verb.sent.end or verb.nbor().lower_ not in _QUESTIONS:
        return False
    behind = verb.doc[verb.i + 2 : verb.sent.end]
    comma = next((token for token in behind if token.text == "," and token.i + 1 < verb.sent.end), None)
    is_before_verb = comma is not None and comma.nbor().tag_ in FINITE_TAGS
    before = verb.doc[verb.sent.start : verb.i]
    has_subject = any(token.dep_ in SUBJECTS_OF_ALL_KINDS or token.dep_ == "ROOT" for token in before)
    return is_before_verb or (not has_subject and not any(token.is_quote for token in before))


def _is_opening_participle(verb: Token) -> bool:
    """Say whether a participle opens its sentence, alone or behind "when" and the like: "Asked", "When pressed"."""
    before = verb.doc[verb.sent.start : verb.i]
    is_open = all(token.lower_ in _OPENERS or token.is_punct or token.is_space for token in before)
    is_opening = is_open and (verb.is_title or any(token.is_alpha for token in before))
    has_subject = any(child.dep_ in SUBJECTS_OF_ALL_KINDS for child in verb.children)
    return is_opening and not has_subject and verb.tag_ in ("VBN", "VBD")


def has_addressing_cue(tokens: Iterable[Token]) -> bool:
    """Say whether one of a cue's tokens says who is asked or told something."""
    return any(is_addressing_cue(token) for token in tokens)


def find_asked_by_cue(verb: Token) -> list[TokenRange]:
    """Find who is asked or told something: "Silva" in "Silva was asked". Empty where the verb does not say."""
    if not is_addressing_cue(verb):
        return []
    return [(child.left_edge.i, child.right_edge.i + 1) for child in verb.children if child.dep_ == "nsubjpass"]
