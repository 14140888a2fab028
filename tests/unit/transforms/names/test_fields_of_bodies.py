"""What a body is for, as part of its name, by the words alone."""

import pytest

from tests.kit.words import words_from
from transforms.names.fields_of_bodies import (
    is_body_of_two_groups,
    is_field_and_body,
    is_purpose_of_body,
)


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        pytest.param("Federation of Stage and Radio Artists/NNPS left", True, id="two kinds of people"),
        pytest.param("Center for Missing and Exploited Children/NNP left", True, id="a plural without an s"),
        pytest.param("Center of Missing and Exploited Children/NNP left", False, id="a centre of something"),
        pytest.param("Federation of Norway and Radio Artists/NNPS left", False, id="a land and its guests"),
        pytest.param("Federation of Stage and Radio/NNP left", False, id="no people"),
        pytest.param("Quist of Stage and Radio Artists/NNPS left", False, id="no body"),
    ],
)
def test_a_body_is_of_two_groups(line: str, is_one: bool) -> None:
    assert is_body_of_two_groups(words_from(line), 0, 2) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        pytest.param("Society for the Protection of Gulls left", True, id="what it does"),
        pytest.param("Society for the Rivers of Norway left", False, id="no act"),
        pytest.param("Society for a Protection of Gulls left", False, id="another article"),
        pytest.param("Quist for the Protection of Gulls left", False, id="no body"),
        pytest.param("Society for the", False, id="the end of the text"),
    ],
)
def test_a_purpose_is_part_of_a_name(line: str, is_one: bool) -> None:
    assert is_purpose_of_body(words_from(line), 0, 0) is is_one


@pytest.mark.parametrize(
    ("line", "is_one"),
    [
        pytest.param("a/DT Ferry/NNP and/CC Harbour/NNP Management/NNP Authority/NNP left", True, id="two fields"),
        pytest.param("in/IN Ferry/NNP and/CC Harbour/NNP Management/NNP Authority/NNP left", False, id="no article"),
        pytest.param("the/DT Ferry/NNP and/CC Harbour/NNP Quist/NNP left", False, id="no body"),
    ],
)
def test_a_field_begins_the_name_of_a_body(line: str, is_one: bool) -> None:
    assert is_field_and_body(words_from(line), 1, 1) is is_one
