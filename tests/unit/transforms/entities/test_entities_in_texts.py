import pytest

from tests.kit.reading import mentions_of, named, read
from transforms.annotators import entities
from transforms.document import Document, Entity, Role


def entity(doc: Document, entity_id: str) -> Entity:
    found = {one.entity_id: one for one in doc.entities}
    assert entity_id in found, sorted(found)
    return found[entity_id]


@pytest.mark.parametrize(
    ("text", "words", "entity_id"),
    [
        pytest.param(
            "Ana Silva spoke on Monday. Reporters waited, and Silva answered.",
            "Silva",
            "person.ana-silva",
            id="surname",
        ),
        pytest.param(
            "Mr. Okafor declined. The board met Mr. Okafor twice.", "Okafor", "person.okafor", id="no full name"
        ),
        pytest.param(
            "Bob Lindqvist ran the shop. Later, Mr. Lindqvist sold it.",
            "Lindqvist",
            "person.bob-lindqvist",
            id="honorific",
        ),
        pytest.param(
            "Robert Lindqvist ran the shop. Mary trusted Bob Lindqvist. Robert Lindqvist left.",
            "Bob Lindqvist",
            "person.robert-lindqvist",
            id="nickname, the more frequent form is canonical",
        ),
        pytest.param(
            "Governor Ruth Halvorsen won. Then Halvorson left the stage.",
            "Halvorson",
            "person.ruth-halvorsen",
            id="misspelt",
        ),
        pytest.param(
            "Omar al-Rashid arrived. Aides said al-Rashid was tired.",
            "al-Rashid",
            "person.omar-al-rashid",
            id="particle",
        ),
        pytest.param(
            "Tom and Ruth Halvorsen bought a farm near Oslo.", "Tom", "person.tom-halvorsen", id="two with one surname"
        ),
        pytest.param(
            "Kim Ji-won met reporters in Seoul.", "Kim Ji-won", "person.kim-ji-won", id="hyphen before lower case"
        ),
        pytest.param("J.K. Morrow wrote it, friends say.", "J.K. Morrow", "person.jk-morrow", id="initials"),
        pytest.param("Sinead O’Brien sang.", "Sinead O’Brien", "person.sinead-obrien", id="apostrophe"),
        pytest.param("The Kremlin’s aide left.", "Kremlin", "organization.kremlin", id="possessive is outside"),
        pytest.param(
            "The Marine Safety Bureau (MSB) said so. The MSB added more.",
            "MSB",
            "organization.marine-safety-bureau",
            id="acronym",
        ),
        pytest.param(
            "The Ellery Center for Sleep Research said so. The Ellery Center added more.",
            "Ellery Center",
            "organization.ellery-center-for-sleep-research",
            id="first words",
        ),
        pytest.param(
            "Officials of the European Union met.", "European Union", "organization.european-union", id="known"
        ),
        pytest.param(
            "Ruth Halvorsen ran. Aides of the Halvorsen campaign wept.",
            "Halvorsen campaign",
            "organization.halvorsen-campaign",
            id="campaign",
        ),
        pytest.param("Norwegian fishermen agreed.", "Norwegian", "place.norway", id="demonym"),
        pytest.param(
            "He asked Iowa Democrats to vote.", "Iowa Democrats", "group.iowa-democrats", id="people of a party"
        ),
        pytest.param("He asked Norwegians to vote.", "Norwegians", "group.norwegians", id="people"),
    ],
)
@pytest.mark.slow
def test_words_are_taken_for(text: str, words: str, entity_id: str) -> None:
    assert named(read(text)).get(words) == entity_id


@pytest.mark.slow
def test_two_of_one_surname_are_told_apart_by_title_and_nearness() -> None:
    doc = read(
        "Tom Halvorsen and his sister, Ruth Halvorsen, own the yard. Mrs. Halvorsen keeps the books.\n"
        "Mr. Halvorsen builds the boats."
    )
    by_title = {doc.text[one.span.start_char - 5 : one.span.start_char].strip(): one.entity_id for one in doc.mentions}
    assert by_title["Mrs."] == "person.ruth-halvorsen"
    assert by_title["Mr."] == "person.tom-halvorsen"


@pytest.mark.slow
def test_father_and_son_stay_apart() -> None:
    doc = read("John Marsh founded it. John Marsh Jr. runs it now, and John Marsh is proud.")
    assert {one.entity_id for one in doc.entities} == {"person.john-marsh", "person.john-marsh-jr"}


@pytest.mark.slow
def test_a_plural_surname_is_a_group() -> None:
    doc = read("Ruth Halvorsen spoke. Neighbors like the Halvorsens.")
    assert named(doc)["Halvorsens"] == "group.halvorsens"


@pytest.mark.slow
def test_a_relation_is_another_person() -> None:
    doc = read("Tom Halvorsen came with his wife, Ana. Halvorsen smiled.")
    assert named(doc)["Ana"] == "person.ana"
    assert entity(doc, "person.ana").roles[0].role == "wife"


