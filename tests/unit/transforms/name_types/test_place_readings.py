"""Names of places read by the parse, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.place_readings import PlaceReading, read_place_name

Links = dict[int, tuple[str, int]]


@pytest.mark.parametrize(
    ("line", "at", "links", "reading"),
    [
        pytest.param("Norway denied it", 0, {0: ("nsubj", 1)}, PlaceReading.GOVERNING, id="a verb of governments"),
        pytest.param("Oslo , Norway \u2014 Ana won", 2, {2: ("nsubj", 5)}, None, id="a dateline"),
        pytest.param(
            "Norway \u2014 and Rome \u2014 won", 0, {0: ("nsubj", 5)}, None, id="a dash behind the first name"
        ),
        pytest.param("Norway won again", 0, {0: ("nsubj", 1)}, PlaceReading.ACTING, id="any other verb"),
        pytest.param("Norway lies north", 0, {0: ("nsubj", 1)}, None, id="a verb of places"),
        pytest.param("Norway is a country", 0, {0: ("nsubj", 1), 3: ("attr", 1)}, None, id="what a place is"),
        pytest.param("Norway is an ally", 0, {0: ("nsubj", 1), 3: ("attr", 1)}, PlaceReading.ACTING, id="what it does"),
        pytest.param("Norway is located north", 0, {0: ("nsubjpass", 2)}, None, id="where a place is"),
        pytest.param("they accused Norway", 2, {2: ("dobj", 1)}, PlaceReading.DEALT_WITH, id="accused"),
        pytest.param("they beat Norway", 2, {2: ("dobj", 1)}, PlaceReading.AFFECTED, id="beaten"),
        pytest.param("they visited Norway", 2, {2: ("dobj", 1)}, None, id="visited"),
        pytest.param("states that border Norway", 3, {3: ("dobj", 2)}, None, id="bordered"),
        pytest.param("Norway 's decision/NN", 0, {0: ("poss", 2)}, PlaceReading.OWNING_DEED, id="a deed"),
        pytest.param("Norway 's population/NN", 0, {0: ("poss", 2)}, None, id="no deed"),
        pytest.param("Norway 's coach/NN", 0, {0: ("poss", 2)}, PlaceReading.SIDE, id="a team's"),
        pytest.param("the Norway squad", 1, {1: ("compound", 2)}, PlaceReading.SIDE, id="a team"),
        pytest.param("the Norway coast", 1, {1: ("compound", 2)}, None, id="a coast"),
        pytest.param(
            "a treaty between Norway and Denmark",
            5,
            {2: ("prep", 1), 3: ("pobj", 2), 5: ("conj", 3)},
            PlaceReading.DEALT_WITH,
            id="the second party",
        ),
        pytest.param("a road between Norway", 3, {2: ("prep", 1), 3: ("pobj", 2)}, None, id="no dealing"),
        pytest.param("the border with Norway", 3, {2: ("prep", 1), 3: ("pobj", 2)}, None, id="a border"),
        pytest.param("plays for Norway", 2, {1: ("prep", 0), 2: ("pobj", 1)}, PlaceReading.AFFECTED, id="a side"),
        pytest.param("left for Norway", 2, {1: ("prep", 0), 2: ("pobj", 1)}, None, id="a goal"),
        pytest.param("sold to Norway", 2, {1: ("prep", 0), 2: ("pobj", 1)}, PlaceReading.DEALT_WITH, id="given to"),
        pytest.param("flew to Norway", 2, {1: ("prep", 0), 2: ("pobj", 1)}, None, id="flown to"),
        pytest.param("lives in Norway", 2, {1: ("prep", 0), 2: ("pobj", 1)}, None, id="in"),
        pytest.param(
            "people in Oslo and Rome asked",
            4,
            {0: ("nsubj", 5), 1: ("prep", 0), 2: ("pobj", 1), 4: ("conj", 0)},
            None,
            id="joined to another word",
        ),
        pytest.param("invasion/NN of Norway", 2, {1: ("prep", 0), 2: ("pobj", 1)}, None, id="done to a land"),
        pytest.param("in Bergen , Norway denied", 3, {3: ("nsubj", 4)}, None, id="the region of a town"),
        pytest.param("the Oslo-Rome talks/NNS".replace("-", " ~- ~"), 1, {}, PlaceReading.DEALT_WITH, id="a pair"),
        pytest.param("Norway v Denmark", 2, {}, PlaceReading.DEALT_WITH, id="one against another"),
        pytest.param("talks with Norway", 2, {}, PlaceReading.DEALT_WITH, id="without a parse"),
    ],
)
def test_a_place_is_read_by_its_head(line: str, at: int, links: Links, reading: PlaceReading | None) -> None:
    words = words_from(line, links)
    assert read_place_name(name_span(words, at, at), words) == reading
