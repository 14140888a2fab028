"""Read what others report of a speaker: "Silva was quoted as saying that ...", "is reported to have said that ...".

The subject of such a passive speaks, though others hand it on. Whose words others quote with marks: `source_rules.py`.
"""

from collections.abc import Sequence

from transforms.document import Token
from transforms.knowledge.lexicon import is_verb_of_saying
from transforms.language.alignment import TokenRange

_SUBJECT = "nsubjpass"


def is_said_as_others_report(verb: Token) -> bool:
    """Say whether others report of the subject that it has said something: "Silva was reported to have said that"."""
    if verb.tag_ != "VBN" or verb.dep_ != "xcomp" or not is_verb_of_saying(verb.lemma_):
        return False
    has_have = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    return has_have and any(child.dep_ == _SUBJECT for child in verb.head.children)


def is_reported_speaker_alone(head: Token, content: Sequence[TokenRange]) -> bool:
    """Say whether the content of a passive is nothing but who speaks, as what is said belongs to the verb below it."""
    subject = next((child for child in head.children if child.dep_ == _SUBJECT), None)
    if subject is None or len(content) != 1:
        return False
    is_subject = subject.left_edge.i <= content[0][0] and content[0][1] <= subject.right_edge.i + 1
    return is_subject and any(_is_saying_below(token) for token in head.subtree if token.i > head.i)


def is_report_with_its_speaker(head: Token, content: Sequence[TokenRange]) -> bool:
    """Say whether the content of "is said" is who is said to have said something, and that as well."""
    subject = next((child for child in head.children if child.dep_ == _SUBJECT), None)
    if subject is None or not subject.left_edge.i <= content[0][0] <= subject.i:
        return False
    return any(child.i > head.i and is_said_as_others_report(child) for child in head.children)


def _is_saying_below(token: Token) -> bool:
    is_quoted = token.tag_ == "VBG" and token.dep_ == "pcomp" and token.head.lower_ == "as"
    return (is_quoted and is_verb_of_saying(token.lemma_)) or is_said_as_others_report(token)
