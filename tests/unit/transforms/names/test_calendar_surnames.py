"""Months and weekdays that are surnames, and those that are none."""

import pytest

from tests.kit.reading import named, read


def _people(text: str) -> set[str]:
    return {entity.name for entity in read(text).entities if entity.entity_type == "person"}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param("Helen March said the plan was late. March left.", {"Helen March"}, id="a month"),
        pytest.param("Tom Friday said the plan was late. Friday said so on Friday.", {"Tom Friday"}, id="a weekday"),
        pytest.param("Mayor Tom Friday spoke. The vote is in May.", {"Tom Friday"}, id="behind an office"),
        pytest.param("Ana Silva met Tom March 3 at noon.", {"Ana Silva", "Tom"}, id="a day of a month"),
        pytest.param("Dr March said no, and Prof. August agreed.", {"March", "August"}, id="behind a form of address"),
        pytest.param("Dr March 3 was closed.", set(), id="a day of a month behind it"),
        pytest.param("Leon James won. James Friday said he was glad.", {"Leon James"}, id="a day behind a surname"),
    ],
)
def test_a_word_of_the_calendar_is_a_surname_behind_a_given_name(text: str, people: set[str]) -> None:
    assert _people(text) == people


@pytest.mark.slow
def test_a_surname_alone_is_told_from_the_month() -> None:
    found = named(read("Helen March spoke. In March the rain fell, according to March. It is March's plan."))
    doc = read("Helen March spoke. In March the rain fell, according to March. It is March's plan.")
    places = [mention.span.start_char for mention in doc.mentions if mention.entity_id == found["Helen March"]]
    assert places == [0, 56, 69]
