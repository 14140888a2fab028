"""Find where one name ends and the next begins within a run of capitals: "Okafor Harbour" and "Ana Silva"."""

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, KnownName, look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun
from transforms.knowledge.name_forms import SAINTS
from transforms.knowledge.place_words import PlaceWord, is_place_word
from transforms.language.dictionary import is_word_of_dictionary
from transforms.language.grammar import DASHES
from transforms.language.words import Word, text_beside_words, text_of_words
from transforms.names.heads_of_runs import is_adjective_of_group
from transforms.names.unlisted_holders import is_unlisted_name_behind_body, is_unlisted_name_behind_place

# Forms of a known name behind which a person's name may begin: "Kenyan Abebe Okeyo", "UN Ana Silva", "Tory Ana Silva".
_FORMS_BEFORE_PERSON = (KnownForm.ADJECTIVE, KnownForm.NAME, KnownForm.ACRONYM, KnownForm.PEOPLE)


def is_seam_between_names(words: list[Word], at: int, first: int, last: int) -> bool:
    """Say whether a name of its own begins at `at` within the run [first, last], and another kind of name ends."""
    known = look_up_known_name(text_of_words(words, first, at - 1))
    if known is not None and known.form == KnownForm.ADJECTIVE and _is_body_after_adjective(words, at, last):
        return True
    if at == last and known is not None and known.form == KnownForm.NAME and is_adjective_of_group(words[at].text):
        return True  # "Maryland Democratic Rep. Ana Silva"
    if at == last and _is_agency_of_dateline(words, at, first):
        return True
    if is_unlisted_name_behind_body(words, at, first, last) or is_unlisted_name_behind_place(words, at, first, last):
        return True
    before = words[at - 1]
    if before.text in SAINTS:
        return False
    is_thing = look_up_organization_noun(words[last].text) or is_place_word(words[last].text, PlaceWord.STREET)
    is_one_name = is_thing or before.text == "-" or look_up_given_name(before.text)
    if is_one_name:
        return False
    return at < last and _is_seam_before_person(words, at, first, last, known)


def _is_agency_of_dateline(words: list[Word], at: int, first: int) -> bool:
    """Say whether a place and a body in capitals stand before a dash: `Eastern Norway CNN —`."""
    if text_beside_words(words, at + 1) not in DASHES or not words[at].text.isupper():
        return False
    place, body = words[at - 1].text, look_up_known_name(words[at].text)
    known = look_up_known_name(text_of_words(words, first, at - 1)) or look_up_known_name(place)
    is_place = known is not None and known.entity_type == EntityType.PLACE
    return is_place and body is not None and body.entity_type == EntityType.ORGANIZATION


def is_body_behind_body(words: list[Word], first: int, last: int) -> bool:
    """Say whether the name [first, last] is a body's, and another stands behind "and": `Bank of X and Port of Y`."""
    is_body = any(look_up_organization_noun(words[at].text) and words[at + 1].text == "of" for at in range(first, last))
    has_other = last + 3 < len(words) and words[last + 3].text == "of"
    return is_body and has_other and look_up_organization_noun(words[last + 2].text) is not None


def _is_seam_before_person(words: list[Word], at: int, first: int, last: int, known: KnownName | None) -> bool:
    """Say whether a person's name of two words or more begins at `at`; `known` is what the words before it name."""
    word, before = words[at], words[at - 1]
    is_given_name = look_up_given_name(word.text) is not None
    is_begun = word.label == "PERSON" and word.begins
    if is_begun and is_given_name and before.label == "" and at == first + 1:
        return True  # "Beachcomber Ana Silva"
    if is_begun and before.label not in ("PERSON", ""):
        return is_given_name or known is not None
    if is_given_name and known is None and look_up_organization_noun(before.text) is not None:
        return at > first + 1 and not is_word_of_dictionary(
            words[last].text.lower()
        )  # "Lundish Island Republic Ana Silva"
    if known is None or known.form not in _FORMS_BEFORE_PERSON:
        return False
    is_countryman = known.entity_type == EntityType.PLACE and before.text.endswith(("man", "woman"))  # "Frenchman"
    is_of_land = known.form == KnownForm.ADJECTIVE or is_countryman
    is_person = is_of_land and words[last].label == "PERSON"  # "Kenyan Abebe Okeyo"
    return is_person or is_given_name


def _is_body_after_adjective(words: list[Word], at: int, last: int) -> bool:
    """Say whether a known body follows the adjective of a nation, and spaCy has two names: `the German Siemens`."""
    known = look_up_known_name(text_of_words(words, at, last))
    is_body = known is not None and known.entity_type == EntityType.ORGANIZATION
    return is_body and words[at - 1].label == "NORP" and words[at].label != "NORP"
