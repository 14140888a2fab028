"""Speakers: which person, organization, group or document a source means, and by which rule."""

import pytest

from tests.kit.reading import read
from transforms.annotators import quotes, speakers
from transforms.document import Document, Role, Speaker
from transforms.rows.display import label_speaker_of

pytestmark = pytest.mark.slow


def spoken(text: str, first: Role = Role.BODY) -> Document:
    return speakers.annotate(quotes.annotate(read(text, first)))


def last(text: str) -> Speaker:
    return spoken(text).speakers[-1]


ANA = "Mayor Ana Silva opened the bridge on Monday. "


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        pytest.param(ANA + "“It is a good day,” Silva said.", "Ana Silva", "name", id="surname"),
        pytest.param(ANA + "“It is a good day,” she said.", "Ana Silva", "pronoun", id="she"),
        pytest.param(
            ANA + "Rui Okafor, an engineer, stood beside her. “It is a good day,” he said.",
            "Rui Okafor",
            "pronoun",
            id="he is not the woman named first",
        ),
        pytest.param(ANA + "“It is a good day,” the mayor said.", "Ana Silva", "description: role stated", id="role"),
        pytest.param(
            "The councillor Ana Silva said that it was late.\n\n"
            "“We have lived here for long,” said the 80-year-old, a member of the Quay Trust.",
            "Ana Silva",
            "description: in focus",
            id="what stands behind the comma is another's name",
        ),
        pytest.param(
            "Ana Silva, who said that the bridge was late, left early.", "Ana Silva", "relative", id="relative pronoun"
        ),
        pytest.param(
            "“It is late,” Ana Silva, head of the town's bridges, said.", "Ana Silva", "name", id="name, description"
        ),
        pytest.param(
            "The Chair, Dame Ana Silva, said that the bridge was late.",
            "Ana Silva",
            "name",
            id="office, title and name",
        ),
        pytest.param(
            "“It is late,” said a cousin of Rui Okafor, Ana Silva.", "Ana Silva", "name", id="of another, then name"
        ),
        pytest.param(
            "One sailor supporting Rui Okafor, Ana Silva of the Quay Trust, said that the bridge was late.",
            "Ana Silva",
            "name",
            id="of another by a participle, then name and body",
        ),
        pytest.param(
            "“It is late,” said Ana Silva, an engineer from Porto, Portugal, who said that she had warned of it.",
            "Ana Silva",
            "relative",
            id="who is no place",
        ),
        pytest.param(
            "Rui Okafor met Tom Brandt at the quay. “It is late,” he told Okafor.",
            "Tom Brandt",
            "pronoun",
            id="he is not whom he tells",
        ),
        pytest.param(
            "Rain fell on Tom Brandt. One of Rui Okafor's last letters came in May, when he said that it was late.",
            "Rui Okafor",
            "pronoun",
            id="he owns what the sentence is about",
        ),
    ],
)
def test_somebody_is_named(text: str, name: str, rule: str) -> None:
    found = last(text)
    assert (found.name, found.rule) == (name, rule)
    assert found.reason and 0 < found.confidence <= 1 and found.kind == "person"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            ANA + "A teacher at the school said it was late. The woman added: “It is a good day.”",
            None,
            id="the woman whom the text brought in last",
        ),
        pytest.param(
            "The Electoral College votes late. Ana Silva waits. Silva's team said that it was a good day.",
            "Ana Silva's team",
            id="a person's own team is not a college's",
        ),
        pytest.param(
            "Prime Minister Ana Silva of India waits.\n\nKenyan official says day is good",
            None,
            id="an official without an article is a new one",
        ),
    ],
)
def test_nobody_with_a_name_of_their_own(text: str, name: str | None) -> None:
    found = last(text)
    assert (found.name, found.entity_id, found.rule) == (name, None, "unnamed")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(ANA + "“It is late,” a senior official said.", "unnamed", id="indefinite"),
        pytest.param(ANA + "Residents said that the bridge was late.", "group", id="plural"),
        pytest.param(ANA + "“It is late,” Silva said. The two towns said that it was safe.", "group", id="several"),
        pytest.param(ANA + "A report said that the bridge was late.", "document", id="document"),
    ],
)
def test_nobody_is_named(text: str, kind: str) -> None:
    found = last(text)
    assert (found.name, found.entity_id, found.kind) == (None, None, kind)


