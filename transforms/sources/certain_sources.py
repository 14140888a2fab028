"""Find the source that the form of a sentence gives beyond doubt, whatever phrase stands beside the cue.

Sources by the parse and by place: `source_rules.py`, which asks here first.
"""

from transforms.clauses.acts_told_of import speaker_of_act_told_of
from transforms.clauses.clause_candidates import subject_of_cue
from transforms.clauses.passives import is_active_beside_passive, is_passive, is_verb_taken_for_participle
from transforms.clauses.refusals import find_speaker_who_declines
from transforms.clauses.reports_by_others import QUOTING, find_speaker_quoted, find_speaker_quoted_behind_words
from transforms.document import Token
from transforms.knowledge.lexicon import look_up_speech_verb
from transforms.language.alignment import TokenRange
from transforms.sources.colon_sources import find_person_before_colon, source_before_colon

# It goes on what the same speaker has just said, whatever the clause is about that it hangs from.
_GOING_ON = "adding"
# Tokens of a source that ends a title.
_MAX_TITLE_END = 6
_TITLE_END_WORDS = ("NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "PART")


def certain_source_of_cue(verb: Token, source: TokenRange | None) -> TokenRange | None:
    """Find the source that the form of the sentence gives. None where it gives none."""
    owner = owner_of_cue(verb)
    if owner is not None and source is not None and _is_its(verb.doc[owner[0]]):
        owner = None  # "the ministry has never hidden its view"
    certain = speaker_of_act_told_of(verb) or source_before_colon(verb) or _quoted_by_others(verb) or owner
    certain = certain or _subject_at_end_of_title(verb, source) or find_speaker_who_declines(verb)
    certain = certain or _find_speaker_who_goes_on(verb) or _find_noun_of_lost_verb(verb)
    if certain is not None or (source is not None and not _is_adverb_alone(verb, source)):
        return certain
    return _find_subject_behind_participle(verb) or find_person_before_colon(verb)


def _is_adverb_alone(verb: Token, source: TokenRange) -> bool:
    """Say whether what stands for a source is nobody: "likewise", between commas in the words before a colon."""
    return all(token.pos_ == "ADV" or token.is_punct for token in verb.doc[slice(*source)])


def owner_of_cue(noun: Token) -> TokenRange | None:
    """Find whose word a noun is: "Silva's" in "Silva's claim that". None for other words and without an owner."""
    if noun.pos_ != "NOUN":
        return None
    owner = next((child for child in noun.children if child.dep_ == "poss"), None)
    return (owner.left_edge.i, owner.right_edge.i + 1) if owner is not None else None


def _is_its(word: Token) -> bool:
    return word.lower_ in ("its", "their")


def _subject_at_end_of_title(verb: Token, source: TokenRange | None) -> TokenRange | None:
    """Find who says what a title tells, behind the verb that ends it: "Norway: 'Nobody is safe', warns port chief"."""
    first, end = verb.i + 1, verb.sent.end
    is_tag = verb.tag_ == "VBZ" and verb.i > verb.sent.start + 1 and verb.nbor(-1).text == ","
    if not is_tag or not 0 < end - first <= _MAX_TITLE_END or (source is not None and source[0] > verb.i):
        return None
    behind = verb.doc[first:end]
    is_saying = look_up_speech_verb(verb.lemma_) is not None
    return (first, end) if is_saying and all(token.pos_ in _TITLE_END_WORDS for token in behind) else None


def _quoted_by_others(verb: Token) -> TokenRange | None:
    """Find whose words others quote: "Silva" of "Silva was quoted by the Gazette as saying" or "quoted Silva as"."""
    is_said = verb.lower_ == "saying" and verb.dep_ == "pcomp" and verb.head.lower_ == "as"
    quoting = verb.head.head if is_said else verb
    if not is_said and (behind := find_speaker_quoted_behind_words(verb)) is not None:
        return behind
    if quoting.lemma_ not in QUOTING or not (is_said or any(child.lower_ == "saying" for child in quoting.subtree)):
        return None
    relation = "nsubjpass" if is_passive(quoting) else "dobj"
    if relation == "dobj" and not is_said:
        return find_speaker_quoted(quoting)
    quoted = next((child for child in quoting.children if child.dep_ == relation), None)
    return (quoted.left_edge.i, quoted.right_edge.i + 1) if quoted is not None else None


def _find_speaker_who_goes_on(verb: Token) -> TokenRange | None:
    """Find who goes on saying something, though the parse hangs the verb from one in the words themselves.

    In "Silva said the mine was closed, adding that ..." and "Silva said it would be closed and argued that ..." it is
    Silva. None where the parse has it right.
    """
    is_adding = verb.lower_ == _GOING_ON and verb.head.i < verb.i
    if not (is_adding or _goes_on_passive(verb)) or look_up_speech_verb(verb.head.lemma_):
        return None
    told = verb.head
    while told.head.i != told.i:
        told = told.head
        if told.i < verb.i and told.pos_ == "VERB" and look_up_speech_verb(told.lemma_):
            return subject_of_cue(told)
    return None


def _goes_on_passive(verb: Token) -> bool:
    """Say whether a verb of saying with a clause of its own is joined to a passive of which it has no helping verb."""
    is_joined = verb.dep_ == "conj" and verb.head.i < verb.i and verb.tag_ in ("VBD", "VBN")
    if not is_joined or look_up_speech_verb(verb.lemma_) is None:
        return False
    return is_active_beside_passive(verb)


def _find_noun_of_lost_verb(verb: Token) -> TokenRange | None:
    """Find the subject of a sentence's verb that the parse takes for its participle, with all up to their comma."""
    if not is_verb_taken_for_participle(verb):
        return None
    return verb.head.left_edge.i, verb.i - 1


def _find_subject_behind_participle(verb: Token) -> TokenRange | None:
    """Find who does what a participle tells that opens the sentence: "Criticizing the plan, Silva vowed to go on"."""
    if verb.tag_ != "VBG" or verb.i != verb.sent.start:
        return None
    subjects = [child for child in verb.sent.root.lefts if child.dep_ == "nsubj" and child.left_edge.i > verb.i + 1]
    behind = [child for child in subjects if verb.doc[child.left_edge.i - 1].text == ","]
    return (behind[-1].left_edge.i, behind[-1].right_edge.i + 1) if behind else None
