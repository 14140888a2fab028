"""Look up words that tell, beside a place's name, whether the place is meant or those who act for it.

What the words show of one name is decided in `name_types/place_readings.py`. The words are in
`data/lexicon/metonym_words.tsv`, read once, when first asked for.
"""

from enum import StrEnum
from functools import cache

from transforms.knowledge.lexicon import singularize
from transforms.knowledge.tables import read_padded_rows


class MetonymWord(StrEnum):
    """What a word beside a place's name says."""

    DEED = "deed"  # "decision": governments and teams have it
    SIDE = "side"  # "coach": of a team
    DEALING = "dealing"  # "treaty": between two parties
    BORDER = "border"  # between two lands
    GOVERNING = "governing"  # "accuse": those who govern do it, and have it done to them
    KIND_OF_PLACE = "kind of place"  # "village"
    BEING = "being"  # "locate": what is said of places as themselves
    GOING = "going"  # "visit": to a place
    GIVING = "giving"  # "sell": to a party
    ASKING = "asking"  # "receive": from a party
    DOING = "doing"  # "Oslo-backed": what a party does; "Oslo-based" is said of a place
    THING = "thing"  # "government": ends like a deed, and is none
    BURDEN = "burden"  # "sanctions": put on a party
    DONE_TO_LAND = "done to land"  # "invasion": of a land
    COUNTRY = "country"  # "nation": a country again
    TOWN = "town"  # "city": a town again


def is_metonym_word(word: str, kind: MetonymWord) -> bool:
    """Say whether a word in any case, number or regular form of a verb is of a kind."""
    return any((form, kind) in _read_metonym_words() for form in _base_forms(word.lower()))


def _base_forms(word: str) -> tuple[str, ...]:
    """Give the words that one may be a form of, itself first: `tries` try, `planned` plan, `leaving` leave."""
    forms = [word, singularize(word)]
    for ending in ("s", "es", "ed", "d", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            forms += [stem, f"{stem}e", stem[:-1] if stem[-1] == stem[-2] else stem]
            forms += [f"{stem[:-1]}y"] if stem[-1] == "i" else []
    return tuple(forms)


@cache
def _read_metonym_words() -> frozenset[tuple[str, MetonymWord]]:
    return frozenset((word, MetonymWord(kind)) for word, kind, *_ in read_padded_rows("lexicon/metonym_words"))
