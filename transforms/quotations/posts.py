"""Take what a post of a network says, and who posted it, from the paragraph that the post is.

The form of posts: transforms/structure/post_forms.py. Who the name is: transforms/speakers.
"""

from dataclasses import dataclass

from transforms.document import Block, Role, Span
from transforms.structure.post_forms import find_parts_of_post

# Posts of fewer words are mostly a link's title.
_MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Post:
    """What a post says, without its links, and the name of who posted it."""

    words: Span
    name: Span


def find_post(block: Block, text: str) -> Post | None:
    """Find the post that a paragraph of the body is; None where it is none."""
    if block.role is not Role.BODY or (parts := find_parts_of_post(block.span.of(text))) is None:
        return None
    start = block.span.start_char
    words, name = (Span(start + first, start + end) for first, end in parts)
    return Post(words, name) if len(words.of(text).split()) >= _MIN_WORDS else None