def test_an_organization_speaks_by_its_name() -> None:
    found = last("The Ministry of Transport said that the bridge was safe.")
    assert (found.name, found.kind) == ("Ministry of Transport", "organization")


@pytest.mark.parametrize("words", ["a man who calls himself “Salty.”", "a young woman who calls herself “Salty.”"])
def test_somebody_is_named_by_a_name_between_marks(words: str) -> None:
    assert last(f"“I sleep on the quay,” said {words}").name == "Salty"


def test_two_who_speak_together_are_two_speakers() -> None:
    doc = spoken("Both Ana Silva and Rui Okafor said that the bridge was late.")
    found = [(one.position, one.name, one.span.of(doc.text)) for one in doc.speakers if one.span]
    assert found == [(1, "Ana Silva", "Ana Silva"), (2, "Rui Okafor", "Rui Okafor")]


def test_a_name_with_particles_is_one_of_two() -> None:
    doc = spoken(ANA + "Rui van der Aa built it. She and Van der Aa said that it was late.")
    quote = doc.quotes[-1].position
    assert [one.name for one in doc.speakers if one.quote == quote] == ["Ana Silva", "Rui van der Aa"]


def test_names_beside_a_plural_are_its_speakers() -> None:
    doc = spoken("“It is late,” said two engineers, Ana Silva and Rui Okafor.")
    assert [(one.name, one.rule) for one in doc.speakers] == [("Ana Silva", "joint"), ("Rui Okafor", "joint")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Serbia, Bosnia and Herzegovina, and Georgia said they will join.",
            ["Serbia", "Bosnia and Herzegovina", "Georgia"],
            id="conjuncts come in another order than they stand",
        ),
        pytest.param(
            "Norway and Saint Vincent and the Grenadines said they will join.",
            ["Norway", "Saint Vincent and the Grenadines"],
            id="a name with and the",
        ),
    ],
)
def test_countries_that_speak_together_are_told_apart(text: str, names: list[str]) -> None:
    doc = spoken(text)
    assert [one.name for one in doc.speakers if one.quote == 1] == names
    assert {one.rule for one in doc.speakers if one.quote == 1} == {"joint"}


def test_a_quote_without_a_cue_goes_on_with_who_spoke_before() -> None:
    found = last("“It is late,” Ana Silva said.\nThe lights went out. “We will open it in May, whatever it takes.”")
    assert (found.name, found.rule) == ("Ana Silva", "goes on")


def test_a_scare_quote_has_no_speaker() -> None:
    assert spoken("Children walk the “long bridge” once a year.").speakers == ()


def test_the_author_says_i() -> None:
    doc = spoken("By Ana Silva\nI said that the bridge was late.", Role.BYLINE)
    assert [(one.name, one.rule) for one in doc.speakers] == [("Ana Silva", "author")]


def test_answers_are_those_of_whom_the_introduction_names() -> None:
    text = "Ana Silva builds bridges. Silva was born in 1970.\nQ: Is the bridge late?\nA: It is, by some months."
    assert [(one.name, one.rule) for one in spoken(text).speakers] == [(None, "unnamed"), ("Ana Silva", "interviewee")]


def test_a_pronoun_may_mean_one_whom_the_text_does_not_name() -> None:
    text = ANA + "We wrote that the mayor of the next town is 54. A neighbour called us. She tells us that she is 45."
    found = last(text)
    assert (found.name, found.kind) == (None, "unnamed")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "Ana Silva and Rui Okafor crossed first. They said that it was safe.",
            ["Ana Silva", "Rui Okafor"],
            id="named together",
        ),
        pytest.param(
            "The Harbour Commission said that it was safe. They said that it would open in May.",
            ["Harbour Commission"],
            id="an organization that spoke",
        ),
        pytest.param("The engineers crossed first. They said that it was safe.", [None], id="nobody named"),
    ],
)
def test_they(text: str, names: list[str | None]) -> None:
    doc = spoken(text)
    quote = doc.quotes[-1].position
    assert [one.name for one in doc.speakers if one.quote == quote] == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("A Harbour Commission report said that it was late.", "Harbour Commission report", id="whose"),
        pytest.param("A report by the Harbour Commission said that it was late.", "Harbour Commission report", id="by"),
        pytest.param(
            "The Harbour Commission issued a statement. The statement said that it was late.",
            "Harbour Commission statement",
            id="issued before",
        ),
        pytest.param("A report said that it was late.", None, id="nobody's"),
    ],
)
def test_a_document_is_named_by_whose_it_is(text: str, name: str | None) -> None:
    found = last(text)
    assert (found.name, found.kind) == (name, "document")


