"""Tell names that look like a title and a person's name: the Argus Leader, the Lady Herons, Ana Quist-King.

Where titles are cut from names: title_splitter.py.
"""

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun, look_up_title
from transforms.knowledge.name_forms import PARTICLES
from transforms.knowledge.page_words import PageWord, is_page_word
from transforms.language.words import Word, text_beside_words, text_of_words
from transforms.names.title_words import is_word_before_title

_OFFICES_BEFORE_BODIES = frozenset((
    "chairman",
    "chairwoman",
    "chairperson",
    "secretary",
    "president",
    "director",
    "general",
))
# Words of the shortest such name: "Oslo Board" may be anything.
_MIN_WORDS_OF_BODY = 3
# What bodies and laws are for, and judges are called.
_FIELDS_LIKE_TITLES = frozenset(("Justice",))
# What stands behind a team's name where it has no article.
_NOUNS_OF_TEAMS = frozenset(("coach", "captain", "guard", "forward", "pitcher", "center", "senior", "junior", "team"))

# Before the hyphen of an office: "Vice-President", "Under-Secretary".
_PREFIXES = frozenset(("vice", "under", "arch", "post", "semi", "mid", "self", "joint", "assistant", "non"))
_QUOTATION_MARKS = frozenset("\"'\u201c\u201d\u2018\u2019")
_MIN_SURNAME_CHARS = 4


def is_second_surname(words: list[Word], at: int) -> bool:
    """Say whether a word that may be a title is the second of two surnames: `Ana Quist-King`, not `Vice-President`."""
    if at < 2 or words[at - 1].text != "-":
        return False
    surname, hyphen, word = words[at - 2 : at + 1]
    is_joined = surname.end == hyphen.start and hyphen.end == word.start and word.text.istitle()
    is_surname = surname.tag == "NNP" and surname.text[:1].isupper() and len(surname.text) >= _MIN_SURNAME_CHARS
    is_office = look_up_role_noun(surname.text) is not None or is_word_before_title(surname.text)
    return is_joined and is_surname and not is_office and surname.text.lower() not in _PREFIXES


def is_no_title(words: list[Word], start: int, end: int, first: int, last: int) -> bool:
    """Say whether what looks like a title [start, end] in a run [first, last] is a part of a name."""
    if is_team_of_women(words, start, last) or is_title_inside_name(words, end, first, last):
        return True
    if start == end < last and is_given_name_before_particle(words, start):
        return True
    is_called_so = start > first and words[start - 1].text in _QUOTATION_MARKS  # 'Miss Maya'
    return is_called_so or (start > first and is_second_surname(words, start))


def is_given_name_before_particle(words: list[Word], at: int) -> bool:
    """Say whether what looks like a trade is a given name before a surname with a particle: `Marine De Silva`."""
    is_surname = words[at + 1].text.lower() in PARTICLES and look_up_given_name(words[at + 1].text) is None
    return is_surname and look_up_given_name(words[at].text) is not None


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


def is_office_before_body(words: list[Word], office: int, last: int) -> bool:
    """Say whether an office stands right before its body, with no "of": `Chairman Oslo Harbour Board`.

    The body's name begins with a place and ends like one, so that nobody is named so: not `President Silva Foundation`.
    """
    if words[office].text.lower() not in _OFFICES_BEFORE_BODIES or last - office < _MIN_WORDS_OF_BODY:
        return False
    if look_up_organization_noun(words[last].text) != EntityType.ORGANIZATION:
        return False
    places = (look_up_known_name(text_of_words(words, office + 1, office + size)) for size in (1, 2))
    return any(place is not None and place.entity_type == EntityType.PLACE for place in places)
