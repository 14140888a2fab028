"""The author as the speaker of "I"."""

from dataclasses import replace

import pytest

from tests.kit.stories import index_of, person, span_in, story
from transforms.document import ArticleMetadata, MentionType, Piece, Quote, Role, SpeakerRule
from transforms.speakers.authors import add_author_without_mention, find_authors_in_byline, resolve_author

NAMES = {"Ana Silva": person("Ana Silva"), "Rui Okafor": person("Rui Okafor")}
SAYS_I = "I|PRP|nsubj|think think|VBP|ROOT so|RB|advmod|think"
BYLINE = "By|IN|ROOT Ana|NNP|compound|Silva Silva|NNP|pobj|By"
SIGNATURE = "Rui|NNP|compound|Okafor Okafor|NNP|ROOT"
SIGNED_MAYOR = f"{SIGNATURE} ,|,|punct|Okafor mayor|NN|appos|Okafor of|IN|prep|mayor Lund|NNP|pobj|of"
ABOUT = (
    "Rui|NNP|compound|Okafor Okafor|NNP|nsubj|is is=be|VBZ|ROOT a|DT|det|teacher teacher|NN|attr|is in|IN|prep|teacher "
    "Leeds|NNP|pobj|in"
)
NAMED = "Rui|NNP|compound|Okafor Okafor|NNP|nsubj|left left=leave|VBD|ROOT"


@pytest.mark.parametrize(
    ("paragraphs", "roles", "name", "evidence"),
    [
        pytest.param((BYLINE, SAYS_I, SIGNATURE), (Role.BYLINE,), "Ana Silva", "byline", id="byline comes first"),
        pytest.param((SAYS_I, SIGNATURE), (), "Rui Okafor", "signature", id="signature below"),
        pytest.param((SAYS_I, SIGNED_MAYOR), (), "Rui Okafor", "signature", id="signature with an office"),
        pytest.param((SAYS_I, ABOUT), (), "Rui Okafor", "line about the author", id="line about the author"),
        pytest.param((NAMED, SAYS_I, ABOUT), (), None, "does not name", id="named before: not about the author"),
        pytest.param((SIGNATURE, SAYS_I), (), None, "does not name", id="a name above is no signature"),
        pytest.param((SAYS_I, NAMED), (), None, "does not name", id="somebody does something: no line about"),
    ],
)
def test_the_author_is(paragraphs: tuple[str, ...], roles: tuple[Role, ...], name: str | None, evidence: str) -> None:
    doc = story(*paragraphs, names=NAMES, roles=roles)
    speaker = resolve_author(index_of(doc), Quote(1, (Piece(0, 1),)), span_in(doc, "I"))
    assert speaker.name == name and evidence in speaker.reason
    assert speaker.rule == (SpeakerRule.AUTHOR if name else SpeakerRule.UNNAMED)
    assert speaker.mention_type == MentionType.PRONOUN


def test_a_declared_author_whom_the_text_names_is_the_author() -> None:
    doc = story(SAYS_I, NAMED, names=NAMES)
    declared = replace(doc, metadata=ArticleMetadata(authors=("Rui Okafor",)))
    speaker = resolve_author(index_of(declared), Quote(1, (Piece(0, 1),)), span_in(doc, "I"))
    assert speaker.name == "Rui Okafor" and "metadata" in speaker.reason


@pytest.mark.parametrize(
    ("authors", "name"),
    [
        pytest.param(("Maria Lund",), "Maria Lund", id="a person"),
        pytest.param(("Maria Lund", "Gear Team"), "Maria Lund", id="a person and a team"),
        pytest.param(("Maria Lund", "Rui Costa"), None, id="which of two is not known"),
        pytest.param(("Maria",), None, id="one word"),
        pytest.param(("Associated Press",), None, id="an agency"),
        pytest.param(("Maria Lund Ministry",), None, id="a body"),
    ],
)
def test_a_declared_author_whom_only_i_mentions(authors: tuple[str, ...], name: str | None) -> None:
    doc = replace(story(SAYS_I, names={}), metadata=ArticleMetadata(authors=authors))
    speaker = resolve_author(index_of(doc), Quote(1, (Piece(0, 1),)), span_in(doc, "I"))
    assert speaker.name == name and speaker.rule == (SpeakerRule.AUTHOR if name else SpeakerRule.UNNAMED)
    added = add_author_without_mention(doc, [speaker])
    assert [(one.entity_id, one.name) for one in added] == ([("person.maria-lund", name)] if name else [])


def test_without_a_byline_it_names_nobody() -> None:
    assert find_authors_in_byline(index_of(story(NAMED, names=NAMES))) == []
