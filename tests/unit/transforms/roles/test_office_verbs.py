"""Verbs between a name and an office, without a language model."""

import pytest

from tests.kit.words import words_from
from transforms.roles.office_verbs import OfficeVerb, find_office_verb


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("was mayor of Lund", OfficeVerb(0, 1), id="was"),
        pytest.param("was named mayor of Lund", OfficeVerb(1, 2), id="the longest, and the verb that says when"),
        pytest.param("Stepped down as mayor of Lund", OfficeVerb(0, 3), id="three words, any case"),
        pytest.param("was mayor", None, id="one word behind"),
        pytest.param("painted the mayor of Lund", None, id="another verb"),
    ],
)
def test_the_verb_is(line: str, found: OfficeVerb | None) -> None:
    assert find_office_verb(words_from(line), 0) == found
