"""What stands in place of a text is told from texts."""

import pytest

from transforms.knowledge.missing_texts import is_missing_text


@pytest.mark.parametrize(
    "text",
    [
        *("", " \n", "-", "[Removed]", "404", "Error!", "No article content found"),
        "Content could not be scraped",
        "Page Not Found Unfortunately, the harbour page is gone. You will be taken to the home page in 5 seconds.",
        "We can’t find the page that you wanted.",
        "Just a moment...",
        "Please enable JavaScript and cookies to continue",
    ],
)
def test_words_in_place_of_a_text(text: str) -> None:
    assert is_missing_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "The port opens on Monday.",
        "Access denied: how a harbour lost its ferry",
        "Error in the ferry's timetable costs Ellenport a day.",
        "Page not found. " + "The ferry company tells why its site was down for a day and what it will do. " * 5,
    ],
)
def test_a_text_is_a_text(text: str) -> None:
    assert not is_missing_text(text)
