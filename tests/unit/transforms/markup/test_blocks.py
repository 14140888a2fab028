"""Blocks of HTML: what begins a paragraph, what is left out, how words join."""

import pytest

from transforms.document import Role
from transforms.markup.blocks import read_fragment_blocks, read_page_blocks
from transforms.markup.tree import TooDeep, parse_page_markup

BODY, HEADING, CAPTION = Role.BODY, Role.HEADING, Role.CAPTION


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("The mayor resigned.", [(BODY, "The mayor resigned.")]),
        ("", []),
        (" \n ", []),
        ("<!-- nothing -->", []),
        ("<p>One.</p><p>Two.</p>", [(BODY, "One."), (BODY, "Two.")]),
        ("<p>One.<p>Two.", [(BODY, "One."), (BODY, "Two.")]),
        (
            "<p>The <b>may</b>or of <i>Porto</i>, <a href='x'>Ana\n Silva</a>.</p>",
            [(BODY, "The mayor of Porto, Ana Silva.")],
        ),
        ("<p>Ten&nbsp;&euro; &amp; more&shy;over</p>", [(BODY, "Ten € & moreover")]),
        ("One.<br>\n<br/> Two.<br>Three.", [(BODY, "One."), (BODY, "Two.\nThree.")]),
        ("<p>One<!-- x --> two<?x y?> three</p>", [(BODY, "One two three")]),
        ("<h2>A<br>part</h2>Text", [(HEADING, "A part", 2), (BODY, "Text")]),
        ("<h3><div>Deeper</div></h3>", [(HEADING, "Deeper", 3)]),
        (
            "<ul><li>One<ul><li>Two</li></ul>three</li></ul>",
            [(BODY, words, None, False, True) for words in ("One", "Two", "three")],
        ),
        ("<blockquote>Said <q>so</q></blockquote>", [(BODY, "Said so")]),
        (
            "<figure><img alt='x'><figcaption>The <h4>bridge</h4></figcaption></figure>",
            [(CAPTION, "The"), (CAPTION, "bridge")],
        ),
        ("<pre>a\nb\n\nc</pre>", [(BODY, "a\nb"), (BODY, "c")]),
        ("<p>She <a>said<span style='font-size:0px;'>Opens a window</span></a> no</p>", [(BODY, "She said no")]),
        (
            "<p>Seen</p><script>no()</script><style>p{}</style><p hidden>no</p><p style='display: none'>no</p>after",
            [(BODY, "Seen"), (BODY, "after")],
        ),
        (
            "<table><caption>Votes</caption><tr><th>Party</th><td>3<script>no</script></td></tr></table>",
            [(CAPTION, "Votes"), (BODY, "Party | 3")],
        ),
        (
            "<table><tr><td><p>One.</p><p>Two.</p></td><td>Beside</td></tr></table>",
            [(BODY, "One."), (BODY, "Two."), (BODY, "Beside")],
        ),
        (
            "<p>Mayor <b><a href='a'>Ada Holt</a><span><img src='a.jpg'><a href='a'>Ada Jane Holt</a> "
            "<a href='b'>Bridge shut</a><a>MORE</a></span></b> (R) said</p>",
            [(BODY, "Mayor Ada Holt (R) said")],
        ),
        (
            "<p>See <span><img src='a.jpg'><a href='a'>one</a> and much more about it <a href='b'>two</a></span></p>",
            [(BODY, "See one and much more about it two")],
        ),
        ("<?xml version='1.0' encoding='latin-1'?><p>é</p>", [(BODY, "é")]),
    ],
)
def test_fragment_blocks(markup: str, blocks: list[tuple[object, ...]]) -> None:
    assert read_fragment_blocks(markup) == blocks


def test_elements_with_a_prefix_are_known_by_their_local_names() -> None:
    assert read_fragment_blocks("<xhtml:p>One.</xhtml:p><xhtml:p>Two.</xhtml:p>") == [(BODY, "One."), (BODY, "Two.")]


def test_the_words_after_the_element_are_not_its_own() -> None:
    paragraph = parse_page_markup("<div><p>One.</p>Two.</div>").find(".//p")
    assert read_page_blocks(paragraph) == [(BODY, "One.")]


def test_nesting_is_flattened_or_refused_and_never_cut() -> None:
    assert read_fragment_blocks("<div>" * 1500 + "<p>One.</p><p>Two.</p>") == [(BODY, "One."), (BODY, "Two.")]
    with pytest.raises(TooDeep):
        read_fragment_blocks("<div>" * 10_000 + "<p>One.</p>")
    with pytest.raises(TooDeep):
        read_fragment_blocks("<ul><li>" * 300 + "<p>One.</p>")
