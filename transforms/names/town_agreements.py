"""Find agreements that are called by the town where they were made: `Kyoto protocol`, in small letters too.

A country's name tells only whose an agreement is: "the Norway treaty" may be any.
"""

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, is_name_of_land, look_up_known_name
from transforms.knowledge.type_words import TypeWord, is_type_word

_TOWNS = (KnownForm.NAME, KnownForm.CAPITAL)


def is_agreement_of_town(words: list[str]) -> bool:
    """Say whether words are a town's name and a noun of agreements."""
    *town, noun = words
    if not town or not is_type_word(noun.lower(), TypeWord.AGREEMENT_OF_TOWN):
        return False
    name = " ".join(town)
    known = look_up_known_name(name)
    is_place = known is not None and known.entity_type == EntityType.PLACE and known.form in _TOWNS
    return is_place and not is_name_of_land(name)
