"""Know the lines in capitals between paragraphs that are titles of other stories: "FERRY STUCK IN PORT FOR THREE DAYS".

A heading in capitals has few words, or asks. Where half of the lines are too long for a heading, the other ones are
titles too. Links with a label: furniture.py; titles that are glued to a sentence: glued_titles.py.
"""

import re
from collections.abc import Sequence

# "McSILVA" is in capitals too.
_SMALL_IN_NAME = re.compile(r"(?<=\b[A-Z])[a-z]{1,2}(?=[A-Z]{2})")
_ENDS_SENTENCE = re.compile(r"[.!:;,][\"\u201d\u2019'\s]*\Z")
# A turn of talk, and words between marks that somebody has written in capitals.
_NO_TITLE = re.compile(r"[\"\u201c]|[A-Z]:\s|[^:]{3,40}\s-\s[A-Z]+\s\d")
_LONGEST_CHARS = 300
_LEAST_WORDS = 5
_LEAST_WORDS_OF_LONG = 7
# Above them stand the headline and its dek.
_LINES_OF_HEAD = 2


def find_capital_titles(paragraphs: Sequence[str]) -> set[int]:
    """Find the paragraphs, by index, that are titles of other stories in capitals; none where the text is in capitals.

    The text is, where its headline or half of its lines are.
    """
    titles = {index for index, paragraph in enumerate(paragraphs) if index >= _LINES_OF_HEAD and _is_title(paragraph)}
    long_count = sum(len(paragraphs[index].split()) >= _LEAST_WORDS_OF_LONG for index in titles)
    questions_count = sum(paragraphs[index].endswith("?") for index in titles)
    are_headings = 2 * long_count < len(titles) or 2 * questions_count > len(titles)
    is_in_capitals = 2 * len(titles) > len(paragraphs) or any(map(str.isupper, paragraphs[:1]))
    return set() if are_headings or is_in_capitals else titles


def _is_title(paragraph: str) -> bool:
    if len(paragraph) > _LONGEST_CHARS or len(paragraph.split()) < _LEAST_WORDS:
        return False
    is_in_capitals = _SMALL_IN_NAME.sub("", paragraph).isupper()
    return is_in_capitals and not _ENDS_SENTENCE.search(paragraph) and not _NO_TITLE.match(paragraph)
