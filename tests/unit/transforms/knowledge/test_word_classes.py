"""Lists of words and their classes: those of dates, headlines, names, places, offices and types."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import pytest

from transforms.document import EntityType
from transforms.knowledge.date_context import DateContext, is_date_context
from transforms.knowledge.headline_words import HeadlineWord, is_headline_word
from transforms.knowledge.name_words import NameWord, is_name_word
from transforms.knowledge.office_words import OfficeWord, is_office_word
from transforms.knowledge.place_words import PlaceWord, is_place_word
from transforms.knowledge.tables import read_rows, read_words_by_class
from transforms.knowledge.type_words import TypeWord, is_type_word, look_up_first_word, look_up_thing_noun

LISTS = {
    "lexicon/date_context": DateContext,
    "lexicon/headline_words": HeadlineWord,
    "lexicon/name_words": NameWord,
    "lexicon/office_words": OfficeWord,
    "lexicon/place_words": PlaceWord,
    "lexicon/type_words": TypeWord,
}


@pytest.mark.parametrize(
    ("is_of_class", "word", "kind"),
    [
        pytest.param(is_date_context, "people", DateContext.COUNTED, id="counted"),
        pytest.param(is_headline_word, "would", HeadlineWord.CLAIMING, id="headline"),
        pytest.param(is_name_word, "Monday", NameWord.NEVER, id="name"),
        pytest.param(is_office_word, "vice president", OfficeWord.ONE_HOLDER, id="office of two words"),
        pytest.param(is_place_word, "Ave.", PlaceWord.STREET, id="place"),
        pytest.param(is_type_word, "rival", TypeWord.PERSON_OR_BODY, id="type"),
    ],
)
def test_word_is_of_its_class_in_its_own_case(
    is_of_class: Callable[[str, Any], bool], word: str, kind: StrEnum
) -> None:
    assert is_of_class(word, kind)
    assert not is_of_class(word.swapcase(), kind)
    assert not any(is_of_class(word, other) for other in type(kind) if other is not kind)


def test_first_word_and_noun_tell_a_type_each_in_its_own_place() -> None:
    assert look_up_first_word("Hurricane") == EntityType.EVENT
    assert look_up_thing_noun("festival") == EntityType.EVENT
    assert look_up_first_word("festival") is None
    assert look_up_thing_noun("Hurricane") is None


@pytest.mark.parametrize(("name", "classes"), LISTS.items())
def test_every_class_has_words_and_none_twice(name: str, classes: type[StrEnum]) -> None:
    rows = [tuple(row) for row in read_rows(name)]
    assert all(read_words_by_class(name, classes).values())
    assert len(rows) == len({row[:2] for row in rows})


@pytest.mark.parametrize("kind", [TypeWord.FIRST_WORD, TypeWord.THING])
def test_words_of_classes_with_several_types_have_one(kind: TypeWord) -> None:
    rows = [row for row in read_rows("lexicon/type_words") if row[1] == kind]
    assert all(len(row) == 3 and EntityType(row[2]) for row in rows)
