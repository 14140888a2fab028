"""Which entity of the store those of articles are, in any order of articles."""

from dataclasses import replace
from itertools import permutations

import pytest

from transforms.document import LinkReason
from transforms.identity.name_keys import name_key
from transforms.identity.profiles import ArticleEntities, EntityProfile
from transforms.identity.resolution import DecidedEntities, EntityLink, Resolution, list_article_keys, resolve_entities


def profile(name: str, *others: str, kind: str = "person", country: str | None = None) -> EntityProfile:
    slug = name.lower().replace(".", "").replace(" ", "-")
    return EntityProfile(f"{kind}.{slug}", kind, name, frozenset((name, *others)), country)


def article(document_id: str, *profiles: EntityProfile) -> ArticleEntities:
    return ArticleEntities(document_id, profiles)


def ids_of(resolution: Resolution) -> dict[tuple[str, str], str]:
    return {(link.document_id, link.local_entity_id): link.entity_id for link in resolution.links}


ARTICLES = (
    article("a1", profile("Ana Silva", "Silva"), profile("Berg Mills", "BM", kind="organization")),
    article("a2", profile("Ana M. Silva"), profile("BM", kind="organization")),
    article("a3", profile("Ana Silva"), profile("Berg Mills Ltd", kind="organization"), profile("Rui Silva")),
)


def resolve_in_batches(articles: tuple[ArticleEntities, ...], size: int) -> dict[tuple[str, str], str]:
    known: dict[str, EntityProfile] = {}
    decided: dict[tuple[str, str], str] = {}
    for at in range(0, len(articles), size):
        resolution = resolve_entities(articles[at : at + size], known.values())
        known |= resolution.entities
        decided |= ids_of(resolution)
    return decided


def members(decided: dict[tuple[str, str], str]) -> set[frozenset[tuple[str, str]]]:
    return {frozenset(one for one in decided if decided[one] == entity_id) for entity_id in decided.values()}


@pytest.mark.parametrize("size", [1, 2, 3])
@pytest.mark.parametrize("order", [order for order in permutations(ARTICLES) if order.index(ARTICLES[0]) < 2])
def test_the_members_of_entities_are_the_same_in_any_order_and_batch(
    order: tuple[ArticleEntities, ...], size: int
) -> None:
    assert members(resolve_in_batches(order, size)) == {
        frozenset({("a1", "person.ana-silva"), ("a2", "person.ana-m-silva"), ("a3", "person.ana-silva")}),
        frozenset({
            ("a1", "organization.berg-mills"),
            ("a2", "organization.bm"),
            ("a3", "organization.berg-mills-ltd"),
        }),
        frozenset({("a3", "person.rui-silva")}),
    }


@pytest.mark.parametrize("kind", ["person", "organization"])
def test_an_article_with_both_names_joins_what_others_of_its_batch_call_by_either(kind: str) -> None:
    articles = (
        article("a1", profile("Ana Berg", kind=kind)),
        article("a2", profile("Ana Quist", kind=kind)),
        article("a3", profile("Ana Quist", "Ana Berg", kind=kind)),
    )
    for order in permutations(articles):
        assert len(set(ids_of(resolve_entities(order, ())).values())) == 1


def test_an_acronym_that_came_before_two_forms_of_its_name_may_stay_apart() -> None:
    """What docs/entities.md says may differ: nobody knew then what it stands for."""
    decided = resolve_in_batches((ARTICLES[1], ARTICLES[2], ARTICLES[0]), 1)
    assert decided["a2", "organization.bm"] == "organization.bm"
    assert decided["a1", "organization.berg-mills"] == "organization.berg-mills-ltd"


@pytest.mark.parametrize("order", list(permutations(ARTICLES)))
def test_in_one_batch_the_ids_are_the_same_too(order: tuple[ArticleEntities, ...]) -> None:
    decided = resolve_in_batches(order, 3)
    assert set(decided.values()) == {"person.ana-silva", "organization.bm", "person.rui-silva"} or set(
        decided.values()
    ) == {"person.ana-silva", "organization.berg-mills", "person.rui-silva"}
    assert decided == resolve_in_batches(ARTICLES, 3)


