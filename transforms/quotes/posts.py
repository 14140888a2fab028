"""Find the post of a network that a paragraph is, with who signs it: "We go on. - Ana Silva (@as) May 3, 2020".

Pages show posts that way, and name the poster first where they leave the day out: "Ana Silva (@as) We go on.".
Signatures that are paragraphs of their own: transforms/structure/furniture.py. Who the name is: transforms/speakers.
"""

import re
from dataclasses import dataclass

from transforms.document import Block, Role, Span

_HANDLE = r"\(@\w{1,30}\)"
_NAME = r"[^\W\d_][^()@\n\u2014]{0,58}[\w.]"
# Pictures and links at the end of a post, before the signature.
_LINKS = r"(?:\s*(?:pic\.twitter\.com/|https?://)\S+)*"
# Words in marks of their own are found as any quotation; a dot before a handle shows an answer to all.
_SIGNED_AT_END = re.compile(
    rf"\s*(?:\.(?=@))?(?P<words>[^\s\"\u201c\u201d].*?){_LINKS}"
    rf"\s*[-\u2013\u2014\u2015]{{1,2}}\s?(?P<name>{_NAME})\s{_HANDLE}"
    r"(?:\s[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}(?:\s\w+)?)?\s*",
    re.DOTALL,
)
_NAMED_FIRST = re.compile(
    rf"\s*(?P<name>{_NAME})\s{_HANDLE}\s(?P<words>[^\Wa-z_].*?|[@#\"\u201c.].*?){_LINKS}\s*", re.DOTALL
)
# Posts of fewer words are mostly a link's title.
_MIN_WORDS = 3


@dataclass(frozen=True, slots=True)
class Post:
    """What a post says, without its links, and the name of who posted it."""

    words: Span
    name: Span


def find_post(block: Block, text: str) -> Post | None:
    """Find the post that a paragraph of the body is; None where it is none."""
    if block.role is not Role.BODY or "(@" not in (paragraph := block.span.of(text)):
        return None
    match = _SIGNED_AT_END.fullmatch(paragraph) or _NAMED_FIRST.fullmatch(paragraph)
    if match is None or len(match["words"].split()) < _MIN_WORDS:
        return None
    start = block.span.start_char
    words, name = (Span(start + match.start(part), start + match.end(part)) for part in ("words", "name"))
    return Post(words, name)
