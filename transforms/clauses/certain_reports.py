"""Know a report by its form alone: at its sentence's end a whole clause, a comma, who says it and the verb.

"Two ferries were late, people close to the matter told the Gazette on Monday", or "..., said Ana Silva, a pilot": this
form leaves no doubt, whatever the learned weights say of it; nor does "In her words, two ferries were late", nor what
goes on words between marks: "We left," and insisted all were safe. It offers no clauses: `clause_candidates.py` does.
"""

from collections.abc import Container

from transforms.clauses.clause_candidates import ClauseCandidate, is_opening_words, is_report_of_media
from transforms.clauses.reports_by_others import is_said_as_others_quote, is_said_as_others_report
from transforms.document import QuoteRule, SpeakerKind, Token, Tokens, root_of_tokens
from transforms.knowledge.lexicon import is_verb_of_saying
from transforms.knowledge.source_kinds import look_up_speaker_kind
from transforms.language.alignment import TokenRange
from transforms.language.grammar import FINITE_OR_MODAL_TAGS, SUBJECTS_OF_ALL_KINDS

_FRAMES = ("ccomp<", QuoteRule.FRONT)
_FINDING = frozenset(("find", "show", "suggest", "conclude", "reveal", "indicate"))
# "Two ferries were late, the Gazette has learned": it is no verb of saying, and says who has it from others.
_LEARNING = "learn"
_HAVING = frozenset(("has", "have", "had"))
_SAYING_PRONOUNS = frozenset(("he", "she", "they", "it"))
# What opens a clause that another one goes on with, by part of speech and by tag: "When asked, Silva said".
_NO_MAIN_CLAUSE = ("SCONJ", "CCONJ", "PUNCT")
_NO_MAIN_TAGS = ("VBG", "VBN", "VB", "TO", "WRB", "WP", "WDT", "RB")
# A clause that hangs from another one: "Before the ferry left, Silva said".
_DEPENDENT = ("advcl", "relcl", "acl")
# What opens a clause behind a source that tells no more of what is said: "according to Silva, as the ferry left".
_OCCASIONS = frozenset(("as", "when", "while", "after", "before", "because", "although", "though"))
# Behind the verb: "the Gazette in a text message on Monday".
_MAX_TOKENS_BEHIND = 14


def is_certain_report(clause: ClauseCandidate, tokens: Tokens, quoted: Container[int]) -> bool:
    """Say whether a clause candidate is a report by its form; `quoted` are the indices of tokens between marks."""
    if clause.frame == QuoteRule.ACCORDING_BEFORE and is_opening_words(tokens[clause.head]):
        return True
    head = tokens[clause.head]
    if clause.frame == QuoteRule.CCOMP and (is_said_as_others_report(head) or is_said_as_others_quote(head)):
        return True
    if _is_joined_to_quotation(clause, tokens, quoted) or _is_added(clause, tokens, quoted):
        return True
    if clause.frame == QuoteRule.ACCORDING_AFTER:
        return _is_closing_according(clause, tokens, quoted)
    if clause.frame == QuoteRule.ACCORDING_BEFORE:
        return _is_opening_according(clause, tokens, quoted)
    return _is_closing_report(clause, tokens, quoted)


def _is_joined_to_quotation(clause: ClauseCandidate, tokens: Tokens, quoted: Container[int]) -> bool:
    """Say whether a verb of saying goes on right behind words between marks: "We left," and insisted all were safe."""
    at = clause.head
    is_behind = at > 1 and tokens[at - 1].pos_ == "CCONJ" and at - 2 in quoted
    is_verb = is_behind and at not in quoted and tokens[at].tag_ == "VBD" and is_verb_of_saying(tokens[at].lemma_)
    if not is_verb or clause.frame not in (QuoteRule.CCOMP, QuoteRule.REST) or len(clause.content) != 1:
        return False
    first, end = clause.content[0]
    return first == at + 1 and any(token.dep_ in SUBJECTS_OF_ALL_KINDS and token.i > at for token in tokens[first:end])


def _is_added(clause: ClauseCandidate, tokens: Tokens, quoted: Container[int]) -> bool:
    """Say whether a participle behind a comma tells what else is said: "..., he said, adding that all were safe"."""
    head = tokens[clause.head]
    is_participle = head.tag_ == "VBG" and head.i > 0 and tokens[head.i - 1].text == "," and head.i not in quoted
    if not is_participle or not is_verb_of_saying(head.lemma_) or clause.frame != QuoteRule.CCOMP:
        return False
    return len(clause.content) == 1 and tokens[clause.content[0][0]].lower_ == "that"


def is_likely_report(clause: ClauseCandidate, tokens: Tokens, quoted: Container[int]) -> bool:
    """Say whether the encoder's clause is of a sentence's own "said" whose subject is somebody.

    "She said, as a nurse, all were safe": a report it is, though where it ends other candidates may know better.
    """
    head = tokens[clause.head]
    is_own = head.dep_ == "ROOT" and head.lemma_ == "say" and head.tag_ in ("VBD", "VBZ") and head.i not in quoted
    if not is_own or clause.frame != QuoteRule.ENCODER or len(clause.content) != 1:
        return False
    if any(child.dep_ in ("neg", "aux") for child in head.children):
        return False
    first, end = clause.content[0]
    subject = next((child for child in head.lefts if child.dep_ == "nsubj"), None)
    is_somebody = subject is not None and (subject.lower_ in _SAYING_PRONOUNS or subject.pos_ == "PROPN")
    is_clause = head.i < first and any(
        token.dep_ in SUBJECTS_OF_ALL_KINDS and token.i >= first for token in tokens[first:end]
    )
    return is_somebody and is_clause and not any(index in quoted for index in range(first, end))


