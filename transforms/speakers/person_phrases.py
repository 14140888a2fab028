"""Say whether a phrase without a known role noun may call a person: "the 51-year-old", "the Lisbon-born winger".

Whom it calls: description_sources.py.
"""

import re

from transforms.document import Quote, QuoteType

# "The 51-year-old", "the midfielder", "the pianist": persons by their age or the end of the noun.
_PERSON_NOUN = re.compile(
    r"\d{1,3}-year-old|.*(?:[^l]ist|ian|lete|man|woman|(?:field|keep|play|work|sing|writ|mak|runn|driv|fight|strik|defend"
    r"|wing|bowl|box|rid|danc|paint|teach|research|build|farm|own|broadcast|swimm|skat|climb|raid|hold|found)er)",
    re.IGNORECASE,
)
# What texts do, and no person.
_READING = "read"


def may_be_of_person(quote: Quote, phrase: str) -> bool:
    """Say whether a phrase ends with a noun for persons, or has several words and speaks between marks."""
    if _PERSON_NOUN.fullmatch(phrase.split()[-1]) is not None:
        return True
    is_of_text = quote.cue_lemma == _READING  # "the whole passage reads"
    return quote.quote_type == QuoteType.DIRECT and len(phrase.split()) > 2 and not is_of_text
