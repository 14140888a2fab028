"""Bodies in HTML, NITF and plain text, and the choice between several."""

import pytest

from transforms.agency.bodies import (
    Body,
    BodyMarkup,
    choose_story_body,
    read_html_story_body,
    read_nitf_body,
    read_plain_story_body,
    read_story_line,
)
from transforms.agency.xml_tree import parse_xml_tree
from transforms.document import Role

STORY = "The council voted for the wall."


def body(markup: BodyMarkup, words: str, *, is_main: bool = True) -> Body:
    return Body(markup, ((Role.BODY, words),), is_main)


@pytest.mark.parametrize(
    ("bodies", "chosen"),
    [
        pytest.param(
            [body(BodyMarkup.PLAIN, "plain text"), body(BodyMarkup.HTML, "html text")], "html text", id="HTML first"
        ),
        pytest.param([body(BodyMarkup.PLAIN, "plain"), body(BodyMarkup.NITF, "nitf")], "nitf", id="NITF before plain"),
        pytest.param(
            [body(BodyMarkup.OTHER, "own"), body(BodyMarkup.PLAIN, "plain")], "plain", id="XML of its own last"
        ),
        pytest.param(
            [body(BodyMarkup.HTML, "a teaser"), body(BodyMarkup.PLAIN, "a b c d e f")],
            "a b c d e f",
            id="not the teaser",
        ),
        pytest.param(
            [body(BodyMarkup.HTML, "a b c", is_main=False), body(BodyMarkup.PLAIN, "a")], "a", id="the main one"
        ),
        pytest.param([body(BodyMarkup.HTML, "short", is_main=False)], "short", id="what there is"),
        pytest.param([body(BodyMarkup.HTML, " "), body(BodyMarkup.PLAIN, "words")], "words", id="not an empty one"),
    ],
)
def test_the_best_body_is_chosen(bodies: list[Body], chosen: str) -> None:
    assert [block[1] for block in choose_story_body(bodies)] == [chosen]


def test_no_body_is_no_blocks() -> None:
    assert list(choose_story_body([])) == []


def test_plain_text_is_split_into_paragraphs() -> None:
    read = read_plain_story_body(f"{STORY}\n\nCaf&eacute;s pay &lt; half.")
    assert (read.markup, [block[1] for block in read.blocks]) == (BodyMarkup.PLAIN, [STORY, "Cafés pay < half."])


def test_html_that_is_called_text_is_read_as_html() -> None:
    read = read_plain_story_body(f"<p>{STORY}</p><p>Two</p>")
    assert (read.markup, [block[1] for block in read.blocks]) == (BodyMarkup.HTML, [STORY, "Two"])


def test_comments_and_tags_that_are_none_are_no_text() -> None:
    read = read_plain_story_body(f"<p>{STORY}<!-- to editors --></p><!-- <p>no</p> --><p:1>Two</p:1>")
    assert [block[1] for block in read.blocks] == [STORY, "Two"]


def test_figures_in_figures_are_one() -> None:
    inner = "<figure><b>Jo Berg</b><figcaption>The wall</figcaption> credit</figure>"
    page = f"<div><figure>{inner}<figcaption>Porto</figcaption></figure> One</div>"
    assert list(read_html_story_body(parse_xml_tree(page.encode())).blocks) == [
        (Role.CAPTION, "The wall"),
        (Role.CAPTION, "Porto"),
        (Role.BODY, "One"),
    ]


def test_xml_of_another_root_is_no_html() -> None:
    assert read_plain_story_body(f"<?xml version='1.0'?><OWN><P>{STORY}</P></OWN>").markup is BodyMarkup.OTHER
    assert read_plain_story_body(f"<article><p>{STORY}</p></article>").markup is BodyMarkup.HTML


def test_what_is_beside_the_story_is_left_out() -> None:
    page = (
        "<html><body><header>Head</header><p>One</p><aside><p>Box</p></aside> tail <footer>Foot</footer></body></html>"
    )
    assert [block[1] for block in read_html_story_body(parse_xml_tree(page.encode())).blocks] == ["One", "tail"]


def test_the_main_section_is_the_story() -> None:
    page = (
        "<html><body><section class='box'><p>Box</p></section><section class='main x'><h2>Why</h2><p>One</p>"
        "<div class='main'><p>Two</p></div></section><section><p>Links</p></section></body></html>"
    )
    assert list(read_html_story_body(parse_xml_tree(page.encode())).blocks) == [
        (Role.HEADING, "Why", 2),
        (Role.BODY, "One"),
        (Role.BODY, "Two"),
    ]


def test_of_a_figure_its_caption_stays() -> None:
    figure = "<figure><img/><div>Jo Berg</div><div><figcaption>The <b>wall</b></figcaption></div></figure>"
    page = f"<div><p>One</p>{figure}</div>"
    assert list(read_html_story_body(parse_xml_tree(page.encode())).blocks) == [
        (Role.BODY, "One"),
        (Role.CAPTION, "The wall"),
    ]


def test_entities_that_are_escaped_twice_are_read() -> None:
    page = parse_xml_tree(b"<div><p>4 o&amp;#39;clock</p><h3>R&amp;amp;D</h3></div>")
    assert list(read_html_story_body(page).blocks) == [(Role.BODY, "4 o'clock"), (Role.HEADING, "R&D", 3)]


def test_nitf_keeps_headings_captions_and_rows() -> None:
    content = parse_xml_tree(
        b"<body.content><block><p>One <person>Ana Silva</person></p></block><hl2>Why</hl2>"
        b"<media><media-reference>wall</media-reference><media-caption>The wall</media-caption>"
        b"<media-producer>Jo Berg</media-producer></media><note><p>To editors</p></note>"
        b"<nitf-table><table><tr><td>Port</td><td>50</td></tr></table></nitf-table></body.content>"
    )
    assert list(read_nitf_body(content).blocks) == [
        (Role.BODY, "One Ana Silva"),
        (Role.HEADING, "Why", 2),
        (Role.CAPTION, "The wall"),
        (Role.BODY, "Port | 50"),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A <b>new</b> wall", "A new wall"),
        ("R&amp;D\n grows", "R&D grows"),
        ("<p>A</p><p>B</p>", "A B"),
        (" ", None),
        (None, None),
    ],
)
def test_a_line_is_plain_words(text: str | None, words: str | None) -> None:
    assert read_story_line(text) == words
