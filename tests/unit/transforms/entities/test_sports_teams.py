"""Teams that bear the names of towns and of known clubs, without a language model."""

from collections import Counter

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.entities.clusters import EntityCluster
from transforms.entities.sports_teams import is_about_sport, name_known_clubs, part_teams_of_towns
from transforms.knowledge.gazetteer import look_up_known_name
from transforms.language.words import Word
from transforms.names.name_spans import AssignedName

SPORT = words_from("the striker and the goalkeeper played a match in the league")


@pytest.mark.parametrize(
    ("line", "is_sport"),
    [
        pytest.param("the striker beat the goalkeeper", True, id="two words of sport"),
        pytest.param("the team begins a new season", False, id="words of other news too"),
        pytest.param("Striker Goalkeeper Match League", False, id="names"),
    ],
)
def test_sport_is_told_by_several_words(line: str, is_sport: bool) -> None:
    assert is_about_sport([words_from(line)]) == is_sport


def club_of(line: str, at: int, links: dict[int, tuple[str, int]] | None = None, others: list[Word] = SPORT) -> str:
    words = words_from(line, links or {})
    (named,) = name_known_clubs([name_span(words, at, at)], [words, others], is_sport=is_about_sport([words, others]))
    return named.name


def test_a_town_that_acts_is_its_club_in_news_of_sport() -> None:
    links = {0: ("nsubj", 1), 1: ("ROOT", 1)}
    assert club_of("Liverpool beat/VBD them", 0, links) == "Liverpool FC"
    assert club_of("Liverpool beat/VBD them", 0, links, words_from("a tram")) == "Liverpool"


def test_a_town_where_something_happens_is_no_club() -> None:
    assert club_of("played in Liverpool today", 2) == "Liverpool"


def test_a_short_name_that_is_no_place_is_its_club_s() -> None:
    assert club_of("against Chelsea today", 1) == "Chelsea FC"
    assert club_of("met Chelsea/NNP Quist/NNP", 1) == "Chelsea"


def cluster_of(line: str, at: list[int], links: dict[int, tuple[str, int]]) -> tuple[EntityCluster, list[Word]]:
    words = words_from(line, links)
    assigned = [AssignedName(name_span(words, one, one), "known name", 0.9) for one in at]
    name = assigned[0].name_span.name
    return EntityCluster(EntityType.PLACE, Counter({name: len(at)}), assigned, look_up_known_name(name)), words


def test_a_town_before_who_plays_for_it_is_parted_from_its_team() -> None:
    line = "Bergen goalkeeper Quist left in Bergen"
    cluster, words = cluster_of(line, [0, 5], {0: ("compound", 1), 5: ("pobj", 4)})
    team, town = part_teams_of_towns([cluster], [words, SPORT], is_sport=True)
    assert (team.entity_type, team.name, len(team.assigned)) == (EntityType.ORGANIZATION, "Bergen", 1)
    assert (town.entity_type, len(town.assigned)) == (EntityType.PLACE, 1)


def test_the_team_of_a_country_stays_the_country() -> None:
    cluster, words = cluster_of("Norway goalkeeper Quist left", [0], {0: ("compound", 1)})
    assert part_teams_of_towns([cluster], [words, SPORT], is_sport=True) == [cluster]
