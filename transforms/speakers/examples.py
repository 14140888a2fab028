"""Leave out of a source whom it only names as one of several: "senators including Ana Silva" are no one person.

Decides where such a part begins. Who the rest is: resolution.py.
"""

import re

from transforms.document import Span, Token

# What brings in one of several, or who is at their head, with the mark before it.
_EXAMPLES = re.compile(
    r"(?:\s*[,(\u2013\u2014\u2015-]+)?\s+\(?(?:including|such as|among them|led by|headed by|spearheaded by)\s"
)
# A word that says the same behind a noun for several alone: "senators like Ana Silva".
_LIKE = re.compile(r"\s+like\s")
_PLURALS = ("NNS", "NNPS")


def cut_before_examples(text: str, span: Span, head: Token) -> Span:
    """Give a source up to the names that it gives as examples; the source itself where it gives none.

    Before them has to be more than what opens a source: "including Ana Silva" alone stays.
    """
    found = _EXAMPLES.search(text, span.start_char + 1, span.end_char)
    if found is None and head.tag_ in _PLURALS:
        found = _LIKE.search(text, span.start_char + 1, span.end_char)
    return span if found is None else Span(span.start_char, found.start())