@pytest.mark.parametrize(
    ("text", "entity_id", "role", "organization"),
    [
        pytest.param(
            "Norwegian Foreign Minister Ruth Halvorsen said no.",
            "person.ruth-halvorsen",
            "Norwegian Foreign Minister",
            "place.norway",
            id="title",
        ),
        pytest.param(
            "US Secretary of State Ruth Halvorsen said no.",
            "person.ruth-halvorsen",
            "US Secretary of State",
            "place.united-states",
            id="title with of",
        ),
        pytest.param(
            "Former campaign manager Tom Lindqvist agreed.",
            "person.tom-lindqvist",
            "Former campaign manager",
            None,
            id="words before",
        ),
        pytest.param(
            "Tom Lindqvist, a spokesman for the European Union, agreed.",
            "person.tom-lindqvist",
            "spokesman for the European Union",
            "organization.european-union",
            id="apposition",
        ),
        pytest.param(
            "Tom Lindqvist, 51, the chief executive of Gazprom, agreed.",
            "person.tom-lindqvist",
            "chief executive of Gazprom",
            "organization.gazprom",
            id="apposition after an age",
        ),
        pytest.param(
            "Gazprom's president, Tom Lindqvist, agreed.",
            "person.tom-lindqvist",
            "Gazprom's president",
            "organization.gazprom",
            id="possessive before",
        ),
        pytest.param(
            "Tom Lindqvist is the mayor of Oslo.", "person.tom-lindqvist", "mayor of Oslo", "place.oslo", id="statement"
        ),
        pytest.param("They met then-Gov. Ruth Halvorsen there.", "person.ruth-halvorsen", "governor", None, id="then"),
        pytest.param("Sen. Ruth Halvorsen agreed.", "person.ruth-halvorsen", "senator", None, id="abbreviation"),
    ],
)
@pytest.mark.slow
def test_roles(text: str, entity_id: str, role: str, organization: str | None) -> None:
    held = entity(read(text), entity_id).roles
    assert (role, organization) in [(one.role, one.organization_entity_id) for one in held]


@pytest.mark.slow
def test_appositions_of_a_list_belong_to_the_next_name() -> None:
    doc = read("They thanked Tom Lindqvist, the singer Ruth Halvorsen and the crew.")
    assert not entity(doc, "person.tom-lindqvist").roles


@pytest.mark.parametrize(
    ("text", "entity_id", "gender"),
    [
        pytest.param("Ms. Okafor declined.", "person.okafor", "female", id="honorific"),
        pytest.param("Quill Adair, a congresswoman from Ohio, agreed.", "person.quill-adair", "female", id="role"),
        pytest.param("Ruth Halvorsen agreed.", "person.ruth-halvorsen", "female", id="given name"),
        pytest.param("Robin Adair agreed.", "person.robin-adair", None, id="either"),
    ],
)
@pytest.mark.slow
def test_gender(text: str, entity_id: str, gender: str | None) -> None:
    assert entity(read(text), entity_id).gender == gender


@pytest.mark.parametrize(
    ("text", "words", "entity_id", "literal"),
    [
        pytest.param("Oslo rejected the offer.", "Oslo", "place.norway", "place.oslo", id="capital acts"),
        pytest.param("The Kremlin denied it.", "Kremlin", "organization.kremlin", "place.kremlin", id="seat"),
        pytest.param("They met in Oslo.", "Oslo", "place.oslo", None, id="capital as a city"),
        pytest.param("They met at the White House.", "White House", "place.white-house", None, id="seat as a place"),
    ],
)
@pytest.mark.slow
def test_metonyms(text: str, words: str, entity_id: str, literal: str | None) -> None:
    doc = read(text)
    found = next(one for one in doc.mentions if one.span.of(text) == words)
    assert (found.entity_id, found.literal_entity_id) == (entity_id, literal)
    assert {entity_id, literal or entity_id} <= {one.entity_id for one in doc.entities}


@pytest.mark.slow
def test_a_title_case_headline_only_has_names_that_the_text_knows() -> None:
    doc = read(
        "Halvorsen Says Budget Talks Will Go On After Recess\nRuth Halvorsen spoke in Oslo. The budget talks go on.",
        Role.HEADLINE,
    )
    assert [one.span.start_char for one in mentions_of(doc, "person.ruth-halvorsen")] == [0, 52]
    assert {one.entity_id for one in doc.entities} == {"person.ruth-halvorsen", "place.oslo"}


@pytest.mark.slow
def test_shouted_names_are_the_ones_in_the_text() -> None:
    doc = read("Ruth Halvorsen took questions.\nHALVORSEN: We will go on.")
    assert named(doc)["HALVORSEN"] == "person.ruth-halvorsen"
    assert entity(doc, "person.ruth-halvorsen").name == "Ruth Halvorsen"


@pytest.mark.slow
def test_a_meeting_of_two_is_no_double_name() -> None:
    doc = read("Ruth Halvorsen met Tom Lindqvist. The Halvorsen-Lindqvist talks failed.")
    assert len(mentions_of(doc, "person.ruth-halvorsen")) == 2
    assert len(mentions_of(doc, "person.tom-lindqvist")) == 2


