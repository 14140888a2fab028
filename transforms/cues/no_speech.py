"""Decide which clauses tell no saying, whatever the weights make of them: lists, other names, what eyes see.

What a clause may be otherwise: clauses/clause_candidates.py.
"""

from collections.abc import Sequence

from transforms.clauses.addressing_cues import is_addressing_cue
from transforms.clauses.passives import has_agent, is_passive, is_passive_participle
from transforms.clauses.refusals import is_refusal_of_details
from transforms.clauses.reports_by_others import (
    is_report_with_its_speaker,
    is_reported_speaker_alone,
    is_source_cited,
    is_speaker_quoted,
)
from transforms.document import SpeakerKind, Token, text_of_tokens
from transforms.knowledge.lexicon import NamingWord, is_naming_word, is_won_or_seen, look_up_role_noun
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.knowledge.source_kinds import look_up_speaker_kind
from transforms.language.alignment import TokenRange
from transforms.language.grammar import SUBJECTS_OF_ALL_KINDS

# What is seen with eyes is no opinion, where a participle follows: "seen as" is one.
_SEEING = frozenset(("see", "find", "spot", "picture", "photograph", "film", "catch"))
_LIVING_TO_SEE = "see"
_NOW = frozenset(("VBZ", "VBP"))
_TIMES = frozenset(("day", "hour", "minute", "moment", "month", "week", "year"))
# "was named best actor", "voted top publisher".
_AWARDING = frozenset(("name", "vote"))
_AWARDED = frozenset(("best", "top", "worst"))
_COMPLEMENTS = frozenset(("xcomp", "ccomp", "oprd", "acomp", "advcl"))
# Passives that tell what was done, or how a thing is.
_DOINGS = frozenset((
    "aim", "build", "charge", "circulate", "convict", "design", "determine", "display", "distribute", "fund",
    "implement", "impose", "list", "locate", "mail", "make", "nominate", "offer", "rebuff", "recall", "schedule",
    "sell", "sentence", "submit", "translate", "use",
))  # fmt: skip
# What makers call back: "is recalling 20,000 cars".
_CALLING_BACK = "recall"
# Passives that say where somebody or something is named: "are named in the lawsuit".
_NAMINGS = frozenset(("name", "list"))
_RELATIVE_TAGS = ("WDT", "WP")
_MOST_LABEL_WORDS = 3
_BEFORE_PAPERS = frozenset(("in", "on"))
_THINGS = frozenset(("nothing", "something", "anything", "much", "little"))
_GOING_ON = "continue"
# Verbs that tell in the passive, with a preposition right behind them, what their subject has done or is.
_FAME = {"know": "for", "credit": "with", "note": "for", "remember": "for", "celebrate": "for"}
_NAME = "name"
# "formerly known as" gives a thing another name.
_NAMING = "known"


def tells_no_saying(head: Token, content: Sequence[TokenRange], *, is_body: bool) -> bool:
    """Say whether the clause of a cue's head tells nothing that is said; `is_body`: it is in running text, no title."""
    if any(is_other(head) for is_other in _OTHER_THAN_SAYING) or is_asked_of_it(head, content):
        return True
    if any(is_others(head, content) for is_others in _OF_OTHERS) or is_told_of_subject(head, content):
        return True
    return is_body and is_entry_of_list(head, content)


def is_naming_cue(head: Token) -> bool:
    """Say whether a cue gives a name: "also known as Ana Silva", "the captain is called Ana Silva"."""
    if head.tag_ == "VBN" and is_naming_word(head.lemma_, NamingWord.CALLING):
        given = (child for child in head.children if child.dep_ == "oprd")
        is_named = head.lemma_ == _NAME and head.dep_ == "acl"  # "his father, also named Rui Silva"
        is_told_of = is_passive(head) or is_named
        return is_told_of and any(one.tag_ == "NNP" for one in given)
    after = head.doc[head.i + 1 : head.i + 3]
    return head.lower_ == _NAMING and any(token.lower_ == "as" and token.head == head for token in after)


def is_fame(head: Token) -> bool:
    """Say whether a passive tells what its subject is known for or credited with, as a fact and by nobody."""
    link = _FAME.get(head.lemma_)
    if link is None or head.tag_ != "VBN" or head.i + 1 >= len(head.doc) or head.nbor().lower_ != link:
        return False
    return not has_agent(head)


def is_seen_by_eye(head: Token) -> bool:
    """Say whether a passive tells what somebody was seen to do: "were seen leaving", "was found hidden"."""
    if head.lemma_ not in _SEEING or not is_passive_participle(head):
        return False
    return any(
        child.tag_ in ("VBG", "VBN") and child.dep_ in _COMPLEMENTS and child.i > head.i for child in head.children
    )


def is_done_to_thing(head: Token) -> bool:
    """Say whether a passive tells what was done or is so: "are listed on", "was circulated", "was drawn up"."""
    agents = (noun for child in head.children if child.dep_ == "agent" for noun in child.children)
    is_by_somebody = any(noun.dep_ == "pobj" and not _is_thing(noun) for noun in agents)
    is_drawn_up = head.lemma_ == "draw" and any(child.dep_ == "prt" for child in head.children)
    return is_passive_participle(head) and (is_drawn_up or (head.lemma_ in _DOINGS and not is_by_somebody))


def is_awarded(head: Token) -> bool:
    """Say whether an award is told of: "was named best actor", "voted top publisher of the year"."""
    return head.lemma_ in _AWARDING and any(word.lower_ in _AWARDED for word in head.subtree if word.i > head.i)


