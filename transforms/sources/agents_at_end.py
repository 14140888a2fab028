"""Find who thinks so at the end of a passive: "was described as a genius by his pupils".

The parse hangs such an agent from the word before it. Agents right behind their verb: `clauses/clause_ranges.py`.
"""

from collections.abc import Sequence

from transforms.clauses.passives import is_passive_participle
from transforms.document import Token, Tokens
from transforms.knowledge.lexicon import (
    NamingWord,
    is_naming_word,
    look_up_organization_descriptor,
    look_up_role_noun,
)
from transforms.language.alignment import TokenRange
from transforms.language.grammar import PEOPLE_LABELS

_BY = "by"
# Verbs that tell, in the passive, what others say of their subject, beside those of calling and describing. Not "seen":
# "seen as a show of unity by Silva" tells whose show it is.
_JUDGING = frozenset(("accuse", "credit", "criticise", "criticize", "hail", "praise", "rate"))
_END_MARKS = frozenset((".", ",", ";"))


def give_agent_at_end_as_source(
    verb: Token, source: TokenRange | None, content: Sequence[TokenRange]
) -> tuple[TokenRange | None, list[TokenRange]]:
    """Give the agent that ends the content of a passive as its source, and the content before it.

    Gives both as they are where there is a source, or no such agent.
    """
    pieces = list(content)
    if source is not None or not pieces or not _is_opinion_in_passive(verb):
        return source, pieces
    first, end = pieces[-1]
    by = next((index for index in range(end - 1, first, -1) if verb.doc[index].lower_ == _BY), None)
    if by is None or first <= verb.i or not _is_somebody(verb.doc, by + 1, end):
        return source, pieces
    last = end - 1 if verb.doc[end - 1].text in _END_MARKS else end
    return (by + 1, last), [*pieces[:-1], (first, by)]


def _is_opinion_in_passive(verb: Token) -> bool:
    is_told_of = is_passive_participle(verb)
    is_calling = is_naming_word(verb.lemma_, NamingWord.CALLING) or is_naming_word(verb.lemma_, NamingWord.DESCRIBING)
    return is_told_of and (is_calling or verb.lemma_ in _JUDGING)


def _is_somebody(tokens: Tokens, first: int, end: int) -> bool:
    """Say whether words are one noun phrase of who may think so: a name, people by a role, a body."""
    words = [token for token in tokens[first:end] if token.text not in _END_MARKS]
    if not words or any(token.pos_ in ("VERB", "AUX") or token.lower_ in ("and", "by") for token in words):
        return False
    last = words[-1]
    if last.ent_type_ in PEOPLE_LABELS or last.tag_ == "PRP":
        return True
    return look_up_role_noun(last.text) is not None or look_up_organization_descriptor(last.lemma_.lower()) is not None
