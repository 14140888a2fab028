"""Which blocks of a page are the article: reasons to drop, neighbours, and who is believed."""

import pytest

from tests.kit.pages import PARAGRAPHS, make_article, make_page, make_paragraphs
from transforms.markup.blocks import PageBlock, walk_page_blocks
from transforms.markup.body import (
    BodyChoice,
    choose_page_body,
    choose_witness_blocks,
    describe_block_make,
    find_main_element,
)
from transforms.markup.surroundings import DropReason, count_prose_chars
from transforms.markup.tree import parse_page_markup

TITLE = "Council votes to rebuild the bridge"


def _blocks(*parts: str) -> list[PageBlock]:
    return walk_page_blocks(parse_page_markup(make_page(make_article(*parts))).find("body"))


def _choose(blocks: list[PageBlock], *said: set[str]) -> BodyChoice:
    witnesses = [lambda texts=texts: _find(blocks, texts) for texts in said]
    return choose_page_body(blocks, witnesses, TITLE)


def _find(blocks: list[PageBlock], texts: set[str]) -> set[int]:
    return {index for index, block in enumerate(blocks) if block.text in texts}


def _texts(blocks: list[PageBlock], choice: BodyChoice) -> list[str]:
    return [blocks[index].text for index in choice.kept]


def test_what_is_said_is_kept_in_order() -> None:
    blocks = _blocks(make_paragraphs())
    assert _texts(blocks, _choose(blocks, set(PARAGRAPHS))) == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("part", "text", "reason"),
    [
        ("<figure><p>A boat under the bridge.</p></figure>", "A boat under the bridge.", DropReason.ELEMENT),
        ("<figcaption>A boat.</figcaption>", "A boat.", DropReason.ELEMENT),
        (
            "<div class='newsletter-box'><p>Our letter of the week.</p></div>",
            "Our letter of the week.",
            DropReason.CLASS,
        ),
        ("<p class='sr-only'>Article text</p>", "Article text", DropReason.UNSEEN),
        ("<p>Read more: The floods in pictures</p>", "Read more: The floods in pictures", DropReason.PHRASE),
        ("<p><a href='/x'>The floods in pictures</a></p>", "The floods in pictures", DropReason.LINKS),
        (f"<h2>{TITLE}</h2>", TITLE, DropReason.TITLE),
    ],
)
def test_a_plain_reason_drops_what_is_said(part: str, text: str, reason: DropReason) -> None:
    blocks = _blocks(make_paragraphs(*PARAGRAPHS[:2]), part, make_paragraphs(*PARAGRAPHS[2:]))
    choice = _choose(blocks, {*PARAGRAPHS, text})
    assert _texts(blocks, choice) == list(PARAGRAPHS)
    assert reason in choice.dropped.values()


def test_reasons_that_would_drop_much_of_the_article_are_wrong() -> None:
    linked = [f"<p><a href='/x'>{text}</a></p>" for text in PARAGRAPHS]
    blocks = _blocks(*linked, make_paragraphs(*PARAGRAPHS))
    marked = {index for index, block in enumerate(blocks) if block.text in PARAGRAPHS}
    assert len(choose_witness_blocks(blocks, marked, "").kept) == len(PARAGRAPHS)
    phrases = _blocks(make_paragraphs(*(f"Tell us: {text}" for text in PARAGRAPHS[:2]), *PARAGRAPHS[2:]))
    said = {index for index, block in enumerate(phrases) if len(block.text) > 100 and "Imprint" not in block.text}
    assert len(choose_witness_blocks(phrases, said, "").kept) == len(PARAGRAPHS)


def test_a_missed_paragraph_of_the_same_make_is_added_and_one_of_another_make_is_not() -> None:
    other = f"<div class='beside'><div><p class='x'>{PARAGRAPHS[0]}</p></div></div>"
    blocks = _blocks(make_paragraphs(*PARAGRAPHS), other)
    assert _texts(blocks, _choose(blocks, set(PARAGRAPHS[1:]))) == list(PARAGRAPHS)


def test_a_short_line_between_or_below_paragraphs_of_its_make_is_added() -> None:
    blocks = _blocks(make_paragraphs(PARAGRAPHS[0], "It rained.", PARAGRAPHS[1], "Nobody was hurt."))
    choice = _choose(blocks, set(PARAGRAPHS))
    assert _texts(blocks, choice) == [PARAGRAPHS[0], "It rained.", PARAGRAPHS[1], "Nobody was hurt."]


