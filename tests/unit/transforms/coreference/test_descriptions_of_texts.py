import pytest

from tests.kit.reading import read
from transforms.coreference.descriptions import rank_description_matches
from transforms.document import Document, SpeakerRule

pytestmark = pytest.mark.slow

TEXT = (
    "Norwegian Foreign Minister Ruth Halvorsen met US Secretary of State Tom Lindqvist in Oslo.\n"
    "Ana Silva, a senator from Ohio, and Omar Adair, 34, the chief executive of Dunmore Energy Inc., watched.\n"
    "The Marine Safety Bureau was not told. Republican Hugo Brandt and Democrat Ellen Marsh were.\n"
    "All of them left early, it was said afterwards."
)


@pytest.fixture(scope="module")
def doc() -> Document:
    return read(TEXT)


@pytest.mark.parametrize(
    ("phrase", "entity_id"),
    [
        pytest.param("the Norwegian foreign minister", "person.ruth-halvorsen", id="role itself"),
        pytest.param("the Norwegian top diplomat", "person.ruth-halvorsen", id="broader word"),
        pytest.param("the top US diplomat", "person.tom-lindqvist", id="country decides"),
        pytest.param("the secretary of state", "person.tom-lindqvist", id="noun with of"),
        pytest.param("the lawmaker", "person.ana-silva", id="hypernym"),
        pytest.param("the executive", "person.omar-adair", id="hypernym of a long noun"),
        pytest.param("the 34-year-old", "person.omar-adair", id="age"),
        pytest.param("the company", "organization.dunmore-energy-inc", id="company"),
        pytest.param("the bureau", "organization.marine-safety-bureau", id="kind in the name"),
        pytest.param("the Republican", "person.hugo-brandt", id="party as a noun"),
        pytest.param("the Democratic nominee", "person.ellen-marsh", id="party before another office"),
    ],
)
def test_a_description_means(phrase: str, entity_id: str, doc: Document) -> None:
    found = rank_description_matches(phrase, len(TEXT), doc)
    assert found and found[0].entity_id == entity_id, found
    assert 0 < found[0].score <= 1
    assert found[0].reason and found[0].rule


@pytest.mark.parametrize(
    "phrase",
    [
        "a senior official",
        "officials",
        "two people familiar with the talks",
        "the senators",
        "several diplomats",
        "another minister",
        "diplomats",
        "the weather",
        "he",
        "",
        "...",
    ],
)
def test_indefinite_plural_and_empty_phrases_mean_nobody(phrase: str, doc: Document) -> None:
    assert rank_description_matches(phrase, len(TEXT), doc) == []


def test_gender_excludes(doc: Document) -> None:
    assert "person.hugo-brandt" not in [
        one.entity_id for one in rank_description_matches("the congresswoman", len(TEXT), doc)
    ]


def test_the_nearer_of_two_wins() -> None:
    doc = read("Senator Ana Silva spoke. Senator Ruth Halvorsen answered.\nThen the senator left.")
    found = rank_description_matches("the senator", doc.text.index("the senator"), doc)
    assert [one.entity_id for one in found] == ["person.ruth-halvorsen", "person.ana-silva"]


def test_a_new_description_means_who_was_just_named() -> None:
    doc = read("Ruth Halvorsen opened the hall on Monday.\nThe architect thanked the town.")
    found = rank_description_matches("The architect", doc.text.index("The architect"), doc)
    assert [(one.entity_id, one.rule) for one in found] == [
        ("person.ruth-halvorsen", SpeakerRule.DESCRIPTION_NAMED_JUST_BEFORE)
    ]


def test_best_first_and_the_same_each_time(doc: Document) -> None:
    found = rank_description_matches("the diplomat", len(TEXT), doc)
    assert found == sorted(found, key=lambda one: (-one.score, one.entity_id))
    assert found == rank_description_matches("the diplomat", len(TEXT), doc)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("Ruth Halvorsen admitted it.", "the prosecutor", id="whoever has a case put to him is another"),
        pytest.param("Ruth Halvorsen admitted it.", "the architect who built the hall", id="told apart by a clause"),
        pytest.param("The Danish Transport Committee said no.", "Sweden's transport committee", id="another country"),
        pytest.param("The Norwegian Transport Ministry said no.", "the home ministry", id="another ministry"),
        pytest.param("The Marine Safety Committee said no.", "the company", id="a committee is no company"),
        pytest.param("Veldkamp said no. " + "The hall was full. " * 40, "the company", id="named once, long ago"),
        pytest.param("Dunmore Energy said no.", "the government", id="a company is no government"),
    ],
)
def test_what_does_not_fit_the_phrase_is_not_meant(text: str, phrase: str) -> None:
    doc = read(f"{text}\nThen {phrase} spoke.")
    assert rank_description_matches(phrase, doc.text.index(phrase), doc) == []