def test_the_author_is_told_of_at_the_end() -> None:
    text = "I said that the bridge was late.\nIt opened in May.\nAna Silva is a writer in Lisbon."
    found = last(text)
    assert (found.name, found.rule) == ("Ana Silva", "author")


def test_a_letter_is_by_who_signs_it() -> None:
    text = "I said that the bridge was late.\nAna Silva\nI hope that it opens.\nRui Okafor"
    assert [one.name for one in spoken(text).speakers] == ["Ana Silva", "Rui Okafor"]


def test_a_party_s_singular_is_no_group() -> None:
    found = last("Senator Ana Silva opened the bridge. The Republican said that it was late.")
    assert found.name != "Republicans" and found.kind != "group"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "A neighbour of the hall said no. Ruth Halvorsen was inside. The neighbour added that it was old.",
            id="a neighbour, the neighbour",
        ),
        pytest.param("Dunmore Energy built the hall. The government says that it is safe.", id="no company governs"),
        pytest.param(
            "Dunmore Energy built the hall. In a letter, the force said: “It is safe.”", id="no company polices"
        ),
    ],
)
def test_who_was_brought_in_without_a_name_has_none_afterwards(text: str) -> None:
    found = last(text)
    assert (found.name, found.rule) == (None, "unnamed")


def test_of_two_ministries_the_nearer_speaks_by_the_words_that_brought_it_in() -> None:
    text = (
        "The Swedish Home Ministry kept still. The closure was ordered by Norway's transport ministry on Monday. "
        "The bridge is old, the ministry said."
    )
    assert (last(text).name, last(text).entity_id) == (
        "Norwegian Transport Ministry",
        "organization.norwegian-transport-ministry",
    )


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Dunmore Energy built it. It is silly to think that it was late.", id="it is ... to"),
        pytest.param("Dunmore Energy built it. It was not known how many went.", id="it was known how"),
    ],
)
def test_an_it_that_only_holds_a_place_is_nobody(text: str) -> None:
    assert all(one.name is None for one in spoken(text).speakers)


