"""Tell letters beside figures that are no names: amounts of money, letters of shares, zones of the clock.

Where names start otherwise: name_start.py.
"""

import re
from collections.abc import Sequence

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.language.words import Word

_AMOUNT = re.compile(r"[RNKPM]\d[\d,.]*(?P<suffix>k|m|bn|tn|mn)?|(?P<sign>Rs|Tk|Shs?|[KUT][Ss]h)\.?\d[\d,.]*\w{0,2}")
_LETTERS_AND_AMOUNT = re.compile(r"(?P<letters>[A-Za-z]{1,4}\$?)\.?\d[\d,.]*\w{0,3}")
_UNITS_OF_MONEY = frozenset(("million", "billion", "trillion", "lakh", "crore", "thousand", "m", "bn"))
# Time zones that are other things too, behind a clock.
_ZONES = frozenset(("ET", "CT", "MT", "PT", "CST", "CDT", "MST", "MDT", "AEST", "AEDT", "NZST", "NZDT", "HKT", "SGT"))
_HALVES_OF_DAY = frozenset(("a.m.", "p.m.", "am", "pm", "noon", "midnight"))
_TICKER = re.compile(r"[A-Z0-9]{1,6}\.[A-Z]{1,2}")
_LETTERS_OF_SHARE = re.compile(r"[A-Z]{1,5}")
_CHANGE = re.compile(r"[+\-\u2212]\d[\d.,]*")


def is_amount_of_money(words: list[Word], at: int) -> bool:
    """Say whether a word is an amount or the sign of its currency: `R12 million`, `N50m`, `Shs 900`."""
    text = words[at].text
    after = words[at + 1].text if at + 1 < len(words) else ""
    if is_name_word(text, NameWord.CURRENCY):
        return after[:1].isdigit()
    joined = _LETTERS_AND_AMOUNT.fullmatch(text)
    if joined is not None and is_name_word(joined["letters"], NameWord.CURRENCY):
        return True
    amount = _AMOUNT.fullmatch(text)
    return amount is not None and bool(amount["suffix"] or amount["sign"] or after.lower() in _UNITS_OF_MONEY)


def is_ticker(words: list[Word], at: int) -> bool:
    """Say whether a word is the letters of a share: in brackets, or before what it rose or fell by."""
    return is_ticker_in_brackets(words, at) or is_ticker_before_change(words, at)


def is_ticker_in_brackets(words: list[Word], at: int) -> bool:
    """Say whether a word is a share's letters and those of its exchange, `(SLVA.N)`; or behind its firm, `Ford (F)`."""
    if at == 0 or words[at - 1].text not in ("(", ","):
        return False
    if _TICKER.fullmatch(words[at].text):
        return words[at - 1].text == "("
    if at < 2 or _LETTERS_OF_SHARE.fullmatch(words[at].text) is None or look_up_known_name(words[at].text):
        return False
    if words[at - 1].text == ",":  # "Ford (F, FA)"
        return is_ticker_in_brackets(words, at - 2)
    firm = look_up_known_name(words[at - 2].text)
    return firm is not None and firm.entity_type == EntityType.ORGANIZATION and not words[at - 2].text.isupper()


def is_ticker_before_change(words: Sequence[Word], at: int) -> bool:
    """Say whether a word is a share's letters, before what it rose or fell by: `Ford Motor Co. F, +1.20%`."""
    if at + 2 >= len(words) or _LETTERS_OF_SHARE.fullmatch(words[at].text) is None:
        return False
    return words[at + 1].text == "," and _CHANGE.fullmatch(words[at + 2].text) is not None


def is_zone_of_time(words: list[Word], at: int) -> bool:
    """Say whether letters behind an hour are those of its zone: `6 a.m. ET`."""
    before = words[at - 1].text if at else ""
    return words[at].text in _ZONES and (before.lower() in _HALVES_OF_DAY or before[:1].isdecimal())
