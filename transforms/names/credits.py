"""Find where the credit of a picture ends that a page wrote on one line with the text: "Ana Silva/Getty Images A boy".

The agency is what ends it; how other names go on: `name_extent.py`.
"""

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.language.words import Word, text_of_words

# Words of an agency's name: "Getty Images".
_MAX_AGENCY_WORDS = 3


def end_of_credit(words: list[Word], at: int) -> int | None:
    """Give the last word of the agency that begins at `at`, right behind a slash; None where none does."""
    if at == 0 or words[at - 1].text != "/" or words[at - 1].end != words[at].start:
        return None
    for end in range(min(at + _MAX_AGENCY_WORDS, len(words)) - 1, at - 1, -1):
        known = look_up_known_name(text_of_words(words, at, end))
        if known is not None and known.entity_type == EntityType.ORGANIZATION:
            return end
    return None


def is_behind_credit(words: list[Word], at: int) -> bool:
    """Say whether a credit ends right before `at`, so that a sentence begins there."""
    starts = range(max(0, at - _MAX_AGENCY_WORDS), at)
    return any(end_of_credit(words, start) == at - 1 for start in starts)
