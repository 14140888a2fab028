"""Names cut out of runs of capitals, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.language.words import text_of_words
from transforms.names.title_splitter import split_titles


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("Ana/NNP Quist/NNP", [("", "Ana Quist")], id="no title"),
        pytest.param("Mrs./NNP Quist/NNP", [("Mrs.", "Quist")], id="a title"),
        pytest.param("Former/NNP President/NNP Quist/NNP", [("Former President", "Quist")], id="former"),
        pytest.param(
            "Norwegian/NNP Foreign/NNP Minister/NNP Ana/NNP Quist/NNP",
            [("", "Norwegian"), ("Foreign Minister", "Ana Quist")],
            id="a nationality before the title",
        ),
        pytest.param(
            "German/JJ/B-NORP Siemens/NNP/B-ORG",
            [("", "German"), ("", "Siemens")],
            id="a known body behind its nation",
        ),
        pytest.param("German/NNP/B-ORG Siemens/NNP/I-ORG", [("", "German Siemens")], id="one name to spaCy"),
        pytest.param("Foreign/NNP Minister/NNP", [], id="a title alone"),
        pytest.param(
            "Harbour/NNP Committee/NNP Research/NNP Director/NNP Ana/NNP Quist/NNP",
            [("", "Harbour Committee"), ("Director", "Ana Quist")],
            id="the field of an office behind a body",
        ),
        pytest.param("Pope/NNP Francis/NNP", [("", "Pope Francis")], id="a regnal name"),
        pytest.param("Mr./NNP King/NNP", [("Mr.", "King")], id="a surname like a title"),
        pytest.param("Tom/NNP Quist/NNP King/NNP Jr./NNP", [("", "Tom Quist King Jr.")], id="a suffix behind it"),
        pytest.param(
            "Secretary/NNP of/IN Ferries/NNP Ana/NNP Quist/NNP",
            [("", "Ferries"), ("Secretary of Ferries", "Ana Quist")],
            id="an office with its field",
        ),
        pytest.param(
            "Secretary/NNP of/IN Ana/NNP Quist/NNP", [("Secretary of", "Ana Quist")], id="an office without its field"
        ),
        pytest.param(
            "minister/NN for/IN Roads/NNPS and/CC Ports/NNPS Ana/NNP Quist/NNP",
            [("minister for Roads and Ports", "Ana Quist")],
            id="an office whose field is no body",
        ),
        pytest.param(
            "Head/NNP of/IN Harbour/NNP Works/NNP General/NNP Tom/NNP Quist/NNP",
            [("Head of Harbour Works General", "Tom Quist")],
            id="a rank behind the field",
        ),
        pytest.param(
            "leader/NN of/IN Norway/NNP Ana/NNP Quist/NNP",
            [("", "Norway"), ("leader of Norway", "Ana Quist")],
            id="an office with its country",
        ),
        pytest.param(
            "Conservative/NNP MP/NNP Ana/NNP Quist/NNP", [("", "Conservative"), ("MP", "Ana Quist")], id="a party"
        ),
        pytest.param("Lifeguard/NNP Ana/NNP Quist/NNP", [("Lifeguard", "Ana Quist")], id="a trade"),
        pytest.param(
            "Shadow/NNP Roads/NNP Secretary/NNP Ana/NNP Quist/NNP", [("Secretary", "Ana Quist")], id="a field"
        ),
        pytest.param(
            "Beachcomber/NNP Ana/NNP/B-PERSON Quist/NNP/I-PERSON",
            [("", "Beachcomber"), ("", "Ana Quist")],
            id="an unknown word before a person",
        ),
        pytest.param("Potter/NNP Quist/NNP", [("", "Potter Quist")], id="a trade that is a name"),
        pytest.param("Ana/NNP Potter/NNP Quist/NNP", [("", "Ana Potter Quist")], id="a trade inside a name"),
        pytest.param("Quist/NNP Works/NNP Council/NNP", [("", "Quist Works Council")], id="a body's name"),
        pytest.param(
            "Kenyan/JJ Wekesa/NNP/B-PERSON Baraka/NNP/I-PERSON",
            [("", "Kenyan"), ("", "Wekesa Baraka")],
            id="a nationality before a person",
        ),
    ],
)
def test_a_run_of_capitals_is_cut_into_names(line: str, names: list[tuple[str, str]]) -> None:
    words = words_from(line)
    small = [at for at, word in enumerate(words) if word.text in ("of", "for") and words[0].text != "Secretary"]
    found = []
    for bounds in split_titles(words, small[-1] + 1 if small else 0, len(words) - 1):
        has_title = bounds.title_first < bounds.first
        title = text_of_words(words, bounds.title_first, bounds.first - 1) if has_title else ""
        found.append((title, text_of_words(words, bounds.first, bounds.last)))
    assert found == names


def test_a_group_is_no_office() -> None:
    words = words_from("House/NNP/B-ORG Leaders/NNPS/B-NORP")
    assert [bounds[1:] for bounds in split_titles(words, 0, 1)] == [(0, 1)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("Harbour/NNP Board/NNP of/IN Governors/NNPS", ["Harbour Board of Governors"], id="a body"),
        pytest.param(
            "Federation/NNP of/IN Teachers/NNPS President/NNP Ana/NNP Quist/NNP",
            ["Federation of Teachers", "Ana Quist"],
            id="the head of a body",
        ),
        pytest.param("Lund/NNP Veterans/NNPS of/IN Norway/NNP", ["Lund Veterans of Norway"], id="people of a country"),
    ],
)
def test_offices_in_the_name_of_a_body_are_no_titles(line: str, names: list[str]) -> None:
    words = words_from(line)
    found = [text_of_words(words, bounds.first, bounds.last) for bounds in split_titles(words, 0, len(words) - 1)]
    assert found == names
