"""Describe a clause candidate by features, names that the weights know: cue, frame, source, size and edges of content.

A name is a letter for the kind of feature and its value: `l=say`, `f=ccomp`. Whoever changes a name has to learn the
weights anew (`benchmarks/training/fit_quotes.py`). The candidates are made in `clause_candidates.py`.
"""

from collections.abc import Iterator, Sequence

from transforms.document import QuoteRule, Token, Tokens, TokenSpan, root_of_tokens
from transforms.language.alignment import TokenRange

# Words that begin content and say by themselves what it is; of others the tag is the feature.
_FIRST_WORDS = frozenset(["that", "to", "whether", "if", "how", "what", "why", "when", "who", "for"])
# Of these children of the head, the relation is a feature; of those below, the word too.
_CHILDREN = ("neg", "aux", "auxpass", "dative", "mark", "dobj", "prt")
_CHILDREN_WITH_WORD = ("aux", "neg", "mark", "prt")
_IMPERSONAL = ("it", "this", "that", "there", "which", "what")
# Tokens behind the cue of a fronted clause, in steps of three; more say nothing new.
_MAX_REST_TOKENS = 25
_REST_STEP = 3
# Tokens between cue and content; more say nothing new.
_MAX_GAP_TOKENS = 5


def clause_features(
    head: Token,
    source: TokenRange | None,
    content: Sequence[TokenRange],
    frame: str,
    sent: TokenSpan,
    *,
    is_quoted: bool,
    has_verb: bool,
) -> Iterator[str]:
    """Yield the features of a candidate; `is_quoted` and `has_verb` say whether marked words or verbs are in it."""
    lemma = head.lemma_.lower()
    source_kind = _kind_of_clause_source(head.doc, source)
    yield "bias"
    yield f"f={frame}"
    yield f"lf={lemma}|{frame}"
    yield f"l={lemma}"
    yield f"w={source_kind}|{frame}"
    yield f"lw={lemma}|{source_kind != 'none'}"
    yield f"n={_size_class_of_clause(content)}|{frame}"
    yield f"b={_first_word_of_clause(head.doc, content)}|{frame}"
    yield f"m={is_quoted}|{frame}"
    yield f"d={head.dep_}|{frame}"
    if frame == QuoteRule.FRONT:
        yield f"r={min(sent.end - head.i, _MAX_REST_TOKENS) // _REST_STEP}"
    yield f"t={head.tag_}|{frame}"

    for child in head.children:
        if child.dep_ in _CHILDREN:
            word = child.lower_ if child.dep_ in _CHILDREN_WITH_WORD else ""
            yield f"k={child.dep_}:{word}|{frame}"
    if content:
        yield f"e={content[-1][1] >= sent.end - 1}|{frame}"
        yield f"v={has_verb}|{frame}"
        yield f"g={min(abs(content[0][0] - head.i), _MAX_GAP_TOKENS)}|{frame}"


def _size_class_of_clause(content: Sequence[TokenRange]) -> int:
    """Class the content's number of tokens: 0 to 3 by itself, from 4 on in steps of five."""
    count = sum(end - first for first, end in content)
    if count < 4:
        return min(count, 3)
    return 4 + min(count // 5, 4)


def _first_word_of_clause(doc: Tokens, content: Sequence[TokenRange]) -> str:
    if not content:
        return "-"
    first = doc[content[0][0]]
    return first.lower_ if first.lower_ in _FIRST_WORDS else first.tag_


def _kind_of_clause_source(doc: Tokens, source: TokenRange | None) -> str:
    """Class a source by its head: none, the pronoun, it, the type of the name, PLURAL or noun."""
    if source is None:
        return "none"
    root = root_of_tokens(doc[slice(*source)])
    if root.pos_ == "PRON":
        return "it" if root.lower_ in _IMPERSONAL else root.lower_
    if root.pos_ == "PROPN":
        return root.ent_type_ or "name"
    return "PLURAL" if root.tag_ == "NNS" else "noun"
