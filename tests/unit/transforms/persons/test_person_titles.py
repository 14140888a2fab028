"""What a title tells: gender and office."""

import pytest

from transforms.persons.person_titles import gender_of_title, office_of_title


@pytest.mark.parametrize(
    ("title", "gender"), [("Mrs.", "female"), ("Mr.", "male"), ("Congresswoman", "female"), ("Sen.", None), ("", None)]
)
def test_gender_of_titles(title: str, gender: str | None) -> None:
    assert gender_of_title(title) == gender


def test_an_abbreviated_title_has_the_office_of_the_long_one() -> None:
    assert office_of_title("Rep.") == office_of_title("Representative")
    assert office_of_title("Sen.") != office_of_title("Rep.")
