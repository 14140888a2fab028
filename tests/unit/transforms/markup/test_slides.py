"""Slides of a gallery in an article are captions; where they are the article they stay."""

from tests.kit.pages import PARAGRAPHS, make_page, make_paragraphs
from transforms.document import Role
from transforms.markup.blocks import walk_page_blocks
from transforms.markup.slides import caption_slides
from transforms.markup.tree import parse_page_markup

SLIDE = "The pier of Marlow, {number}"


def _read_roles(slide_count: int, *paragraphs: str, heading: str = "{number}/{total} The pier") -> dict[str, Role]:
    slides = (
        f"<h2>{heading.format(number=number, total=slide_count)}</h2><p>{SLIDE.format(number=number)}</p>"
        for number in range(1, slide_count + 1)
    )
    page = make_page(f"<main><p>{PARAGRAPHS[0]}</p>{''.join(slides)}{make_paragraphs(*paragraphs)}</main>")
    blocks = caption_slides(walk_page_blocks(parse_page_markup(page).find("body")))
    return {block.text: block.role for block in blocks}


def test_headings_and_texts_of_slides_are_captions() -> None:
    roles = _read_roles(6, *PARAGRAPHS * 2)
    assert {roles[SLIDE.format(number=number)] for number in range(1, 7)} == {Role.CAPTION}
    assert roles["3/6 The pier"] is Role.CAPTION
    assert {roles[text] for text in PARAGRAPHS} == {Role.BODY}


def test_slides_stay_where_they_are_few_not_numbered_or_the_article() -> None:
    few = _read_roles(2, *PARAGRAPHS * 2)
    not_numbered = _read_roles(6, *PARAGRAPHS * 2, heading="The pier")
    alone = _read_roles(6, "Nothing else.")
    assert {roles[SLIDE.format(number=1)] for roles in (few, not_numbered, alone)} == {Role.BODY}
