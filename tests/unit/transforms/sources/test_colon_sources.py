"""Sources of colons: lines that introduce words, headlines with a subject and an object."""

import pytest

from transforms.language.parsing import _load_language_model
from transforms.sources.colon_sources import source_before_colon


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param(
            "From the office of Rui Okafor, head of the Harbor Trust:", "Rui Okafor, head of the Harbor Trust", id="of"
        ),
        pytest.param("Silva Attacks Harbour Chief: “You Must Go”", "Silva", id="capitals hide the verb"),
        pytest.param("Ana Silva slams board: “You must go”", "Ana Silva", id="a verb in small letters"),
        pytest.param("Mayor Ana Silva: “You must go”", None, id="all of it is the source"),
        pytest.param("Ana Silva, who mends the nets on the quay:", "Ana Silva", id="a name with a clause"),
        pytest.param("Silva again: “The boat is late.”", "Silva", id="a name again"),
        pytest.param("Once again: “The boat is late.”", None, id="no name again"),
        pytest.param("Statement from the Harbour Trust:", "the Harbour Trust", id="a statement from a body"),
        pytest.param("Marta, Braga: “I sold the boat.”", "Marta, Braga", id="a name and a town"),
        pytest.param("A letter to Ana Silva:", None, id="to whom it goes"),
        pytest.param("Silva spoke of Rui Okafor:", None, id="a sentence with a verb"),
    ],
)
def test_sources_before_a_colon(text: str, source: str | None) -> None:
    tokens = _load_language_model()(text)
    colon = next(token for token in tokens if token.text == ":")
    found = source_before_colon(colon)
    assert (tokens[slice(*found)].text if found else None) == source


def test_no_other_word_has_a_source_before_a_colon() -> None:
    from tests.kit.quotations import silva_said

    assert source_before_colon(silva_said().tokens[1]) is None
