"""Decide which clauses tell no saying, whatever the weights make of them: lists, other names, what eyes see.

What a clause may be otherwise: clause_candidates.py.
"""

from collections.abc import Sequence

from transforms.document import Token, text_of_tokens
from transforms.knowledge.lexicon import NamingWord, is_naming_word
from transforms.language.alignment import TokenRange
from transforms.quotes.refusals import is_refusal_of_details
from transforms.quotes.reports_by_others import is_report_with_its_speaker, is_reported_speaker_alone
from transforms.quotes.source_rules import is_addressing_cue

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
# What is seen with eyes is no opinion, where a participle follows: "seen as" is one.
_SEEING = frozenset(("see", "find", "spot", "picture", "photograph", "film", "catch"))
_COMPLEMENTS = frozenset(("xcomp", "ccomp", "oprd", "acomp", "advcl"))
# Passives that tell what was done, or how a thing is.
_DOINGS = frozenset((
    "aim", "build", "circulate", "design", "determine", "display", "distribute", "fund", "implement", "list",
    "locate", "make", "offer", "rebuff", "schedule", "sell", "translate", "use",
))  # fmt: skip
# Passives that say where somebody or something is named: "are named in the lawsuit".
_NAMINGS = frozenset(("name", "list"))
_RELATIVE_TAGS = ("WDT", "WP")
_BEFORE_PAPERS = frozenset(("in", "on"))
_THINGS = frozenset(("nothing", "something", "anything", "much", "little"))
# Verbs that tell in the passive, with a preposition right behind them, what their subject has done or is.
_FAME = {"know": "for", "credit": "with", "note": "for", "remember": "for", "celebrate": "for"}
# "formerly known as" gives a thing another name.
_NAMING = "known"


def tells_no_saying(head: Token, content: Sequence[TokenRange], *, is_body: bool) -> bool:
    """Say whether the clause of a cue's head tells nothing that is said; `is_body`: it is in running text, no title."""
    if is_naming_cue(head) or is_fame(head) or is_seen_by_eye(head):
        return True
    if is_done_to_thing(head) or is_asked_of_it(head, content):
        return True
    if is_reported_speaker_alone(head, content) or is_report_with_its_speaker(head, content):
        return True
    if is_refusal_of_details(head, content) or is_told_to_be_there(head) or is_told_of_subject(head, content):
        return True
    return is_body and is_entry_of_list(head, content)


def is_naming_cue(head: Token) -> bool:
    """Say whether a cue gives a name: "also known as Ana Silva", "the captain is called Ana Silva"."""
    if head.tag_ == "VBN" and is_naming_word(head.lemma_, NamingWord.CALLING):
        given = (child for child in head.children if child.dep_ == "oprd")
        return any(child.dep_ == "auxpass" for child in head.children) and any(one.tag_ == "NNP" for one in given)
    after = head.doc[head.i + 1 : head.i + 3]
    return head.lower_ == _NAMING and any(token.lower_ == "as" and token.head == head for token in after)


def is_fame(head: Token) -> bool:
    """Say whether a passive tells what its subject is known for or credited with, as a fact and by nobody."""
    link = _FAME.get(head.lemma_)
    if link is None or head.tag_ != "VBN" or head.i + 1 >= len(head.doc) or head.nbor().lower_ != link:
        return False
    return not any(child.dep_ == "agent" for child in head.children)


def is_seen_by_eye(head: Token) -> bool:
    """Say whether a passive tells what somebody was seen to do: "were seen leaving", "was found hidden"."""
    if head.lemma_ not in _SEEING or not _is_passive(head):
        return False
    return any(
        child.tag_ in ("VBG", "VBN") and child.dep_ in _COMPLEMENTS and child.i > head.i for child in head.children
    )


def is_done_to_thing(head: Token) -> bool:
    """Say whether a passive tells what was done or is so: "are listed on", "was circulated", "was drawn up"."""
    is_by_somebody = any(child.dep_ == "agent" for child in head.children)
    is_drawn_up = head.lemma_ == "draw" and any(child.dep_ == "prt" for child in head.children)
    return _is_passive(head) and (is_drawn_up or (head.lemma_ in _DOINGS and not is_by_somebody))


def is_told_of_subject(verb: Token, content: Sequence[TokenRange]) -> bool:
    """Say whether a passive tells by whom its subject was made, or where it is named, and of nothing else.

    "The film was written by Silva", "Two firms are named in the report"; a clause may be said: "That he left was
    written in the paper".
    """
    subject = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
    if subject is None or verb.tag_ != "VBN" or any(child.dep_ in _COMPLEMENTS for child in verb.rights):
        return False
    is_making = is_naming_word(verb.lemma_, NamingWord.MAKING)
    is_place_told = verb.lemma_ in _NAMINGS and any(child.lower_ in _BEFORE_PAPERS for child in verb.rights)
    if not is_making and not is_place_told:
        return False
    first = subject.left_edge.i
    told = [piece for piece in content if piece[1] - piece[0] > 1 or verb.doc[piece[0]].tag_ not in _RELATIVE_TAGS]
    return all(first <= own_first and own_end <= verb.i for own_first, own_end in told)


def is_told_to_be_there(word: Token) -> bool:
    """Say whether a sentence only tells how something is that is there: "There is nothing generic about ...".

    Only pronouns are such things: a noun may be one of saying, "There was her remark that".
    """
    while word.pos_ not in ("VERB", "AUX") and word.head.i != word.i:
        word = word.head
    is_there = word.lemma_ == "be" and any(child.tag_ == "EX" for child in word.children)
    return is_there and any(child.dep_ == "attr" and child.lower_ in _THINGS for child in word.children)


def is_asked_of_it(head: Token, content: Sequence[TokenRange]) -> bool:
    """Say whether a question that opens a sentence only points back: "Asked about it, Silva said"."""
    words = [head.doc[index] for first, end in content for index in range(first, end)]
    is_pronoun = words[-1].pos_ == "PRON" and all(word.pos_ == "ADP" for word in words[:-1])  # "about it"
    return is_pronoun and is_addressing_cue(head) and head.i < words[0].i


def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(child.dep_ == "auxpass" for child in verb.children)


def is_entry_of_list(colon: Token, content: Sequence[TokenRange]) -> bool:
    """Say whether a colon brings in things and no words: "Ana Silva: two warrants, possession of stolen goods".

    They have no subject and give no order. In titles whatever is behind a name is said ("Silva: No new taxes").
    """
    words = [token for first, end in content for token in colon.doc[first:end]]
    if colon.text != ":" or not words or words[0].i < colon.i or words[0].tag_ == "VB":
        return False
    is_called = text_of_tokens(colon.doc[words[-1].i : words[-1].i + 2]).endswith(("!", "?"))
    return not is_called and not any(token.dep_ in _SUBJECTS for token in words)
