"""Tell what an office beside a name says of it: a place has a mayor, a ministry a field, a team a coach."""

from transforms.document import EntityType
from transforms.entities.name_spans import NameSpan
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.language.words import Word, text_of_words

_LOCAL_OFFICES = frozenset(("mayor", "governor", "sheriff", "collector", "sarpanch"))
_LOCAL_TITLES = frozenset(("SSP", "SDM", "DCP", "RDC", "MLA", "MPA", "MCA"))
_MINISTRIES = frozenset(("Ministry", "Minister", "Department", "Secretary"))
_OF_TEAMS = frozenset(("coach", "captain", "skipper", "manager", "player", "goalkeeper"))


def owner_of_office(name_span: NameSpan, words: list[Word]) -> EntityType | None:
    """Give what a name is that an office beside it belongs to: a team, a place, the field of a ministry; else None."""
    if _is_team_of_player(name_span, words) or _is_field_of_ministry(name_span, words):
        return EntityType.ORGANIZATION
    return EntityType.PLACE if _is_place_of_office(name_span, words) else None


def _is_place_of_office(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether an office that is held somewhere and its holder follow: `Okafor mayor Ana Silva`."""
    at = name_span.last + 1
    if at + 1 >= len(words) or name_span.title or look_up_known_name(name_span.name) is not None:
        return False
    is_local = words[at].text.lower() in _LOCAL_OFFICES or words[at].text in _LOCAL_TITLES
    return is_local and words[at + 1].text[:1].isupper()


def _is_field_of_ministry(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is what a ministry or its head is for: `Minister of State for Okafor Affairs`."""
    link = name_span.first - 1
    if link < 1 or words[link].text not in ("for", "of"):
        return False
    return (
        words[link - 1].text in _MINISTRIES or text_of_words(words, max(0, link - 3), link - 1) == "Minister of State"
    )


def _is_team_of_player(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a player's or a coach's name follows behind one's team: `Okafor striker Ana Silva`."""
    at = name_span.last + 1
    first, _, others = name_span.name.partition(" ")
    if at + 1 >= len(words) or name_span.title or (others and look_up_given_name(first)):
        return False
    noun = look_up_role_noun(words[at].text) if words[at].text.islower() else None
    is_player = noun is not None and (noun.noun in _OF_TEAMS or "player" in noun.broader)
    return is_player and words[at + 1].text[:1].isupper() and look_up_known_name(name_span.name) is None
