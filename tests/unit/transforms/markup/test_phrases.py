"""Lines known by their words."""

import pytest

from transforms.markup.phrases import has_stock_phrase, is_closing_call, is_credit_line, is_date_line


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Floods close three roads",
        "READ NEXT: The bridge in pictures",
        "Also read: the mayor's letter",
        "[Related: how bridges fall]",
        "Related stories",
        "More about:",
        "More bridge news:",
        "Sign up for our daily letter",
        "Advertisement",
        "Story continues below",
        "(Image: Ana Silva)",
        "Photo: Rui Costa",
        "© 2024 Marlow Post",
        "Updated at 9:15 a.m.",
        "12 comments",
    ],
)
def test_stock_phrases(line: str) -> None:
    assert has_stock_phrase(line)


@pytest.mark.parametrize(
    "line",
    [
        "Readers more often ask for the bridge than for the road.",
        "More about the bridge was not known on Monday.",
        "Related to the mayor by marriage, he left the room.",
        "Advertisements for the bridge were seen in the town.",
        "Photographs of the bridge hang in the town hall.",
        "Follow the river and you come to the bridge.",
        "Sign up " + "and on " * 60,
        "",
    ],
)
def test_sentences_are_no_stock_phrases(line: str) -> None:
    assert not has_stock_phrase(line)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        ("With files from Rui Costa", True),
        ("Lea Brandt contributed to this report.", True),
        ("Ana Silva is a reporter at the Marlow Post.", True),
        ("Reporting by Ana Silva; editing by Rui Costa", True),
        ("Ana Silva is the mayor of the town.", False),
        ("The floods contributed to the fall of the bridge.", False),
        ("With the bridge gone, people take the boat.", False),
    ],
)
def test_credits(line: str, is_one: bool) -> None:
    assert is_credit_line(line) is is_one


def test_calls_and_days() -> None:
    assert is_closing_call("There is more like this: sign up for the weekly letter of our desk.")
    assert not is_closing_call("The mayor signed the letter.")
    assert is_date_line("Monday, 6 May 2024 - 11:28")
    assert not is_date_line("The bridge was built in 1904.")
    assert not is_date_line("Monday")
