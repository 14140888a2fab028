"""Give the ranges of tokens that a cue, its source and its content take up in a parse, and cut one out of another.

Which of them are candidates for an attribution: clause_candidates.py.
"""

from transforms.document import Token, Tokens, TokenSpan
from transforms.knowledge.lexicon import look_up_speech_verb
from transforms.language.alignment import TokenRange
from transforms.language.grammar import FINITE_OR_MODAL_TAGS, SUBJECTS

_CONTRACTED = ("'s", "\u2019s")
# Behind "by" they tell how something is done.
_MANNERS = frozenset((
    "name",
    "phone",
    "telephone",
    "email",
    "e-mail",
    "mail",
    "letter",
    "accident",
    "mistake",
    "chance",
))
_CUE_PARTS = ("aux", "auxpass", "neg", "prt")


def child_of_cue(token: Token, *relations: str) -> Token | None:
    """Give the first child of a token that stands in one of the relations to it; None without one."""
    return next((child for child in token.children if child.dep_ in relations), None)


def agent_of_cue(verb: Token) -> TokenRange | None:
    """Give the agent of a passive verb without its "by"; None without one."""
    by = child_of_cue(verb, "agent")
    owner = child_of_cue(by, "pobj") if by is not None else None
    if owner is not None and owner.lower_ in _MANNERS and not any(child.dep_ == "det" for child in owner.children):
        return None  # "is mentioned by name"
    return subtree_beside_cue(owner, verb) if owner is not None else None


def is_contracted_have(verb: Token) -> bool:
    """Say whether "'s" before a participle is "has", as an object follows: "she's advised them to"."""
    helpers = [child for child in verb.children if child.dep_ == "auxpass"]
    has_object = any(child.dep_ == "dobj" for child in verb.rights)
    return has_object and len(helpers) == 1 and helpers[0].text in _CONTRACTED


def noun_phrase_of_cue_without(noun: Token, modifier: Token) -> TokenRange:
    """Give the noun phrase up to a modifier behind the noun."""
    return noun.left_edge.i, max(noun.i + 1, min(noun.right_edge.i + 1, modifier.left_edge.i))


def subtree_beside_cue(token: Token, cue: Token) -> TokenRange:
    """Give the token's subtree as one range, cut where the cue stands."""
    first, end = token.left_edge.i, token.right_edge.i + 1
    if first <= cue.i < end:
        return (cue.i + 1, end) if token.i > cue.i else (first, cue.i)
    return first, end


def end_of_cue_phrase(verb: Token, sent: TokenSpan) -> int:
    """Give the end of the verb's own phrase: co-ordinated clauses, and adverbial ones after a comma, are left out."""
    end = verb.i + 1
    for child in verb.rights:
        is_beside = child.dep_ in ("conj", "cc", "punct", "parataxis")
        if not is_beside and not (child.dep_ == "advcl" and _is_clause_behind_comma(child)):
            end = max(end, child.right_edge.i + 1)
    return min(end, sent.end)


def _is_clause_behind_comma(child: Token) -> bool:
    first = child.left_edge.i
    return first > 0 and child.doc[first - 1].text == ","


def cut_cue_out_of_clause(piece: TokenRange, cue: TokenRange, source: TokenRange | None) -> list[TokenRange]:
    """Take cue and source out of a piece of content."""
    parts = [piece]
    for hole in (cue, source):
        if hole is not None:
            parts = [rest for part in parts for rest in _cut_hole_out_of_clause(part, hole)]
    return parts


def _cut_hole_out_of_clause(part: TokenRange, hole: TokenRange) -> list[TokenRange]:
    first, end = part
    if hole[0] >= end or first >= hole[1]:
        return [part] if first < end else []
    rests = [(first, hole[0]), (hole[1], end)]
    return [rest for rest in rests if rest[0] < rest[1]]


def cut_subject_behind_comma(tokens: Tokens, source: TokenRange) -> TokenRange:
    """Cut from a source the subject of the verb right behind it: "letters to Silva, [the mayor] wrote".

    Gives the source as it is where no comma is in it, or no finite verb right behind it.
    """
    first, end = source
    if end >= len(tokens) or tokens[end].tag_ not in FINITE_OR_MODAL_TAGS:
        return source
    return next(((first, at) for at in range(end - 1, first, -1) if tokens[at].text == ","), source)


def cue_around_head(head: Token) -> TokenRange:
    """Give the cue with its auxiliaries, negation, adverbs and particle, as far as they touch."""
    if head.lower_ == "according":
        return head.i, head.i + 2
    own = {child.i for child in head.children if _is_cue_part(child, head)}
    first, end = head.i, head.i + 1
    while first - 1 in own:
        first -= 1
    while end in own:
        end += 1
    return first, end


def _is_cue_part(child: Token, head: Token) -> bool:
    return child.dep_ in _CUE_PARTS or (child.dep_ == "advmod" and child.i < head.i)


def find_joined_participle(verb: Token) -> Token | None:
    """Find the participle that another one goes on: "saying" of "saying that it was late and urging them to go".

    The parse may join "urging" to "was"; but a participle without a helping verb goes on a participle alone. None where
    the parse has it right, or where none is before it.
    """
    head = verb.head
    is_behind_and = verb.i > 0 and verb.doc[verb.i - 1].pos_ == "CCONJ"
    is_joined = verb.tag_ == "VBG" and head.i < verb.i and (verb.dep_ == "conj" or is_behind_and)
    if not is_joined or any(child.dep_ in ("aux", *SUBJECTS) for child in verb.children):
        return None
    may_be_helped = head.lemma_ == "be" or head.tag_ not in FINITE_OR_MODAL_TAGS  # "was dear and losing money"
    tells = look_up_speech_verb(verb.lemma_) is not None or any(child.dep_ == "ccomp" for child in verb.children)
    if head.tag_ == "VBG" or (may_be_helped and not tells):
        return None
    while head.head.i != head.i:
        head = head.head
        if head.tag_ == "VBG" and head.i < verb.i:
            return head
    return None
