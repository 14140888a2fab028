"""Classify the factuality of a speech event: asserted, negated, questioned or hypothetical.

"Silva said", "Silva declined to say", "Did Silva say that ...?", "Silva could say". Read from the parse around the cue:
its auxiliaries and negation, its subject, and the words that it depends on ("refused to", "is expected to"). Must not
read the content, which is the speaker's own. The words: data/lexicon/factuality_words.tsv. Addressees: addressees.py.
"""

from collections.abc import Iterator
from functools import cache

from transforms.circumstances.speech_event import VERBS, SpeechEvent
from transforms.clauses.passives import is_active_beside_passive
from transforms.document import QuoteType, SpeechAct, Token
from transforms.knowledge.tables import read_rows

_NEGATIONS = frozenset(("not", "n't", "never", "neither", "nor", "hardly", "scarcely", "barely"))
_NEGATION_RELATIONS = ("neg", "advmod", "preconj", "cc")
# "Not only said": what is denied is that it was all.
_AFTER_PARTIAL_NEGATION = frozenset(("only", "just", "merely", "simply", "necessarily"))
# "No longer", "no way", "by no means": adverbs that a "no" makes negations.
_NEGATED_ADVERBS = ("longer", "way", "means")
_NEGATIVE_SUBJECTS = frozenset(("nobody", "none", "nothing", "neither", "noone"))
# "Few say", "very few say": as good as nobody. "A few say": some do.
_FEW = frozenset(("few", "little"))
_BEFORE_FEW = frozenset(("very", "too", "so", "precious", "relatively", "comparatively", "surprisingly", "extremely"))
# "Hardly anyone", "not all": a word that denies, and what of the group it denies.
_DENYING = frozenset(("hardly", "scarcely", "barely", "not"))
_DENIED_SHARES = frozenset((
    *("any", "anyone", "anybody", "anything", "many", "much", "all", "every", "everyone", "everybody", "one", "each"),
))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
# "Without saying", "stopped short of saying".
_WITHHELD_FROM = frozenset(("without", "instead", "rather", "short", "than", "far"))
_CHAIN_PREPOSITIONS = _WITHHELD_FROM | {"from", "of", "to"}
_QUESTION_WORDS = frozenset((
    "whether", "if", "who", "what", "why", "when", "where", "how", "which", "whom", "whose", "about",
))  # fmt: skip
_CONDITIONS = frozenset(("if", "unless", "lest", "whenever"))
_BEFORE_IMPERATIVE = ("please", "just", "so", "and")
# "The agency can reveal", "I must say": whoever says so does it by saying it.
_DISCLOSING = frozenset(("reveal", "confirm", "disclose", "announce", "report"))
_FIRST_PERSON = frozenset(("i", "we"))
_PERFORMATIVE_MODALS = frozenset(("will", "would", "must", "should", "can", "shall"))
# "He can be heard saying": it was said.
_PERCEPTION = frozenset(("hear", "see"))
# "Would often say": a habit.
_HABITUAL = frozenset(("often", "always", "sometimes", "usually", "regularly", "frequently"))
# Longer chains of verbs than this are errors of the parse.
_MAX_STEPS = 6


def classify_factuality(event: SpeechEvent) -> SpeechAct:
    """Classify whether the text tells a speech event as real, not real, asked about or possible.

    The first reading wins where several hold: a question about the event, a condition, its denial, a mere possibility,
    and last a content that the speaker only asks about ("asked whether").
    """
    chain = list(_governors_of_speech_event(event))
    if _is_event_asked_about(event, chain[-1]):
        return SpeechAct.QUESTIONED
    if any(_is_event_conditional(token) for token in chain):
        return SpeechAct.HYPOTHETICAL

    denials = _count_denials_of_event(event, chain)
    is_denied = denials % 2 == 1
    if is_denied:
        return SpeechAct.NEGATED

    is_possible = any(_is_event_modal(token, event) for token in chain) or _is_event_prospective(chain)
    if denials == 0 and is_possible:
        return SpeechAct.HYPOTHETICAL
    return SpeechAct.QUESTIONED if _asks_event_content(event) else SpeechAct.ASSERTED


