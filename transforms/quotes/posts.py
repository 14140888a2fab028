"""Find posts of a network that their signature ends: "The quay is open - Ana Silva (@anasilva) May 3, 2020".

Pages that embed a post lose its frame in plain text and keep this line. Who signs it is read as of any signed words, in
`transcript_turns.py`; a signature that stands alone is set aside by the structure.
"""

import re

from transforms.document import Block, Role, Span

_LINK = r"(?:https?://\S+|pic\.twitter\.com/\S+)"
_DASH = r"[\u2014\u2013-]{1,2}"
_SIGNER = r"[^\s(\u2014\u2013][^()\u2014\u2013\n]{0,60}?\s*\(@\w{1,30}\)"
_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
_POST = re.compile(rf"\s*(?:\.(?=@))?(?P<words>\S.*?)(?:\s*{_LINK})*\s*{_DASH}\s*{_SIGNER}\s*(?:{_DAY})?\s*", re.DOTALL)
_MARKS = frozenset('"\u201c\u201d')


def find_post(block: Block, text: str) -> Span | None:
    """Find the words of the post that a body block is, without links; None where it is none or marks open it."""
    match = _POST.fullmatch(text, block.span.start_char, block.span.end_char) if block.role is Role.BODY else None
    return Span(*match.span("words")) if match is not None and match["words"][0] not in _MARKS else None
