"""Tell names that look like a title and a person's name: the Argus Leader, the Lady Herons.

Where titles are cut from names: title_splitter.py.
"""

from transforms.knowledge.lexicon import look_up_organization_noun, look_up_title
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.language.words import Word, text_beside_words

# What bodies and laws are for, and judges are called.
_FIELDS_LIKE_TITLES = frozenset(("Justice",))
# What stands behind a team's name where it has no article.
_NOUNS_OF_TEAMS = frozenset(("coach", "captain", "guard", "forward", "pitcher", "center", "senior", "junior", "team"))


def is_no_title(words: list[Word], start: int, end: int, first: int, last: int) -> bool:
    """Say whether what looks like a title [start, end] in a run [first, last] is a part of a name."""
    return is_team_of_women(words, start, last) or is_title_inside_name(words, end, first, last)


def is_team_of_women(words: list[Word], at: int, last: int) -> bool:
    """Say whether "Lady" begins a plural that is a team's name here: `the Lady Herons`, `Lady Herons win title`."""
    if words[at].text != "Lady" or at + 1 != last or not words[last].text.endswith("s"):
        return False
    before, after = text_beside_words(words, at - 1).lower(), text_beside_words(words, last + 1)
    is_of_several = last + 1 < len(words) and words[last + 1].tag in ("VBP", "VB")
    return before == "the" or after in _NOUNS_OF_TEAMS or is_of_several


def is_title_inside_name(words: list[Word], at: int, first: int, last: int) -> bool:
    """Say whether what looks like a title at `at` is inside of a name: `Ana Haji-Silva`, `Criminal Justice Act`."""
    if at == last:
        return False
    after = words[at + 1]
    is_hyphened = after.text.startswith("-") and after.start == words[at].end
    is_name_of_body = first < at and at + 1 == last and look_up_organization_noun(after.text) is not None
    is_field = words[at].text in _FIELDS_LIKE_TITLES and look_up_title(words[at - 1].text) is None
    return is_hyphened or (is_name_of_body and is_field)


def is_newspaper_like_office(words: list[Word], first: int, last: int) -> bool:
    """Say whether what looks like an office ends a newspaper's name: `the Argus Leader`, `the Norwick Reporter`."""
    if first == last or first == 0 or words[first - 1].text.lower() != "the":
        return False
    is_place = all(word.label in ("GPE", "LOC") for word in words[first:last])
    is_press = is_page_word(words[last - 1].text, PageWord.PUBLICATION)
    return is_page_word(words[last].text, PageWord.PUBLICATION) and (is_place or is_press)
