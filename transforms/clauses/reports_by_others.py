"""Read what others report of a speaker: "Silva was quoted as saying that ...", "is reported to have said that ...".

The subject of such a passive speaks, though others hand it on. Whose words others quote with marks:
`sources/source_rules.py`.
"""

from collections.abc import Sequence

from transforms.document import SpeakerKind, Token
from transforms.knowledge.lexicon import is_verb_of_saying, look_up_role_noun
from transforms.knowledge.source_kinds import look_up_speaker_kind
from transforms.language.alignment import TokenRange

# Verbs of those who hand on what somebody else said.
QUOTING = frozenset(("quote", "cite"))
_MARKS_BEHIND_WORDS = frozenset((",", '"', "''", "\u201d", "?", "!"))
_SUBJECT = "nsubjpass"
_OBJECT = "dobj"


def is_said_as_others_report(verb: Token) -> bool:
    """Say whether others report of the subject that it has said something: "Silva was reported to have said that"."""
    if verb.tag_ != "VBN" or verb.dep_ != "xcomp" or not is_verb_of_saying(verb.lemma_):
        return False
    has_have = any(child.dep_ == "aux" and child.lower_ == "have" for child in verb.children)
    return has_have and any(child.dep_ == _SUBJECT for child in verb.head.children)


def is_said_as_others_quote(verb: Token) -> bool:
    """Say whether others quote somebody as saying it: "the Gazette cited Silva as saying that"."""
    return _is_quoted_saying(verb) and verb.head.head.lemma_ in QUOTING


def find_saying_of_quoted(verb: Token) -> Token | None:
    """Find the verb behind "as" that says what others quote: "saying" of "the Gazette quoted Silva as saying"."""
    if verb.lemma_ not in QUOTING:
        return None
    return next((token for token in verb.subtree if token.i > verb.i and _is_quoted_saying(token)), None)


def find_speaker_quoted(verb: Token) -> TokenRange | None:
    """Find whom others quote before "as saying": "Ana Silva" of "the Gazette quoted Ana Silva as saying"."""
    if find_saying_of_quoted(verb) is None:
        return None
    speaker = next((child for child in verb.rights if child.dep_ == _OBJECT), None)
    return None if speaker is None else (speaker.left_edge.i, speaker.i + 1)


def find_speaker_quoted_behind_words(verb: Token) -> TokenRange | None:
    """Find whom others quote behind the words: "him" of `"We are ready," Lusa quotes him`, with no more behind."""
    if verb.lemma_ not in QUOTING or verb.tag_ not in ("VBZ", "VBD", "VBP"):
        return None
    quoted = next((child for child in verb.rights if child.dep_ == _OBJECT), None)
    quoting = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if quoted is None or quoting is None or quoted.tag_ != "PRP" or quoting.left_edge.i == verb.sent.start:
        return None
    is_behind_words = verb.doc[quoting.left_edge.i - 1].text in _MARKS_BEHIND_WORDS
    after = verb.doc[quoted.i + 1 : quoted.i + 2]
    return (quoted.i, quoted.i + 1) if is_behind_words and all(token.is_punct for token in after) else None


def is_source_cited(head: Token, content: Sequence[TokenRange]) -> bool:
    """Say whether "citing" has nothing behind it but who told the story: "the agency reported, citing the ministry".

    Reasons are something said: "citing concerns about the ice".
    """
    if head.lower_ != "citing" or len(content) != 1:
        return False
    cited = [token for token in head.rights if token.dep_ in (_OBJECT, "nsubj", "ccomp")]
    if not cited or any(token.tag_.startswith("VB") for token in head.doc[slice(*content[0])]):
        return False
    noun = cited[0]
    is_named = noun.tag_ in ("NNP", "NNPS")
    kind = look_up_speaker_kind(noun.lemma_, noun.tag_)
    is_somebody = look_up_role_noun(noun.lemma_) is not None or noun.lemma_ == "source"
    return is_named or is_somebody or kind in (SpeakerKind.ORGANIZATION, SpeakerKind.GROUP)


def is_speaker_quoted(head: Token, content: Sequence[TokenRange]) -> bool:
    """Say whether content behind "quoted" opens with whom others quote; what is said belongs to "as saying"."""
    speaker = find_speaker_quoted(head)
    return speaker is not None and content[0][0] >= speaker[0]


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
    return _is_quoted_saying(token) or is_said_as_others_report(token)


def _is_quoted_saying(token: Token) -> bool:
    """Say whether a verb of saying stands behind "as": "as saying"."""
    is_quoted = token.tag_ == "VBG" and token.dep_ == "pcomp" and token.head.lower_ == "as"
    return is_quoted and is_verb_of_saying(token.lemma_)
