"""The sentence between headline and body."""

import pytest

from tests.kit.pages import PARAGRAPHS, make_article, make_page, make_paragraphs
from transforms.markup.blocks import walk_page_blocks
from transforms.markup.deks import find_page_dek
from transforms.markup.evidence import Candidate, PageEvidence
from transforms.markup.tree import parse_page_markup

TITLE = Candidate("Council votes to rebuild the bridge", PageEvidence.HEADLINE)
DEK = "The mayor has waited for this day since January"


@pytest.mark.parametrize(
    ("above", "description", "dek"),
    [
        (f"<p class='standfirst'>{DEK}</p>", None, DEK),
        (f"<div class='article-dek'><p>{DEK}</p></div>", None, DEK),
        (f"<p>{DEK}</p>", f"{DEK}.", DEK),
        (f"<h2>{DEK}</h2>", None, DEK),
        (f"<p>{DEK}</p>", None, None),
        ("<p class='dek'>Short</p>", None, None),
        ("<p class='dek'>Sign up for the letter of our desk</p>", None, None),
        (f"<p class='dek'><a href='/'>{DEK}</a></p>", None, None),
        ("<p class='dek'>By NORTH WIRE CITY STAFF</p>", None, None),
        ("<p class='dek'>NOVEMBER 20, 2019 10:43</p>", None, None),
        ("<h2>May 3, 2016 | BY: Ana Silva, MS, RDN</h2>", None, None),
        ("<h2>May 3, 2016 Ana Silva, MS, RDN</h2>", None, None),
        ("<h2>May 3, 2016 will be a day to remember.</h2>", None, "May 3, 2016 will be a day to remember."),
        (f"<p class='dek'>{DEK} and the council...</p>", None, None),
    ],
)
def test_find_dek_above_the_body(above: str, description: str | None, dek: str | None) -> None:
    blocks = walk_page_blocks(parse_page_markup(make_page(make_article(above, make_paragraphs()))).find("body"))
    kept = [index for index, block in enumerate(blocks) if block.text in PARAGRAPHS]
    found = find_page_dek(blocks, kept, TITLE, description)
    assert (None if found is None else blocks[found].text) == dek


def test_the_first_block_of_the_body_may_be_called_dek() -> None:
    page = make_page(make_article(f"<p class='summary'>{DEK}</p>", make_paragraphs()))
    blocks = walk_page_blocks(parse_page_markup(page).find("body"))
    kept = [index for index, block in enumerate(blocks) if block.text in (DEK, *PARAGRAPHS)]
    assert find_page_dek(blocks, kept, TITLE, None) == kept[0]
    assert find_page_dek(blocks, kept[:1], TITLE, None) is None
    assert find_page_dek(blocks, [], TITLE, None) is None
    assert find_page_dek(blocks, kept[1:], None, None) is None
