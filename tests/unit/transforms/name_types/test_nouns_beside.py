"""What nouns beside a name say of its kind, without a language model."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.name_types.nouns_beside import weigh_nouns_beside_name


def best_kind(line: str, first: int, last: int, heads: dict[int, tuple[str, int]] | None = None) -> EntityType | None:
    words = words_from(line, heads or {})
    votes = weigh_nouns_beside_name(name_span(words, first, last), words)
    best = max(votes, key=lambda kind: votes[kind])
    return best if votes[best] > 0 else None


@pytest.mark.parametrize(
    ("line", "first", "last", "kind"),
    [
        pytest.param(
            "The/DT owner/NN of/IN the/DT mine/NN , Ansel Quist , was",
            6,
            7,
            EntityType.PERSON,
            id="an office before it",
        ),
        pytest.param("The/DT mine/NN , Ansel Quist , was", 3, 4, None, id="no office"),
        pytest.param("He/PRP told/VBD the/DT mayor/NN , Ansel Quist left", 5, 6, None, id="a clause behind it"),
        pytest.param("the/DT encyclical/NN Laudate Mare says", 2, 3, EntityType.WORK, id="a noun for works"),
        pytest.param("the/DT trawler/NN Ana Quist sank", 2, 3, EntityType.PRODUCT, id="a noun for ships"),
        pytest.param("ships/NNS such/JJ as/IN Quist sank", 3, 3, EntityType.PRODUCT, id="one of several ships"),
        pytest.param("Adair/NNP 's/POS CX-8 sold", 2, 2, EntityType.PRODUCT, id="letters and figures that a maker has"),
        pytest.param("Lunavia CEO Ana Silva", 0, 0, EntityType.ORGANIZATION, id="a firm by its officer"),
        pytest.param("the/DT Minister of Climate Change", 3, 4, None, id="what a minister is for"),
    ],
)
def test_nouns_tell_the_kind(line: str, first: int, last: int, kind: EntityType | None) -> None:
    assert best_kind(line, first, last) == kind


def test_what_a_minister_is_for_is_no_person() -> None:
    words = words_from("the/DT Minister of Climate Change")
    assert weigh_nouns_beside_name(name_span(words, 3, 4), words)[EntityType.PERSON] < 0


def test_a_name_goes_on_to_a_thing() -> None:
    line = "the/DT Rumah Baru housing/NN scheme/NN"
    assert best_kind(line, 1, 2, {2: ("compound", 4)}) is EntityType.OTHER
    assert best_kind("the/DT Rumah Baru housing/NN manager/NN", 1, 2, {2: ("compound", 4)}) is None
