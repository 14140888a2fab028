"""Who thinks so, at the end of a passive."""

import pytest

from tests.kit.parses import parse_of
from transforms.sources.agents_at_end import give_agent_at_end_as_source


@pytest.mark.parametrize(
    ("verb", "last", "source"),
    [
        pytest.param("describe", "pupils", (6, 8), id="people by their role"),
        pytest.param("describe", "soups", None, id="no people"),
        pytest.param("build", "pupils", None, id="a verb of another kind"),
    ],
)
def test_an_agent_that_the_parse_hangs_from_another_word_is_the_source(
    verb: str, last: str, source: tuple[int, int] | None
) -> None:
    words = ["He", "was", "described", "as", "genius", "by", "his", last, "."]
    deps = ["nsubjpass", "auxpass", "ROOT", "prep", "pobj", "prep", "poss", "pobj", "punct"]
    tags = ["PRP", "VBD", "VBN", "IN", "NN", "IN", "PRP$", "NNS", "."]
    pos = ["PRON", "AUX", "VERB", "ADP", "NOUN", "ADP", "PRON", "NOUN", "PUNCT"]
    lemmas = ["he", "be", verb, "as", "genius", "by", "his", last.removesuffix("s"), "."]
    tokens = parse_of(words, [2, 2, 2, 2, 3, 4, 7, 5, 2], deps, tags, pos, lemmas).tokens
    found, content = give_agent_at_end_as_source(tokens[2], None, [(3, 9)])
    assert found == source
    assert content == [(3, 5 if source else 9)]
    assert give_agent_at_end_as_source(tokens[2], (0, 1), [(3, 9)]) == ((0, 1), [(3, 9)])
