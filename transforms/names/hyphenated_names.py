"""Tell names that a hyphen makes of two words: two surnames, a given name of two syllables.

How far a name extends otherwise: name_extent.py.
"""

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, KnownName, is_country, look_up_given_name, look_up_known_name
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.knowledge.office_holders import holders_by_surname
from transforms.language.dictionary import is_word_of_dictionary
from transforms.language.words import Word
from transforms.names.name_start import NameContext

# Letters at most of a syllable that a hyphen joins, and of the surname before it: Korean and Chinese names are short.
MAX_SYLLABLE_CHARS = 5
_MAX_SURNAME_CHARS = 7
# Syllables of Korean names that are words of English too.
_SYLLABLES_LIKE_WORDS = frozenset((
    "in",
    "on",
    "un",
    "so",
    "do",
    "a",
    "am",
    "an",
    "gun",
    "gum",
    "hand",
    "run",
    "sun",
    "won",
))


def is_town_in_surname(context: NameContext, last: int, after: KnownName) -> bool:
    """Say whether the second of two surnames is a town's too, where the first is nothing known: `Silva-Medina`."""
    is_town = after.entity_type == EntityType.PLACE and after.form == KnownForm.NAME and not is_country(after.name)
    before = context.words[last].text
    is_unknown = look_up_known_name(before) is None and before not in holders_by_surname()
    return is_town and before.istitle() and is_unknown and before.lower() not in context.cases.lower


def is_surname_behind_given_name(context: NameContext, last: int) -> bool:
    """Say whether a word is the surname of a person by the given name before it: `Ana Silva-Roche`."""
    given, surname = context.words[last - 1], context.words[last]
    is_next = last > 0 and given.text.istitle() and given.end + 1 == surname.start
    is_of_person = is_next and look_up_given_name(given.text) is not None
    return is_of_person and (look_up_known_name(surname.text) is None or _is_unknown_behind(context, last))


def _is_unknown_behind(context: NameContext, last: int) -> bool:
    """Say whether what a hyphen joins to a place's name is no name of a place or body: `Ana Holland-Quist`."""
    after = context.words[last + 2] if last + 2 < len(context.words) else None
    known = look_up_known_name(context.words[last].text)
    is_place = known is not None and known.entity_type == EntityType.PLACE and known.form == KnownForm.NAME
    return after is not None and is_place and look_up_known_name(after.text) is None


def is_syllable_of_given_name(context: NameContext, last: int, after: Word) -> bool:
    """Say whether a hyphen joins a given name of two syllables behind its surname: `Han Ji-won`."""
    if last == 0:
        return False
    surname, syllable = context.words[last - 1], context.words[last]
    are_short = len(surname.text) <= _MAX_SURNAME_CHARS and len(syllable.text) <= MAX_SYLLABLE_CHARS
    if not are_short or not 1 < len(after.text) <= MAX_SYLLABLE_CHARS:
        return False
    is_cased = surname.text.istitle() and syllable.text.istitle() and surname.end + 1 == syllable.start
    # "Moon Jae-in", though "in" is a word: no word is before it, as in "Quist Check-in"
    are_syllables = after.text in _SYLLABLES_LIKE_WORDS and not is_word_of_dictionary(syllable.text)
    is_known_word = after.text in context.cases.lower or is_name_word(after.text, NameWord.BEHIND_HYPHEN)
    is_word = not after.text.isalpha() or (is_known_word and not are_syllables)
    return is_cased and not is_word and not look_up_known_name(syllable.text)
