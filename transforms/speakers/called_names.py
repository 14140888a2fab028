"""Find the names by which a text calls somebody: a man who goes by the name "Salty", who gave his name as Rui.

One between marks is no entity, as nobody else may be found by it; it names a speaker within its text. Nicknames within
a full name (Ana "Salty" Silva) are of the entity: `transforms/entities`.
"""

import re

from transforms.document import Span

_CALLED = re.compile(
    r"\b(?:goes by|known(?: \w+){0,4}? (?:as|by)|call(?:s|ed|ing)? (?:him|her|them)sel(?:f|ves)|nicknamed|dubbed"
    r"|gave (?:his|her|their) name(?: only)? as|gave only the name)"
    r"(?: the| a)?(?: (?:nick)?name| alias)?(?: of)? [\"\u201c'\u2018]"
    r"(?P<name>[A-Z][^\"\u201c\u201d\n,.]{1,40})[,.]?[\"\u201d'\u2019]"
)
# Without marks only where the phrase says that it gives a name, and the name has capitals.
_GAVE_NAME = re.compile(
    r"\b(?:goes by the name|gave (?:his|her|their|a) (?:first |last |full )?name(?: only)? as|gave only the name"
    r"|gave only (?:his|her|their) (?:first |last )?name,?|(?:known|named|identified|called) only (?:as|by the name)"
    r"|(?:calls|called|calling|styles) itself"
    r"|(?:call sign|callsign|codename|code name|nom de guerre)(?: is| was|,)?(?: [Oo]f)?"
    r"|asked to be (?:named|identified|called)(?: only)? (?:as|by)"
    r"|(?:known|named|identified) only by (?:his|her|their) (?:first |last |nick)?name,?)(?: of)?"
    r" (?:the )?(?P<name>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,2})"
)


def find_called_name(text: str, span: Span) -> Span | None:
    """Find the name by which the phrase of a source calls somebody. None without one."""
    called = next(
        filter(None, (way.search(text, span.start_char, span.end_char) for way in (_CALLED, _GAVE_NAME))), None
    )
    return Span(*called.span("name")) if called is not None else None


def is_called_name(text: str, words: str) -> bool:
    """Say whether words are a name by which the text calls somebody elsewhere, between marks."""
    return words[:1].isupper() and any(called["name"] == words for called in _CALLED.finditer(text))
