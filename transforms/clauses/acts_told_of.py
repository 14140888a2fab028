"""Find whose act of saying another's act is about: Okafor in "Silva thanked Okafor for calling the board names".

Whoever is thanked, fined or sued for saying something has said it. Whoever apologizes for it, is praised for it or
draws fire for it from others has said it too, and is the subject. Which verb is a cue is decided elsewhere.
"""

from transforms.clauses.clause_candidates import ClauseCandidate
from transforms.document import Token, Tokens
from transforms.knowledge.lexicon import (
    NamingWord,
    is_naming_word,
    is_verb_of_saying,
    look_up_organization_descriptor,
    look_up_role_noun,
)
from transforms.language.alignment import TokenRange
from transforms.language.grammar import TIME_LABELS

# Before whom a feeling goes out to: "upset with Okafor for saying". Behind others the subject is the one who said it:
# "drew fire from Okafor for saying", "apologized to Okafor for saying".
_TOWARDS_SPEAKER = frozenset(("with", "at", "on", "against", "behind"))
_REASONS = frozenset(("for", "over"))
# "drew fire on Friday for saying"
_PERSONAL_PRONOUNS = frozenset(("him", "her", "them", "us", "me", "you"))


def is_act_told_of(verb: Token) -> bool:
    """Say whether a verb of saying or calling tells what another act is about: "for saying"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in _REASONS or not _is_gerund(verb):
        return False
    is_calling = is_naming_word(verb.lemma_, NamingWord.CALLING)
    return is_calling or is_verb_of_saying(verb.lemma_)


def _is_gerund(verb: Token) -> bool:
    """Say whether a verb is "saying", or "said" of "having said"."""
    return verb.tag_ == "VBG" or any(child.lower_ == "having" and child.dep_ == "aux" for child in verb.lefts)


def speaker_of_act_told_of(verb: Token) -> TokenRange | None:
    """Find the noun phrase before "for saying" that names who said it. None where the subject of the sentence did."""
    if not is_act_told_of(verb):
        return None
    last = _word_before_reason(verb.head)
    if last is not None and last.pos_ == "VERB":
        return _object_told_to_do(last)
    if last is None or last.pos_ not in ("NOUN", "PROPN", "PRON") or _is_time(last):
        return None

    head = _head_of_phrase_ending_at(last)
    before = head.left_edge.nbor(-1) if head.left_edge.i else None
    is_behind_preposition = before is not None and before.pos_ == "ADP"
    if is_behind_preposition and before is not None and before.lower_ not in _TOWARDS_SPEAKER:
        return None
    return (head.left_edge.i, last.i + 1) if _may_speak(head) else None


def _word_before_reason(reason: Token) -> Token | None:
    """Give the last word before "for saying", over a day between: "fined Ana Silva, on Friday, for saying"."""
    at = reason.i - 1
    while at > reason.sent.start and (reason.doc[at].text == "," or _is_time(reason.doc[at])):
        word = reason.doc[at]
        is_behind_preposition = word.text != "," and word.left_edge.i > 0 and word.left_edge.nbor(-1).pos_ == "ADP"
        at = word.left_edge.i - 2 if is_behind_preposition else at - 1
    return reason.doc[at] if at >= reason.sent.start else None


def _object_told_to_do(verb: Token) -> TokenRange | None:
    """Give who is to do what: "Silva" of "ordered Silva to apologize". None where no verb before tells somebody to."""
    if verb.dep_ != "xcomp":
        return None
    told = next((child for child in verb.head.rights if child.dep_ == "dobj" and child.i < verb.i), None)
    return (told.left_edge.i, told.right_edge.i + 1) if told is not None and _may_speak(told) else None


def _is_time(word: Token) -> bool:
    """Say whether a word is a day or an hour; a name between an office and "for" may be labelled one by mistake."""
    is_behind_preposition = word.left_edge.i > 0 and word.left_edge.nbor(-1).pos_ == "ADP"
    return word.ent_type_ in TIME_LABELS and (is_behind_preposition or word.dep_ == "npadvmod")


def _head_of_phrase_ending_at(last: Token) -> Token:
    """Give the highest noun above the last word that stands no further to the right."""
    head = last
    while head.head.i != head.i and head.head.i < last.i and head.head.pos_ in ("NOUN", "PROPN"):
        head = head.head
    return head


def _may_speak(head: Token) -> bool:
    """Say whether a noun is a name, a personal pronoun, a role or a body: not fire that is drawn, nor praise."""
    if head.pos_ == "PRON":
        return head.lower_ in _PERSONAL_PRONOUNS
    is_body = look_up_organization_descriptor(head.text.lower()) is not None
    return head.pos_ == "PROPN" or is_body or look_up_role_noun(head.text) is not None


def is_about_act_in_clause(tokens: Tokens, clause: ClauseCandidate) -> bool:
    """Say whether a clause tells whom its cue is aimed at for saying something, which has a clause of its own."""
    for first, end in clause.content:
        acts = (token for token in tokens[first:end] if token.i != clause.head and is_act_told_of(token))
        for act in acts:
            speaker = speaker_of_act_told_of(act)
            if speaker is not None and (speaker[0] <= first < speaker[1] or first == act.i):
                return True
    return False