def test_a_fuller_name_between_two_middle_initials_is_nobody_of_them() -> None:
    known = [profile("Ana B. Quist"), profile("Ana C. Quist")]
    (link,) = resolve_entities([article("a1", profile("Ana Quist"))], known).links
    assert (link.entity_id, link.reason) == ("person.ana-quist", LinkReason.AMBIGUOUS)
    assert link.runner_up_entity_id == "person.ana-b-quist"


def test_a_namesake_gets_an_id_with_its_country_or_a_number() -> None:
    court = profile("Supreme Court", kind="organization", country="PT")
    abroad = ArticleEntities(
        "a1",
        (profile("Supreme Court", kind="organization"), profile("Norway", kind="place", country="NO")),
        {"place.norway": 3},
    )
    found = ids_of(resolve_entities([abroad], [court]))
    assert found["a1", "organization.supreme-court"] == "organization.supreme-court-no"
    known = EntityProfile("person.rui-quist", "person", "Rui Quist Sr.", frozenset({"Rui Quist Sr."}))
    son = EntityProfile("person.rui-quist", "person", "Rui Quist Jr.", frozenset({"Rui Quist Jr."}))
    assert ids_of(resolve_entities([article("a2", son)], [known])) == {("a2", "person.rui-quist"): "person.rui-quist-2"}


def test_a_bodys_country_is_that_in_its_name() -> None:
    named = article("a1", profile("Norwegian Supreme Court", kind="organization"))
    told = ArticleEntities(
        "a2",
        (
            profile("Supreme Court", kind="organization"),
            *(profile(name, kind="place", country=code) for name, code in (("Norway", "NO"), ("Chile", "CL"))),
            *(profile(name, kind="place", country=code) for name, code in (("Fiji", "FJ"), ("Peru", "PE"))),
        ),
        {"place.norway": 3},
    )
    found = ids_of(resolve_entities([named, told], []))
    assert found["a1", "organization.norwegian-supreme-court"] == found["a2", "organization.supreme-court"]


def test_a_store_finds_a_body_by_its_name_with_the_country_that_the_article_is_about() -> None:
    court = profile("Supreme Court", kind="organization")
    told = ArticleEntities("a1", (court, profile("Norway", kind="place", country="NO")), {"place.norway": 2})
    names = ("Norwegian Supreme Court", "Supreme Court of Norway", "Supreme Court")
    assert {name_key("organization", name) for name in names} <= list_article_keys(told)


def holder(name: str, *others: str) -> EntityProfile:
    return replace(profile(name, *others), roles=frozenset({("President", None)}))


def test_a_surname_with_an_office_is_its_holders_wherever_it_comes_in_the_batch() -> None:
    told = [article(f"a{number}", holder("Silva")) for number in range(3)]
    articles = [*told, article("a3", profile("Silva")), article("a4", holder("Ana Silva", "Silva"))]
    links = resolve_entities(articles, ()).links
    assert [link.entity_id for link in links] == ["person.ana-silva"] * 3 + ["person.silva", "person.ana-silva"]
    assert {link.reason for link in links[:3]} == {LinkReason.NAME_VARIANT}


def test_a_surname_whose_office_two_had_keeps_one_id_of_its_own() -> None:
    known = [holder("Ana Silva", "Silva"), holder("Rui Silva", "Silva"), profile("Silva")]
    links = resolve_entities([article(f"a{number}", holder("Silva")) for number in range(3)], known).links
    assert {link.entity_id for link in links} == {"person.silva"}


def test_a_body_stays_at_home_where_an_article_on_another_country_names_a_seat_of_power() -> None:
    """The party of an article on a war far away is the one of the government that it tells of."""
    party = profile("Labour Party", kind="organization", country="GB")
    told = (party, profile("Chile", kind="place", country="CL"))
    seat = profile("Downing Street", kind="organization", country="GB")
    counts = {"place.chile": 3}
    assert resolve_entities([ArticleEntities("a1", told, counts)], ()).links[0].country_code == "CL"
    assert resolve_entities([ArticleEntities("a1", (*told, seat), counts)], ()).links[1].country_code == "GB"


def test_of_bodies_with_one_name_that_with_its_own_country_has_the_bare_id() -> None:
    court = profile("Supreme Court", kind="organization")
    told = ArticleEntities("a1", (court, profile("Norway", kind="place", country="NO")), {"place.norway": 2})
    own = article("a2", replace(court, country_code="PT"))
    found = ids_of(resolve_entities([told, own], []))
    assert found["a2", court.entity_id] == court.entity_id
    assert found["a1", court.entity_id] == f"{court.entity_id}-no"


