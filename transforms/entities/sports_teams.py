"""Tell a team from the town or the person whose name it bears, in news of sport: "Liverpool won", "a Chelsea striker".

Clubs that are known by such a name get their full name before names are typed; the teams of other towns become
entities of their own once names are grouped. How a place's name is read: `place_readings.py`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.knowledge.gazetteer import (
    KnownForm,
    is_club,
    is_country,
    look_up_club,
    look_up_given_name,
    look_up_known_name,
)
from transforms.knowledge.lexicon import look_up_role_noun
from transforms.knowledge.metonym_words import MetonymWord, is_metonym_word
from transforms.knowledge.trade_fields import TradeField, list_trade_fields
from transforms.knowledge.type_words import TypeWord, is_type_word
from transforms.language.words import Word, text_beside_words
from transforms.name_types.place_readings import PlaceReading, read_place_name
from transforms.name_types.words_beside import is_side_of_score
from transforms.names.name_spans import AssignedName, NameSpan, is_attributive

# How much different words tell that an article is about sport; others have a "team" and a "season" at times. By hand.
_WEIGHTS = {TypeWord.OF_SPORT: 3, TypeWord.NEAR_SPORT: 1}
_MIN_WEIGHT = 5
_LOCATIVE = frozenset(("in", "near", "around", "outside", "across"))
# Lands without a state of their own, whose teams are national ones.
_NATIONS = frozenset(("England", "Scotland", "Wales", "Northern Ireland"))
# Behind a name they make it a person's or another body's: "Chelsea Silva", "Liverpool City Council".
_NAME_TAGS = ("NNP", "NNPS")
_TEAM_RULE = "team of a town"


def is_about_sport(texts: Sequence[list[Word]]) -> bool:
    """Say whether a text has several different words of sport."""
    found = {word.text for words in texts for word in words if word.text.islower()}
    return sum(weight for word in found for kind, weight in _WEIGHTS.items() if is_type_word(word, kind)) >= _MIN_WEIGHT


def name_known_clubs(name_spans: Sequence[NameSpan], texts: Sequence[list[Word]], *, is_sport: bool) -> list[NameSpan]:
    """Give the names of a document, in their order, with known clubs under their full names: `Chelsea` is Chelsea FC.

    A town's name is a club's where the words around it make it a team's; once a text has a club, wherever it is not
    where something happens.
    """
    if not is_sport:
        return list(name_spans)
    surnames = {word for one in name_spans if one.label == "PERSON" for word in one.name.split()[1:]}
    clubs = {one: club for one in name_spans if (club := _find_club(one, texts[one.parse], surnames))}
    has_club = any(_is_surely_club(one, texts[one.parse]) for one in name_spans if one in clubs or _is_full_name(one))
    if not has_club:
        return list(name_spans)
    return [replace(one, name=clubs[one], label="ORG") if one in clubs else one for one in name_spans]


def _find_club(name_span: NameSpan, words: list[Word], surnames: set[str]) -> str | None:
    """Find the canonical name of the club whose short name a name is, where no other word around it is against it."""
    club = look_up_club(name_span.name)
    is_other = bool(name_span.title) or name_span.name in surnames or name_span.is_dateline
    return club if club is not None and not is_other and _may_be_team(name_span, words) else None


def _is_full_name(name_span: NameSpan) -> bool:
    known = look_up_known_name(name_span.name)
    return known is not None and is_club(known.name)


def _is_surely_club(name_span: NameSpan, words: list[Word]) -> bool:
    known = look_up_known_name(name_span.name)
    is_place = known is not None and known.entity_type == EntityType.PLACE
    return not is_place or _is_team_here(name_span, words)


def _may_be_team(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether nothing right before or behind a club's short name makes it another thing's."""
    before, after = name_span.first - 1, name_span.last + 1
    is_placed = text_beside_words(words, before).lower() in _LOCATIVE
    goes_on = (
        after < len(words) and words[after].tag in _NAME_TAGS and words[after].label == words[name_span.last].label
    )
    return not is_placed and not goes_on


def _is_team_here(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a place's name is its team's by the words around it: `Oslo won`, `Oslo 2-1 Rome`."""
    if read_place_name(name_span, words) is not None or is_side_of_score(name_span, words):
        return _may_be_team(name_span, words)
    return _is_before_sportsman(name_span, words)


def _is_before_sportsman(name_span: NameSpan, words: list[Word]) -> bool:
    """Say whether a name describes who plays for it or leads it: `Oslo striker`, `Oslo's former coach`."""
    last = name_span.last
    if not is_attributive(words[last], last) and text_beside_words(words, last + 1) not in ("'s", "\u2019s", "'"):
        return False
    head = words[words[last].head].text
    is_of_sport = is_metonym_word(head, MetonymWord.SIDE) or TradeField.SPORT in list_trade_fields(head)
    return is_of_sport and look_up_role_noun(head) is not None


def part_teams_of_towns(
    clusters: Sequence[EntityCluster], texts: Sequence[list[Word]], *, is_sport: bool
) -> list[EntityCluster]:
    """Give the clusters of a document with the teams of towns apart from the towns, in news of sport.

    A town has a team where it stands beside a score or before who plays for it; then it is the team wherever it acts.
    """
    if not is_sport:
        return list(clusters)
    out: list[EntityCluster] = []
    for cluster in clusters:
        teams = list(_list_names_of_team(cluster, texts)) if _may_have_team(cluster) else []
        if not teams:
            out.append(cluster)
            continue
        out.append(_make_team(teams))
        if len(teams) < len(cluster.assigned):
            out.append(_take_out(cluster, teams))
    return out


def _may_have_team(cluster: EntityCluster) -> bool:
    """Say whether a cluster is a town's: no country, continent or region with adjectives of its own."""
    if cluster.entity_type != EntityType.PLACE:
        return False
    known = cluster.known
    if known is None:
        return all(" " not in name or look_up_given_name(name.split()[0]) is None for name in cluster.names)
    is_land = is_country(known.name) or known.country_code is None or known.name in _NATIONS
    return known.form in (KnownForm.NAME, KnownForm.CAPITAL) and not is_land


def _list_names_of_team(cluster: EntityCluster, texts: Sequence[list[Word]]) -> Iterator[AssignedName]:
    named = [one for one in cluster.assigned if not one.name_span.is_dateline]
    sure = [one for one in named if _is_surely_team(one.name_span, texts[one.name_span.parse])]
    if not sure:
        return
    for one in named:
        words = texts[one.name_span.parse]
        if one in sure or (read_place_name(one.name_span, words) is not None and _may_be_team(one.name_span, words)):
            yield one


def _is_surely_team(name_span: NameSpan, words: list[Word]) -> bool:
    is_beside = is_side_of_score(name_span, words) or _is_before_sportsman(name_span, words)
    return is_beside or read_place_name(name_span, words) == PlaceReading.SIDE


def _make_team(teams: Sequence[AssignedName]) -> EntityCluster:
    names = Counter(one.name_span.name for one in teams)
    assigned = [AssignedName(one.name_span, _TEAM_RULE, one.confidence) for one in teams]
    return EntityCluster(EntityType.ORGANIZATION, names, assigned)


def _take_out(cluster: EntityCluster, teams: Sequence[AssignedName]) -> EntityCluster:
    left = [one for one in cluster.assigned if one not in teams]
    names = Counter(one.name_span.name for one in left)
    return EntityCluster(cluster.entity_type, names, left, cluster.known, cluster.person)
