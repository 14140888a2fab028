"""Tokens say what spaCy says of them."""

import pytest
import spacy
from spacy.tokens import Doc

from transforms.language.parsing import _load_language_model
from transforms.language.token_reading import read_tokens

BLANK = spacy.blank("en")
NAMES = (
    *("i", "idx", "text", "text_with_ws", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_"),
    *("is_punct", "is_quote", "is_space", "is_alpha", "is_digit", "is_lower", "is_upper", "is_title"),
)
TREES = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")
TEXT = (
    'The chair, Ana Silva, and the clerk said on Monday that 42 of the boats "would not sail" --  they wait. '
    "Is it so, Rui\u2019s aunt asked? \u201cNo,\u201d he said, \u00abnever\u00bb; THE PIER is shut (again) ..."
)


def assert_same(parsed: Doc) -> None:
    """Compare all that a token says of itself, of the tree and of its sentence, and what spans say."""
    tokens = read_tokens(parsed)
    assert len(tokens) == len(parsed) and tokens.text == parsed.text
    for ours, theirs in zip(tokens, parsed, strict=True):
        for name in NAMES:
            assert getattr(ours, name) == getattr(theirs, name), (theirs, name)
        for name in TREES:
            assert [one.i for one in getattr(ours, name)] == [one.i for one in getattr(theirs, name)], (theirs, name)
        edges = ours.head.i, ours.left_edge.i, ours.right_edge.i
        assert edges == (theirs.head.i, theirs.left_edge.i, theirs.right_edge.i)
        assert (ours.sent.start, ours.sent.end) == (theirs.sent.start, theirs.sent.end)
        assert ours.is_sent_start == (theirs.i == 0 or theirs.is_sent_start)
        for end in range(theirs.i + 1, len(parsed) + 1):
            own, other = tokens.span(theirs.i, end), parsed[theirs.i : end]
            assert (own.text, own.root.i, own.start_char) == (other.text, other.root.i, other.start_char)
    for start in range(-1, len(parsed.text) + 1):
        for end in range(start + 1, len(parsed.text) + 2):
            both = tokens.touching(start, end), parsed.char_span(start, end, alignment_mode="expand")
            own, other = (None if one is None else (one.start, one.end) for one in both)
            assert own == other, (start, end)


@pytest.mark.slow
def test_tokens_are_those_of_the_parse() -> None:
    assert_same(_load_language_model()(TEXT))


def test_tokens_of_a_tree_whose_branches_cross() -> None:
    words = ["what", "do", "you", "want", "to", "know", "now", "."]
    heads, deps = [5, 3, 3, 3, 5, 3, 0, 3], ["dobj", "aux", "nsubj", "ROOT", "aux", "xcomp", "advmod", "punct"]
    assert_same(Doc(BLANK.vocab, words=words, heads=heads, deps=deps))


def test_words_of_two_sentences_have_each_their_own() -> None:
    words = ["It", "rains", ".", "We", "stay", "."]
    heads, deps = [1, 1, 1, 4, 4, 4], ["nsubj", "ROOT", "punct"] * 2
    tokens = read_tokens(Doc(BLANK.vocab, words=words, heads=heads, deps=deps))
    assert [sent.text for sent in tokens.sents] == ["It rains .", "We stay ."]
    assert [token.text for token in tokens if token.is_sent_start] == ["It", "We"]


def test_a_token_is_made_once() -> None:
    tokens = read_tokens(Doc(BLANK.vocab, words=["It", "rains"], heads=[1, 1], deps=["nsubj", "ROOT"]))
    assert tokens[0].head is tokens[1] is tokens[1].head and tokens[1].children == [tokens[0]]
    assert tokens[0].nbor() is tokens[1] and tokens[1].nbor(-1) is tokens[0]
    with pytest.raises(IndexError):
        tokens[0].nbor(-1)


def test_a_tree_may_be_as_deep_as_a_parse_is_long() -> None:
    count = 2_000
    heads = [max(0, at - 1) for at in range(count)]
    tokens = read_tokens(Doc(BLANK.vocab, words=["boats"] * count, heads=heads, deps=["ROOT"] + ["conj"] * (count - 1)))
    assert [token.i for token in tokens[0].subtree] == list(range(count))
    assert len(tokens[-1].conjuncts) == count - 1 == sum(1 for _ in tokens[-1].ancestors)


def test_a_token_of_a_span_stands_where_it_says() -> None:
    span = read_tokens(BLANK("It rains all day.")).span(1, 3)
    assert [span[0].text, span[1].text, span[-1].text] == ["rains", "all", "all"]
    for outside in (2, -3):
        with pytest.raises(IndexError):
            span[outside]


def test_a_parse_without_tokens_has_no_sentences() -> None:
    tokens = read_tokens(BLANK(""))
    assert len(tokens) == 0 and tokens.text == "" and tokens.sents == () and tokens.touching(0, 1) is None
