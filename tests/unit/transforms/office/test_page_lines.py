"""Lines of pages become paragraphs: by gaps, indents and room left; running heads go, broken words are mended."""

from collections.abc import Sequence

import pytest

from transforms.document import Role
from transforms.office.page_lines import PageLine, drop_running_heads, make_page_line_blocks, mend_broken_words

FULL = 400.0


def page_of(lines: Sequence[tuple[str, float] | tuple[str, float, float]], height: float = 10) -> list[PageLine]:
    """Place lines one below the other: words, where they end, and the gap above them beyond the usual one."""
    page: list[PageLine] = []
    bottom = 700.0
    for words, right, *gap in lines:
        bottom -= 1.3 * height + (gap[0] if gap else 0)
        page.append(PageLine(words, 50, right, bottom, bottom, height))
    return page


def words_of(pages: Sequence[Sequence[PageLine]]) -> list[str]:
    return [str(block[1]) for block in make_page_line_blocks(pages)]


def test_full_lines_are_one_paragraph() -> None:
    page = page_of([("The port of the city", FULL), ("opens on Monday. The", FULL), ("council said so.", 200)])
    assert words_of([page]) == ["The port of the city opens on Monday. The council said so."]


def test_a_line_that_leaves_room_ends_a_paragraph() -> None:
    page = page_of([("The port opens", FULL), ("on Monday.", 150), ("The council said", FULL), ("so.", 80)])
    assert words_of([page]) == ["The port opens on Monday.", "The council said so."]


def test_a_gap_ends_a_paragraph() -> None:
    page = page_of([("The port opens", FULL), ("on this Monday.", FULL), ("The council said", FULL, 8), ("so.", 80)])
    assert words_of([page]) == ["The port opens on this Monday.", "The council said so."]


def test_an_indent_begins_a_paragraph() -> None:
    page = page_of([
        ("The port opens", FULL),
        ("on this Monday.", FULL),
        ("The council said", FULL),
        ("so today.", 390),
    ])
    page[2] = PageLine("The council said", 65, FULL, page[2].bottom, page[2].bottom, 10)
    assert words_of([page]) == ["The port opens on this Monday.", "The council said so today."]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first = page_of([("The port of the city", FULL), ("and its pier", FULL)])
    second = page_of([("open on Monday.", 200)])
    assert words_of([first, second]) == ["The port of the city and its pier open on Monday."]


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [
        page_of([("North Wire, page", 120), (f"Line {name} of the text", FULL), (f"ends {name}.", 100), (number, 60)])
        for name, number in (("one", "1"), ("two", "- 2 -"), ("three", "Page 3 of 3"))
    ]
    kept = [[line.text for line in page] for page in drop_running_heads(pages)]
    assert kept == [[f"Line {name} of the text", f"ends {name}."] for name in ("one", "two", "three")]


def test_a_number_within_a_page_stays() -> None:
    page = page_of([("One.", 100), ("Two.", 100), ("1984", 60), ("Three.", 100), ("Four.", 100)])
    assert "1984" in [line.text for line in next(iter(drop_running_heads([page])))]


def test_the_highest_letters_are_the_headline() -> None:
    text = page_of([("The port opens", FULL), ("on Monday.", 150)])
    high = PageLine("Port opens", 50, 250, 750, 750, 20)
    heading = PageLine("What it costs", 50, 150, 600, 600, 12)
    more = PageLine("It costs little.", 50, 170, 580, 580, 10)
    assert make_page_line_blocks([[high, *text, heading, more]]) == [
        (Role.HEADLINE, "Port opens"),
        (Role.BODY, "The port opens on Monday."),
        (Role.HEADING, "What it costs"),
        (Role.BODY, "It costs little."),
    ]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        pytest.param("the har\ufffebour", "the harbour", id="PDFium's mark"),
        pytest.param("the har\x02\nbour", "the harbour", id="its older one"),
        pytest.param("the har\xadbour", "the harbour", id="a soft hyphen"),
        pytest.param("the har-\nbour", "the harbour", id="a hyphen at the end of a line"),
        pytest.param("a well-\nknown port", "a well-known port", id="a hyphen that the word has elsewhere"),
        pytest.param("the Paris-\nLyon line", "the Paris-Lyon line", id="a capital below"),
        pytest.param("one - \n two", "one - two", id="a dash"),
    ],
)
def test_broken_words(text: str, mended: str) -> None:
    assert mend_broken_words(text, "a well-known pier") == mended


def test_no_lines_are_no_blocks() -> None:
    assert make_page_line_blocks([]) == [] and make_page_line_blocks([[]]) == []
