"""Know where the credit of a picture ends that a page wrote on one line with the next sentence: `Ana Silva/AP`.

What a credit looks like on a page is read in `transforms/structure/credits.py`.
"""

from collections.abc import Sequence

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.language.words import Word, text_beside_words, text_of_words

# What stands between a photographer, or a first agency, and the one that has the picture.
_BEFORE_AGENCY = frozenset(("/", "via"))
# Words of the longest name of an agency.
_MAX_AGENCY_WORDS = 3


def is_credit(words: Sequence[Word], first: int, last: int) -> bool:
    """Say whether the words [first, last] are all of a credit's agency, so that no name goes on behind them.

    It stands behind a slash or "via": `Ana Silva/Getty Images Rui Okafor`. What seller of pictures has two words is one
    without it, unless the noun of a body goes on with it: `Getty Images Gallery`.
    """
    name = text_of_words(words, first, last)
    if look_up_organization_noun(text_beside_words(words, last + 1)) is not None:
        return False
    is_seller = is_page_word(name, PageWord.AGENCY) and name[:1].isupper()
    if is_seller and first < last and not is_page_word(text_of_words(words, first, last + 1), PageWord.AGENCY):
        return True
    return text_beside_words(words, first - 1) in _BEFORE_AGENCY and (is_seller or _is_known_body(name))


def is_behind_credit(words: Sequence[Word], at: int) -> bool:
    """Say whether a sentence begins at a word that a credit stands before: `Ana Silva/AP Clashes went on`."""
    begins = range(max(0, at - _MAX_AGENCY_WORDS), at) if at and words[at - 1].text[:1].isupper() else ()
    return any(is_credit(words, first, at - 1) for first in begins)


def _is_known_body(name: str) -> bool:
    known = look_up_known_name(name)
    return known is not None and known.entity_type == EntityType.ORGANIZATION and name.isupper()