def is_called_back(head: Token) -> bool:
    """Say whether a maker recalls its goods: "is recalling 20,000 cars"; who "recalled the day" remembers it."""
    if head.lemma_ != _CALLING_BACK or head.tag_ not in ("VBG", "VBZ", "VBD", "VBN", "VB"):
        return False
    goods = next((child for child in head.rights if child.dep_ == "dobj"), None)
    return goods is not None and any(child.dep_ == "nummod" for child in goods.children)


def is_object_won_or_seen(head: Token) -> bool:
    """Say whether a verb tells what its subject wins or lives through: "claimed victory", "stocks see a drop".

    People who see a drop expect it, and so do bodies that see one now.
    """
    objects = (child for child in head.rights if child.dep_ == "dobj")
    if head.pos_ != "VERB" or not any(is_won_or_seen(head.lemma_, noun.lemma_.lower()) for noun in objects):
        return False
    subject = next((child for child in head.children if child.dep_ in SUBJECTS_OF_ALL_KINDS), None)
    is_expected = subject is not None and (_is_person(subject) or (head.tag_ in _NOW and _is_body(subject)))
    return head.lemma_ != _LIVING_TO_SEE or not is_expected


def _is_person(noun: Token) -> bool:
    is_named = noun.ent_type_ == "PERSON" or noun.pos_ == "PRON"
    return is_named or look_up_role_noun(noun.lemma_.lower()) is not None


def _is_body(noun: Token) -> bool:
    return noun.ent_type_ == "ORG" or look_up_speaker_kind(noun.lemma_, noun.tag_) == SpeakerKind.ORGANIZATION


def is_seen_to_happen(head: Token) -> bool:
    """Say whether "see" tells what somebody or a time lives to see: "the deal will see Silva take over".

    Whoever sees something as a threat, or sees that it is one, has an opinion.
    """
    if head.lemma_ != _LIVING_TO_SEE or is_passive_participle(head):
        return False
    subject = next((child for child in head.children if child.dep_ in SUBJECTS_OF_ALL_KINDS), None)
    is_lived = any(child.dep_ == "aux" and child.lemma_ == "have" for child in head.children)
    is_happening = any(child.dep_ == "ccomp" and not _is_told_that(child) for child in head.rights)
    if is_lived and is_happening:
        return True
    is_thing = subject is not None and (subject.lower_ == "which" or _is_thing(subject))
    return is_thing and not any(child.lower_ == "as" for child in head.rights)


def _is_thing(noun: Token) -> bool:
    """Say whether a common noun is of no person and no body: "the deal", "moments"."""
    if noun.tag_ == "NNS":
        return noun.lemma_ in _TIMES
    is_somebody = look_up_role_noun(noun.lemma_) is not None
    kind = look_up_speaker_kind(noun.lemma_, noun.tag_)
    return noun.tag_ == "NN" and not is_somebody and kind in (SpeakerKind.UNNAMED, SpeakerKind.DOCUMENT)


def _is_told_that(clause: Token) -> bool:
    """Say whether a clause opens with "that" or a question word: "has seen that two ferries sank"."""
    return any(child.dep_ == "mark" or child.tag_ in ("WRB", "WP", "WDT") for child in clause.lefts)


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


def is_entry_of_list(colon: Token, content: Sequence[TokenRange]) -> bool:
    """Say whether a colon brings in things and no words: "Ana Silva: two warrants, possession of stolen goods".

    They have no subject and give no order. In titles whatever is behind a name is said ("Silva: No new taxes").
    """
    words = [token for first, end in content for token in colon.doc[first:end]]
    if colon.text != ":" or not words or words[0].i < colon.i or words[0].tag_ == "VB":
        return False
    is_called = text_of_tokens(colon.doc[words[-1].i : words[-1].i + 2]).endswith(("!", "?"))
    return not is_called and not any(token.dep_ in SUBJECTS_OF_ALL_KINDS for token in words)


def is_label_of_page(colon: Token) -> bool:
    """Say whether a colon stands behind a word of the page that opens a line: "Opinion: ...", "Analysis: ..."."""
    if colon.text != ":" or colon.i - colon.sent.start > _MOST_LABEL_WORDS:
        return False
    return is_page_word(text_of_tokens(colon.doc[colon.sent.start : colon.i]).strip(), PageWord.HEADWORD)


def is_going_on(head: Token) -> bool:
    """Say whether somebody goes on doing or having something: "continues its course", "continues to be briefed".

    Marks behind the verb may open what is said: "continued, "to the pier"".
    """
    if head.lemma_ != _GOING_ON:
        return False
    behind = [child for child in head.rights if child.dep_ in ("dobj", "xcomp")]
    return any(not any(token.is_punct for token in head.doc[head.i + 1 : child.left_edge.i + 1]) for child in behind)


def is_set_phrase(head: Token) -> bool:
    """Say whether a verb is in a phrase that tells no saying: "it goes without saying that", "How to tell if"."""
    before = head.doc[max(0, head.i - 2) : head.i]
    words = [token.lemma_.lower() for token in before]
    is_title = len(before) > 1 and before[0].i == head.sent.start and words == ["how", "to"]
    return is_title or (head.lower_ == "saying" and words == ["go", "without"])


# What an act is that is no saying.
_OTHER_THAN_SAYING = (
    is_naming_cue,
    is_fame,
    is_seen_by_eye,
    is_seen_to_happen,
    is_called_back,
    is_object_won_or_seen,
    is_awarded,
    is_done_to_thing,
    is_told_to_be_there,
    is_label_of_page,
    is_set_phrase,
)
# Clauses in which who says it stands where what is said should, and refusals.
_OF_OTHERS = (
    is_speaker_quoted,
    is_reported_speaker_alone,
    is_report_with_its_speaker,
    is_refusal_of_details,
    is_source_cited,
)
