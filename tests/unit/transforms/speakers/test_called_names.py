"""Names by which a text calls somebody."""

import pytest

from transforms.document import Span
from transforms.speakers.called_names import find_called_name, is_called_name


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        pytest.param("a sailor who goes by the name “Salty.”", "Salty", id="goes by the name"),
        pytest.param('a woman known on the quay as "Old Gull"', "Old Gull", id="known as"),
        pytest.param("a baker who calls himself ‘Doctor Rye’", "Doctor Rye", id="calls himself"),
        pytest.param("A sailor, who gave his name as Rui", "Rui", id="gave a name, no marks"),
        pytest.param("a sailor who asked to be identified only as Rui O'Hara", "Rui O'Hara", id="only as, no marks"),
        pytest.param("a sailor known only by her first name, Ana", "Ana", id="only by the first name"),
        pytest.param("a sailor who asked to be identified only as a sailor", None, id="only as, no name"),
        pytest.param("a sailor known for Rui", None, id="no words of naming"),
        pytest.param("a sailor who goes by the “late” boat", None, id="no name"),
        pytest.param("a sailor who read “Salty”", None, id="a title"),
    ],
)
def test_the_name_in_a_source(phrase: str, name: str | None) -> None:
    found = find_called_name(phrase, Span(0, len(phrase)))
    assert (found.of(phrase) if found else None) == name


def test_a_name_that_the_text_gave_before() -> None:
    text = "A sailor known as “Salty” left. Salty said it was late."
    assert is_called_name(text, "Salty")
    assert not is_called_name(text, "Ana")
