"""Weigh the known name that "and" or "or" joins to one: `Oslo and Lundby`, `Airbus or Quist`, both of one kind.

It reads one place of a name at a time; `words_beside.py` counts it among the other votes.
"""

from collections import defaultdict

from transforms.document import EntityType
from transforms.knowledge.gazetteer import KnownForm, look_up_given_name, look_up_known_name
from transforms.language.words import Word, text_beside_words, text_of_words
from transforms.name_types.own_words import Votes
from transforms.names.name_spans import NameSpan

# Beside the weights of `name_types.py`: more than the tagger's word.
_BESIDE_KNOWN = 1.5
_JOINS = frozenset(("and", "or", "&"))
_KINDS = (EntityType.PLACE, EntityType.ORGANIZATION)
_FORMS = (KnownForm.NAME, KnownForm.CAPITAL)
# Words of the longest known name that is looked for beside a name.
_MAX_WORDS = 3


def vote_by_known_neighbour(name_span: NameSpan, words: list[Word]) -> Votes:
    """Weigh the kind of a known place or body that is joined to a name, which is not known itself."""
    votes: Votes = defaultdict(float)
    is_person = name_span.title or look_up_given_name(name_span.name.split()[0]) is not None
    if is_person or name_span.label == "PERSON" or look_up_known_name(name_span.name):
        return votes
    kind = _find_kind_before(words, name_span.first - 1) or _find_kind_behind(words, name_span.last + 1)
    if kind is not None:
        votes[kind] += _BESIDE_KNOWN
    return votes


def _find_kind_before(words: list[Word], join: int) -> EntityType | None:
    if text_beside_words(words, join) not in _JOINS:
        return None
    firsts = range(max(0, join - _MAX_WORDS), join)
    return next((kind for first in firsts if (kind := _kind_of_known(words, first, join - 1))), None)


def _find_kind_behind(words: list[Word], join: int) -> EntityType | None:
    if text_beside_words(words, join) not in _JOINS:
        return None
    lasts = range(min(join + _MAX_WORDS, len(words) - 1), join, -1)
    return next((kind for last in lasts if (kind := _kind_of_known(words, join + 1, last))), None)


def _kind_of_known(words: list[Word], first: int, last: int) -> EntityType | None:
    """Give the kind of a known place or body, whose name ends here: no part of a longer one, and no attribute."""
    after = text_beside_words(words, last + 1)
    known = look_up_known_name(text_of_words(words, first, last))
    if known is None or known.entity_type not in _KINDS or known.form not in _FORMS:
        return None
    is_longer = after[:1].isupper() or (first > 0 and words[first - 1].text[:1].isupper())
    return None if is_longer else known.entity_type