def test_two_persons_of_one_article_are_never_one() -> None:
    both = article("a1", profile("Ana Silva"), profile("Ana M. Silva"))
    found = ids_of(resolve_entities([both], [profile("Ana Silva")]))
    assert len(set(found.values())) == 2


def decided_of_both(articles: tuple[ArticleEntities, ...]) -> set[str]:
    decided = resolve_in_batches(articles, 1)
    return {decided["a2", "person.rui-quist"], decided["a2", "person.rui-quist-jr"]}


@pytest.mark.parametrize("size", [1, 2, 3])
def test_a_father_keeps_the_name_that_both_he_and_his_son_bear(size: int) -> None:
    articles = (
        article("a1", profile("Rui Quist")),
        article("a2", profile("Rui Quist Jr."), profile("Rui Quist")),
        article("a3", profile("Rui Quist Jr.")),
    )
    assert decided_of_both((articles[2], articles[0], articles[1])) == {"person.rui-quist", "person.rui-quist-jr"}
    for order in permutations(articles):
        if order.index(articles[1]) > order.index(articles[2]) and size < len(articles):
            continue  # a Jr. alone may be the one whom others call by the name without
        decided = resolve_in_batches(order, size)
        fathers = {decided["a1", "person.rui-quist"], decided["a2", "person.rui-quist"]}
        sons = {decided["a2", "person.rui-quist-jr"], decided["a3", "person.rui-quist-jr"]}
        assert (fathers, sons) == ({"person.rui-quist"}, {"person.rui-quist-jr"})


def test_of_namesakes_whom_nothing_tells_apart_the_one_of_more_offices_is_meant() -> None:
    """An article that had two of one man does not take half of those to come."""
    known = [
        EntityProfile("person.a", "person", "Ana B. Silva", frozenset(("Ana B. Silva", "Ana Silva"))),
        EntityProfile("person.b", "person", "Ana Silva", frozenset(("Ana Silva",)), held=frozenset(("mayor", "judge"))),
    ]
    (link,) = resolve_entities([article("a1", profile("Ana Silva"))], known).links
    assert (link.entity_id, link.reason, link.runner_up_entity_id) == ("person.b", LinkReason.AMBIGUOUS, "person.a")


def test_an_id_is_that_of_the_name_that_most_articles_have() -> None:
    once = article("a0", profile("Ana Beatriz Silva"))
    often = [article(f"a{n}", profile("Ana Silva")) for n in (1, 2)]
    resolution = resolve_entities([once, *often], [])
    assert set(ids_of(resolution).values()) == {"person.ana-silva"}
    assert resolution.entities["person.ana-silva"].name == "Ana Silva"


def test_of_names_that_as_many_articles_have_one_with_a_given_name_is_the_id() -> None:
    articles = [article(f"a{number}", profile(name)) for number, name in enumerate(("A. Silva", "Anabela Silva"))]
    assert set(ids_of(resolve_entities(articles, ())).values()) == {"person.anabela-silva"}


def test_a_surname_that_somebody_bears_is_no_firms() -> None:
    firm, bearer = profile("Quist", kind="organization"), profile("Ana Quist", "Quist")
    (link,) = resolve_entities([article("a1", profile("Quist"))], [firm]).links
    assert link.entity_id == firm.entity_id
    (link,) = resolve_entities([article("a1", profile("Quist"))], [firm, bearer]).links
    assert link.entity_id == "person.quist"


def test_what_people_decided_is_kept_to() -> None:
    known = [profile("Ana Silva"), profile("Ana Berg")]
    decided = DecidedEntities({"person.a-b": "person.ana-berg"}, {("a2", "person.ana-silva"): "person.ana-silva-2"})
    articles = [article("a1", profile("A B")), article("a2", profile("Ana Silva")), article("a3", profile("Ana Silva"))]
    resolution = resolve_entities(articles, known, decided)
    assert ids_of(resolution) == {
        ("a1", "person.a-b"): "person.ana-berg",
        ("a2", "person.ana-silva"): "person.ana-silva-2",
        ("a3", "person.ana-silva"): "person.ana-silva",
    }
    assert [link.reason for link in resolution.links[:2]] == [LinkReason.DECIDED] * 2


