"""Breaks between paragraphs that a page has lost come back; no address and no initial is taken for one."""

import pytest

from tests.unit.transforms.structure.test_glued_links import put_back
from transforms.structure.glued_paragraphs import break_glued_paragraphs
from transforms.structure.mojibake import MendedText

# Two ends that are certain, so that a text has lost its breaks.
LOST = "It rained all day.The ferry stayed.Nobody came.{}"


def break_behind(text: str) -> list[str]:
    mended = break_glued_paragraphs(MendedText(LOST.format(text)))
    assert put_back(mended) == LOST.format(text)
    return mended.text.split("\n\n")[3:]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param("A bus came.“We go,” said Ana.", ["A bus came.", "“We go,” said Ana."], id="a mark that opens"),
        pytest.param("He said “no.”The bus left.", ["He said “no.”", "The bus left."], id="a mark that closes"),
        pytest.param("The word was “no”.The bus left.", ["The word was “no”.", "The bus left."], id="British marks"),
        pytest.param(
            'She said, "It left.""We wait," he said."It is late," said Ana.',
            ['She said, "It left."', '"We wait," he said.', '"It is late," said Ana.'],
            id="straight marks",
        ),
        pytest.param(
            '"We wait," he said. "It is late."The bus left.',
            ['"We wait," he said. "It is late."', "The bus left."],
            id="a straight mark that closes",
        ),
        pytest.param(
            "The quay in May.(Ana Silva/LUSA)The bus left.",
            ["The quay in May.(Ana Silva/LUSA)", "The bus left."],
            id="a credit",
        ),
        pytest.param(
            "A bus came.FERRY STUCK IN PORT FOR DAYSThe bus left.",
            ["A bus came.", "FERRY STUCK IN PORT FOR DAYS", "The bus left."],
            id="a title in capitals",
        ),
        pytest.param(
            "They live in the U.S.The bus left.", ["They live in the U.S.", "The bus left."], id="letters with stops"
        ),
        pytest.param("The list is long:Ana came.", ["The list is long:", "Ana came."], id="a colon"),
        pytest.param("SubscribedYou've got mail.", ["Subscribed", "You've got mail."], id="a contraction"),
        pytest.param(
            "A bus came.3 Nov 2020 - 08:05 GMTThe bus left.",
            ["A bus came.", "3 Nov 2020 - 08:05 GMT", "The bus left."],
            id="an entry of a live blog",
        ),
    ],
)
def test_lost_breaks_come_back(text: str, paragraphs: list[str]) -> None:
    assert break_behind(text) == paragraphs


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Write to Ana.Silva@post.example today.", id="an address"),
        pytest.param("It is on Harbour.Com and Node.js today.", id="a site"),
        pytest.param("They met Gov.Silva in the U.S.A. again.", id="a title and initials"),
        pytest.param("They met on the quay of St.John's.", id="a saint"),
        pytest.param("It rose by 3.5 percent on No.10 Street again.", id="numbers"),
    ],
)
def test_what_is_no_end_stays(text: str) -> None:
    assert break_behind(text) == [text]


def test_a_sentence_goes_on_behind_letters_with_stops_and_brackets() -> None:
    assert break_behind("The U.S.Supreme Court and the (US)Department met.") == [
        "The U.S. Supreme Court and the (US) Department met."
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It rained all day.The ferry stayed. Nobody came.", id="a slip of the keys"),
        pytest.param("READ MORE ABOUT THE FERRY IN PORT Here is the list.", id="a title that a blank ends"),
        pytest.param("Nothing is glued. All is well.", id="nothing glued"),
    ],
)
def test_a_text_that_has_its_breaks_stays(text: str) -> None:
    assert break_glued_paragraphs(MendedText(text)) == MendedText(text)


def test_a_title_that_runs_into_a_sentence_is_parted_in_any_text() -> None:
    mended = break_glued_paragraphs(MendedText("FERRY STUCK IN PORT FOR DAYSThe bus left."))
    assert mended.text == "FERRY STUCK IN PORT FOR DAYS\n\nThe bus left."
