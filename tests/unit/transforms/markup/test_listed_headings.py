"""Headings that are links: those of a list article stay, teasers do not."""

import pytest

from tests.kit.pages import PARAGRAPHS, make_article, make_page
from transforms.document import Role
from transforms.markup.blocks import walk_page_blocks
from transforms.markup.listed_headings import find_listed_headings
from transforms.markup.page import read_page
from transforms.markup.tree import parse_page_markup

ITEMS = "".join(
    f"<h3><a href='/{number}'>Bridge {number}</a></h3><p>{PARAGRAPHS[0]} It is number {number}.</p>"
    for number in range(4)
)


def test_headings_of_a_list_are_kept_though_they_are_links() -> None:
    page = read_page(make_page(make_article(f"<p>{PARAGRAPHS[3]}</p>", ITEMS)), None)
    assert [block[1] for block in page.blocks if block[0] is Role.HEADING] == [f"Bridge {n}" for n in range(4)]


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param(ITEMS.split("<p>")[0] * 4, id="no paragraph below"),
        pytest.param("".join(ITEMS.partition("Bridge 2")[0].rsplit("<h3>", 1)[:1]), id="two are teasers"),
        pytest.param(ITEMS.replace("Bridge", "The old bridge over the river that we forgot, part"), id="long titles"),
    ],
)
def test_other_links_are_none(markup: str) -> None:
    assert find_listed_headings(walk_page_blocks(parse_page_markup(make_page(markup)).find("body"))) == set()
