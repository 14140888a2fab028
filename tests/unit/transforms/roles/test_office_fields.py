"""Fields of offices, which are no names."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.roles.office_fields import drop_fields_of_offices


@pytest.mark.parametrize(
    ("line", "names", "kept"),
    [
        pytest.param("the/DT minister/NN for/IN Roads/NNP and/CC Ferries/NNP left", [(3, 3), (5, 5)], [], id="fields"),
        pytest.param("adviser/NN to/IN the/DT Governor/NNP on/IN Roads/NNP left", [(5, 5)], [], id="to whom"),
        pytest.param("Secretary/NNP of/IN State/NNP for/IN Roads/NNP left", [(2, 4)], [], id="of state"),
        pytest.param("adviser/NN for/IN the/DT Harbour/NNP Board/NNP left", [(3, 4)], ["Harbour Board"], id="a body"),
        pytest.param("envoy/NN for/IN Norway/NNP left", [(2, 2)], ["Norway"], id="a known name"),
        pytest.param("he/PRP left/VBD for/IN Roads/NNP", [(3, 3)], ["Roads"], id="no office"),
    ],
)
def test_fields_behind_an_office(line: str, names: list[tuple[int, int]], kept: list[str]) -> None:
    words = words_from(line)
    spans = [name_span(words, first, last) for first, last in names]
    assert [one.name for one in drop_fields_of_offices(spans, [words])] == kept
