"""What a page sets off as somebody's words, and what a blockquote is else."""

from transforms.document import Role
from transforms.markup.blocks import read_fragment_blocks
from transforms.markup.set_off import make_block_texts

TOLD = "<p>The harbour board met for an hour, and its chair Greta Almqvist spoke last of all that evening.</p>"
WORDS = "We have two quays and boats for one, and everybody in this room knows it."


def _set_off(markup: str) -> list[str]:
    return [block[1] or "" for block in read_fragment_blocks(markup) if len(block) > 3 and block[3]]


def test_a_blockquote_is_somebodys_words() -> None:
    assert _set_off(f"{TOLD}<blockquote><p>{WORDS}</p><h3>Then</h3></blockquote>{TOLD}") == [WORDS]


def test_a_blockquote_is_none_where_most_of_the_page_stands_in_some() -> None:
    assert _set_off(f"<p>It rained.</p><blockquote>{TOLD * 4}</blockquote>") == []


def test_a_blockquote_that_shows_a_passage_of_a_paragraph_once_more_is_none() -> None:
    assert _set_off(f"{TOLD}<blockquote>{WORDS}</blockquote><p>Almqvist sighed. “{WORDS}”</p>{TOLD}") == []


def test_the_mail_that_is_replied_to_is_none() -> None:
    assert _set_off(f"{TOLD}<blockquote type='cite'>{WORDS}</blockquote>{TOLD}") == []


def test_headings_keep_their_level() -> None:
    blocks = read_fragment_blocks(f"<h2>One</h2>{TOLD}")
    assert blocks[0] == (Role.HEADING, "One", 2)
    assert list(make_block_texts([])) == []
