"""Names of places by the words beside them, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.language.words import Word, text_of_words
from transforms.name_types.place_spans import find_country_of_part, read_place_spans
from transforms.names.name_spans import NameSpan


def read_names(line: str, *places: tuple[int, int]) -> list[tuple[str, str]]:
    """Give what stands in the text and the name that it was read as, for each name of a line."""
    words: list[Word] = words_from(line)
    spans: list[NameSpan] = [name_span(words, first, last) for first, last in places]
    return [(text_of_words(words, one.first, one.last), one.name) for one in read_place_spans(spans, [words])]


@pytest.mark.parametrize(
    ("line", "places", "names"),
    [
        pytest.param(
            "North and South Korea met",
            [(0, 0), (2, 3)],
            [("North", "North Korea"), ("South Korea", "South Korea")],
            id="two lands by their parts",
        ),
        pytest.param(
            "in northern Norway it snowed", [(2, 2)], [("northern Norway", "northern Norway")], id="a part of a country"
        ),
        pytest.param("London ~, Jack ~. White Fang", [(0, 0)], [], id="an author, surname first"),
        pytest.param("East and North Korea met", [(2, 3)], [("North Korea", "North Korea")], id="no land is called so"),
        pytest.param(
            "he left Quillton ~, New York ~, early",
            [(2, 2), (4, 5)],
            [("Quillton", "Quillton"), ("New York", "New York State")],
            id="behind a town",
        ),
        pytest.param(
            "in London ~, New York and Paris",
            [(1, 1), (3, 4), (6, 6)],
            [("London", "London"), ("New York", "New York"), ("Paris", "Paris")],
            id="one of a list",
        ),
        pytest.param(
            "speaks Norwegian and good/JJ Danish ~.",
            [(1, 1), (4, 4)],
            [("Norwegian", "Norwegian language"), ("Danish", "Danish language")],
            id="languages",
        ),
        pytest.param("in Norwegian waters/NNS", [(1, 1)], [("Norwegian", "Norwegian")], id="a land's waters"),
        pytest.param(
            "in Norwegian and Danish waters/NNS",
            [(1, 1), (3, 3)],
            [("Norwegian", "Norwegian"), ("Danish", "Danish")],
            id="two lands' waters",
        ),
        pytest.param("upstate New York voted", [(1, 2)], [("New York", "New York State")], id="upstate"),
        pytest.param("New York state voted", [(0, 1)], [("New York", "New York State")], id="a state by its noun"),
        pytest.param("New York voted", [(0, 1)], [("New York", "New York")], id="the city alone"),
        pytest.param(
            "in Dayton/NNP/B-GPE ~, Ohio Quist fell as Quist said",
            [(1, 1), (3, 4), (7, 7)],
            [("Dayton", "Dayton"), ("Ohio", "Ohio"), ("Quist", "Quist"), ("Quist", "Quist")],
            id="another name behind the region",
        ),
        pytest.param(
            "in Dayton/NNP/B-GPE ~, Ohio Works fell",
            [(1, 1), (3, 4)],
            [("Dayton", "Dayton"), ("Ohio Works", "Ohio Works")],
            id="a name that begins with the region",
        ),
    ],
)
def test_words_beside_a_place_complete_its_name(
    line: str, places: list[tuple[int, int]], names: list[tuple[str, str]]
) -> None:
    assert read_names(line, *places) == names


def test_a_region_that_describes_a_noun_is_no_towns() -> None:
    words = words_from("a Quillton ~, New York court", {4: ("compound", 5)})
    (town, city) = read_place_spans([name_span(words, 1, 1), name_span(words, 3, 4)], [words])
    assert (town.name, city.name) == ("Quillton", "New York")


def test_a_part_of_a_country_is_in_it() -> None:
    countries = [find_country_of_part(name) for name in ("northern Norway", "Norway", "northern lights", "old Norway")]
    assert countries == ["NO", None, None, None]
