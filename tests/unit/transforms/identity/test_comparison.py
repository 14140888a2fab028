"""What speaks for two entities being one, and what against it."""

from dataclasses import replace

import pytest

from transforms.document import LinkReason
from transforms.identity.comparison import compare_entities
from transforms.identity.profiles import EntityProfile


def person(
    name: str,
    *others: str,
    roles: frozenset[tuple[str, str | None]] = frozenset(),
    held: frozenset[str] = frozenset(),
) -> EntityProfile:
    return EntityProfile("person.x", "person", name, frozenset((name, *others)), roles=roles, held=held)


def body(name: str, *others: str, country: str | None = None, kind: str = "organization") -> EntityProfile:
    return EntityProfile(f"{kind}.x", kind, name, frozenset((name, *others)), country)


@pytest.mark.parametrize(
    ("local", "known", "reason"),
    [
        pytest.param(person("Ana Silva"), person("Ana Silva"), LinkReason.SAME_NAME, id="the same name"),
        pytest.param(person("Ana Silva"), person("Ana M. Silva"), LinkReason.NAME_VARIANT, id="a middle initial"),
        pytest.param(person("Bill Quist"), person("William Quist Jr."), LinkReason.NAME_VARIANT, id="a short form"),
        pytest.param(
            person("Ana Berg-Silva", "Berg"), person("Ana Berg"), LinkReason.NAME_VARIANT, id="a second surname"
        ),
        pytest.param(
            person("Oleksii Silva"), person("Aleksei Silva"), LinkReason.NAME_VARIANT, id="two spellings of a name"
        ),
        pytest.param(
            person("Rami al-Quist"), person("Rami el Quist"), LinkReason.NAME_VARIANT, id="two articles of a surname"
        ),
        pytest.param(
            person("Ana Quistovskyi"), person("Ana Quistovsky"), LinkReason.NAME_VARIANT, id="an ending of a surname"
        ),
        pytest.param(
            person("Ana Mohammed"), person("Ana Muhammad"), LinkReason.NAME_VARIANT, id="a given name for a surname"
        ),
        pytest.param(person("Ra'ed Quist"), person("Raed Quist"), LinkReason.NAME_VARIANT, id="an apostrophe"),
        pytest.param(
            person("Barrack Obama"), person("Barack Obama"), LinkReason.NAME_VARIANT, id="a slip in a holder's name"
        ),
        pytest.param(
            person("Barack Obama"), person("Barrack Obama"), LinkReason.NAME_VARIANT, id="a holder's name after a slip"
        ),
        pytest.param(person("A. Silva"), person("Ana Silva"), LinkReason.NAME_VARIANT, id="an initial"),
        pytest.param(
            person("Bill Silva"), person("J. William Silva"), LinkReason.NAME_VARIANT, id="the name behind an initial"
        ),
        pytest.param(
            person("Silva", roles=frozenset({("Attorney General", None)})),
            person("Ana Silva", "Silva", roles=frozenset({("attorney general of Chile", "place.chile")})),
            LinkReason.NAME_VARIANT,
            id="a surname with an office that few have",
        ),
        pytest.param(
            person("Ana Maria Silva"), person("Ana-Maria Silva"), LinkReason.NAME_VARIANT, id="a hyphen in given names"
        ),
        pytest.param(person("Ana Silva", "Ana Berg"), person("Ana Berg"), LinkReason.OTHER_NAME, id="a new name"),
        pytest.param(person("Ana Berg"), person("Ana Silva", "Ana Berg"), LinkReason.OTHER_NAME, id="a former name"),
        pytest.param(person("Silva"), person("Ana Silva", "Silva"), LinkReason.SURNAME, id="nothing but a surname"),
        pytest.param(
            person("Silva", roles=frozenset({("President", None)})),
            person("Ana Silva", "Silva", roles=frozenset({("Chilean president", "place.chile")})),
            LinkReason.NAME_VARIANT,
            id="a surname with the office of a head",
        ),
        pytest.param(
            person("Silva", roles=frozenset({("Baker", None)})),
            person("Ana Silva", "Silva", roles=frozenset({("baker", None)})),
            LinkReason.SURNAME,
            id="a surname with a trade that many have",
        ),
        pytest.param(
            person("Silva", roles=frozenset({("President", "organization.berg-mills")})),
            person("Ana Silva", "Silva", roles=frozenset({("president", "place.chile")})),
            LinkReason.SURNAME,
            id="a surname with the office of another place",
        ),
        pytest.param(
            person("Lord Silva"), person("Ana Silva", "Lord Silva"), LinkReason.SAME_NAME, id="a peer by the title"
        ),
        pytest.param(
            person("Ana Silva", "Lord Silva"), person("Lord Silva"), LinkReason.SAME_NAME, id="a peer by the full name"
        ),
        pytest.param(body("Berg Mills"), body("Berg Mills Ltd."), LinkReason.NAME_VARIANT, id="a legal form"),
        pytest.param(
            body("Supreme Court", country="NO"),
            body("Norwegian Supreme Court", country="NO"),
            LinkReason.NAME_VARIANT,
            id="a body with its country and without",
        ),
        pytest.param(body("BM"), body("Berg Mills", "BM"), LinkReason.OTHER_NAME, id="an acronym"),
        pytest.param(body("Berg Hall", kind="place"), body("Berg Hall"), LinkReason.OTHER_TYPE, id="a hall"),
        pytest.param(
            body("AVB"), person("Ana van Berg", "AVB"), LinkReason.OTHER_NAME, id="letters that a person is known by"
        ),
        pytest.param(person("Bergify"), body("Bergify"), LinkReason.OTHER_TYPE, id="a firm taken for a person"),
    ],
)
def test_what_speaks_for_it(local: EntityProfile, known: EntityProfile, reason: LinkReason) -> None:
    likeness = compare_entities(local, known)
    assert likeness.score > 0
    assert likeness.reason == reason


