"""Look up the fields of work of offices and trades: a cyclist's is sport, a finance director's business.

The words are in `data/lexicon/trade_fields.tsv`, read once, when first asked for. Which fields nobody works in at a
time: `identity/trades.py`.
"""

from enum import StrEnum
from functools import cache

from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.tables import read_words_by_class


class TradeField(StrEnum):
    """A field of work."""

    SPORT = "sport"
    STAGE = "stage"  # music, plays, pictures
    POLITICS = "politics"
    COURT = "court"
    BUSINESS = "business"
    MEDICINE = "medicine"
    SCIENCE = "science"
    FAITH = "faith"
    POLICE = "police"
    ANY = "any"  # "captain": of several fields


def list_trade_fields(noun: str) -> frozenset[TradeField]:
    """List the fields of an office or trade in lower case, else those of its broader words; none of other words."""
    own = _read_fields_by_word().get(noun)
    if own is not None:
        return own - {TradeField.ANY}
    found = look_up_role_noun(noun)
    broader = found.broader if found else frozenset[str]()
    fields = (_read_fields_by_word().get(word, frozenset[TradeField]()) for word in broader)
    return frozenset[TradeField]().union(*fields) - {TradeField.ANY}


def is_trade_of_no_field(words: str) -> bool:
    """Say whether words in lower case, of a trade and what follows, tell of none by themselves: `defender of`."""
    return TradeField.ANY in _read_fields_by_word().get(words, frozenset())


@cache
def _read_fields_by_word() -> dict[str, frozenset[TradeField]]:
    words_by_field = read_words_by_class("lexicon/trade_fields", TradeField)
    words = frozenset[str]().union(*words_by_field.values())
    return {word: frozenset(field for field, some in words_by_field.items() if word in some) for word in words}
