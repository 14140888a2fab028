"""Of marks that are glued to a word on both sides, which ones open a quotation."""

import pytest

from transforms.structure.glued_marks import find_opening_marks


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        pytest.param('He said "no" and "yes".', 2, id="nothing glued"),
        pytest.param('"No.""Yes," he said.', 2, id="two marks together"),
        pytest.param('"No," he said. "It is late."She left.', 2, id="closing before a word"),
        pytest.param('"No," he said."It is late," she said.', 2, id="opening behind a word"),
        pytest.param('"No," he said. "It is late."She wept, he said."We go," she said.', 3, id="both"),
        pytest.param('It is a"big threat"to all.', 1, id="within a sentence"),
        pytest.param("“No.”“Yes.”", 2, id="curly marks"),
        pytest.param('"No.\n"Yes."', 2, id="a quotation that goes on over lines"),
    ],
)
def test_opening_marks(text: str, opening: int) -> None:
    assert len(find_opening_marks(text)) == opening


def test_each_mark_by_its_place() -> None:
    text = '"No," he said. "It is late."She left.'
    assert find_opening_marks(text) == {0, 15}
