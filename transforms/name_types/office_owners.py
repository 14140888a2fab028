"""Tell what an office beside a name says of it: a place has a mayor, a ministry a field, a team a coach."""

from transforms.document import EntityType
from transforms.knowledge.gazetteer import look_up_given_name, look_up_known_name
from transforms.knowledge.lexicon import look_up_organization_noun, look_up_role_noun, look_up_title
from transforms.language.words import Word, text_of_words
from transforms.names.name_spans import NameSpan

_LOCAL_OFFICES = frozenset(("mayor", "governor", "sheriff", "collector", "sarpanch"))
_OFFICES_OF_PLACES = frozenset(("mayor", "governor", "sheriff"))  # behind which "of" leads to the place
_LOCAL_TITLES = frozenset(("SSP", "SDM", "DCP", "RDC", "MLA", "MPA", "MCA", "OCPD", "OCS", "DPO", "SHO"))
_MINISTRIES = frozenset(("Ministry", "Minister", "Department", "Secretary"))
# Offices that bodies have, and places hardly.
_OFFICES_OF_BODIES = frozenset(("founder", "co-founder", "cofounder", "ceo", "executive"))
_PLACES_OR_GROUPS = ("GPE", "LOC", "NORP")
_FIELD_LINKS = ("of", "for")
_OFFICES_OF_MEMBERS = ("member of parliament", "member of the assembly", "senator", "representative", "councillor")
# Words of a title, a name and a seat, before the party in brackets.
_MAX_MEMBER_WORDS = 5
_CHAIRS = frozenset(("chairman", "chairwoman", "chairperson", "director", "commissioner", "registrar"))
_OF_TEAMS = frozenset(("coach", "captain", "skipper", "manager", "player", "goalkeeper"))


def owner_of_office(name_span: NameSpan, words: list[Word]) -> EntityType | None:
    """Give what a name is that an office beside it belongs to: a team, a place, the field of a ministry; else None."""
    is_of_team = _is_team_of_player(name_span, words) or _is_field_of_ministry(name_span, words)
    if is_of_team or _is_behind_office_of_body(name_span, words):
        return EntityType.ORGANIZATION
    return EntityType.PLACE if _is_place_of_office(name_span, words) else None


def is_party_of_member(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name alone in brackets is right behind a member of a parliament: `MK Ana Silva (Harbour Front)`."""
    opening, closing = name_span.first - 1, name_span.last + 1
    if opening < 1 or closing >= len(words) or (words[opening].text, words[closing].text) != ("(", ")"):
        return False
    before = words[max(0, opening - _MAX_MEMBER_WORDS) : opening]
    titles = (look_up_title(word.text) for word in before)
    return any(title is not None and title.office in _OFFICES_OF_MEMBERS for title in titles)


def is_body_of_chair(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether an office that bodies alone have is right behind an article and a name: `the Okafa chairman`."""
    behind = words[name_span.last + 1].text if name_span.last + 1 < len(words) else ""
    is_unknown = not name_span.title and look_up_known_name(name_span.name) is None
    return is_unknown and name_span.has_article and behind in _CHAIRS


def office_before_field(words: list[Word], first: int) -> str:
    """Give the word before "of" or "for" and a name, as written: `Minister` of "Minister for Roads"; "" without one."""
    is_field = first > 1 and words[first - 1].text in _FIELD_LINKS
    return words[first - 2].text if is_field else ""


def _is_place_of_office(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether an office is held there, before its holder or before `of`: `Okafor mayor Ana Silva`."""
    if _is_behind_local_office(name_span, words):
        return True
    at = name_span.last + 1
    if at + 1 >= len(words) or name_span.title or look_up_known_name(name_span.name) is not None:
        return False
    is_local = words[at].text.lower() in _LOCAL_OFFICES or words[at].text in _LOCAL_TITLES
    return is_local and words[at + 1].text[:1].isupper()


def _is_behind_local_office(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether an office that is held somewhere is of what is named: `governor of Okafor`, not of `Okafor Bank`."""
    before = [word.text.lower() for word in words[max(0, name_span.first - 2) : name_span.first]]
    if name_span.title or look_up_known_name(name_span.name) is not None:
        return False
    nouns = (look_up_organization_noun(word.text) for word in words[name_span.first : name_span.last + 1])
    is_local = len(before) == 2 and before[0] in _OFFICES_OF_PLACES and before[1] == "of"
    return is_local and EntityType.ORGANIZATION not in nouns


def _is_behind_office_of_body(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether somebody is the founder or the chief executive of what is named, which no gazetteer has."""
    if name_span.title or name_span.label in _PLACES_OR_GROUPS or look_up_known_name(name_span.name) is not None:
        return False
    before = [word.text.lower() for word in words[max(0, name_span.first - 2) : name_span.first]]
    return len(before) == 2 and before[0] in _OFFICES_OF_BODIES and before[1] == "of"


def _is_field_of_ministry(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name is what a ministry or its head is for: `Minister of State for Okafor Affairs`."""
    first = name_span.first
    office = office_before_field(words, first)
    if office == "State":
        return text_of_words(words, max(0, first - 4), first - 2) == "Minister of State"
    return office in _MINISTRIES


def _is_team_of_player(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a player's or a coach's name follows behind one's team: `Okafor striker Ana Silva`."""
    at = name_span.last + 1
    first, _, others = name_span.name.partition(" ")
    if at + 1 >= len(words) or name_span.title or (others and look_up_given_name(first)):
        return False
    noun = look_up_role_noun(words[at].text) if words[at].text.islower() else None
    is_player = noun is not None and (noun.noun in _OF_TEAMS or "player" in noun.broader)
    return is_player and words[at + 1].text[:1].isupper() and look_up_known_name(name_span.name) is None
