"""Complete a source that breaks off within its noun phrase, and cut what is no part of it.

"70" of "70-year-old Ana Silva", "Silva's" of "Silva's lawyers", the description of a name without the name. Which noun
phrase is the source is decided in `source_rules.py` and `source_choice.py`; the subject of a verb whose end alone was
found is completed in `cut_subjects.py`.
"""

from transforms.clauses.clause_candidates import subject_of_cue
from transforms.document import Token, Tokens, root_of_tokens
from transforms.knowledge.calendar import WEEKDAYS
from transforms.knowledge.lexicon import look_up_speech_verb
from transforms.language.alignment import TokenRange

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
# Relations of a measure to what it measures: "70" of "70-year-old", "45-year" of "a 45-year-old nurse".
_MEASURES = ("nummod", "npadvmod", "quantmod")
_MODIFIERS = (*_MEASURES, "amod", "compound", "nmod")
_SUBJECTS = ("nsubj", "nsubjpass")
_RELATIVES = ("WP", "WDT")
# Words that end no noun phrase; "of" is completed in source_rules.py.
_OPEN_ENDS = frozenset(("this", "that", "the", "a", "an", "on", "in", "at", "for", "from", "with"))
_WEEKDAYS = frozenset(WEEKDAYS)
# It goes on what the same speaker has just said, whatever the clause is about that it hangs from.
_GOING_ON = "adding"


def complete_source_extent(verb: Token, source: TokenRange) -> TokenRange:
    """Give a source as a whole phrase: what it breaks off from is added, and what its cue or a day left in it cut.

    Of a noun's owner, "Silva's claim that ...", nothing is added.
    """
    source = _cut_foreign_edges(verb.doc, source)
    if verb.pos_ not in _VERBAL:
        return source
    for complete in (
        _complete_hyphenated_word,
        _complete_measure,
        _complete_owner,
        _add_owner_before,
        _add_name_described,
    ):
        whole = complete(verb.doc, source)
        if whole is not None and not whole[0] <= verb.i < whole[1]:
            source = whole
    return _complete_relative_clause(verb, source)


def find_speaker_who_goes_on(verb: Token) -> TokenRange | None:
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
    own = {child.dep_ for child in verb.children}
    is_passive = any(child.dep_ == "auxpass" for child in verb.head.children)
    return is_passive and "ccomp" in own and own.isdisjoint(("aux", "auxpass", *_SUBJECTS))


def find_subject_behind_participle(verb: Token) -> TokenRange | None:
    """Find who does what a participle tells that opens the sentence: "Criticizing the plan, Silva vowed to go on"."""
    if verb.tag_ != "VBG" or verb.i != verb.sent.start:
        return None
    subjects = [child for child in verb.sent.root.lefts if child.dep_ == "nsubj" and child.left_edge.i > verb.i + 1]
    behind = [child for child in subjects if verb.doc[child.left_edge.i - 1].text == ","]
    return (behind[-1].left_edge.i, behind[-1].right_edge.i + 1) if behind else None


def _cut_foreign_edges(tokens: Tokens, source: TokenRange) -> TokenRange:
    """Cut a day before a name ("on [Monday] Mayor Silva"), the word before a time in the cue, a ticker."""
    first, end = source
    if end - first > 1 and tokens[first].text in _WEEKDAYS and first > 0 and tokens[first - 1].lower_ == "on":
        first += 1
    opening = next((index for index in range(first + 1, end) if tokens[index].text == "<"), end)
    if all(token.text != ">" for token in tokens[opening : end - 1]):
        end = opening  # a ticker at the end is no part of the name
    while end - first > 1 and tokens[end - 1].lower_ in _OPEN_ENDS:
        end -= 1
    return first, end


def _complete_hyphenated_word(tokens: Tokens, source: TokenRange) -> TokenRange | None:
    """Complete a source that is cut at a hyphen by the rest of the word and its phrase: "Silva's e" by "-mail"."""
    first, end = source
    if end + 1 >= len(tokens) or tokens[end].text != "-" or tokens[end - 1].whitespace_ or tokens[end].whitespace_:
        return None
    rest = tokens[end + 1]
    return (first, max(rest.i, rest.right_edge.i) + 1) if rest.pos_ in ("NOUN", "PROPN") else None


def _complete_measure(tokens: Tokens, source: TokenRange) -> TokenRange | None:
    """Complete a source that is a measure alone by what it measures, the noun with all that stands before it."""
    first, end = source
    head = root_of_tokens(tokens[first:end])
    if head.dep_ not in _MEASURES:
        return None
    while head.dep_ in _MODIFIERS and head.head.i > head.i:
        head = head.head
    is_whole = head.pos_ in _NOMINAL and head.i >= end
    return (min(first, head.left_edge.i), head.i + 1) if is_whole else None


def _complete_owner(tokens: Tokens, source: TokenRange) -> TokenRange | None:
    """Complete a source that ends with an owner by what is owned: "Silva's" by "lawyers"."""
    first, end = source
    owner = tokens[end - 1].head
    if tokens[end - 1].tag_ != "POS" or owner.dep_ != "poss" or owner.head.i < end:
        return None
    return first, owner.head.i + 1


def _add_owner_before(tokens: Tokens, source: TokenRange) -> TokenRange | None:
    """Add the owner right before a source: "Silva's" before "lawyers"."""
    first, end = source
    if first < 2 or tokens[first - 1].tag_ != "POS":
        return None
    owner = tokens[first - 1].head
    is_owner = owner.dep_ == "poss" and first <= owner.head.i < end
    return (owner.left_edge.i, end) if is_owner else None


def _add_name_described(tokens: Tokens, source: TokenRange) -> TokenRange | None:
    """Add the name before a description that the parse gives to it: "Silva," before "one of the first pilots"."""
    first, end = source
    described = root_of_tokens(tokens[first:end])
    name = described.head
    is_behind = first > 1 and tokens[first - 1].text == "," and name.i < first
    if described.dep_ != "appos" or described.pos_ == "PROPN" or not is_behind:
        return None
    if name.pos_ != "PROPN" or name.dep_ not in _SUBJECTS:
        return None  # "in a letter to Norway, the ambassador said"
    return name.left_edge.i, end


def _complete_relative_clause(verb: Token, source: TokenRange) -> TokenRange:
    """Let a source that ends with "who" go on to the end of its clause where that is before the cue, else cut it."""
    first, end = source
    tokens = verb.doc
    if end - first < 2 or tokens[end - 1].tag_ not in _RELATIVES:
        return source
    last = root_of_tokens(tokens[first : end - 1]).right_edge.i + 1
    if end < last <= verb.i:
        return first, last - 1 if tokens[last - 1].is_punct else last
    end -= 1
    return first, end - 1 if tokens[end - 1].is_punct else end
