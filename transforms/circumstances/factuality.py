"""How an act of saying is told: as done, as not done, as asked about, or as one that may or will come.

"Silva said", "Silva declined to say", "Did Silva say that ...?", "Silva could say". Read from the parse around the
cue: its auxiliaries and negation, its subject, and the words that it depends on ("refused to", "is expected to").
"""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from transforms.circumstances.speech_event import VERBS, Saying
from transforms.knowledge.tables import read_rows

ASSERTED, NEGATED, QUESTIONED, HYPOTHETICAL = "asserted", "negated", "questioned", "hypothetical"
_NOT = frozenset(("not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely"))
# "Not only said": what is denied is that it was all.
_NOT_ALL = frozenset(("only", "just", "merely", "simply", "necessarily"))
_NOBODY = frozenset(("nobody", "none", "nothing", "neither", "noone"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# "Without saying", "stopped short of saying".
_WITHHELD_FROM = frozenset(("without", "instead", "rather", "short", "than", "far"))
_QUESTION = frozenset((
    "whether",
    "if",
    "who",
    "what",
    "why",
    "when",
    "where",
    "how",
    "which",
    "whom",
    "whose",
    "about",
))
# "The agency can reveal", "I must say": who says so does it by saying it.
_DISCLOSING = frozenset(("reveal", "confirm", "disclose", "announce", "report"))
_SELF = frozenset(("i", "we"))
_PERFORMED = frozenset(("will", "would", "must", "should", "can", "shall"))
# "He can be heard saying": it was said.
_PERCEIVED = frozenset(("hear", "see"))
_HABITS = frozenset(("often", "always", "sometimes", "usually", "regularly", "frequently"))
# Longer chains of verbs than this are errors of the parse.
_STEPS = 6


def speech_act_of(saying: Saying) -> str:
    """Give asserted, negated, questioned or hypothetical.

    The nearest reading wins where several hold: a question about the act, a condition, its denial, a mere possibility,
    and last a content that the speaker only asks about ("asked whether").
    """
    chain = list(_chain(saying))
    if _is_asked_about(saying, chain[-1]):
        return QUESTIONED
    if any(_is_conditional(token) for token in chain):
        return HYPOTHETICAL
    denials = _denials(saying, chain)
    if denials % 2:
        return NEGATED
    if not denials and (any(_is_modal(token, saying) for token in chain) or _is_prospective(chain)):
        return HYPOTHETICAL
    return QUESTIONED if _asks(saying) else ASSERTED


def _chain(saying: Saying) -> Iterator[Token]:
    """The cue's word and what governs it, as far as the act of saying is the same: "say", "expected", "is"."""
    at = saying.head
    yield at
    for _ in range(_STEPS):
        above = _above(at)
        if above is None or above.i in saying.content:
            return
        at = above
        yield at


def _above(token: Token) -> Token | None:
    head, dep = token.head, token.dep_
    if head.i == token.i or (head.lemma_ in _PERCEIVED and token.tag_ == "VBG"):
        return None
    if dep in ("xcomp", "pcomp", "acomp", "auxpass") or (dep == "acl" and token.i > head.i and _is_infinitive(token)):
        return head
    if dep == "prep" and token.lower_ in _WITHHELD_FROM | {"from", "of", "to"} and token.i > head.i:
        return head
    if dep == "conj" and token.tag_ == head.tag_ and _shares(token):
        return head
    if dep == "ccomp" and head.lemma_ == "deny" and head.i < token.i:
        return head
    if token.pos_ == "NOUN" and dep in ("dobj", "attr", "nsubjpass") and head.lemma_ in _words("light") | {"be"}:
        return head
    return None


def _is_infinitive(token: Token) -> bool:
    return token.tag_ == "VB" and any(kid.tag_ == "TO" for kid in token.lefts)


def _shares(token: Token) -> bool:
    """Say whether a co-ordinated verb has subject and auxiliaries in common: "did not confirm or deny"."""
    own = {kid.dep_ for kid in token.children}
    is_contrast = any(kid.lower_ == "but" for kid in token.head.children if kid.dep_ == "cc" and kid.i < token.i)
    return token.tag_ in ("VB", "VBN", "VBG") and not is_contrast and own.isdisjoint((*_SUBJECTS, "aux", "auxpass"))


def _is_asked_about(saying: Saying, top: Token) -> bool:
    """Say whether the sentence asks about the act: "Did she say ...?", "Who said ...?"; "whether she said"."""
    if top.dep_ in ("ccomp", "csubj", "pcomp") and any(
        kid.dep_ == "mark" and kid.lower_ in ("whether", "if") for kid in top.lefts
    ):
        return True
    subject = next((kid for kid in top.children if kid.dep_ in _SUBJECTS), None)
    if subject is None or not _ends_as_question(saying):
        return False
    is_inverted = any(kid.dep_ in ("aux", "auxpass") and kid.i < subject.i < top.i for kid in top.children)
    return is_inverted or (subject.lower_ in ("who", "what") and subject.i < top.i and top.dep_ == "ROOT")


def _ends_as_question(saying: Saying) -> bool:
    sent = saying.head.sent
    backwards = (sent.doc[at] for at in range(sent.end - 1, sent.start - 1, -1))
    last = next((token for token in backwards if token.text in (".", "?", "!")), None)
    return last is not None and last.text == "?" and last.i not in saying.marked


def _is_conditional(token: Token) -> bool:
    marks = {kid.lower_ for kid in token.lefts if kid.dep_ in ("mark", "advmod")}
    if token.dep_ == "advcl" and not marks.isdisjoint(("if", "unless", "lest", "whenever")):
        return True
    if token.dep_ != "ROOT" or token.tag_ != "VB":
        return False
    return not any(kid.dep_ in (*_SUBJECTS, "aux", "expl") for kid in token.children) and _opens(token)


def _opens(token: Token) -> bool:
    """Say whether a bare verb opens its sentence: an order, "Tell them that ..."."""
    before = [one for one in token.sent if one.i < token.i and not one.is_punct and not one.is_space]
    return len(before) <= 1 and all(one.lower_ in ("please", "just", "so", "and") for one in before)


def _denials(saying: Saying, chain: list[Token]) -> int:
    """Count the denials over the act: one of "did not say", two of "did not refuse to say", which was said."""
    count = sum(_has_not(token, saying) for token in chain) + sum(_withholds(token) for token in chain[1:])
    count += sum(_is_yet(token) for token in chain[1:]) + _withholds_content(saying)
    if chain[0].pos_ in ("NOUN", "PROPN"):
        count += any(kid.lower_ == "no" for kid in chain[0].lefts)
    return count


def _has_not(token: Token, saying: Saying) -> bool:
    if token.pos_ not in VERBS and token.pos_ != "ADJ":
        return False
    return any(_denies(kid) for kid in _kids(token, saying)) or _is_nobody(_subject(token, saying))


def _kids(token: Token, saying: Saying) -> Iterator[Token]:
    """A word's own modifiers; where the parse hangs words of the content below it, they are not."""
    return (kid for kid in token.children if kid.i not in saying.content)


def _denies(kid: Token) -> bool:
    if kid.dep_ in ("neg", "advmod", "preconj", "cc") and kid.lower_ in _NOT and kid.i < kid.head.i + 2:
        after = kid.nbor().lower_ if kid.i + 1 < len(kid.doc) else ""
        return after not in _NOT_ALL and not (kid.dep_ == "cc" and kid.i > kid.head.i)
    is_longer = kid.dep_ == "advmod" and kid.lower_ in ("longer", "way", "means")
    return is_longer and any(one.lower_ == "no" for one in kid.lefts)


def _subject(token: Token, saying: Saying) -> Token | None:
    return next((kid for kid in _kids(token, saying) if kid.dep_ in _SUBJECTS and kid.i < token.i), None)


def _is_nobody(subject: Token | None) -> bool:
    if subject is None:
        return False
    return subject.lower_ in _NOBODY or any(kid.lower_ in ("no", "neither") for kid in subject.lefts)


def _withholds(token: Token) -> bool:
    is_too = token.pos_ == "ADJ" and any(kid.lower_ == "too" for kid in token.lefts)
    is_obvious = token.lower_ == "without" and token.head.lemma_ == "go"  # "it goes without saying"
    word = _before(token) if token.lower_ == "of" else token.lower_  # "short of", "instead of"
    is_from = token.pos_ != "ADJ" and word in _WITHHELD_FROM and not is_obvious
    return is_too or is_from or token.lemma_.lower() in _words("withheld")


def _is_yet(token: Token) -> bool:
    return token.lemma_ == "have" and any(kid.lower_ == "yet" for kid in token.children)


def _withholds_content(saying: Saying) -> bool:
    """Say whether the cue itself withholds an act of saying that the content names: "declined", "to say why"."""
    head = saying.head
    if head.lemma_.lower() not in _words("withheld") or head.pos_ not in VERBS:
        return False
    below = next((kid for kid in head.children if kid.dep_ in ("xcomp", "pcomp", "ccomp") and kid.i > head.i), None)
    return below is not None and below.i in saying.content and below.lemma_ in _words("saying")


def _is_modal(token: Token, saying: Saying) -> bool:
    modal = next((kid for kid in _kids(token, saying) if kid.tag_ == "MD"), None)
    if modal is None:
        return _is_to_come(token)
    lemma = modal.lemma_.lower()
    subject = _subject(token, saying)
    if subject is not None and subject.lower_ in _SELF and lemma in _PERFORMED:
        return False
    if lemma == "can" and modal.lower_ == "can" and token.lemma_ in _DISCLOSING:
        return False
    is_habit = lemma == "would" and any(kid.lower_ in _HABITS for kid in token.children)
    return not is_habit


def _is_to_come(token: Token) -> bool:
    """Say whether a verb has "has to" or "is to" before it."""
    above = token.head
    if token.dep_ != "xcomp" or not _is_infinitive(token) or above.i > token.i:
        return False
    is_yet = _is_yet(above)
    return above.lemma_ in ("be", "have") and above.tag_ in ("VBZ", "VBP", "VB") and not is_yet


def _is_prospective(chain: list[Token]) -> bool:
    return any(
        above.lemma_.lower() in _words("to come")
        and (_is_infinitive(below) or below.tag_ == "VB")
        and not any(kid.dep_ == "prt" for kid in above.children)  # "set out to", "went on to"
        for below, above in zip(chain, chain[1:], strict=False)
    )


def _asks(saying: Saying) -> bool:
    """Say whether the cue puts the content as a question, in words that are not the speaker's own."""
    head = saying.head
    if saying.quote_type == "direct":
        return False
    is_wanted = head.lemma_ == "know" and head.dep_ == "xcomp"
    if head.lemma_.lower() not in _words("asking") and not is_wanted:
        return False
    words = [head.doc[at] for at in sorted(saying.content) if at > head.i and not head.doc[at].is_punct]
    if head.i + 1 < len(head.doc) and head.nbor().lower_ == "about":
        return True
    return bool(words) and (words[0].lower_ in _QUESTION or _before(words[0]) in _QUESTION)


def _before(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i else ""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(word for word, found in read_rows("lexicon/factuality_words") if found == kind)
