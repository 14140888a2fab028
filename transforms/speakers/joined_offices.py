"""Tell one person with two offices from two sources: "port MP and shadow trade minister Ana Silva".

So is one with two clubs: "the former Porto and Lund forward". Two sources that both have a name, or an article each,
are several: source_heads.py, joined_names.py.
"""

from collections.abc import Sequence

from transforms.coreference.index import DocumentIndex
from transforms.document import EntityType, Mention, Span, Token
from transforms.knowledge.lexicon import look_up_role_noun, singularize
from transforms.knowledge.office_words import OfficeWord, is_office_word

# "The mayor and trade minister Ana Silva" may be two.
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their", "our"))


def find_holder_of_joined_offices(index: DocumentIndex, parts: Sequence[Span]) -> Mention | None:
    """Find the person whose name ends the last of a source's parts, behind an office, and to whom all parts belong.

    The parts before are an office without an article, or a place that the office behind "and" is for as well: "Norway
    and Sweden correspondent Ana Silva". None for other sources.
    """
    if len(parts) < 2:
        return None
    *before, last = parts
    text = index.doc.text
    holder = next((each for each in reversed(index.mentions_within(last)) if index.is_person(each)), None)
    if holder is None or text[holder.span.end_char : last.end_char].strip(" ,"):
        return None
    words = text[last.start_char : holder.span.start_char].split()
    is_office = bool(words) and look_up_role_noun(words[-1].lower()) is not None and words[0].lower() not in _ARTICLES
    offices = (look_up_role_noun(" ".join(words[at:]).lower()) for at in (-2, -1))
    is_of_one = any(noun is not None and is_office_word(noun.noun, OfficeWord.ONE_HOLDER) for noun in offices)
    may_be_for_places = is_office and not is_of_one  # "Norway and prime minister Ana Silva" are two
    return (
        holder if is_office and all(_may_belong_to_office(index, part, may_be_for_places) for part in before) else None
    )


def find_trade_behind_names(index: DocumentIndex, span: Span, head: Token) -> Token | None:
    """Find the trade in small letters that ends a source, where the parse takes a name before it for the head.

    "The former Porto and Lund forward", "two former Norway forwards": no name of a person is in them.
    """
    tokens = index.tokens_of_span(span)
    if not tokens or tokens[-1].i == head.i or not tokens[-1].is_lower or tokens[-1].pos_ != "NOUN":
        return None
    is_trade = look_up_role_noun(singularize(tokens[-1].lower_)) is not None
    before = [each for each in index.mentions_within(span) if not index.doc.text[each.span.end_char :][:1].isalpha()]
    is_behind_name = bool(before) and tokens[-2].is_title and not any(map(index.is_person, before))
    return tokens[-1] if is_trade and is_behind_name and head.pos_ == "PROPN" else None


def _may_belong_to_office(index: DocumentIndex, part: Span, may_be_for_places: bool) -> bool:
    """Say whether a part names nobody: an office of one without an article, or places alone."""
    mentions = index.mentions_within(part)
    words = part.of(index.doc.text).split()
    if not words or any(index.is_person(mention) for mention in mentions):
        return False
    is_place = bool(mentions) and mentions[-1].span.end_char == part.end_char
    is_place = is_place and index.entities[mentions[-1].entity_id].entity_type == EntityType.PLACE
    has_office = any(look_up_role_noun(word.lower()) is not None for word in words)
    return (has_office and words[0].lower() not in _ARTICLES) or (is_place and may_be_for_places and not has_office)
