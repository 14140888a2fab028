"""Where a title in capitals ends and the sentence that is glued to it begins."""

import pytest

from transforms.structure.glued_titles import find_title_end, list_acronyms


@pytest.mark.parametrize(
    ("text", "title"),
    [
        pytest.param("FERRY STUCK IN PORT AGAINThe bus left.", "FERRY STUCK IN PORT AGAIN", id="a word"),
        pytest.param("FERRY STUCK IN PORT AGAINA bus left.", "FERRY STUCK IN PORT AGAIN", id="a"),
        pytest.param("FERRY STUCK IN PORT AGAINI'm late.", "FERRY STUCK IN PORT AGAIN", id="I'm"),
        pytest.param('FERRY STUCK IN PORT AGAIN"It left.', "FERRY STUCK IN PORT AGAIN", id="a mark"),
        pytest.param(
            "FERRY STUCK IN PORT 'AGAIN'The bus left.", "FERRY STUCK IN PORT 'AGAIN'", id="marks of the title"
        ),
        pytest.param(
            "FERRY STUCK IN McDEE'S PORTMcDee left.", "FERRY STUCK IN McDEE'S PORT", id="small letters of names"
        ),
        pytest.param(
            "FERRY STUCK IN PORT AGAINQRB agents left.", "FERRY STUCK IN PORT AGAIN", id="letters of the text"
        ),
        pytest.param("FERRY STUCK IN PORT AGAINFBI agents left.", "FERRY STUCK IN PORT AGAIN", id="known letters"),
        pytest.param("FERRY STUCK IN PORT AGAINXZW agents left.", None, id="letters that nobody knows"),
        pytest.param("The FERRY STUCK IN PORT AGAINThe bus left.", None, id="no capitals at the start"),
        pytest.param("LISBON AND PORTO--(TIDE WIRE)--The bus left.", None, id="a dateline"),
        pytest.param("NATO AND THE left.", None, id="too short"),
    ],
)
def test_ends_of_titles(text: str, title: str | None) -> None:
    end = find_title_end(text, 0, {"QRB"})
    assert (None if end is None else text[:end]) == title


def test_letters_for_names_stand_within_sentences() -> None:
    text = "FERRY STUCK IN PORTThe QRB said the Harbour Fund (HFO) and U.S. agents met."
    assert list_acronyms(text) == {"QRB", "HFO", "U.S."}
