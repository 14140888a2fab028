"""Tell what belongs to a body's name of what it is for: fields, groups of people, a purpose.

It looks at one run of words that `name_extent.py` goes over, and moves no bounds itself. Lists: listed_fields.py.
"""

from itertools import takewhile

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.language.words import Word, text_of_words

_ARTICLES = frozenset(("the", "a", "an"))
# Of the longest list inside one name that is looked through: a directory is a list as well.
MAX_LISTED_WORDS = 16
# What groups of people are for, of which others follow behind "and".
_LINKS_TO_GROUPS = frozenset(("of", "for"))
# Groups of people that do not end with an "s".
_GROUPS_WITHOUT_S = frozenset(("Children", "Men", "People", "Women"))
# What societies are for: "Society for the Prevention of ...".
_ACTS = ("tion", "sion", "ment", "ance", "ence", "ship", "ing")


def is_field_and_body(words: list[Word], first: int, last: int) -> bool:
    """Say whether a body has two fields, the first of one common word: `the Flood and Fire Management Authority`."""
    field = words[first]
    is_common = not (look_up_known_name(field.text) or look_up_organization_noun(field.text))
    if first != last or not is_common or field.label not in ("", "ORG") or look_up_given_name(field.text):
        return False
    if first == 0 or words[first - 1].text.lower() not in _ARTICLES:
        return False
    end = last + 2
    while end + 1 < len(words) and words[end + 1].text[:1].isupper() and words[end + 1].start == words[end].end + 1:
        end += 1
    has_two_words = end > last + 2
    is_body = look_up_organization_noun(words[end].text) == EntityType.ORGANIZATION
    return has_two_words and is_body and look_up_known_name(text_of_words(words, last + 2, end)) is None


def is_body_of_two_groups(words: list[Word], first: int, last: int) -> bool:
    """Say whether a body is of two kinds of people: `Federation of Stage and Radio Artists`, not `of Oslo and Ana`."""
    link = next((at for at in range(last - 1, first, -1) if words[at].text in _LINKS_TO_GROUPS), None)
    if link is None or not _is_body_of(words[link - 1], words[link]):
        return False
    behind = words[last + 2 : last + 2 + MAX_LISTED_WORDS]
    group = list(takewhile(lambda word: word.text.istitle() and word.text.isalpha(), behind))
    if not group or not (group[-1].text.endswith("s") or group[-1].text in _GROUPS_WITHOUT_S):
        return False
    parts = (*words[link + 1 : last + 1], *group)
    is_plain = not any(_is_name_of_somebody(word) for word in parts)
    return is_plain and look_up_known_name(text_of_words(words, last + 2, last + 1 + len(group))) is None


def _is_body_of(noun: Word, link: Word) -> bool:
    """Say whether a noun is a body's with what follows: `Federation of`, `Center for`, no `Center of`."""
    kind = look_up_organization_noun(noun.text)
    return kind == EntityType.ORGANIZATION or (kind == EntityType.PLACE and link.text == "for")


def _is_name_of_somebody(word: Word) -> bool:
    is_known = look_up_known_name(word.text) is not None
    return is_known or word.label == "PERSON" or is_name_word(word.text, NameWord.NEVER)


def is_purpose_of_body(words: list[Word], first: int, last: int) -> bool:
    """Say whether "for the" leads to what a body is for: `Royal Society for the Protection of Gulls`."""
    if look_up_organization_noun(words[last].text) != EntityType.ORGANIZATION or last + 4 >= len(words):
        return False
    link, article, act, of = (word.text for word in words[last + 1 : last + 5])
    return (link, article, of) == ("for", "the", "of") and act.istitle() and act.endswith(_ACTS)