def test_one_long_paragraph_is_not_all_of_the_article() -> None:
    blocks = _blocks(make_paragraphs(" ".join(PARAGRAPHS), "It rained."))
    assert _texts(blocks, _choose(blocks, {" ".join(PARAGRAPHS)})) == [" ".join(PARAGRAPHS), "It rained."]


def test_paragraphs_in_containers_of_one_make_belong_together() -> None:
    split = "".join(f"<div class='column'><p class='text'>{text}</p></div>" for text in PARAGRAPHS)
    blocks = _blocks(split)
    assert _texts(blocks, _choose(blocks, set(PARAGRAPHS[:3]))) == list(PARAGRAPHS)


def test_a_first_part_that_stands_before_an_advertisement_belongs_to_the_article() -> None:
    first = (
        f"<div class='part part-1'><p class='text'>{PARAGRAPHS[0]}</p></div><div class='ad'><p>Advertisement</p></div>"
    )
    rest = "".join(f"<p class='text'>{text}</p>" for text in PARAGRAPHS[1:] * 2)
    blocks = _blocks(f"<div>{first}<div class='part part-2'>{rest}</div></div>")
    assert _texts(blocks, _choose(blocks, set(PARAGRAPHS))) == [PARAGRAPHS[0], *PARAGRAPHS[1:] * 2]


def test_lists_tables_and_headings_between_the_paragraphs_are_added() -> None:
    parts = "<h2>What is planned</h2><ul><li>A wider road</li></ul><table><tr><th>Year</th><td>2025</td></tr></table>"
    blocks = _blocks(make_paragraphs(*PARAGRAPHS[:2]), parts, make_paragraphs(*PARAGRAPHS[2:]))
    wanted = [*PARAGRAPHS[:2], "What is planned", "A wider road", "Year | 2025", *PARAGRAPHS[2:]]
    assert _texts(blocks, _choose(blocks, set(PARAGRAPHS))) == wanted


def test_the_ends_are_trimmed() -> None:
    tail = ["Lea Brandt contributed to this report.", "Sign up for the letter of our desk, it is free.", "More"]
    end = f"<p>{tail[0]}</p><p>{tail[1]}</p><h2>More</h2>"
    blocks = _blocks("<p>Monday, 6 May 2024</p>", "<h3>In the valley</h3>", make_paragraphs(), end)
    assert _texts(blocks, _choose(blocks, {"Monday, 6 May 2024", *PARAGRAPHS, *tail})) == list(PARAGRAPHS)


def test_a_first_heading_with_others_of_its_level_stays() -> None:
    parts = ("<h2>One</h2>", make_paragraphs(*PARAGRAPHS[:2]), "<h2>Two</h2>", make_paragraphs(*PARAGRAPHS[2:]))
    blocks = _blocks(*parts)
    assert _texts(blocks, _choose(blocks, set(PARAGRAPHS)))[0] == "One"


def test_the_next_witness_is_asked_only_where_the_first_finds_little() -> None:
    blocks = _blocks(make_paragraphs())
    asked: list[str] = []

    def witness(name: str, texts: set[str]) -> object:
        def answer() -> set[int]:
            asked.append(name)
            return _find(blocks, texts)

        return answer

    little, much = witness("little", {"nothing"}), witness("much", set(PARAGRAPHS))
    assert len(choose_page_body(blocks, [much, little], TITLE).kept) == 4  # type: ignore[list-item]
    assert asked == ["much"]
    assert len(choose_page_body(blocks, [little, much], TITLE).kept) == 4  # type: ignore[list-item]
    assert asked == ["much", "little", "much"]


def test_no_blocks_and_no_witness_is_no_body() -> None:
    assert choose_page_body([], [], None) == BodyChoice((), {})
    assert choose_page_body([], [set], TITLE).kept == ()


def test_the_main_element_is_the_innermost_with_most_of_the_prose() -> None:
    blocks = _blocks("<div id='story'>", make_paragraphs(), "</div>")
    said = [block for block in blocks if block.text in PARAGRAPHS]
    main = find_main_element(count_prose_chars(said), sum(len(block.text) for block in said))
    assert main is not None
    assert main.get("id") == "story"
    assert describe_block_make(said[0]) == describe_block_make(said[1])
