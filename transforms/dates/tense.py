"""Tell whether a date lies before or behind the day of the text, by the tense of the verb that it belongs to.

The dates themselves: date_grammar.py.
"""

from enum import Enum

from transforms.document import Token
from transforms.knowledge.date_context import DateContext, is_date_context
from transforms.language.grammar import TIME_LABELS

_VERBS = ("VERB", "AUX")
_WILL = frozenset(("will", "shall", "'ll", "wo", "would", "can", "may", "might", "should", "must", "going"))
_PAST_TAGS = ("VBD", "VBN")
_PAST_HELPERS = frozenset(("had", "was", "were", "did", "has"))
_HAVING = frozenset(("had", "has", "have", "'ve"))
_PRESENT_HELPERS = frozenset(("is", "are", "am", "'s", "'re", "'m"))
_AHEAD = frozenset(("ahead", "upcoming", "forthcoming", "planned", "scheduled", "coming", "deadline", "effective"))
_FIRST = frozenset(("first", "last", "latest", "only", "second", "third"))  # "was the first to report it"
_SINCE = frozenset(("since", "after"))
_DEPS_OF_CLAUSE = ("aux", "auxpass", "nsubj", "mark")  # "has come Oct. 1" tells of the past
# How many verbs up a date may find its tense: "is expected to be able to sell in May".
_MOST_VERBS = 4


class Direction(Enum):
    """Where a date lies, seen from the day of the text."""

    PAST = "past"
    FUTURE = "future"
    PRESENT = "present"  # "starts on Monday": a weekday to come, though of a month nothing is said
    OPEN = "open"


def find_direction(date_word: Token) -> Direction:
    """Find where a date lies by the verb above its head word: "will meet on Monday" ahead, "met" behind.

    A verb further up tells little of the day of a ballot: "hurt him as he heads into the Nov. 3 vote" lies ahead.
    """
    if date_word.head.lower_ in _SINCE or _is_behind_as_of(date_word):
        return Direction.PAST
    verb = _find_verb_above(date_word)
    if _is_deadline(date_word) or _is_appointed(date_word, verb):
        return Direction.FUTURE
    if verb is None:
        return Direction.OPEN
    if _was_asked(date_word, verb):
        return Direction.PAST
    direction = _find_direction_by_verbs(date_word, verb)
    is_from_above = direction is Direction.PAST and _read_tense(verb) is not Direction.PAST
    return Direction.OPEN if is_from_above and _is_of_ballot(date_word) else direction


def _find_direction_by_verbs(date_word: Token, nearest: Token) -> Direction:
    is_of_noun = not _hangs_from(date_word, nearest)
    if is_of_noun and _is_ahead(date_word):
        return Direction.FUTURE if _is_planned(nearest) else Direction.OPEN
    verb: Token | None = nearest
    for _ in range(_MOST_VERBS):
        if verb is None:
            return Direction.OPEN
        direction = _read_tense(verb)
        is_weak = is_of_noun and (direction is Direction.PRESENT or _is_likely_alone(verb))
        if direction is Direction.FUTURE and _was_planned(verb):
            return Direction.OPEN
        if direction is not Direction.OPEN and not is_weak:
            return direction
        verb = _find_verb_above(verb)
    return Direction.OPEN


def _is_appointed(date_word: Token, verb: Token | None) -> bool:
    """Say whether a date is what something is put on, whatever the tense: "set the vote for May 3"."""
    if date_word.head.lower_ != "for" or verb is None or _was_planned(verb):
        return False
    return is_date_context(verb.lemma_, DateContext.APPOINTING)


def _was_asked(date_word: Token, verb: Token) -> bool:
    """Say whether a date is that of a request, and not of what is to be done: "was asked on Monday whether"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    is_past = verb.tag_ in _PAST_TAGS and not helpers & _PRESENT_HELPERS
    is_request = is_past and is_date_context(verb.lemma_, DateContext.REQUEST)
    is_before_act = all(child.i > date_word.i for child in verb.children if child.dep_ in ("xcomp", "ccomp"))
    return is_request and is_before_act and _hangs_from(date_word, verb)


def _is_of_ballot(word: Token) -> bool:
    while word.head.i != word.i and word.head.pos_ not in _VERBS:
        word = word.head
        if is_date_context(word.lemma_, DateContext.BALLOT):
            return True
    return False


def _is_likely_alone(verb: Token) -> bool:
    """Say whether what is likely or to be done tells nothing of the day that a noun is of: "face a May 3 call"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return not helpers & _WILL and (verb.lemma_ == "likely" or "to" in helpers)