def _governors_of_speech_event(event: SpeechEvent) -> Iterator[Token]:
    """Yield the cue's head and what governs it, as far as the event is the same: "say", "expected", "is"."""
    token = event.head
    yield token
    for _ in range(_MAX_STEPS):
        above = _governor_of_event_verb(token)
        if above is None or above.i in event.content:
            return
        token = above
        yield token


def _governor_of_event_verb(token: Token) -> Token | None:
    """Give the word above in the chain; None where it is of another event."""
    head = token.head
    is_perceived = head.lemma_ in _PERCEPTION and token.tag_ == "VBG"
    if head.i == token.i or is_perceived:
        return None
    is_in_chain = (
        _is_complement_in_event_chain(token)
        or _is_preposition_in_event_chain(token)
        or _shares_auxiliaries_of_event(token)
        or _is_event_noun_of_light_verb(token)
    )
    return head if is_in_chain else None


def _is_complement_in_event_chain(token: Token) -> bool:
    """Say whether a verb complements the word above: "refused to say", "plans to say", "denied saying"."""
    is_after = token.i > token.head.i
    is_infinitive_of_noun = token.dep_ == "acl" and is_after and _is_infinitive_of_event(token)
    is_denied = token.dep_ == "ccomp" and is_after and token.head.lemma_ == "deny"
    return token.dep_ in ("xcomp", "pcomp", "acomp", "auxpass") or is_infinitive_of_noun or is_denied


def _is_preposition_in_event_chain(token: Token) -> bool:
    return token.dep_ == "prep" and token.lower_ in _CHAIN_PREPOSITIONS and token.i > token.head.i


def _is_event_noun_of_light_verb(token: Token) -> bool:
    is_object = token.pos_ == "NOUN" and token.dep_ in ("dobj", "attr", "nsubjpass")
    return is_object and token.head.lemma_ in _factuality_words("light") | {"be"}


def _is_infinitive_of_event(token: Token) -> bool:
    return token.tag_ == "VB" and any(child.tag_ == "TO" for child in token.lefts)


def _shares_auxiliaries_of_event(token: Token) -> bool:
    """Say whether a coordinated verb has subject and auxiliaries in common: "did not confirm or deny"."""
    if token.dep_ != "conj" or token.tag_ != token.head.tag_ or token.tag_ not in ("VB", "VBN", "VBG"):
        return False
    conjunctions = (child for child in token.head.children if child.dep_ == "cc" and child.i < token.i)
    if any(child.lower_ == "but" for child in conjunctions):
        return False
    own = {child.dep_ for child in token.children}
    return not is_active_beside_passive(token) and own.isdisjoint((*_SUBJECTS, "aux", "auxpass"))


def _is_event_asked_about(event: SpeechEvent, top: Token) -> bool:
    """Say whether the sentence asks about the event: "Did she say ...?", "Who said ...?"; "whether she said"."""
    if _is_event_in_indirect_question(top):
        return True
    subject = next((child for child in top.children if child.dep_ in _SUBJECTS), None)
    if subject is None or not _ends_event_sentence_as_question(event):
        return False

    auxiliaries = (child for child in top.children if child.dep_ in ("aux", "auxpass"))
    is_inverted = any(child.i < subject.i < top.i for child in auxiliaries)
    is_question_word = subject.lower_ in ("who", "what") and subject.i < top.i
    return is_inverted or (is_question_word and top.dep_ == "ROOT")


def _is_event_in_indirect_question(top: Token) -> bool:
    if top.dep_ not in ("ccomp", "csubj", "pcomp"):
        return False
    return any(child.dep_ == "mark" and child.lower_ in ("whether", "if") for child in top.lefts)


def _ends_event_sentence_as_question(event: SpeechEvent) -> bool:
    """Say whether the last mark of the sentence is a question mark outside of quotation marks."""
    sentence = event.head.sent
    backwards = (sentence.doc[at] for at in range(sentence.end - 1, sentence.start - 1, -1))
    last = next((token for token in backwards if token.text in (".", "?", "!")), None)
    return last is not None and last.text == "?" and last.i not in event.quoted


