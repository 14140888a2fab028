"""Read names that are written as one word: `#AnaSilva`, `@AnaSilva`, `AnaSilva` of a post.

Such a word is the name that the text has elsewhere; a hashtag of other words names nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from transforms.knowledge.gazetteer import look_up_known_name
from transforms.language.words import Word, text_beside_words
from transforms.names.name_spans import NameSpan

_INNER_CAPITAL = re.compile(r"[a-z][A-Z]")
_MARK = "#"


def part_names_written_together(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]]) -> list[NameSpan]:
    """Give the names of a document, by offset, those in one word as the text has them in several."""
    in_parts = (name_span.name for name_span in name_spans if " " in name_span.name)
    names = {name.replace(" ", "").casefold(): name for name in in_parts}
    out = []
    for name_span in name_spans:
        if _INNER_CAPITAL.search(name_span.name) is None or " " in name_span.name:
            out.append(name_span)
            continue
        name = names.get(name_span.name.casefold())
        if name is not None:
            out.append(replace(name_span, name=name))
        elif look_up_known_name(name_span.name) or not _is_hashtag(name_span, texts[name_span.parse]):
            out.append(name_span)
    return out


def _is_hashtag(name_span: NameSpan, words: Sequence[Word]) -> bool:
    return text_beside_words(words, name_span.first - 1) == _MARK
