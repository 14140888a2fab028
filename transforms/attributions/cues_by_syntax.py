"""Find the cue that the sentence itself gives to a quotation span, whatever the weights of the options say.

"for saying ..." before it tells whose words they are; so does a name with its verb behind a question, and the tag that
cuts a sentence in two. All other spans are linked by learned weights (`cue_linking.py`).
"""

from collections.abc import Sequence

from transforms.attributions.features import BlockFeatures
from transforms.clauses.acts_told_of import is_act_told_of
from transforms.clauses.clause_ranges import find_joined_participle
from transforms.cues.cues import MIN_SAYING_SHARE, Cue, PlacedQuotation, text_between_quotations
from transforms.document import Token
from transforms.knowledge.lexicon import SpeechVerb, is_verb_of_saying, look_up_speech_verb
from transforms.language.grammar import FINITE_TAGS
from transforms.language.sentence_ends import find_verb_of_tag
from transforms.sources.colon_sources import source_before_colon

_QUESTIONS = ("?", "!")
_VERBS = ("VBD", "VBZ", "VBP", "VBG")
_FINAL_MARKS = frozenset((".", "?", "!", ";"))
# Verbs that speak against somebody by their particle alone, and what leads to the words.
_ATTACKS = frozenset((("hit", "out"), ("lash", "out"), ("hit", "back")))
_REASONS = frozenset(("for", "over"))


def find_cue_by_syntax(quotation: PlacedQuotation, block: BlockFeatures, text: str) -> Cue | None:
    """Find the cue of a span in its own sentence, by syntax alone. None where that does not tell."""
    first, end = quotation.tokens
    if first >= end:
        return None
    verb = None
    if quotation.span.content.of(text).rstrip().endswith(_QUESTIONS):
        verb = _find_verb_behind(block, end)
    verb = verb or _find_act_told_of_before(block, first) or _find_telling_before(block, first, end)
    verb = verb or _find_told_act_before_colon(block, first) or _find_attack_before(block, first, end)
    return next((cue for cue in block.cues if verb is not None and cue.token.i == verb.i), None)


def find_cue_of_second_report(
    quotation: PlacedQuotation, before: PlacedQuotation | None, block: BlockFeatures
) -> Cue | None:
    """Find the verb that a tag goes on with: "...," said Silva, going on to say that "...". None without one.

    So does a participle: telling her that "..." and asking whether "...".
    """
    if before is None or before.block != quotation.block or before.tokens[1] >= quotation.tokens[0]:
        return None
    between = block.parse.tokens[before.tokens[1] : quotation.tokens[0]]
    if any(token.text in _FINAL_MARKS and token.i not in block.quoted for token in between):
        return None
    verb = next((token for token in between if find_joined_participle(token)), None) or _find_last_act(between)
    return next((cue for cue in block.cues if verb is not None and cue.token.i == verb.i), None)


def _find_last_act(between: Sequence[Token]) -> Token | None:
    """Find the second verb of saying of those between two spans, which brings in the second with "that"."""
    acts = [token for token in between if token.pos_ == "VERB" and is_verb_of_saying(token.lemma_)]
    if len(acts) < 2 or acts[-1].nbor().lower_ != "that" or any(child.dep_ == "nsubj" for child in acts[-1].children):
        return None
    return acts[-1]


def find_cue_of_report_before(quotation: PlacedQuotation, earlier: Sequence[Cue]) -> Cue | None:
    """Find the cue of the line before a paragraph of speech: a word from Ana Silva:, and what follows is hers.

    That is the colon which ends the line, behind the name of whom it brings in; before a paragraph that is left open
    also the main verb of a last sentence, Silva says nobody counts. `earlier` are the cues of the line. None where it
    does not report what somebody says.
    """
    if not quotation.is_block_start or quotation.is_headline:
        return None
    if earlier and _is_colon_of_speaker(earlier[-1].token):
        return earlier[-1]
    if quotation.span.is_closed:
        return None
    roots = [cue for cue in earlier if cue.token.dep_ == "ROOT" and cue.cue_share >= MIN_SAYING_SHARE and cue.source]
    last = roots[-1] if roots else None
    return last if last is not None and last.token.sent.end == len(last.token.doc) else None


def _is_colon_of_speaker(cue: Token) -> bool:
    """Say whether a cue is a colon that ends its line, with a name before it that the line brings in."""
    return cue.text == ":" and cue.i + 1 == len(cue.doc) and source_before_colon(cue) is not None


