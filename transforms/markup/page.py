"""Read a page as a whole: its metadata, and the blocks of its article under headline, dek and byline.

The steps are in the other modules of this room; here is their order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree, html

from transforms.document import Role
from transforms.markup.blocks import walk_page_blocks
from transforms.markup.body import choose_page_body
from transforms.markup.deks import find_page_dek
from transforms.markup.embedded import read_embedded_data
from transforms.markup.evidence import read_candidate_value
from transforms.markup.live import is_live_blog, read_live_entries
from transforms.markup.metadata import PageMetadata, read_page_metadata
from transforms.markup.picture_lines import caption_picture_lines
from transforms.markup.refusals import PageRefusal, find_page_refusal
from transforms.markup.set_off import make_block_texts
from transforms.markup.slides import caption_slides
from transforms.markup.tree import drop_page_programs, parse_page_markup
from transforms.markup.witnesses import list_witnesses
from transforms.structure.assembly import BlockText

# An article below this length is read from its JSON-LD where it is a live blog.
_FEWEST_CHARS = 250


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What was read of a page: its blocks in reading order, or why it is no article."""

    blocks: tuple[BlockText, ...]
    metadata: PageMetadata
    refusal: PageRefusal | None


def read_page(markup: str, fetched_at: datetime | None) -> ReadPage:
    """Read a page: the same markup gives the same blocks, whatever was read before.

    Raises:
        TooDeep: nested deeper than any parser here goes.
    """
    root = parse_page_markup(markup)
    embedded = read_embedded_data(root)
    metadata = read_page_metadata(root, embedded, fetched_at)
    drop_page_programs(root)
    blocks = caption_picture_lines(caption_slides(walk_page_blocks(_find_body_element(root))))
    witnesses = list_witnesses(root, blocks, metadata.article)
    choice = choose_page_body(blocks, witnesses, read_candidate_value(metadata.title))
    dek = find_page_dek(blocks, choice.kept, metadata.title, metadata.description)
    body = list(make_block_texts([blocks[index] for index in choice.kept if index != dek]))
    if metadata.article is not None and is_live_blog(metadata.article) and _count_page_chars(body) < _FEWEST_CHARS:
        body = read_live_entries(metadata.article, embedded)
    refusal = find_page_refusal(blocks, choice.kept, _count_page_chars(body), embedded)
    head = _make_page_head(metadata, None if dek is None else blocks[dek].text)
    return ReadPage((*head, *body), metadata, refusal)


def _find_body_element(root: html.HtmlElement) -> etree._Element:
    body = root.find("body")
    return root if body is None else body


def _make_page_head(metadata: PageMetadata, dek: str | None) -> Iterator[BlockText]:
    """Yield headline and dek. The authors are data of the page: a line that names them would have words of ours."""
    if metadata.title is not None:
        yield Role.HEADLINE, metadata.title.value
    if dek is not None:
        yield Role.DEK, dek


def _count_page_chars(blocks: Sequence[BlockText]) -> int:
    return sum(len(words or "") for role, words, *_ in blocks if role is Role.BODY)