def test_a_link_that_is_kept_stays() -> None:
    known = [profile("Ana Silva"), EntityProfile("person.ana-silva-2", "person", "Ana Silva", frozenset({"Ana Silva"}))]
    kept = EntityLink("a1", "person.ana-silva", "person.ana-silva-2", 0.9, LinkReason.NAMESAKE)
    articles = [article("a1", profile("Ana Silva"))]
    resolution = resolve_entities(articles, known, kept={("a1", "person.ana-silva"): kept})
    assert resolution.links == (kept,)


def test_names_that_the_newsroom_gave_are_of_one_entity_even_in_one_article() -> None:
    known = profile("Berg Harbour Board", "Port Authority", "HHB", kind="organization")
    local = article("a1", profile("Port Authority", kind="organization"), profile("HHB", kind="organization"))
    assert len(set(ids_of(resolve_entities([local], [known])).values())) == 2
    given = replace(known, given_names=frozenset(("Port Authority", "HHB")))
    assert set(ids_of(resolve_entities([local], [given])).values()) == {known.entity_id}


def test_a_surname_that_the_newsroom_gave_may_be_anothers_in_one_article() -> None:
    known = replace(profile("Ana Silva", "Silva"), given_names=frozenset(("Ana Silva", "Silva")))
    resolution = resolve_entities([article("a1", profile("Ana Silva"), profile("Silva"))], [known])
    assert len(set(ids_of(resolution).values())) == 2


def test_an_id_that_leads_to_another_entity_is_given_to_nobody() -> None:
    known = EntityProfile("person.rui-quist", "person", "Rui Quist Sr.", frozenset({"Rui Quist Sr."}))
    son = EntityProfile("person.rui-quist", "person", "Rui Quist Jr.", frozenset({"Rui Quist Jr."}))
    decided = DecidedEntities({"person.rui-quist-2": "person.rui-quist"})
    found = ids_of(resolve_entities([article("a1", son)], [known], decided))
    assert found == {("a1", "person.rui-quist"): "person.rui-quist-3"}


def test_what_was_split_off_an_entity_that_others_were_merged_into_stays_apart() -> None:
    known = [profile("Ana Silva"), EntityProfile("person.ana-silva-2", "person", "Ana Silva")]
    decided = DecidedEntities({"person.a-b": "person.ana-silva"}, {("a1", "person.ana-silva"): "person.ana-silva-2"})
    found = ids_of(resolve_entities([article("a1", profile("A B"))], known, decided))
    assert found == {("a1", "person.a-b"): "person.ana-silva-2"}


def test_what_was_split_off_and_merged_again_is_one() -> None:
    decided = DecidedEntities(
        {"person.ana-silva-2": "person.ana-silva"}, {("a1", "person.ana-silva"): "person.ana-silva-2"}
    )
    found = ids_of(resolve_entities([article("a1", profile("Ana Silva"))], [profile("Ana Silva")], decided))
    assert found == {("a1", "person.ana-silva"): "person.ana-silva"}


def test_an_acronym_of_two_bodies_is_neither_of_them_unless_the_country_or_the_news_tells() -> None:
    mills = profile("Berg Mills", "BM", kind="organization", country="NO")
    masons = profile("Brick Masons", "BM", kind="organization", country="PT")
    short = profile("BM", kind="organization")
    (link,) = resolve_entities([article("a1", short)], [mills, masons]).links
    assert (link.entity_id, link.reason) == ("organization.bm", LinkReason.AMBIGUOUS)
    assert link.runner_up_entity_id is not None

    often = replace(masons, article_count=30 * mills.article_count)
    (link,) = resolve_entities([article("a1", short)], [mills, often]).links
    assert link.entity_id == masons.entity_id
    norwegian = ArticleEntities("a1", (short, profile("Norway", kind="place", country="NO")), {"place.norway": 3})
    assert ids_of(resolve_entities([norwegian], [mills, masons]))["a1", short.entity_id] == mills.entity_id


def test_a_body_without_a_name_is_one_of_its_article_alone() -> None:
    group, named = profile("working group", kind="organization"), profile("Working Group", kind="organization")
    decided = resolve_in_batches((article("a1", group), article("a2", named), article("a3", group)), 2)
    assert decided == {
        ("a1", "organization.working-group"): "organization.working-group-a1",
        ("a2", "organization.working-group"): "organization.working-group",
        ("a3", "organization.working-group"): "organization.working-group-a3",
    }
