"""What names of organizations have in common."""

import pytest

from transforms.knowledge.organization_names import drop_legal_form, is_name_of_many_bodies, strip_legal_form


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("Berg Mills Inc.", "berg mills"),
        ("Berg Mills Co. Ltd", "berg mills"),
        ("The Berg & Lund Group", "berg and lund"),
        ("Fishing Organisation", "fishing organization"),
        ("Harbour Centre", "harbor center"),
        ("Group", "group"),
        ("Bakers' Union", "bakers union"),
        ("Institute for Tides", "institute of tides"),
        ("Radio Four", "radio 4"),
        ("Four", "four"),
    ],
)
def test_legal_forms_and_spellings_do_not_matter(name: str, form: str) -> None:
    assert strip_legal_form(name) == form


def test_bodies_of_many_countries_are_told_from_others() -> None:
    assert is_name_of_many_bodies("Supreme Court")
    assert is_name_of_many_bodies("Ministry of Defence")
    assert not is_name_of_many_bodies("Lund Court")


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Quist Motors Co. Ltd", "Quist Motors"), ("Quist, Inc.", "Quist"), ("Quist Motors", ""), ("Group", "")],
)
def test_legal_forms_are_dropped(name: str, plain: str) -> None:
    assert drop_legal_form(name) == plain