@pytest.mark.parametrize(
    ("local", "known", "reason"),
    [
        pytest.param(person("Ana B. Quist"), person("Ana C. Quist"), LinkReason.NAMESAKE, id="two middle initials"),
        pytest.param(person("A. Rui Silva"), person("Ana Silva"), LinkReason.NEW, id="another name behind an initial"),
        pytest.param(person("Ana B. C. Quist"), person("Ana C. Quist"), LinkReason.NAMESAKE, id="first of two"),
        pytest.param(
            person("Abdul Karim Quist"), person("Abdel Rahman Quist"), LinkReason.NAMESAKE, id="two second given names"
        ),
        pytest.param(person("Rui Quist Jr."), person("Rui Quist Sr."), LinkReason.NAMESAKE, id="father and son"),
        pytest.param(
            person("Ana Quist", roles=frozenset({("goalkeeper", "place.portugal")})),
            person("Ana Quist", roles=frozenset({("senator", "place.norway")})),
            LinkReason.NAMESAKE,
            id="two lives",
        ),
        pytest.param(
            person("Ana Quist", held=frozenset({"cyclist"})),
            person("Ana Quist", held=frozenset({"judge"})),
            LinkReason.NAMESAKE,
            id="two trades",
        ),
        pytest.param(
            person("Ana Berg-Silva"), person("Ana Berg"), LinkReason.NEW, id="a second surname, and nothing else"
        ),
        pytest.param(
            body("Berg Town Council", country="GB"),
            body("Berg Town Council", country="AU"),
            LinkReason.NAMESAKE,
            id="councils of two towns",
        ),
        pytest.param(
            body("Perth", kind="place", country="GB"),
            body("Perth", kind="place", country="AU"),
            LinkReason.NAMESAKE,
            id="towns of two countries",
        ),
        pytest.param(person("Ana Silva"), person("Rui Silva"), LinkReason.NEW, id="two of one surname"),
        pytest.param(
            body("Supreme Court", country="NO"),
            body("Supreme Court", country="PT"),
            LinkReason.NAMESAKE,
            id="bodies of two countries",
        ),
        pytest.param(
            body("Parliament"),
            body("Norwegian Parliament", country="NO"),
            LinkReason.NEW,
            id="of a country untold",
        ),
        pytest.param(
            body("Parliament", country="PT"),
            body("Storting", "Parliament", country="NO"),
            LinkReason.NEW,
            id="what another country's is called too",
        ),
        pytest.param(body("Berg Norway"), body("Berg Mills", "Berg"), LinkReason.NEW, id="a branch abroad"),
        pytest.param(body("Berg"), body("Berg Foundation", "Berg"), LinkReason.NEW, id="a foundation of its name"),
        pytest.param(body("Norway", kind="place"), body("Norway"), LinkReason.NEW, id="a country is no body"),
        pytest.param(person("... Quist"), person("A. Quist"), LinkReason.NEW, id="a given name without letters"),
        pytest.param(body("+++"), body("★"), LinkReason.NEW, id="names without letters"),
    ],
)
def test_what_speaks_against_it(local: EntityProfile, known: EntityProfile, reason: LinkReason) -> None:
    likeness = compare_entities(local, known)
    assert (likeness.score, likeness.reason) == (0.0, reason)


