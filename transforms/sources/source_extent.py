"""Complete a source that breaks off within its noun phrase, as far as the parse has that.

"70" of "70-year-old Ana Silva", "Silva's" of "Silva's lawyers", the description of a name without the name, "A group
of" without whom, "the Harbour Bank" of "minutes of the Harbour Bank". Which noun phrase the source is, is decided in
`source_rules.py` and `source_choice.py`; what stands beside a source is cut in `source_start.py` and `source_edges.py`.
"""

from collections.abc import Container

from transforms.clauses.clause_candidates import subject_of_cue
from transforms.document import Token, Tokens, root_of_tokens
from transforms.language.alignment import TokenRange
from transforms.language.grammar import SUBJECTS
from transforms.sources.hyphenated_words import complete_hyphenated_word

_VERBAL = ("VERB", "AUX")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
# Relations of a measure to what it measures: "70" of "70-year-old", "45-year" of "a 45-year-old nurse".
_MEASURES = ("nummod", "npadvmod", "quantmod")
_MODIFIERS = (*_MEASURES, "amod", "compound", "nmod")
_RELATIVES = ("WP", "WDT")
# Words that end no noun phrase; "of" goes on with whom the source is of.
_OPEN_ENDS = frozenset(("this", "that", "the", "a", "an", "on", "in", "at", "for", "from", "with"))


def complete_source_extent(verb: Token, source: TokenRange, quoted: Container[int]) -> TokenRange:
    """Give a source as a whole phrase: what it breaks off from is added, and a word that ends no phrase cut.

    Of a noun's owner, "Silva's claim that ...", nothing is added but whom it is of.
    """
    source = _cut_open_end(verb.doc, source)
    if verb.pos_ in _VERBAL:
        for complete in (
            _complete_hyphenated_noun,
            _complete_measure,
            _complete_owner,
            _add_owner_before,
            _add_name_described,
            _add_name_behind,
        ):
            whole = complete(verb.doc, source)
            if whole is not None and not whole[0] <= verb.i < whole[1]:
                source = whole
        source = _complete_relative_clause(verb, source)
    return _complete_with_whom_it_is_of(verb, source, quoted)


def complete_cut_subject(verb: Token, source: TokenRange) -> TokenRange:
    """Give the whole subject of a verb where a source is what stands behind a preposition in it; else the source."""
    first, end = source
    is_behind = first >= verb.i or verb.pos_ not in ("VERB", "AUX")
    if first == 0 or is_behind or verb.doc[first - 1].pos_ != "ADP":
        return source
    subject = subject_of_cue(verb)
    is_end = subject is not None and subject[0] < first - 1 and end <= subject[1]
    return subject if subject is not None and is_end else source


def _cut_open_end(tokens: Tokens, source: TokenRange) -> TokenRange:
    first, end = source
    while end - first > 1 and tokens[end - 1].lower_ in _OPEN_ENDS:
        end -= 1
    return first, end


def _complete_hyphenated_noun(tokens: Tokens, source: TokenRange) -> TokenRange | None:
    """Complete a source that is cut at a hyphen by the rest of the noun and its phrase: "Silva's e" by "-mail"."""
    first, end = source
    whole = complete_hyphenated_word(tokens, source)[1]
    last = tokens[whole - 1]
    return (first, max(whole, last.right_edge.i + 1)) if whole > end and last.pos_ in ("NOUN", "PROPN") else None


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
    if name.pos_ != "PROPN" or name.dep_ not in SUBJECTS:
        return None  # "in a letter to Norway, the ambassador said"
    return name.left_edge.i, end


def _add_name_behind(tokens: Tokens, source: TokenRange) -> TokenRange | None:
    """Add the name right behind a description where the parse takes both for subjects: "The charity Harbourlight"."""
    first, end = source
    described = root_of_tokens(tokens[first:end])
    names = (child for child in described.head.children if child.left_edge.i == end and child.dep_ in SUBJECTS)
    name = next((child for child in names if child.pos_ == "PROPN"), None)
    if name is None or described.dep_ not in SUBJECTS or described.pos_ != "NOUN" or described.i != end - 1:
        return None
    return first, name.right_edge.i + 1


def _complete_relative_clause(verb: Token, source: TokenRange) -> TokenRange:
    """Let a source that ends with "who" go on to the end of its clause where that is before the cue."""
    first, end = source
    tokens = verb.doc
    if end - first < 2 or tokens[end - 1].tag_ not in _RELATIVES:
        return source
    last = root_of_tokens(tokens[first : end - 1]).right_edge.i + 1
    if end < last <= verb.i:
        return first, last - 1 if tokens[last - 1].is_punct else last
    return source


def _complete_with_whom_it_is_of(verb: Token, source: TokenRange, quoted: Container[int]) -> TokenRange:
    """Complete a source that ends with "of", "A group of", by whom it is of, unless that is the words or behind."""
    last = verb.doc[source[1] - 1]
    if last.lower_ != "of" or last.head.pos_ not in ("NOUN", "PROPN"):
        return source
    whole = next((child for child in last.children if child.dep_ == "pobj"), None)
    if whole is None or whole.i in quoted or last.i < verb.i <= whole.i:
        return source
    return source[0], whole.i + 1 if whole.pos_ == "NOUN" else whole.right_edge.i + 1
