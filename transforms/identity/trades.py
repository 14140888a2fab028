"""Tell two persons of one name apart by what they do, where nobody does both at a time: a cyclist and a judge.

It sees offices and trades that are in force; a former goalkeeper may be anything now. Offices that tell two apart by
where they are held: `comparison.py`.
"""

from collections.abc import Iterable
from functools import lru_cache

from transforms.knowledge.name_forms import CACHED_NAMES
from transforms.knowledge.trade_fields import TradeField, is_trade_of_no_field, list_trade_fields

# Whom each of these is not, at one time. Actors and scholars hold offices of state, mayors have farms and firms.
_ELSEWHERE = {
    TradeField.SPORT: frozenset((
        TradeField.POLITICS,
        TradeField.COURT,
        TradeField.BUSINESS,
        TradeField.MEDICINE,
        TradeField.SCIENCE,
        TradeField.FAITH,
        TradeField.POLICE,
    )),
    TradeField.STAGE: frozenset((
        TradeField.COURT,
        TradeField.BUSINESS,
        TradeField.MEDICINE,
        TradeField.FAITH,
        TradeField.POLICE,
    )),
    TradeField.COURT: frozenset((TradeField.BUSINESS, TradeField.MEDICINE, TradeField.FAITH)),
}
# Behind these a description says where: "judge at the Harbour Court".
_LINKS = frozenset(("of", "for", "at", "in", "from", "with", "to", "on"))


def have_clashing_trades(held: Iterable[str], others: Iterable[str]) -> bool:
    """Say whether two persons work in fields of which nobody has two: each of the one with each of the other.

    Args:
        held: the offices and trades of one that are in force, in words.
        others: those of the other one.
    """
    fields, other_fields = _list_fields(held), _list_fields(others)
    if not fields or not other_fields:
        return False
    return all(_is_elsewhere(one, other) for one in fields for other in other_fields)


def _is_elsewhere(one: TradeField, other: TradeField) -> bool:
    return other in _ELSEWHERE.get(one, ()) or one in _ELSEWHERE.get(other, ())


def _list_fields(held: Iterable[str]) -> frozenset[TradeField]:
    return frozenset[TradeField]().union(*map(_list_fields_of_role, held))


@lru_cache(maxsize=CACHED_NAMES)
def _list_fields_of_role(role: str) -> frozenset[TradeField]:
    """List the fields of the longest word of office that ends the role before "of" and the like.

    None of a word that tells no trade before "of": a defender of rights is no sportsman.
    """
    head, link, _ = role.lower().partition(" of ")
    if link and is_trade_of_no_field(f"{head.rpartition(' ')[2]} of"):
        return frozenset()
    return next((fields for words in list_words_of_office(role) if (fields := list_trade_fields(words))), frozenset())


def list_words_of_office(role: str) -> list[str]:
    """List what may name the office in a role, the longest first: `chief judge at Lund` chief judge, judge."""
    words = role.lower().split()
    end = next((at for at, word in enumerate(words) if at and word in _LINKS), len(words))
    return [" ".join(words[at:end]) for at in range(end)]