def test_who_changes_from_a_state_to_its_country_may_be_one() -> None:
    local = person("Ana Quist", roles=frozenset({("negotiator", "place.texas")}))
    known = person("Ana Quist", roles=frozenset({("leader", "place.united-states")}))
    assert compare_entities(local, known).score == 0.8


def test_who_changes_from_a_firm_to_an_office_may_be_one() -> None:
    chief, minister = (
        person("Ana Quist", roles=frozenset({(role, place)}))
        for role, place in (("chief executive", "organization.berg-mills"), ("senator", "place.norway"))
    )
    assert 0.75 <= compare_entities(minister, chief).score < compare_entities(chief, chief).score


def test_namesakes_are_told_apart_by_where_they_hold_office() -> None:
    local = person("Ana Quist", roles=frozenset({("minister", "place.norway")}))
    here, elsewhere = (
        person("Ana Quist", roles=frozenset({(role, place)}))
        for role, place in (("senator", "place.norway"), ("minister", "place.portugal"))
    )
    assert compare_entities(local, here).score > compare_entities(local, elsewhere).score > 0


def test_who_is_called_jr_is_not_the_holder_of_an_office_whom_nobody_calls_so() -> None:
    holder, son = person("Donald Trump"), person("Donald Trump Jr.", "Donald Trump")
    for one, other in ((holder, son), (son, holder)):
        assert compare_entities(one, other).reason == LinkReason.NAMESAKE
    assert compare_entities(person("Joseph R. Biden Jr."), person("Joe Biden", "Joseph Biden")).score > 0
    assert compare_entities(person("Bill Quist"), person("Bill Quist Jr.")).score > 0


@pytest.mark.parametrize(
    ("local", "known", "is_one"),
    [("male", "female", False), ("male", None, True), (None, "female", True), ("male", "male", True)],
)
def test_a_surname_alone_is_nobodys_of_the_other_gender(local: str | None, known: str | None, is_one: bool) -> None:
    likeness = compare_entities(
        replace(person("Quist"), told_gender=local), replace(person("Quist"), told_gender=known)
    )
    assert likeness.reason == (LinkReason.SAME_NAME if is_one else LinkReason.NAMESAKE)


def test_who_has_no_suffix_is_likelier_the_one_without() -> None:
    local = person("Rui M. Quist")
    plain, junior = (compare_entities(local, person(name)).score for name in ("Rui Quist", "Rui Quist Jr."))
    assert plain > junior
