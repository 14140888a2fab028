"""Find who speaks before a colon that introduces words between marks.

"From the desk of Ana Silva, head of the Harbor Trust:" gives a name and whose it is; "Silva Slams Mayor: ..." a subject
and its object, which the parser reads as one name where a headline has capitals.
"""

import re
from collections.abc import Sequence

from transforms.document import Token, Tokens
from transforms.knowledge.lexicon import SpeechVerb, look_up_role_noun, look_up_speech_verb
from transforms.language.alignment import TokenRange
from transforms.language.grammar import DASHES, TIME_LABELS

# Before those who write in, "From a reader in Lund:"; other prepositions tell where words were said.
_SENDING = frozenset(("from", "by", "of"))
# Words before the name of the one whose words follow: not "to" and "for", behind which are others.
_BEFORE_SPEAKER = _SENDING | {",", "and"}
_ADVERBS = ("RB", "RBR")
# Behind a name that a live page has had before.
_AGAIN = frozenset(("again", "too", "later", "still"))
# What a body sends out; a label names it before the sender.
_SENT = frozenset(("statement", "message", "note", "letter", "response", "reply", "reaction"))
_TITLE_TAGS = ("NNP", "NNPS", "NN", "JJ")
_OF_OWNER = frozenset(("'s", "\u2019s", "'", "\u2019"))
_MAX_OWNER_WORDS = 4  # with its article and the mark behind it
_MAX_HEAD_WORDS = 8  # of an item of a newsletter
_MAX_NAME_WORDS = 5  # of a name that was taken for a cue, the colon included
# Headlines say it in the present: "slams", or with a helping verb left out, "slam".
_ENDINGS = ("s", "es")

# Marks between the names of a list: "P Silva; J Lund, S Okafor, M Lund". A word in small letters has three or more.
_LIST_MARKS = re.compile(r"[,;]\s")
_MIN_LIST_MARKS = 3
_SMALL_WORD = re.compile(r"(?<![\w/'\u2019-])[a-z]{3,}")


def source_before_colon(colon: Token) -> TokenRange | None:
    """Find the source of a colon. None where no name stands behind a preposition and no verb of blaming before it."""
    behind = colon.doc[colon.i : colon.i + _MAX_NAME_WORDS]
    mark = next((token.i for token in behind if token.text == ":"), None)
    if mark is not None and (item := _name_behind_item_head(colon.doc, mark)):
        return item
    colon = _colon_of_label(colon)
    if colon.text != ":":
        return None
    tokens, first = colon.doc, colon.sent.start
    subject = _subject_of_blame(tokens, first, colon.i)
    if subject is not None:
        return subject
    if name := _name_with_clause(tokens, first, colon.i):
        return name
    label = _name_of_label(tokens, first, colon.i) or _sender_of_document(tokens, first, colon.i)
    if label is not None:
        return label
    has_verb = any(token.pos_ in ("VERB", "AUX") for token in tokens[first : colon.i])
    return None if has_verb else _name_behind_preposition(tokens, first, colon.i)


def find_person_before_colon(colon: Token) -> TokenRange | None:
    """Find the person whom the sentence before a colon is about: "An aide put it bluntly in an email to the Post:".

    None where its subject is of no person.
    """
    if colon.text != ":":
        return None
    verb = colon.sent.root
    subject = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if verb.pos_ != "VERB" or verb.i > colon.i or subject is None:
        return None
    is_of_person = subject.ent_type_ == "PERSON" or subject.tag_ == "PRP"
    if not is_of_person and look_up_role_noun(subject.lemma_.lower()) is None:
        return None
    end = min(subject.right_edge.i + 1, verb.i)
    while end > subject.i + 1 and colon.doc[end - 1].is_punct:
        end -= 1
    return subject.left_edge.i, end


def source_in_label(cue: Token, source: TokenRange) -> TokenRange | None:
    """Give whom the label before a colon names: without "From", and nobody where it tells when and where alone.

    The source of a cue that is no colon stays.
    """
    words = cue.doc[slice(*source)]
    if cue.text != ":":
        return source
    if words[0].lower_ in _SENDING and len(words) > 1:
        return source[0] + 1, source[1]
    return None if _tells_when_or_where(words) else source


def _tells_when_or_where(words: Sequence[Token]) -> bool:
    """Say whether words before a colon name nobody, but when and where it was said: "Then, later on Radio Lund"."""
    first = next((token for token in words if token.pos_ not in ("CCONJ", "PUNCT")), None)
    if first is None or not (first.tag_ in (*_ADVERBS, "IN") or first.ent_type_ in TIME_LABELS):
        return False
    named = [token for token in words if token.pos_ in ("NOUN", "PROPN", "PRON") and token.ent_type_ not in TIME_LABELS]
    return all(_is_behind_preposition(token, words) for token in named)


def _is_behind_preposition(token: Token, words: Sequence[Token]) -> bool:
    start = words[0].i
    while token.head.i != token.i and token.head.i >= start:
        if token.dep_ == "pobj":
            return True
        token = token.head
    return token.dep_ == "pobj"


