"""People whose names are in scripts without capitals."""

import pytest

from tests.kit.words import name_span, words_from
from transforms.name_types.names_in_other_scripts import add_names_in_other_scripts


@pytest.mark.parametrize(
    ("line", "names"),
    [
        pytest.param("王小明 told reporters", ["王小明"], id="who tells"),
        pytest.param("said محمد العلي on Monday", ["محمد العلي"], id="who said, two words"),
        pytest.param("Activist 李娜 ( Li Na ) left", ["Li Na"], id="in Latin letters behind"),
        pytest.param("the words 床前明月光 and more", [], id="nobody speaks"),
        pytest.param("Иван said it", [], id="a script with capitals"),
        pytest.param("the 9 told reporters", [], id="a figure"),
    ],
)
def test_who_says_something_is_a_person(line: str, names: list[str]) -> None:
    words = words_from(line)
    found = add_names_in_other_scripts([], [words])
    assert [one.name for one in found] == names
    assert {one.label for one in found} <= {"PERSON"}


def test_the_same_name_in_latin_letters_is_a_persons_everywhere() -> None:
    words = words_from("李娜 ( Li Na ) left and Li Na sang")
    (first, second) = add_names_in_other_scripts([name_span(words, 7, 8, label="WORK_OF_ART")], [words])
    assert (first.name, second.name) == ("Li Na", "Li Na")
    assert second.label == "PERSON"
