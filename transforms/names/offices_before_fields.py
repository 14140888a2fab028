"""Find the office that a run of capitals is the field of: "minister for" before "Roads and Ports".

Who holds it, and where the holder's name begins: `title_splitter.py`.
"""

from transforms.knowledge.lexicon import look_up_role_noun
from transforms.language.words import Word, text_of_words

# Words of the longest title ("Minister of State" with a word before it).
MAX_TITLE_WORDS = 5
# What leads from an office to its field ("minister for Roads"), and what goes on inside of a field.
FIELD_LINKS = frozenset(("of", "for"))
LINKS_OF_OFFICES = FIELD_LINKS | {"on"}  # "adviser to the president on Trade"
_INSIDE_FIELD = frozenset(("and", ",", "the", "&"))
# Words of the longest field before its last part ("Culture, Media and ...").
_MAX_FIELD_WORDS = 6


def find_office_of_field(words: list[Word], field_last: int, last: int) -> tuple[int, int] | None:
    """Find the office that the run from `field_last` to `last` is the field of, or the end of it, a holder behind it.

    `minister for Roads and Ports`; behind a comma only what goes on to "and" is of a field: `for Roads, Ports and
    Ferries`. Gives the first and last word of the office; None where no office is before.
    """
    link = field_last - 1
    is_listed = any(word.text in ("and", "&") for word in words[field_last:last])
    if (words[link].text == "," and not is_listed) or (words[link].text == "the" and words[link - 1].text == ","):
        return None  # "the head of Silva Bank, Dr. Rui Okafor", "the Bishop of Lund, the Rev. Rui Okafor"
    while link > 0 and field_last - link <= _MAX_FIELD_WORDS and _is_inside_field(words[link].text):
        link -= 1
    if link < 1 or words[link].text not in LINKS_OF_OFFICES:
        return None
    for first in range(max(0, link - MAX_TITLE_WORDS), link):
        if look_up_role_noun(text_of_words(words, first, link - 1)):
            return first, link - 1
    return None


def _is_inside_field(text: str) -> bool:
    return text in _INSIDE_FIELD or text[:1].isupper()
