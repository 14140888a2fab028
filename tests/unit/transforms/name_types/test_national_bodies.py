"""Bodies of several countries that one article calls by the same name."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.national_bodies import tell_national_bodies_apart

NORWAYS = "Norway/NNP ~'s/POS Defense/NNP Ministry/NNP left"


@pytest.mark.parametrize(
    ("lines", "firsts", "names"),
    [
        pytest.param(
            [NORWAYS, "South/NNP Korea/NNP ~'s/POS Defense/NNP Ministry/NNP left", "the Defense/NNP Ministry/NNP left"],
            [2, 3, 1],
            [
                "Defense Ministry of Norway",
                "Defense Ministry of South Korea",
                "Defense Ministry of South Korea",
            ],
            id="two countries, and the one named last",
        ),
        pytest.param(
            ["the Defense/NNP Ministry/NNP left", NORWAYS, "the Defense/NNP Ministry/NNP in/IN Moscow/NNP left"],
            [1, 2, 1],
            ["Defense Ministry of Norway", "Defense Ministry of Norway", "Defense Ministry of Russia"],
            id="a capital behind it, and none before the first",
        ),
        pytest.param(
            [NORWAYS, "the Defense/NNP Ministry/NNP left"],
            [2, 1],
            ["Defense Ministry of Norway", "Defense Ministry of Norway"],
            id="one country",
        ),
        pytest.param(
            ["the Defense/NNP Ministry/NNP left", NORWAYS],
            [1, 2],
            ["Defense Ministry", "Defense Ministry"],
            id="one at home, and then that of a neighbour",
        ),
        pytest.param(
            ["Norway/NNP ~'s/POS Quist/NNP Lines/NNP left", "Russia/NNP ~'s/POS Quist/NNP Lines/NNP left"],
            [2, 2],
            ["Quist Lines", "Quist Lines"],
            id="a name that not many bodies bear",
        ),
    ],
)
def test_national_bodies(lines: list[str], firsts: list[int], names: list[str]) -> None:
    texts = [words_from(line) for line in lines]
    spans = [
        name_span(words, first, first + 1, parse=parse)
        for parse, (words, first) in enumerate(zip(texts, firsts, strict=True))
    ]
    told = tell_national_bodies_apart(spans, texts)
    assert [one.name for one in told] == names
    assert [one.span for one in told] == [one.span for one in spans]
