"""The line under a picture that no caption element marks."""

import pytest

from tests.kit.pages import PARAGRAPHS, make_page, make_paragraphs
from transforms.document import Role
from transforms.markup import picture_lines
from transforms.markup.blocks import walk_page_blocks
from transforms.markup.picture_lines import caption_picture_lines
from transforms.markup.tree import parse_page_markup

LINE = "The mayor looks at what is left of the bridge after the floods of winter."
BOX = f"<div class='box'><img src='a.jpg'><p>{LINE}</p></div>"


def _roles(markup: str) -> list[Role]:
    body = parse_page_markup(make_page(markup)).find("body")
    return [block.role for block in caption_picture_lines(walk_page_blocks(body)) if block.text == LINE]


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        pytest.param(BOX, Role.CAPTION, id="all that the box says"),
        pytest.param(f"<div><img src='a.jpg'><em>{LINE}</em></div>", Role.CAPTION, id="without a paragraph"),
        pytest.param(f"<p><img src='a.jpg'>{LINE}</p>", Role.BODY, id="a paragraph with a picture"),
        pytest.param(f"<div><img src='a.jpg'><p>{LINE}</p><p>It rained.</p></div>", Role.BODY, id="more words"),
        pytest.param(f"<div><p>{LINE}</p></div>", Role.BODY, id="no picture"),
    ],
)
def test_a_line_alone_with_a_picture_is_its_caption(markup: str, role: Role) -> None:
    assert _roles(make_paragraphs(*PARAGRAPHS) + markup + make_paragraphs(*PARAGRAPHS)) == [role]


def test_lines_with_pictures_are_the_article_where_most_of_it_stands_so() -> None:
    assert _roles(BOX * 6) == [Role.BODY] * 6


def test_a_long_page_is_read_as_far_as_each_line_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    def count_pieces(lines: int) -> int:
        counts: list[int] = []
        monkeypatch.setattr(picture_lines, "_count_signs", lambda text: counts.append(1) or len(text))
        page = make_page(f"<div>{'<p>Buses wait on the quay.</p>' * lines}</div>")
        caption_picture_lines(walk_page_blocks(parse_page_markup(page).find("body")))
        return len(counts)

    assert count_pieces(400) <= 2.6 * count_pieces(200)