def _is_closing_according(clause: ClauseCandidate, tokens: Tokens, quoted: Container[int]) -> bool:
    """Say whether a sentence's main clause goes before a comma, and "according to" with its source closes it."""
    source = clause.source
    if source is None or len(clause.content) != 1 or source[0] < clause.cue[1]:
        return False
    first, end = clause.content[0]
    is_tag = clause.cue[0] == end + 1 and tokens[end].text == ","
    if not is_tag or any(index in quoted for index in range(first, source[1])):
        return False
    if not _is_told_clause(tokens, first, end):
        return False
    is_before_occasion = tokens[source[1]].text == "," and tokens[source[1] + 1].lower_ in _OCCASIONS
    return is_before_occasion or _closes_sentence(tokens, source[1], tokens[end].sent.end)


def _is_opening_according(clause: ClauseCandidate, tokens: Tokens, quoted: Container[int]) -> bool:
    """Say whether "according to" with its source and a comma opens a sentence, and its main clause is all the rest."""
    source = clause.source
    if source is None or len(clause.content) != 1 or clause.content[0][0] != source[1] + 1:
        return False
    first, end = clause.content[0]
    is_apart = tokens[source[1]].text == "," and not any(index in quoted for index in range(first, end))
    return is_apart and _is_told_clause(tokens, first, end)


def _is_told_clause(tokens: Tokens, first: int, end: int) -> bool:
    """Say whether words beside "according to" are a main clause, "but" before it or not.

    The parse may take its verb for a participle: then it is the root of the sentence.
    """
    if tokens[first].pos_ == "CCONJ":
        first += 1
    root = root_of_tokens(tokens[first:end])
    is_root = root.pos_ == "VERB" and root.head.i == root.i
    has_subject = any(child.dep_ in SUBJECTS_OF_ALL_KINDS for child in root.children)
    return (is_root and has_subject) or _is_main_clause(tokens, first, end)


def _is_closing_report(clause: ClauseCandidate, tokens: Tokens, quoted: Container[int]) -> bool:
    """Say whether a clause candidate is a sentence's main clause, and its cue and source close the sentence."""
    head, source = tokens[clause.head], clause.source
    if clause.frame not in _FRAMES or source is None or len(clause.content) != 1:
        return False
    is_verb_of_report = _is_finite(head) and _may_report(tokens, source, head)
    if not is_verb_of_report and not is_report_of_media(head):
        return False
    first, end = clause.content[0]
    tag = sorted((source, clause.cue))  # "Silva said" or "said Silva"
    is_tag = tokens[end].text == "," and tag[0][0] == end + 1 and tag[0][1] == tag[1][0]
    if not is_tag or any(index in quoted for index in range(first, tag[1][1])):
        return False
    return _is_main_clause(tokens, first, end) and _closes_sentence(tokens, tag[1][1], head.sent.end)


def _is_main_clause(tokens: Tokens, first: int, end: int) -> bool:
    """Say whether words are a clause that hangs from no other: "By May two ferries will go", not "After they left"."""
    opening = tokens[first]
    if opening.pos_ in _NO_MAIN_CLAUSE or opening.tag_ in _NO_MAIN_TAGS:
        return False
    if opening.pos_ != "ADP":
        return any(token.tag_ in FINITE_OR_MODAL_TAGS for token in tokens[first:end])
    verb = root_of_tokens(tokens[first:end])
    has_subject = any(child.dep_ in SUBJECTS_OF_ALL_KINDS for child in verb.children)
    is_finite = verb.tag_ in FINITE_OR_MODAL_TAGS or any(child.tag_ in FINITE_OR_MODAL_TAGS for child in verb.children)
    is_marked = any(child.dep_ == "mark" for child in verb.children)
    return has_subject and is_finite and verb.dep_ not in _DEPENDENT and not is_marked


def _is_finite(verb: Token) -> bool:
    has_helping = any(child.dep_ == "aux" and child.lower_ in _HAVING for child in verb.children)
    return verb.tag_ in FINITE_OR_MODAL_TAGS or has_helping


def _may_report(tokens: Tokens, source: TokenRange, verb: Token) -> bool:
    """Say whether a verb is one of saying, or tells what a document or a newspaper has found."""
    if is_verb_of_saying(verb.lemma_) or verb.lemma_ == _LEARNING:
        return True
    noun = root_of_tokens(tokens[slice(*source)])
    kind = look_up_speaker_kind(noun.lemma_, noun.tag_)
    return verb.lemma_ in _FINDING and kind == SpeakerKind.DOCUMENT


def _closes_sentence(tokens: Tokens, first: int, end: int) -> bool:
    """Say whether nothing but phrases without a verb stand between the cue and its sentence's end."""
    behind = tokens[first:end]
    has_verb = any(token.tag_ in (*FINITE_OR_MODAL_TAGS, "VB") for token in behind)
    return len(behind) <= _MAX_TOKENS_BEHIND and not has_verb