@pytest.mark.parametrize("phrase", ["The river fan", "The 80-year-old, a member of the choir,"])
def test_an_epithet_between_marks_of_one_speaker_is_that_speaker(phrase: str) -> None:
    text = f"“It is late,” said Ana Silva.\n“We go by boat,” {phrase} explained.\n“It is safe,” Silva said."
    doc = spoken(text)
    assert [one.name for one in doc.speakers] == ["Ana Silva"] * 3


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        pytest.param(
            "Rui Okafor spoke to the Harbour Commission. The memo warns that it is old. It says that it is late.",
            "document",
            id="it is the memo",
        ),
        pytest.param(
            "The Harbour Commission kept still. The city sent a letter. It says that the bridge is old.",
            "unnamed",
            id="it is what has no name",
        ),
        pytest.param(
            "The Ministry of Transport kept still. “It is safe,” the Ministry of Transport spokesperson said.",
            "unnamed",
            id="a spokesperson is no ministry",
        ),
        pytest.param(
            "Dunmore Energy built it. The group have said that it is late.", "unnamed", id="a group of people"
        ),
    ],
)
def test_what_has_no_name_gets_none_of_an_organization(text: str, kind: str) -> None:
    found = last(text)
    assert (found.name, found.rule) == (None, "unnamed"), found.reason


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Mayor Ana Silva will not run again. Her office called the decision “long planned.”",
            "Ana Silva's office",
            id="an office",
        ),
        pytest.param(
            "Senators Ana Silva and Rui Okafor sent a letter on Friday. It asks the bank “to answer by June.”",
            "Ana Silva and Rui Okafor's letter",
            id="a letter of two",
        ),
        pytest.param(
            "Ruth Halvorsen wrote to the port. In a letter she asked for peace. “Nobody came,” the letter said.",
            "Ruth Halvorsen's letter",
            id="a letter of hers",
        ),
        pytest.param(
            "“It is late,” Rui Okafor wrote. “Far too late,” the memo said.", "Rui Okafor's memo", id="written"
        ),
        pytest.param(
            "Brightwater, a charity for divers, closed. The charity said that donors had “simply gone home.”",
            "Brightwater",
            id="a stated kind",
        ),
        pytest.param(
            "Before Ana Silva could reach the door, Ruth Halvorsen had opened it. “Come in,” she said.",
            "Ruth Halvorsen",
            id="behind a clause with another subject",
        ),
        pytest.param(
            "A reporter asked Rui Okafor whether Tom Brandt would resign. “Ask him yourself,” he said.",
            "Rui Okafor",
            id="who is asked",
        ),
        pytest.param(
            "One of them, Ana Silva, came in her own boat. “I rowed all night,” she said.",
            "Ana Silva",
            id="one of them",
        ),
        pytest.param(
            "A sailor, who gave his name as Rui, was mending nets. “They are old,” he said.", "Rui", id="his name as"
        ),
        pytest.param(
            "Tom Brandt died on Monday. His wife, Ana Brandt, was there. “He laughed to the end,” his wife said.",
            "Ana Brandt",
            id="kin",
        ),
        pytest.param(
            "Petra Lund spoke at the rally. Her husband, Nils Lund, stood behind her. Lund said that it was “late.”",
            "Petra Lund",
            id="a surname without the kin",
        ),
        pytest.param(
            ANA + "“I saw Maria Lopes there,” Silva said. “It is a good day,” she said.",
            "Ana Silva",
            id="a name between marks is no antecedent",
        ),
        pytest.param(
            "“He is slow,” said Rui Okafor, an engineer. Mayor Pedro Silva laughs at the thought. “I run,” he said.",
            "Pedro Silva",
            id="who the sentence before is about is nearer than who spoke last",
        ),
        pytest.param(
            "Mayor Pedro Silva came late. He was lost. The road was closed by the car of Rui Okafor. “I ran,” he said.",
            "Pedro Silva",
            id="he and she of the narrator carry a name on",
        ),
        pytest.param(
            "He met with Rui Okafor, now the council leader, who said that the bridge was late.",
            "Rui Okafor",
            id="a relative clause behind an apposition is of the name",
        ),
        pytest.param(
            "“It is late,” Ana Silva said. “It is cold,” the president said.",
            "Ana Silva",
            id="a new description, no other role",
        ),
        pytest.param(
            "“It is late,” said Ana Silva, an engineer. “It is cold,” the president said.",
            None,
            id="an engineer is no president",
        ),
        pytest.param(
            "“It is late,” said Ana Silva, a baker. The 51-year-old said it was cold.", "Ana Silva", id="a new age"
        ),
        pytest.param(
            "“It is late,” said Ana Silva, a baker. The province said it was cold.", None, id="a province is no person"
        ),
        pytest.param(
            "A reporter waited outside. The Herald's reporter Ana Silva went in. “It is late,” the reporter said.",
            "Ana Silva",
            id="who was named since is nearer than who was not",
        ),
        pytest.param(
            "Ruth Halvorsen's sister, Ana Silva, told the Herald that it was late. She said: “It is safe.”",
            "Ana Silva",
            id="who stands beside the subject is the subject and its owner is not",
        ),
        pytest.param(
            "A neighbour of the hall said that it was late. The neighbour added that Ruth Halvorsen, 35, who built it, "
            "was ill. She said: “It is old.”",
            None,
            id="a nameless one who speaks again is she",
        ),
        pytest.param(
            "“It is late,” Pedro Silva said. Rui Okafor himself went by train. “It is slow,” he told reporters.",
            "Rui Okafor",
            id="himself means whoever it stands beside",
        ),
        pytest.param(
            "The bridge, according to the Harbour Commission, is old. They said that it would open in May.",
            None,
            id="they are not the organization that another cites",
        ),
        pytest.param(
            "Some read an old letter of Rui Okafor. The joint statement says that both want peace.",
            None,
            id="a joint statement is not the letter of another",
        ),
    ],
)
def test_whose_name_it_is(text: str, name: str | None) -> None:
    assert last(text).name == name


