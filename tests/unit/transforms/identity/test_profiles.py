"""What two articles know of one entity."""

from transforms.identity.profiles import EntityProfile


def test_profiles_are_joined_under_the_first_name() -> None:
    first = EntityProfile("person.ana-silva", "person", "Ana Silva", frozenset({"Ana Silva"}))
    second = EntityProfile(
        "person.x", "person", "Ana M. Silva", frozenset({"Silva"}), "PT", frozenset({("mayor", None)})
    )
    joined = first.joined_with(second)
    assert (joined.entity_id, joined.name, joined.country_code) == ("person.ana-silva", "Ana Silva", "PT")
    assert joined.names == {"Ana Silva", "Silva"}
    assert joined.roles == {("mayor", None)}
    assert joined.article_count == 2
