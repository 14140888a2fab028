"""Tell names that look like a title and a person's name: the Argus Leader, the Lady Herons.

Where titles are cut from names: title_splitter.py.
"""

from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.language.words import Word, text_beside_words

# What stands behind a team's name where it has no article.
_NOUNS_OF_TEAMS = frozenset(("coach", "captain", "guard", "forward", "pitcher", "center", "senior", "junior", "team"))


def is_team_of_women(words: list[Word], at: int, last: int) -> bool:
    """Say whether "Lady" begins a plural that is a team's name here: `the Lady Herons`, `Lady Herons win title`."""
    if words[at].text != "Lady" or at + 1 != last or not words[last].text.endswith("s"):
        return False
    before, after = text_beside_words(words, at - 1).lower(), text_beside_words(words, last + 1)
    is_of_several = last + 1 < len(words) and words[last + 1].tag in ("VBP", "VB")
    return before == "the" or after in _NOUNS_OF_TEAMS or is_of_several


def is_part_of_surname(words: list[Word], at: int, last: int) -> bool:
    """Say whether a hyphen joins what looks like a title to the rest of a surname: `Ana Haji-Silva`."""
    return at < last and words[at + 1].text.startswith("-") and words[at + 1].start == words[at].end


def is_newspaper_like_office(words: list[Word], first: int, last: int) -> bool:
    """Say whether what looks like an office ends a newspaper's name: `the Argus Leader`, `the Norwick Reporter`."""
    if first == last or first == 0 or words[first - 1].text.lower() != "the":
        return False
    is_place = all(word.label in ("GPE", "LOC") for word in words[first:last])
    is_press = is_page_word(words[last - 1].text, PageWord.PUBLICATION)
    return is_page_word(words[last].text, PageWord.PUBLICATION) and (is_place or is_press)