def _is_event_conditional(token: Token) -> bool:
    """Say whether a verb is under a condition ("if she said") or an order ("Tell them")."""
    marks = {child.lower_ for child in token.lefts if child.dep_ in ("mark", "advmod")}
    if token.dep_ == "advcl" and not marks.isdisjoint(_CONDITIONS):
        return True
    if token.dep_ != "ROOT" or token.tag_ != "VB":
        return False
    has_subject = any(child.dep_ in (*_SUBJECTS, "aux", "expl") for child in token.children)
    return not has_subject and _opens_event_sentence(token)


def _opens_event_sentence(token: Token) -> bool:
    """Say whether a verb opens its sentence, behind one word such as "please" at most."""
    before = [word for word in token.sent if word.i < token.i and not word.is_punct and not word.is_space]
    return len(before) <= 1 and all(word.lower_ in _BEFORE_IMPERATIVE for word in before)


def _count_denials_of_event(event: SpeechEvent, chain: list[Token]) -> int:
    """Count the denials of the event: one of "did not say", two of "did not refuse to say", which was said."""
    governors = chain[1:]
    count = sum(_is_event_verb_negated(token, event) for token in chain)
    count += sum(_is_event_withheld_below(token) for token in governors)
    count += sum(_is_event_yet_to_be(token) for token in governors)
    if _withholds_event_content(event):
        count += 1
    is_noun = chain[0].pos_ in ("NOUN", "PROPN")
    if is_noun and any(child.lower_ == "no" for child in chain[0].lefts):
        count += 1
    return count


def _is_event_verb_negated(token: Token, event: SpeechEvent) -> bool:
    if token.pos_ not in VERBS and token.pos_ != "ADJ":
        return False
    has_negation = any(_is_negation_of_event(child) for child in _modifiers_outside_event_content(token, event))
    return has_negation or _is_event_denied_by_subject(_find_subject_of_event_verb(token, event))


def _modifiers_outside_event_content(token: Token, event: SpeechEvent) -> Iterator[Token]:
    """Yield a word's own modifiers; some parses hang words of the content below it."""
    return (child for child in token.children if child.i not in event.content)


def _is_negation_of_event(modifier: Token) -> bool:
    is_negative = modifier.dep_ in _NEGATION_RELATIONS and modifier.lower_ in _NEGATIONS
    if is_negative and modifier.i < modifier.head.i + 2:
        after = modifier.nbor().lower_ if modifier.i + 1 < len(modifier.doc) else ""
        joins_next = modifier.dep_ == "cc" and modifier.i > modifier.head.i
        return after not in _AFTER_PARTIAL_NEGATION and not joins_next

    is_negated_adverb = modifier.dep_ == "advmod" and modifier.lower_ in _NEGATED_ADVERBS
    return is_negated_adverb and any(word.lower_ == "no" for word in modifier.lefts)


def _find_subject_of_event_verb(token: Token, event: SpeechEvent) -> Token | None:
    children = _modifiers_outside_event_content(token, event)
    return next((child for child in children if child.dep_ in _SUBJECTS and child.i < token.i), None)


def _is_event_denied_by_subject(subject: Token | None) -> bool:
    """Say whether a subject denies its verb: "nobody said", "no official said"."""
    if subject is None:
        return False
    is_negative = subject.lower_ in _NEGATIVE_SUBJECTS or any(
        child.lower_ in ("no", "neither") for child in subject.lefts
    )
    return is_negative or _is_subject_of_few(subject)


def _is_subject_of_few(subject: Token) -> bool:
    """Say whether a subject is as good as nobody, or not all of those it names: "few experts", "not everyone"."""
    words = [token.lower_ for token in subject.doc[subject.left_edge.i : subject.i + 1]]
    while len(words) > 1 and words[0] in _BEFORE_FEW:
        words.pop(0)
    if words[0] in _DENYING:
        return len(words) > 1 and words[1] in _DENIED_SHARES
    return words[0] in _FEW


