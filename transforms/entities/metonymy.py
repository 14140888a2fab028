"""A place's name for those who govern there: "the Kremlin said", "between Moscow and Washington"."""

from collections.abc import Iterable, Iterator

from transforms.document import Entity, Mention
from transforms.entities.name_finder import NameSpan
from transforms.knowledge.gazetteer import KnownName
from transforms.knowledge.name_forms import entity_id_of
from transforms.language.words import Word

_PLACED = frozenset((
    "at", "in", "inside", "outside", "near", "around", "into", "to", "toward", "towards", "by", "through",
    "leave", "left", "leaving", "visit", "visiting",
))  # fmt: skip
_DEALT_WITH = frozenset((
    "between", "with", "against", "accuse", "accused", "accuses", "urge", "urged", "urges",
))  # fmt: skip
# Only those who govern can do this; a city is, has, sees, gets and hosts as itself.
_ACTS = frozenset((
    "said", "says", "say", "told", "announced", "denied", "denies", "accused", "accuses", "rejected", "rejects",
    "wants", "want", "wanted", "hopes", "hoped", "agreed", "agree", "agrees", "insists", "insisted", "believes",
    "believed", "decided", "decide", "decides", "condemned", "condemns", "warned", "warns", "vowed", "pledged",
    "confirmed", "proposed", "proposes", "supports", "supported", "backs", "backed", "demands", "demanded",
    "responded", "retaliated", "threatened", "considers", "cooperate", "cooperated", "expects", "expected",
    "called", "calls", "argues", "argued", "maintains", "signed", "refused", "refuses", "sent", "suspended",
    "imposed", "plans", "sees", "seeks", "sought", "claims", "claimed", "expressed", "expelled", "recognises",
    "recognizes", "recognized",
))  # fmt: skip
# A seat of power mostly means its holders; a capital mostly the city.
_SEAT, _ACTING, _DEALT = 0.85, 0.8, 0.6


def mention(run: NameSpan, known: KnownName, entity_id: str, words: list[Word], confidence: float) -> Mention:
    """The mention of a seat of power or a capital, as metonym or as the place itself."""
    first = run.first - (1 if run.has_article else 0)
    before = words[first - 1].text.lower() if first > 0 else ""
    is_acting = _is_acting(run, words)
    if known.form == "seat":
        place = entity_id_of("place", known.name)
        if before in _PLACED and not is_acting:
            return Mention(run.span, place, "name", "seat as a place", 0.7)
        return Mention(run.span, entity_id, "metonym", "seat of power", _SEAT, place)
    if known.government and before not in _PLACED and (is_acting or _is_dealt_with(run, words, before)):
        country = entity_id_of("place", known.government)
        return Mention(run.span, country, "metonym", "capital", _ACTING if is_acting else _DEALT, entity_id)
    return Mention(run.span, entity_id, "name", "known name", confidence)


def literal_entities(mentions: Iterable[Mention], have: set[str], known: Iterable[KnownName]) -> Iterator[Entity]:
    """Entities that metonyms name and no plain name does: the country behind a capital, the building of a seat."""
    wanted = {one for mention in mentions for one in (mention.entity_id, mention.literal_entity_id) if one} - have
    for one in known:
        for name in (one.name, one.government):
            if name and (entity_id := entity_id_of("place", name)) in wanted:
                wanted.discard(entity_id)
                yield Entity(entity_id, "place", name, country_code=one.country_code)


def _is_acting(run: NameSpan, words: list[Word]) -> bool:
    last = words[run.last]
    while last.dep == "conj" and words[last.head] is not last:
        last = words[last.head]
    return last.dep == "nsubj" and words[last.head].text.lower() in _ACTS


def _is_dealt_with(run: NameSpan, words: list[Word], before: str) -> bool:
    return before in _DEALT_WITH or (before == "and" and run.first > 2 and words[run.first - 3].text == "between")