def _was_planned(participle: Token) -> bool:
    """Say whether a plan is of something that was done away with or so: "canceled a march planned for May 3"."""
    if participle.tag_ != "VBN" or participle.dep_ != "acl":
        return False
    above = _find_verb_above(participle)
    return above is not None and _read_tense(above) is Direction.PAST


def _is_behind_as_of(word: Token) -> bool:
    return word.head.lower_ == "of" and word.head.head.lower_ == "as"


def _is_ahead(word: Token) -> bool:
    """Say whether a date is of what lies ahead: "ahead of the Oct. 27 vote", "the planned May 3 march"."""
    while word.head.i != word.i and word.head.pos_ not in _VERBS:
        word = word.head
        if word.lower_ in _AHEAD or any(child.lower_ in _AHEAD for child in word.children):
            return True
    return False


def _hangs_from(word: Token, verb: Token) -> bool:
    """Say whether a date hangs from a verb by prepositions and words of time alone: "starts on Monday morning"."""
    while word.head.i != verb.i:
        word = word.head
        if word.pos_ not in ("ADP", "ADV") and word.ent_type_ not in TIME_LABELS:
            return False
    return True


def _find_verb_above(word: Token) -> Token | None:
    while word.head.i != word.i:
        word = word.head
        if word.pos_ in _VERBS or is_date_context(word.lemma_, DateContext.PLANNING):
            return word
    return None


def _is_deadline(word: Token) -> bool:
    """Say whether a date is one that something is to be done by, where no past verb says that it was.

    So is one that comes: `would rise come Oct. 1`.
    """
    if word.head.lower_ == "come" and word.head.i + 1 == word.i:
        return all(child.dep_ not in _DEPS_OF_CLAUSE for child in word.head.children)
    if word.head.lower_ not in ("by", "until", "till"):
        return False
    verb = _find_verb_above(word.head)
    return verb is None or _read_tense(verb) is not Direction.PAST


def _read_tense(verb: Token) -> Direction:
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if _is_planned(verb):
        return Direction.FUTURE
    if "to" in helpers and "have" not in helpers:
        return _read_infinitive(verb)
    if verb.tag_ in _PAST_TAGS or helpers & _PAST_HELPERS:
        return Direction.PAST
    is_going_on = verb.tag_ == "VBG" and bool(helpers & _PRESENT_HELPERS)
    is_present = verb.tag_ in ("VBZ", "VBP") and (verb.pos_ == "VERB" or _has_infinitive(verb))
    return Direction.PRESENT if is_going_on or is_present else Direction.OPEN


def _is_planned(verb: Token) -> bool:
    """Say whether a verb has "will" before it, or plans what is to come: "is due", "was scheduled", not "had asked"."""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & _WILL and "have" not in helpers and verb.tag_ != "VBD":  # "Will Ray came" names a man
        return True
    is_past = verb.pos_ in _VERBS and (verb.tag_ == "VBD" or helpers & _HAVING and not _is_passive(verb))
    return is_date_context(verb.lemma_, DateContext.PLANNING) and not is_past


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _has_infinitive(verb: Token) -> bool:
    """Say whether "is to" stands there: "are to travel"."""
    below = (child for child in verb.children if child.dep_ in ("xcomp", "ccomp", "acomp"))
    return any(word.lower_ == "to" and word.tag_ == "TO" for child in below for word in child.children)


def _read_infinitive(verb: Token) -> Direction:
    """Read "to meet" by what it hangs from: ahead, unless a past verb did it ("went on to win")."""
    above = _find_verb_above(verb)
    is_planned = above is not None and is_date_context(above.lemma_, DateContext.PLANNING)
    is_done = above is not None and above.tag_ in _PAST_TAGS and not is_planned
    is_of_first = verb.head.lower_ in _FIRST or any(child.lower_ in _FIRST for child in verb.head.children)
    is_told = verb.dep_ in ("xcomp", "advcl") or (verb.dep_ in ("acl", "relcl") and is_of_first)
    return Direction.OPEN if is_done and is_told else Direction.FUTURE
