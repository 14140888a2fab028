"""Features of clause candidates: names that the weights know."""

from collections.abc import Sequence

import pytest

from tests.kit.quotations import silva_said
from transforms.clauses.clause_features import clause_features

TOKENS = silva_said().tokens
SENT = TOKENS.sents[0]


def features(source: tuple[int, int] | None, content: Sequence[tuple[int, int]], frame: str = "ccomp") -> list[str]:
    return list(clause_features(TOKENS[1], source, content, frame, SENT, is_quoted=False, has_verb=True))


@pytest.mark.parametrize(
    "feature",
    [
        pytest.param("l=say", id="the cue's lemma"),
        pytest.param("w=name|ccomp", id="a source that is a name"),
        pytest.param("n=4|ccomp", id="four tokens of content"),
        pytest.param("b=DT|ccomp", id="content that begins with an article"),
        pytest.param("e=True|ccomp", id="content that ends with the sentence"),
        pytest.param("v=True|ccomp", id="content with a verb"),
        pytest.param("g=1|ccomp", id="content right behind the cue"),
    ],
)
def test_a_clause_has(feature: str) -> None:
    assert feature in features((0, 1), [(2, 6)])


def test_only_a_fronted_clause_counts_what_is_behind_its_cue() -> None:
    assert "r=2" in features((0, 1), [(0, 1)], "front")
    assert not any(one.startswith("r=") for one in features((0, 1), [(2, 6)]))


def test_without_source_and_content() -> None:
    named = features(None, [])
    assert "w=none|ccomp" in named and "lw=say|False" in named and "b=-|ccomp" in named
    assert not any(one.startswith(("e=", "v=", "g=")) for one in named)
