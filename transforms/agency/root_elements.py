"""Tell an agency's format by the root element, from the head of an input; nothing is parsed here."""

from __future__ import annotations

import re
from collections.abc import Container

from transforms.formats.heads import BY_BYTES, NO_CLAIM, InputHead

# A tag that opens an element: no declaration, no comment, no DOCTYPE.
_FIRST_TAG = re.compile(r"<(?:[A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,60})(?=[\s/>])")
_COMMENT_START = "<!--"
_COMMENT_END = "-->"


def score_root_element(head: InputHead, roots: Container[str], declared_score: float) -> float:
    """Score an input by its root element; by what is declared where the head shows none."""
    name = find_root_name(head)
    if name is None:
        return declared_score
    return BY_BYTES if name in roots else NO_CLAIM


def find_root_name(head: InputHead) -> str | None:
    """Give the local name of the root element in small letters; None where the head shows none."""
    text = head.text
    if not text.startswith("<"):
        return None
    while (start := text.find(_COMMENT_START)) >= 0:
        before = _FIRST_TAG.search(text, 0, start)
        if before:
            return before[1].lower()
        end = text.find(_COMMENT_END, start)
        if end < 0:
            return None
        text = text[end + len(_COMMENT_END) :]
    match = _FIRST_TAG.search(text)
    return match[1].lower() if match else None
