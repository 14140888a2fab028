"""Look up words in and beside names that tell of what kind the named is.

How they bear on one name is decided in `entities/`; last words of names are in `lexicon.py`. The words are in
`data/lexicon/type_words.tsv`, read once, when first asked for.
"""

from enum import StrEnum
from functools import cache

from transforms.document import EntityType
from transforms.knowledge.tables import read_padded_rows, read_words_by_class


class TypeWord(StrEnum):
    """What a word in or beside a name says of its kind."""

    FIRST_WORD = "first word"  # "Cyclone": of a name of several words
    THING = "thing"  # "festival": behind a name that is no person's
    NAMED_THING = "named thing"  # "trawler": before a name that it bears
    NUMBERED = "numbered"  # "Flight": before the number that ends a name
    PERSON_OR_BODY = "person or body"  # "rival": said of both
    OF_BODY = "of body"  # "vote": parliaments and governments have it
    OF_SHOW = "of show"  # "finalist": shows have some, and people seldom
    OF_CAMPAIGN = "of campaign"  # "election": between a candidate and the campaign
    PRICE_VERB = "price verb"  # "surged": a share's price does
    WORK = "work"  # "film": before a title of one word
    CLUB = "club"  # "Rovers": a club is called by it, once its name has ended with it
    OF_SPORT = "of sport"  # "striker": news of sport has several of them
    NEAR_SPORT = "near sport"  # "season": news of sport has it, and other news too
    AGREEMENT_OF_TOWN = "agreement of town"  # "accords": behind the town that they are called by
    BODY_BEFORE = "body before"  # "lender": right before the name of a body
    BEHIND_ORDINAL = "behind ordinal"  # "Airborne": a number in figures before it is of the name
    SPEECH_VERB = "speech verb"  # "said": its subject is a person or an office


def is_type_word(word: str, kind: TypeWord) -> bool:
    """Say whether a word, in this very case, is of a kind."""
    return word in _read_type_words()[kind]


def look_up_first_word(word: str) -> EntityType | None:
    """Look up a first word of names of several words and give their entity type; None for other words."""
    return _read_types().get((word, TypeWord.FIRST_WORD))


def look_up_thing_noun(noun: str) -> EntityType | None:
    """Look up a noun behind names of things, in lower case and singular, and give their entity type; else None."""
    return _read_types().get((noun, TypeWord.THING))


def look_up_named_thing(noun: str) -> EntityType | None:
    """Look up a noun before the names of things, in lower case, and give their entity type; else None."""
    return _read_types().get((noun, TypeWord.NAMED_THING))


def look_up_numbered_noun(noun: str) -> EntityType | None:
    """Look up a noun that a number ends the name of, in this very case, and give the entity type; else None."""
    return _read_types().get((noun, TypeWord.NUMBERED))


@cache
def _read_type_words() -> dict[TypeWord, frozenset[str]]:
    return read_words_by_class("lexicon/type_words", TypeWord)


@cache
def _read_types() -> dict[tuple[str, TypeWord], EntityType]:
    rows = read_padded_rows("lexicon/type_words")
    return {(word, TypeWord(kind)): EntityType(entity_type) for word, kind, entity_type, *_ in rows if entity_type}