def is_second_half(before: PlacedQuotation, quotation: PlacedQuotation, block: BlockFeatures, text: str) -> bool:
    """Say whether a span goes on with a sentence that its tag has cut: "We came," said Silva, "by boat."."""
    gap = text_between_quotations(before, quotation, text)
    is_cut = before.block == quotation.block and before.span.content.of(text).rstrip().endswith(",")
    goes_on = gap.endswith((",", "\u2014", "\u2013")) and quotation.span.content.of(text).lstrip()[:1].islower()
    if not is_cut or not goes_on:
        return False
    between = block.parse.tokens[before.tokens[1] : quotation.tokens[0]]
    has_ended = any(token.text in _FINAL_MARKS for token in between)
    return not has_ended and sum(token.tag_ in _VERBS for token in between) == 1


def _find_verb_behind(block: BlockFeatures, end: int) -> Token | None:
    """Find the verb of the name that follows the closing mark."""
    tokens = block.parse.tokens
    while end < len(tokens) and (tokens[end].is_punct or tokens[end].is_space):
        if tokens[end].i not in block.quoted:
            return None
        end += 1
    return find_verb_of_tag(tokens[end]) if end < len(tokens) and end not in block.quoted else None


def _find_telling_before(block: BlockFeatures, first: int, end: int) -> Token | None:
    """Find "telling" right before the words and whom it is told: was heard telling a referee "you need glasses"."""
    tokens = block.parse.tokens
    at = first - 1
    while at >= 0 and (tokens[at].is_quote or tokens[at].text in (",", ":")):
        at -= 1
    if at < 1 or tokens[at].i in block.quoted or tokens[at].pos_ not in ("NOUN", "PROPN", "PRON"):
        return None
    told = tokens[at]
    while told.dep_ in ("compound", "pobj", "prep", "conj") and told.head.i < at:
        told = told.head
    verb = told.head
    is_telling = told.dep_ in ("dobj", "dative") and look_up_speech_verb(verb.lemma_) is SpeechVerb.TELLING
    is_sentence = any(token.tag_ in (*FINITE_TAGS, "MD") for token in tokens[first:end])
    return verb if is_telling and is_sentence and verb.i < first and verb.i not in block.quoted else None


def _find_attack_before(block: BlockFeatures, first: int, end: int) -> Token | None:
    """Find who attacks another one for the words: Silva hit out at Okafor for "a waste of money"."""
    reason = block.parse.tokens[first].sent.root
    for token in block.parse.tokens[first:end]:
        if token.dep_ == "pobj" and token.head.lower_ in _REASONS and token.head.i < first:
            reason = token.head
    verb = reason.head
    is_attack = verb.i < reason.i and (verb.lemma_, _particle_of(verb)) in _ATTACKS
    return verb if is_attack and verb.i not in block.quoted else None


def _particle_of(verb: Token) -> str:
    return next((child.lower_ for child in verb.rights if child.dep_ == "prt"), "")


def _find_told_act_before_colon(block: BlockFeatures, first: int) -> Token | None:
    """Find the verb before a colon that another one tells of: she said that Silva said to her: "I am glad"."""
    tokens = block.parse.tokens
    at = first - 1
    while at > 0 and tokens[at].is_quote:
        at -= 1
    if at < 1 or tokens[at].text != ":":
        return None
    start = tokens[at].sent.start
    verb = next((tokens[index] for index in range(at - 1, start - 1, -1) if tokens[index].pos_ == "VERB"), None)
    if (
        verb is None
        or verb.tag_ not in FINITE_TAGS
        or verb.dep_ not in ("ccomp", "advcl", "conj")
        or verb.i in block.quoted
    ):
        return None
    is_act = is_verb_of_saying(verb.lemma_) and any(child.dep_ == "nsubj" for child in verb.children)
    return verb if is_act and is_verb_of_saying(verb.head.lemma_) else None


def _find_act_told_of_before(block: BlockFeatures, first: int) -> Token | None:
    """Find "saying" in "for saying" before the words of a span, in their sentence and with no other verb of saying."""
    tokens = block.parse.tokens
    for index in range(first - 1, tokens[first].sent.start - 1, -1):
        token = tokens[index]
        if is_act_told_of(token):
            return token
        is_other_cue = token.tag_ in FINITE_TAGS and any(
            cue.token.i == index and cue.cue_share >= MIN_SAYING_SHARE for cue in block.cues
        )
        if is_other_cue or token.i in block.quoted and not token.is_punct:
            return None
    return None
