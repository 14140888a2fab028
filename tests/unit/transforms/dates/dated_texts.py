"""Read the dates of a text without a language model: words, and values as seen from a day and a tense."""

from datetime import date

import spacy
from spacy.language import Language

from transforms.dates.date_grammar import DatePhrase, find_date_phrases
from transforms.dates.date_views import DateView
from transforms.dates.tense import Direction
from transforms.document import DateValue
from transforms.language.token_reading import read_tokens

_BLANK = spacy.blank("en")
# A Wednesday.
PUBLISHED = date(2024, 5, 15)


def find_phrases(text: str, nlp: Language = _BLANK) -> list[DatePhrase]:
    """Find the dates of a text, its tokens read by a model that cuts no sentences."""
    tokens = read_tokens(nlp(text))
    return find_date_phrases(tokens.span(0, len(tokens)))


def read_dates(
    text: str,
    published: date | None = PUBLISHED,
    direction: Direction = Direction.PAST,
    earlier: DateValue | None = None,
    told_year: int | None = None,
) -> list[tuple[str, str | None]]:
    """Give the words and the value of each date of a text, in order; the value None where the view does not give it."""
    found = find_phrases(text)
    view = DateView(published, direction, earlier, told_year)
    readings = ((phrase.match[0], phrase.read(view)) for phrase in found)
    return [(words, reading.value.value if reading else None) for words, reading in readings]
