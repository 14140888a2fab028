"""Acts of saying that others' acts are about: thanked for saying, upset with somebody for saying."""

import pytest

from tests.kit.reading import read
from transforms.annotators import quotes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "source"),
    [
        pytest.param("The mayor thanked Ana Silva for saying the port was “a pearl.”", "Ana Silva", id="object"),
        pytest.param("Rui Okafor sued Lena Marsh for claiming that “he stole it all.”", "Lena Marsh", id="a suit"),
        pytest.param("Okafor was upset with Ana Silva for saying it was “a toy.”", "Ana Silva", id="upset with"),
        pytest.param("Silva drew fire from Rui Okafor for saying it was “a toy.”", "Silva", id="fire is no speaker"),
        pytest.param("Silva drew fire on Friday for saying it was “a toy.”", "Silva", id="a day is no speaker"),
        pytest.param("Silva apologized to Rui Okafor for calling him “a wet sock.”", "Silva", id="apologized to"),
        pytest.param("Silva was fined for saying that “boats are for the rich.”", "Silva", id="passive"),
        pytest.param("Ana Silva attacked the company for saying the port was “a toy.”", "the company", id="a body"),
        pytest.param("Silva angered Rui Okafor by calling the board “a choir.”", "Silva", id="by saying"),
    ],
)
def test_whoever_another_act_is_aimed_at_has_said_it(text: str, source: str) -> None:
    doc = quotes.annotate(read(text))
    sources = [quote.sources[0].of(text) for quote in doc.quotes if any(piece.is_quoted for piece in quote.spans)]
    assert sources[-1:] == [source]