def test_an_expert_is_named_in_the_next_sentence() -> None:
    text = "A harbour pilot says the fog was “thick as soup.” Nils Lund was on watch that night."
    assert (last(text).name, last(text).rule) == ("Nils Lund", "description: named just after")


@pytest.mark.parametrize(
    ("text", "name", "rule"),
    [
        pytest.param(
            ANA + "Rui Okafor was angry. “It is late,” Silva's former adviser said.",
            "Rui Okafor",
            "description: named just before",
            id="a former tie to another",
        ),
        pytest.param(
            "Coach Luis Prat was angry. “We slept,” the Spaniard said.",
            "Luis Prat",
            "description: named just before",
            id="one of a people is no land",
        ),
        pytest.param(
            "“It is late,” said a sailor who goes by the name “Salty.”", "Salty", "unnamed", id="a name between marks"
        ),
        pytest.param(
            "Rui Okafor danced, and Melanie clapped. “I love it,” he said.",
            "Rui Okafor",
            "pronoun",
            id="lone given name",
        ),
        pytest.param(
            ANA + "“We stay,” Silva said. When the plan was read, it was called “a pearl.”",
            None,
            None,
            id="nobody's act",
        ),
    ],
)
def test_who_speaks_in_texts_read_by_hand(text: str, name: str | None, rule: str | None) -> None:
    doc = spoken(text)
    quote = [each for each in doc.quotes if each.is_statement][-1]
    found = next((each for each in doc.speakers if each.quote == quote.position), None)
    assert (found.name if found else None, str(found.rule) if found else None) == (name, rule)


def test_two_speak_in_turns_behind_a_question_that_is_put_to_one() -> None:
    text = (
        "Rui Okafor, a baker, came to the stand.\n\n“Did you ever see the boat that night?” Ana Silva asked him.\n\n"
        "“No, I never saw it that night.”\n\n“Did you at least hear it come in?”\n\n"
        "“I heard the bell. It rang and rang.”\n\n“I was not the only one to hear it.”"
    )
    names = [speaker.name for speaker in spoken(text).speakers]
    assert names[:4] == ["Ana Silva", "Rui Okafor", "Ana Silva", "Rui Okafor"]


def test_they_go_on_where_two_spoke_together() -> None:
    doc = spoken(
        "Ana Silva and Rui Okafor said that the bridge was late. The quay was full. Boats came. More came.\n\n"
        "“We warned of it,” they said."
    )
    assert [one.name for one in doc.speakers[-2:]] == ["Ana Silva", "Rui Okafor"]


def test_who_are_several_is_not_one_with_a_name() -> None:
    doc = spoken("The vote worried those with Ana Silva, who say that the bridge is late.")
    assert [one.name for one in doc.speakers] == [None]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param(
            "A spokesman for the harbour said it was closed. He added: “We ask for patience.”",
            "unnamed: spokesman for the harbour",
            id="he",
        ),
        pytest.param(
            "A teacher at the harbour school said she saw a boat. “It was red,” the teacher said.",
            "unnamed: teacher at the harbour school",
            id="shorter words",
        ),
        pytest.param(
            "Police officers said they had found a boat. They said it was new.", "unnamed: police officers", id="they"
        ),
        pytest.param("Democrats said the law is dead. “It is over,” they said.", "Democrats", id="they with a name"),
        pytest.param(
            "Police officers met. Mayor Rui Okafor said it was late. They said it was new.",
            "unnamed",
            id="they behind another",
        ),
    ],
)
def test_a_pronoun_is_labelled_by_whom_it_stands_for(text: str, label: str) -> None:
    doc = spoken(text)
    assert label_speaker_of(doc.speakers[-1], doc) == label