@pytest.mark.slow
def test_aliases_say_their_kind() -> None:
    doc = read("The Marine Safety Bureau (MSB) and Ruth Halvorsen agreed. Later, Halvorsen left.")
    kinds = {alias.alias: alias.kind for one in doc.entities for alias in one.aliases}
    assert kinds == {
        "Marine Safety Bureau": "full",
        "MSB": "acronym",
        "Ruth Halvorsen": "full",
        "Halvorsen": "surname",
    }


@pytest.mark.slow
def test_a_text_without_names_has_none() -> None:
    doc = read("The dog barked at it all day, and nobody came.")
    assert doc.entities == ()
    assert doc.mentions == ()


def test_a_document_without_words_has_none_either() -> None:
    doc = entities.annotate(Document("0123456789abcdef", None, "", ()))
    assert (doc.entities, doc.mentions) == ((), ())


@pytest.mark.parametrize(
    ("text", "entity_id"),
    [
        pytest.param("The reporters met Miriam Osei KC there.", "person.miriam-osei", id="letters after the name"),
        pytest.param("Judges heard Mrs Justice Ashworth speak.", "person.ashworth", id="two titles, no full stop"),
        pytest.param(
            "Vexalia Trond came first. Then Trond said the race was hard, and Trond said it twice.",
            "person.vexalia-trond",
            id="unknown given name, speaks by surname",
        ),
        pytest.param(
            "The board of Veldkamp Robotics met. Shares of Veldkamp fell.",
            "organization.veldkamp-robotics",
            id="firm by its first word",
        ),
        pytest.param("Reporters asked President Obama about it.", "person.barack-obama", id="office holder by surname"),
    ],
)
@pytest.mark.slow
def test_the_only_one_named_is(text: str, entity_id: str) -> None:
    doc = read(text)
    assert {one.entity_id for one in doc.entities} == {entity_id}
    assert {one.entity_id for one in doc.mentions} == {entity_id}


@pytest.mark.slow
def test_a_control_character_is_in_no_name() -> None:
    doc = read("Ana\x00 Silva said that the bridge was late. Silva left early.")
    assert doc.entities and all(entity.name.isprintable() for entity in doc.entities)


@pytest.mark.slow
def test_a_family_name_first_is_the_surname() -> None:
    doc = read("Han Ji-won, head of the mobile unit, spoke. The Bank-led plan failed. Later Han shrugged.")
    assert named(doc)["Han"] == named(doc)["Han Ji-won"] == "person.han-ji-won"


@pytest.mark.slow
def test_a_place_where_somebody_speaks_has_no_office() -> None:
    doc = read("In Paz, the mayor also said that it was early. Ana Paz and Rui Okafor waited in Paz.")
    assert not any(role.role.startswith("mayor") for entity in doc.entities for role in entity.roles)


@pytest.mark.slow
def test_a_firm_is_told_by_its_legal_form() -> None:
    doc = read("Leoni Brackmann founded Falterwerk GmbH. Profit at Serrana SA rose.")
    found = {entity.entity_id for entity in doc.entities}
    assert {"organization.falterwerk-gmbh", "organization.serrana-sa"} <= found


@pytest.mark.parametrize(
    ("text", "words", "entity_id"),
    [
        pytest.param("Kim Ji-won met them. Ji-won Kim left.", "Ji-won Kim", "person.kim-ji-won", id="surname first"),
        pytest.param(
            "Rutth Halvorsen met Ruth Halvorsen.", "Rutth Halvorsen", "person.ruth-halvorsen", id="a slip is no name"
        ),
        pytest.param(
            "The Lakeside Health Organisation met. The Lakeside Health Organization said so.",
            "Lakeside Health Organisation",
            "organization.lakeside-health-organization",
            id="s for z",
        ),
        pytest.param(
            "Tom Lund lives in Oslo. Hurricane Elsa hit Cuba.", "Hurricane Elsa", "event.hurricane-elsa", id="storm"
        ),
        pytest.param("They met at the Ellery Museum in May.", "Ellery Museum", "place.ellery-museum", id="building"),
        pytest.param(
            "They signed the Ellery Ferries Act in May.", "Ellery Ferries Act", "law.ellery-ferries-act", id="law"
        ),
    ],
)
@pytest.mark.slow
def test_kinds_of_names(text: str, words: str, entity_id: str) -> None:
    assert named(read(text)).get(words) == entity_id


@pytest.mark.slow
def test_a_family_is_no_person() -> None:
    doc = read("They met the Halvorsen family. Ruth Halvorsen spoke.")
    assert len(mentions_of(doc, "person.ruth-halvorsen")) == 1


@pytest.mark.slow
def test_a_list_with_a_joined_name_is_three_countries() -> None:
    doc = read("Serbia, Bosnia and Herzegovina, and Georgia said they will join.")
    assert {one.entity_id for one in doc.entities} == {"place.serbia", "place.bosnia-and-herzegovina", "place.georgia"}