def _is_event_withheld_below(token: Token) -> bool:
    """Say whether what depends on a word did not take place: "declined to", "too shy to", "without"."""
    is_adjective = token.pos_ == "ADJ"
    if is_adjective and any(child.lower_ == "too" for child in token.lefts):
        return True
    if token.lemma_.lower() in _factuality_words("withheld"):
        return True
    if token.i + 1 < len(token.doc) and token.nbor().lower_ == "of":
        return False  # "short of", "instead of": told by their "of"
    word = _word_before_in_event(token) if token.lower_ == "of" else token.lower_
    is_idiom = token.lower_ == "without" and token.head.lemma_ == "go"  # "it goes without saying"
    return word in _WITHHELD_FROM and not is_adjective and not is_idiom


def _is_event_yet_to_be(token: Token) -> bool:
    """Say whether a word is "have" of "have yet to"."""
    return token.lemma_ == "have" and any(child.lower_ == "yet" for child in token.children)


def _withholds_event_content(event: SpeechEvent) -> bool:
    """Say whether the cue itself withholds an act of speaking that the content names: "declined", "to say why".

    "Refused to leave" is a word of its own: who refuses says so.
    """
    head = event.head
    if head.lemma_.lower() not in _factuality_words("withheld") or head.pos_ not in VERBS:
        return False
    clauses = (
        child for child in head.children if child.dep_ in ("xcomp", "pcomp", "ccomp", "dobj") and child.i > head.i
    )
    first = next(clauses, None)
    return first is not None and first.i in event.content and first.lemma_ in _factuality_words("saying")


def _is_event_modal(token: Token, event: SpeechEvent) -> bool:
    """Say whether a modal makes the event a possibility or a duty: "could say", "has to say"."""
    modal = next((child for child in _modifiers_outside_event_content(token, event) if child.tag_ == "MD"), None)
    if modal is None:
        return _is_event_obligation(token)

    lemma = modal.lemma_.lower()
    subject = _find_subject_of_event_verb(token, event)
    is_first_person = subject is not None and subject.lower_ in _FIRST_PERSON
    if is_first_person and lemma in _PERFORMATIVE_MODALS:
        return False
    can_disclose = lemma == "can" and modal.lower_ == "can" and token.lemma_ in _DISCLOSING
    is_habit = lemma == "would" and any(child.lower_ in _HABITUAL for child in token.children)
    return not can_disclose and not is_habit


def _is_event_obligation(token: Token) -> bool:
    """Say whether a verb has "has to" or "is to" before it; "has yet to" is counted as a denial."""
    above = token.head
    if token.dep_ != "xcomp" or not _is_infinitive_of_event(token) or above.i > token.i:
        return False
    is_present = above.lemma_ in ("be", "have") and above.tag_ in ("VBZ", "VBP", "VB")
    return is_present and not _is_event_yet_to_be(above)


def _is_event_prospective(chain: list[Token]) -> bool:
    """Say whether a verb of the chain is yet to come: "plans to say", "is expected to say"."""
    return any(_is_event_to_come(below, above) for below, above in zip(chain, chain[1:], strict=False))


def _is_event_to_come(below: Token, above: Token) -> bool:
    has_particle = any(child.dep_ == "prt" for child in above.children)  # "set out to", "went on to"
    is_bare = below.tag_ == "VB"
    return above.lemma_.lower() in _factuality_words("to come") and is_bare and not has_particle


def _asks_event_content(event: SpeechEvent) -> bool:
    """Say whether the cue puts the content as a question, in words that are not the speaker's own."""
    head = event.head
    if event.quote_type == QuoteType.DIRECT:
        return False
    is_wanting_to_know = head.lemma_ == "know" and head.dep_ == "xcomp"
    if head.lemma_.lower() not in _factuality_words("asking") and not is_wanting_to_know:
        return False
    if head.i + 1 < len(head.doc) and head.nbor().lower_ == "about":
        return True

    content = (head.doc[at] for at in sorted(event.content) if at > head.i)
    first = next((token for token in content if not token.is_punct), None)
    if first is None:
        return False
    return first.lower_ in _QUESTION_WORDS or _word_before_in_event(first) in _QUESTION_WORDS


def _word_before_in_event(token: Token) -> str:
    return token.nbor(-1).lower_ if token.i else ""


@cache
def _factuality_words(kind: str) -> frozenset[str]:
    return frozenset(word for word, found in read_rows("lexicon/factuality_words") if found == kind)
