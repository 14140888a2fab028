"""Blanks that a text has lost around its links come back where one reading is certain."""

import pytest

from tests.unit.transforms.structure.test_glued_links import put_back
from transforms.structure.glued_words import part_glued_words
from transforms.structure.mojibake import MendedText

# Two small words before a capital, so that blanks are lost; the names and words that the text knows.
LOST = "The Tide Office met inLisbon with theMayor. Silva spoke of the Tide Office and Quillon again. {}"
KNOWN = "The Tide Office met in Lisbon with the Mayor. Silva spoke of the Tide Office and Quillon again. {}"


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        pytest.param("It is the Tide Officeto ask.", "It is the Tide Office to ask.", id="a name"),
        pytest.param("Then Quillonbroke his word.", "Then Quillon broke his word.", id="a verb"),
        pytest.param("It is QuillonandSilva.", "It is Quillon and Silva.", id="between two names"),
        pytest.param("TheTide Office is open.", "The Tide Office is open.", id="a word that opens the sentence"),
        pytest.param("Then Quillonis to go.", "Then Quillon is to go.", id="is"),
        pytest.param("It is Mayor SilvaQuillon.", "It is Mayor Silva Quillon.", id="two names"),
        pytest.param("It is Silva'soffer.", "It is Silva's offer.", id="a possessive"),
        pytest.param("Silva,who spoke, left.", "Silva, who spoke, left.", id="a comma"),
        pytest.param("It has about30 men since 2019only.", "It has about 30 men since 2019 only.", id="numbers"),
        pytest.param('It is a"big threat"to all.', 'It is a "big threat" to all.', id="marks"),
        pytest.param("He declaredthat it is over.", "He declared that it is over.", id="a sure ending"),
        pytest.param("They spokeof it.", "They spokeof it.", id="an ending that words may have"),
    ],
)
def test_lost_blanks_come_back(text: str, meant: str) -> None:
    mended = part_glued_words(MendedText(LOST.format(text)))
    assert mended.text == KNOWN.format(meant)
    assert put_back(mended) == LOST.format(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("They met Quillonson and McSilva.", id="other names"),
        pytest.param("Israel met Israelis.", id="a people"),
        pytest.param("Harris and Harrison met within Silva.", id="a surname that ends in a small word"),
        pytest.param("It is on iPhone, at @inLisbon and on tideOffice.example.", id="brands and handles"),
        pytest.param("See https://tide.example/inLisbon/theMayor again.", id="an address"),
        pytest.param("The 1980s and 76ers met.", id="numbers with letters"),
    ],
)
def test_what_is_one_word_stays(text: str) -> None:
    assert part_glued_words(MendedText(LOST.format(text))).text == KNOWN.format(text)


def test_one_such_word_may_be_a_brand() -> None:
    text = MendedText("The firm atHome sells chairs to Silva,who sits.")
    assert part_glued_words(text) == text
