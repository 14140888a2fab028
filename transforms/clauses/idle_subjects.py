"""Tell subjects that say nothing, though a cue is their verb: "it is doubtful", "the closures appear to have helped".

Whoever doubts, has the impression or accuses is not named there, so such a cue has no source. Subjects of cues that
somebody says something by: `sources/source_rules.py`.
"""

from transforms.clauses.passives import has_agent, is_passive_with_be
from transforms.document import Token, Tokens
from transforms.language.alignment import TokenRange
from transforms.language.expletives import is_expletive_pronoun
from transforms.language.grammar import SUBJECTS_OF_ALL_KINDS

# Verbs of what others see in their subject.
_SEEMING = frozenset(("seem", "appear"))
# Verbs that tell, in the passive, what others think of their subject.
_OPINIONS = frozenset((
    "assume", "believe", "consider", "expect", "know", "presume", "project", "reckon", "regard", "suppose", "think",
))  # fmt: skip
# Verbs whose object is asked, without a subject of its own: "Silva smiled when asked whether".
_ASKING = frozenset(("ask", "press", "question", "quiz"))
_ASKED_SINCE = frozenset(("when", "if", "once", "while", "after", "as"))
# Verbs that need an object: without one their subject bears it: "mayor accused of fraud", "residents urged to leave".
_BORNE = {
    "accuse": "of",
    "suspect": "of",
    "charge": "with",
    "urge": "to",
    "order": "to",
    "advise": "to",
    "tell": "to",
    "force": "to",
    "allow": "to",
}
_ARTICLES = frozenset(("the", "a", "an"))
# "there" of "there is", which is no place.
_EXISTENTIAL = "EX"
_OBJECTS = ("dobj", "dative")
_VERBS = ("VERB", "AUX")


def drop_idle_subject(tokens: Tokens, cue: TokenRange, source: TokenRange | None) -> TokenRange | None:
    """Give the source of a cue; None for the subject of verbs that it says nothing by, and where there is none."""
    if source is None or is_idle_subject(tokens, cue, source):
        return None
    return source


def is_idle_subject(tokens: Tokens, cue: TokenRange, source: TokenRange) -> bool:
    """Say whether a cue's source is "it" that means nobody, or what others think or ask about."""
    first, end = source
    if end - first == 1 and (is_expletive_pronoun(tokens[first]) or tokens[first].tag_ == _EXISTENTIAL):
        return True
    if end - first == 1 and tokens[first].lower_ in _ARTICLES and cue[0] <= end <= cue[1]:
        return True  # "the" of "The statement:"
    verbs = [token for token in tokens[slice(*cue)] if token.pos_ in _VERBS and not _is_auxiliary(token)]
    return bool(verbs) and all(
        _is_impression_of(verb, source) or _is_thought_of(verb, source) or _is_asked(verb) or _bears(verb, source)
        for verb in verbs
    )


def _is_auxiliary(verb: Token) -> bool:
    return verb.dep_ in ("aux", "auxpass") or verb.lemma_ == "be"


def _is_impression_of(verb: Token, source: TokenRange) -> bool:
    """Say whether others have an impression of what stands before a verb; in "it seems to Silva" Silva has it."""
    return verb.lemma_ in _SEEMING and source[1] <= verb.i


def _is_thought_of(verb: Token, source: TokenRange) -> bool:
    """Say whether a source is the subject of which others think something: "Silva is expected to"."""
    if verb.lemma_ not in _OPINIONS or has_agent(verb):
        return False
    return is_passive_with_be(verb) and any(
        child.dep_ == "nsubjpass" and source[0] <= child.i < source[1] for child in verb.children
    )


def _bears(verb: Token, source: TokenRange) -> bool:
    """Say whether a source bears what a verb without an object tells: "Silva, accused of fraud"."""
    link = _BORNE.get(verb.lemma_)
    if link is None or verb.tag_ not in ("VBN", "VBD") or verb.i + 1 >= len(verb.doc):
        return False
    has_object = any(child.dep_ in _OBJECTS for child in verb.children)
    return verb.doc[verb.i + 1].lower_ == link and not has_object and not has_agent(verb)


def _is_asked(verb: Token) -> bool:
    """Say whether a participle tells that somebody is asked: "when asked whether"."""
    if verb.lemma_ not in _ASKING or verb.tag_ != "VBN" or verb.dep_ != "advcl":
        return False
    has_subject = any(child.dep_ in SUBJECTS_OF_ALL_KINDS or child.dep_ == "agent" for child in verb.children)
    return not has_subject and any(child.lower_ in _ASKED_SINCE for child in verb.lefts)
