"""What stands around a block, and when that speaks against it."""

import pytest

from transforms.document import Role
from transforms.markup.blocks import PageBlock, walk_page_blocks
from transforms.markup.surroundings import (
    DropReason,
    Surroundings,
    count_prose_chars,
    describe_element_look,
    has_links_only,
    is_prose_block,
)
from transforms.markup.tree import parse_page_markup

LONG = "The council voted on Monday to rebuild the old bridge over the river, which was closed last winter."


def _blocks(markup: str) -> list[PageBlock]:
    return walk_page_blocks(parse_page_markup(f"<html><body>{markup}</body></html>"))


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (f"<aside><div><p>{LONG}</p></div></aside>", DropReason.ELEMENT),
        (f"<div class='article-newsletter'><p>{LONG}</p></div>", DropReason.CLASS),
        (f"<div class='inlineSignUpBox'><p>{LONG}</p></div>", DropReason.CLASS),
        (f"<div class='jp-relatedposts-post'><p>{LONG}</p></div>", DropReason.CLASS),
        (f"<div id='pullQuote'><p>{LONG}</p></div>", DropReason.CLASS),
        (f"<div class='most-read-list'><p>{LONG}</p></div>", DropReason.CLASS),
        ("<p class='visually-hidden'>Article</p>", DropReason.UNSEEN),
        (f"<div class='story-body'><p>{LONG}</p></div>", None),
        (f"<div class='shared advice'><p>{LONG}</p></div>", None),
        (f"<header><p>{LONG}</p></header>", None),
    ],
)
def test_find_reason(markup: str, reason: DropReason | None) -> None:
    block = _blocks(markup)[0]
    assert Surroundings({}, 10).find_reason(block) is reason


def test_what_holds_much_of_the_prose_is_no_box_also_where_it_is_split() -> None:
    whole = _blocks(f"<div class='sidebar'><p>{LONG}</p><p>{LONG}</p></div>")
    split = _blocks(f"<div class='widget'><p>{LONG}</p></div>" * 2)
    for blocks in (whole, split):
        around = Surroundings(count_prose_chars(blocks), 0.4 * 2 * len(LONG))
        assert [around.find_reason(block) for block in blocks] == [None, None]
        small = Surroundings(count_prose_chars(blocks), 3 * len(LONG))
        assert [small.find_reason(block) for block in blocks] == [DropReason.CLASS, DropReason.CLASS]


def test_prose_is_long_and_no_links() -> None:
    prose, short, link, heading = _blocks(f"<p>{LONG}</p><p>Short.</p><p><a href='/'>{LONG}</a></p><h2>{LONG}</h2>")
    assert [is_prose_block(block) for block in (prose, short, link, heading)] == [True, False, False, False]
    assert [has_links_only(block) for block in (prose, link)] == [False, True]
    assert heading.role is Role.HEADING
    assert describe_element_look(prose.element) == ("p", "")
