"""Where an office is held that names no organization: by a common noun, or by what the article is about."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.roles.role_phrases import NamedAt, RolePhrase
from transforms.roles.unsaid_organizations import find_unsaid_organization

BEFORE = "Ellery/NNP Museum/NNP ,/, Quist/NNP and/CC Oslo/NNP said/VBD"


def find(line: str, noun: str, counts: Mapping[str, int]) -> str | None:
    """Find where Ana, named last in a line, holds an office behind a paragraph that names bodies so often."""
    before, words = words_from(BEFORE), words_from(f"{line} Ana/NNP")
    texts = [word.text for word in words]
    at = max(here for here, text in enumerate(texts) if text.lower() == noun)
    names = {(0, 0): NamedAt(1, "museum", EntityType.ORGANIZATION)} if "museum" in counts else {}
    names |= {(0, 3): NamedAt(3, "quist", EntityType.ORGANIZATION)} if "quist" in counts else {}
    names |= {
        (2 + number, number): NamedAt(number, body, EntityType.ORGANIZATION)
        for body, count in counts.items()
        for number in range(count - 1)
    }
    names[0, 5] = NamedAt(5, "oslo", EntityType.PLACE)
    span = replace(name_span(words, len(words) - 1, len(words) - 1), parse=1)
    phrase = RolePhrase(0, len(words) - 2, at, at)
    return find_unsaid_organization(span, phrase, [before, words], names)


@pytest.mark.parametrize(
    ("line", "noun", "counts", "expected"),
    [
        pytest.param("museum/NN director/NN", "director", {"museum": 1, "quist": 9}, "museum", id="a noun of its name"),
        pytest.param("a/DT museum/NN director/NN", "director", {"museum": 1}, None, id="of any museum"),
        pytest.param("the/DT museum/NN Director/NNP", "director", {"museum": 1}, None, id="two phrases"),
        pytest.param("club/NN director/NN", "director", {"museum": 9}, None, id="another noun"),
        pytest.param("head/NN of/IN the/DT company/NN 's/POS unit/NN", "head", {"quist": 3}, "quist", id="any body"),
        pytest.param("the/DT company/NN 's/POS head/NN", "head", {"quist": 3, "museum": 2}, None, id="of two"),
        pytest.param("Chairwoman/NNP", "chairwoman", {"quist": 3, "museum": 1}, "quist", id="the article's"),
        pytest.param("the/DT chairman/NN ,/,", "chairman", {"quist": 2}, "quist", id="with an article"),
        pytest.param("Chairwoman/NNP", "chairwoman", {"quist": 1}, None, id="named once"),
        pytest.param("Chairwoman/NNP", "chairwoman", {}, None, id="nothing named"),
        pytest.param("Governor/NNP", "governor", {"quist": 9}, None, id="no office of bodies"),
        pytest.param("a/DT rival/JJ chairman/NN ,/,", "chairman", {"quist": 9}, None, id="more is said of it"),
    ],
)
def test_an_office_without_a_name_is_of_the_body_that_the_article_tells(
    line: str, noun: str, counts: dict[str, int], expected: str | None
) -> None:
    assert find(line, noun, counts) == expected


def test_a_body_that_is_named_later_alone_is_not_meant() -> None:
    words = words_from("Chairwoman/NNP Ana/NNP said/VBD")
    names = {(at, 0): NamedAt(0, "quist", EntityType.ORGANIZATION) for at in range(1, 5)}
    assert find_unsaid_organization(name_span(words, 1, 1), RolePhrase(0, 0, 0, 0), [words], names) is None


def test_who_names_a_chief_executive_has_one() -> None:
    words = words_from("Harbour/NNP names/VBZ Ana/NNP chief/NN executive/NN")
    names = {(0, 0): NamedAt(0, "harbour", EntityType.ORGANIZATION)}
    phrase = RolePhrase(3, 4, 3, 4, 1)
    assert find_unsaid_organization(name_span(words, 2, 2), phrase, [words], names) == "harbour"
    assert find_unsaid_organization(name_span(words, 2, 2), replace(phrase, copula=None), [words], names) is None


def test_who_names_a_chief_executive_may_be_words_before() -> None:
    words = words_from("Harbour/NNP on Monday named/VBD Ana/NNP chief/NN executive/NN", {0: ("nsubj", 3)})
    names = {(0, 0): NamedAt(0, "harbour", EntityType.ORGANIZATION)}
    phrase = RolePhrase(5, 6, 5, 6, 3)
    assert find_unsaid_organization(name_span(words, 4, 4), phrase, [words], names) == "harbour"
    assert find_unsaid_organization(name_span(words, 4, 4), phrase, [words], {}) is None


def test_a_museum_that_is_a_place_has_a_director() -> None:
    words = words_from("Quist/NNP Museum/NNP sank/VBD ,/, museum/NN director/NN Ana/NNP")
    names = {(0, 0): NamedAt(1, "museum", EntityType.PLACE)}
    assert find_unsaid_organization(name_span(words, 6, 6), RolePhrase(4, 5, 5, 5), [words], names) == "museum"
