"""Where an office is held, by the names in its description, without a language model."""

from dataclasses import replace

import pytest

from tests.kit.words import name_span, words_from
from transforms.document import EntityType
from transforms.roles.role_organizations import find_organization_of_role
from transforms.roles.role_phrases import NamedAt, RolePhrase

KINDS = {
    "Lund": EntityType.ORGANIZATION,
    "Gazette": EntityType.WORK,
    "Norway": EntityType.PLACE,
    "Oslo": EntityType.PLACE,
    "Greens": EntityType.GROUP,
}


@pytest.mark.parametrize(
    ("line", "noun", "expected"),
    [
        pytest.param("head/NN of/IN Lund/NNP", "head", "Lund", id="of an organization"),
        pytest.param("official/NN with/IN Lund/NNP in/IN Norway/NNP", "official", "Lund", id="body before place"),
        pytest.param("Norway/NNP 's/POS envoy/NN", "envoy", "Norway", id="possessive"),
        pytest.param("Norway/NNP envoy/NN to/TO Oslo/NNP", "envoy", "Norway", id="not where one is sent"),
        pytest.param("Lund/NNP chief/NN in/IN Oslo/NNP", "chief", "Lund", id="not where one sits"),
        pytest.param("Greens/NNPS governor/NN of/IN Oslo/NNP", "governor", "Oslo", id="place, not party"),
        pytest.param("Greens/NNPS governor/NN", "governor", None, id="no office of a party"),
        pytest.param("Greens/NNPS nominee/NN", "nominee", "Greens", id="an office of a party"),
        pytest.param("editor/NN of/IN Gazette/NNP", "editor", "Gazette", id="a paper"),
        pytest.param("star/NN of/IN Gazette/NNP", "star", None, id="a work that one is in"),
        pytest.param("mayor/NN", "mayor", None, id="nothing named"),
    ],
)
def test_the_office_is_held_where_its_description_says(line: str, noun: str, expected: str | None) -> None:
    words = words_from(f"{line} Ana/NNP")
    texts = [word.text for word in words]
    at, last = texts.index(noun), len(words) - 2
    names = {(0, where): NamedAt(where, text, KINDS[text]) for where, text in enumerate(texts) if text in KINDS}
    held = find_organization_of_role(name_span(words, last + 1, last + 1), RolePhrase(0, last, at, at), [words], names)
    assert held == expected


@pytest.mark.parametrize(
    ("line", "subject", "expected"),
    [
        pytest.param("Lund/NNP left/VBD Gazette/NNP ,/, its/PRP$ head/NN ,/,", "Lund", "Lund", id="of the subject"),
        pytest.param("Lund/NNP left/VBD Gazette/NNP ,/, its/PRP$ head/NN ,/,", "", "Gazette", id="of the nearest"),
        pytest.param("Lund/NNP and/CC Gazette/NNP ,/, whose/WP$ head/NN ,/,", "Lund", "Gazette", id="right before"),
        pytest.param("Lund/NNP left/VBD ,/, whose/WP$ head/NN ,/,", "Lund", None, id="whose, of something else"),
        pytest.param("Lund/NNP left/VBD ,/, the/DT head/NN ,/,", "Lund", None, id="of nobody"),
        pytest.param("Lund/NNP left/VBD their/PRP$ coach/NN ,/,", "Lund", "Lund", id="their coach, of the subject"),
        pytest.param("Lund/NNP left/VBD their/PRP$ coach/NN ,/,", "", None, id="their coach, of others"),
        pytest.param("Lund/NNP left/VBD their/PRP$ head/NN ,/,", "Lund", None, id="their head, of a family"),
    ],
)
def test_an_owner_before_the_office_is_the_organization_before_it(
    line: str, subject: str, expected: str | None
) -> None:
    texts = [item.split("/")[0] for item in line.split()]
    words = words_from(f"{line} Ana/NNP", {texts.index(subject): ("nsubj", 1)} if subject else {})
    at = texts.index("coach" if "coach" in texts else "head")
    names = {
        (0, texts.index(name)): NamedAt(texts.index(name), name, EntityType.ORGANIZATION)
        for name in ("Lund", "Gazette")
        if name in texts
    }
    phrase, ana = RolePhrase(at - 1, at, at, at), len(words) - 1
    assert find_organization_of_role(name_span(words, ana, ana), phrase, [words], names) == expected


@pytest.mark.parametrize(
    ("line", "noun", "expected"),
    [
        pytest.param("the/DT trust/NN 's/POS director/NN", "director", "new", id="its owner, the one named last"),
        pytest.param("director/NN of/IN the/DT trust/NN", "director", "new", id="behind the office"),
        pytest.param("director/NN of/IN the/DT council/NN", "director", None, id="nothing of that noun"),
        pytest.param("a/DT trust/NN director/NN", "director", None, id="not definite"),
    ],
)
def test_a_body_is_known_by_the_noun_of_its_name(line: str, noun: str, expected: str | None) -> None:
    before = words_from("Lund/NNP Trust/NNP and/CC Ellery/NNP Trust/NNP")
    words = words_from(f"{line} ,/, Ana/NNP")
    at, last = [word.text for word in words].index(noun), len(words) - 2
    names = {
        (0, 0): NamedAt(1, "old", EntityType.ORGANIZATION),
        (0, 3): NamedAt(4, "new", EntityType.ORGANIZATION),
    }
    span = name_span(words, last + 1, last + 1)
    held = find_organization_of_role(replace(span, parse=1), RolePhrase(0, last, at, at), [before, words], names)
    assert held == expected