def is_list_of_names(words: str) -> bool:
    """Say whether what stands behind a label is a team or the like: names between commas, no word in small letters."""
    is_list = len(_LIST_MARKS.findall(words)) >= _MIN_LIST_MARKS
    return is_list and not words.isupper() and _SMALL_WORD.search(words) is None


def _colon_of_label(cue: Token) -> Token:
    """Give the colon of a label whose name or "again" was taken for the cue; else the cue itself."""
    end = min(cue.i + 3, len(cue.doc))
    words = [token.lower_ for token in cue.doc[cue.i : end]]
    is_label = cue.text[:1].isupper() and len(words) == 3 and words[1] in _AGAIN and words[2] == ":"
    return cue.doc[end - 1] if is_label else cue


def _name_behind_item_head(tokens: Tokens, end: int) -> TokenRange | None:
    """Find whose words an item of a newsletter brings in: "HARBOUR TALKS - the Post's Ana Silva:", the head or not."""
    first = next((index for index in range(end - 1, -1, -1) if tokens[index].text in DASHES), -1) + 1
    head = [token.text for token in tokens[:first] if token.is_alpha]
    if not all(map(str.isupper, head)) or len(head) > _MAX_HEAD_WORDS:
        return None
    owner = next((index + 1 for index in range(first, end) if tokens[index].text in _OF_OWNER), first)
    has_evidence = bool(head) or first < owner <= first + _MAX_OWNER_WORDS
    is_name = end - owner > 1 and all(map(_may_be_in_name, tokens[owner:end]))  # "Lisbon's Mayor:" is whole
    return (owner, end) if has_evidence and is_name else None


def _name_of_label(tokens: Tokens, first: int, end: int) -> TokenRange | None:
    """Find the name that a label repeats ("Silva again:") or tells a town of ("Ana, Porto:"), with the town."""
    behind = first
    while behind < end and _may_be_in_name(tokens[behind]):
        behind += 1
    rest = tokens[behind:end]
    if behind == first or not rest:
        return None
    if len(rest) == 1 and rest[0].lower_ in _AGAIN:
        return first, behind
    has_town = rest[0].text == "," and len(rest) > 1 and all(map(_may_be_in_name, rest[1:]))
    return (first, end) if has_town else None


def _sender_of_document(tokens: Tokens, first: int, end: int) -> TokenRange | None:
    """Find whose words a label brings in: "Statement from the Harbour Trust:"."""
    if end - first < 3 or tokens[first].lemma_.lower() not in _SENT or tokens[first + 1].lower_ not in ("from", "by"):
        return None
    names = tokens[first + 2 : end]
    is_name = _may_be_in_name(names[-1]) and all(token.tag_ == "DT" or _may_be_in_name(token) for token in names)
    return (first + 2, end) if is_name else None


def _may_be_in_name(token: Token) -> bool:
    """Say whether a word of a label may be part of a name: names of other languages are tagged as any word."""
    return token.text[:1].isupper() and token.tag_ not in ("RB", "WRB", "CC", "UH", "PRP", "DT", "IN")


def _subject_of_blame(tokens: Tokens, first: int, end: int) -> TokenRange | None:
    """Find what stands before a verb of blaming: capitals may hide the verb among names."""
    for index in range(first + 1, end - 1):
        if is_blaming(tokens[index]):
            return first, index
        if not _may_be_in_subject(tokens[index]):
            return None
    return None


def is_blaming(token: Token) -> bool:
    """Say whether a word is a verb by which a headline has somebody blame or praise somebody: "slams"."""
    lower = token.lower_
    lemmas = [lower.removesuffix(ending) for ending in _ENDINGS if lower.endswith(ending)]
    return any(look_up_speech_verb(lemma) is SpeechVerb.BLAMING for lemma in lemmas)


def _may_be_in_subject(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "PART", "NUM") or token.text in ("-", ".")


def _name_with_clause(tokens: Tokens, first: int, end: int) -> TokenRange | None:
    """Find the name that opens a line and has no more than a clause of its own: "Ana Silva, who runs the booth:"."""
    behind = first
    while behind < end and (tokens[behind].ent_type_ == "PERSON" or tokens[behind].tag_ in _TITLE_TAGS):
        behind += 1
    has_name = behind > first and tokens[behind - 1].ent_type_ == "PERSON"
    if not has_name or behind + 1 >= end or (tokens[behind].text, tokens[behind + 1].lower_) != (",", "who"):
        return None
    return (first, behind) if tokens[first].sent.root.i < behind else None


def _name_behind_preposition(tokens: Tokens, first: int, end: int) -> TokenRange | None:
    """Find the person from whom the words are: the first behind "of", "from" or "by", or behind a comma."""
    opens_with_name = tokens[first].ent_type_ == "PERSON"
    for index in range(first + 1, end):
        if tokens[index].ent_type_ != "PERSON" or tokens[index - 1].ent_type_ == "PERSON":
            continue
        start = index
        while start > first + 1 and tokens[start - 1].tag_ in _TITLE_TAGS:
            start -= 1
        if not opens_with_name and tokens[start - 1].lower_ in _BEFORE_SPEAKER:
            return start, end
    return None
