"""What a name is of, by its letters, its words and what stands beside it; and names that go over "and"."""

import pytest

from tests.kit.reading import named, read
from transforms.annotators import quotes, speakers

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("text", "words", "entity_id"),
    [
        pytest.param(
            "Inácio De La Vega runs the yard. Workers waited, and De La Vega said that the strike was over.",
            "De La Vega",
            "person.inacio-de-la-vega",
            id="a surname with its particles, in capitals",
        ),
        pytest.param(
            "Mykola Radio, a physics researcher at Ellery Institute, says that the lamp broke.",
            "Mykola Radio",
            "person.mykola-radio",
            id="who has a trade is a person, whatever the surname means",
        ),
        pytest.param(
            "The study was made at EllNU. EllNU said on Monday that it paid for it.",
            "EllNU",
            "organization.ellnu",
            id="capitals at a word's end",
        ),
        pytest.param(
            "The floors go back to Harbour Works and Ferry Lines (HWFL). HWFL said that it will move.",
            "HWFL",
            "organization.harbour-works-and-ferry-lines",
            id="the brackets spell the name out",
        ),
        pytest.param(
            "On Monday, BRGT said that it will move.", "BRGT", "organization.brgt", id="an acronym is no surname"
        ),
        pytest.param(
            "Tamsik and Ana Quist moved to Porto. The port was full, and Tamsik Quist said that it rained.",
            "Tamsik Quist",
            "person.tamsik-quist",
            id="a couple of one surname",
        ),
        pytest.param(
            "Mayor Don Guardian spoke in Porto. The port was full. “It is late,” Guardian said.",
            "Guardian",
            "person.don-guardian",
            id="a surname like a newspaper's name",
        ),
        pytest.param(
            "Ellery and Quistdale Police said that a van was burnt.",
            "Ellery and Quistdale Police",
            "organization.ellery-and-quistdale-police",
            id="one police of two counties",
        ),
        pytest.param(
            "Maria Lacerda was late. Speaking to the Daily Lantern News Lacerda claimed that it rained.",
            "Daily Lantern News",
            "organization.daily-lantern-news",
            id="a comma is missing before a surname",
        ),
        pytest.param(
            "They met Ana Maria King in May. King said that it rained, and the man with the crown left.",
            "King",
            "person.ana-maria-king",
            id="a surname that is a title as well",
        ),
        pytest.param(
            "The Teachers Federation of England and Wales met in May.",
            "Teachers Federation of England and Wales",
            "organization.teachers-federation-of-england-and-wales",
            id="of two parts of one country",
        ),
        pytest.param(
            "The Committee for a Dry Harbour says that it is late.",
            "Committee for a Dry Harbour",
            "organization.committee-for-a-dry-harbour",
            id="an article inside of a name",
        ),
        pytest.param(
            "The Quistdale Farmers’ Union said that it will wait.",
            "Quistdale Farmers’ Union",
            "organization.quistdale-farmers-union",
            id="a body of its members",
        ),
        pytest.param(
            "Sport reporter Ana Press said that it is late.", "Ana Press", "person.ana-press", id="a trade before"
        ),
        pytest.param(
            "Mark Roman, director of sales at Ellery Bank, said that it is late.",
            "Mark Roman",
            "person.mark-roman",
            id="a given name before a people's",
        ),
        pytest.param(
            "Sorcha Dasgupta, Ellery Bank’s chief executive, said that it is late.",
            "Sorcha Dasgupta",
            "person.sorcha-dasgupta",
            id="an office behind its owner",
        ),
        pytest.param(
            "Datuk Seri Rashdan Yusoff spoke on Monday.", "Rashdan Yusoff", "person.rashdan-yusoff", id="two honorifics"
        ),
        pytest.param(
            "President Tarrin Oduvale spoke. The bank of Tarrin met. Tarrin said that it is late.",
            "Tarrin",
            "person.tarrin-oduvale",
            id="called by the given name",
        ),
        pytest.param(
            "It is the finding of a QT-ELM poll in May.", "QT-ELM", "organization.qt-elm", id="two by their letters"
        ),
        pytest.param(
            "The Norwegian army said that it had left.", "Norwegian army", "organization.norwegian-army", id="an army"
        ),
    ],
)
def test_a_name_is_of(text: str, words: str, entity_id: str) -> None:
    assert named(read(text)).get(words) == entity_id


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Norway has an embassy there. The Embassy said that it was closed.", "Embassy", id="description"),
        pytest.param("Alerts reach people by SMS and by post.", "SMS", id="a way to write"),
        pytest.param("Three said so. The MEC said on Monday that it was late.", "MEC", id="an office"),
        pytest.param("Veterans of the war have expressed fears.", "Veterans", id="people that begin a sentence"),
        pytest.param("They met Ana Maria King. The King said that it rained.", "King", id="a title behind an article"),
    ],
)
def test_capitals_that_are_no_name(text: str, words: str) -> None:
    assert words not in named(read(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Harbour Works Council leader Ana Silva said that it was late.",
            "Ana Silva",
            id="body, office, name",
        ),
        pytest.param(
            "The second runner, Kenyan Wekesa Baraka, handed over late. “I was ill,” Baraka said.",
            "Wekesa Baraka",
            id="a nationality is no given name",
        ),
        pytest.param(
            "MEC for Roads and Public Works, Thabo Ndlela, said that the bridge was late.",
            "Thabo Ndlela",
            id="an office with its field, then the name",
        ),
        pytest.param(
            "Rui Silva won the cup, and Rui Silva left. His mother is Ana Silva. Ana Silva said that she wept. "
            "“I am glad,” Silva said.",
            "Ana Silva",
            id="of two with a surname the one who speaks",
        ),
        pytest.param(
            "Ana Silva said that she wept. Rui Silva came in. “I am glad,” Silva said.",
            "Rui Silva",
            id="or who was named since",
        ),
    ],
)
def test_who_speaks(text: str, name: str) -> None:
    assert speakers.annotate(quotes.annotate(read(text))).speakers[-1].name == name
