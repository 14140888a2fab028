"""Clauses that tell no saying: entries of lists, other names of a thing."""

import pytest

from transforms.cues.no_speech import (
    is_awarded,
    is_called_back,
    is_done_to_thing,
    is_entry_of_list,
    is_naming_cue,
    is_seen_by_eye,
    is_seen_to_happen,
    is_told_of_subject,
    is_told_to_be_there,
    tells_no_saying,
)
from transforms.document import Document, RawArticle, Token
from transforms.language.parsing import add_parses
from transforms.reading import parse


def _token(sentence: str, word: str) -> Token:
    raw = RawArticle(f"Title\n\n{sentence}\n".encode(), "file:///in/a.txt", None, "text/plain")
    (doc,) = add_parses([one for one in parse(raw) if isinstance(one, Document)])
    return next(token for one in doc.parses for token in one.tokens if token.text == word)


@pytest.mark.parametrize(
    ("sentence", "is_entry"),
    [
        ("Ana Silva: Possession of stolen goods, two warrants.", True),
        ("Ana Silva: We will fight for every house.", False),
        ("Ana Silva: Stay at home.", False),
        ("Ana Silva: No more of it!", False),
    ],
)
def test_things_behind_a_name_and_a_colon_are_no_words(sentence: str, *, is_entry: bool) -> None:
    colon = _token(sentence, ":")
    content = [(colon.i + 1, len(colon.doc))]
    assert is_entry_of_list(colon, content) is is_entry
    assert tells_no_saying(colon, content, is_body=True) is is_entry
    assert not tells_no_saying(colon, content, is_body=False)


def test_another_name_is_nothing_said() -> None:
    assert is_naming_cue(_token("The tool, formerly known as Adze, is sold.", "known"))
    assert not is_naming_cue(_token("It is known that the tool is sold.", "known"))


def test_what_eyes_see_is_no_saying() -> None:
    assert is_seen_by_eye(_token("Two men were seen climbing the mast.", "seen"))
    assert not is_seen_by_eye(_token("The bridge is seen as a danger.", "seen"))


@pytest.mark.parametrize(
    ("sentence", "word", "is_lived"),
    [
        ("The deal will see the firm overtake its rivals.", "see", True),
        ("Norbank has seen its profits climb to record levels.", "seen", True),
        ("The mayor sees the deal as a threat.", "sees", False),
        ("She has seen that the bridge is old.", "seen", False),
    ],
)
def test_what_a_deal_has_seen_happen_is_no_saying(sentence: str, word: str, *, is_lived: bool) -> None:
    assert is_seen_to_happen(_token(sentence, word)) is is_lived


def test_goods_called_back_and_awards_are_no_saying() -> None:
    assert is_called_back(_token("The maker is recalling 20,000 cars.", "recalling"))
    assert not is_called_back(_token("Ana Silva recalled the day.", "recalled"))
    assert is_awarded(_token("Rui Okafor was named best actor.", "named"))
    assert not is_awarded(_token("Police named the man as Rui Okafor.", "named"))


def test_what_is_done_by_nobody_is_no_saying() -> None:
    assert is_done_to_thing(_token("The shares are listed in Zurich.", "listed"))
    assert not is_done_to_thing(_token("The bridge was listed by Ana Silva as a danger.", "listed"))


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("There is nothing generic about her work.", "generic", True),
        ("There was a remark about her work.", "remark", False),
        ("Ana Silva is sure about her work.", "sure", False),
    ],
)
def test_what_is_there_is_not_said(sentence: str, word: str, *, expected: bool) -> None:
    assert is_told_to_be_there(_token(sentence, word)) is expected


def test_a_plan_that_somebody_draws_up_is_not_said() -> None:
    assert is_done_to_thing(_token("The plan was drawn up by Ana Silva.", "drawn"))


@pytest.mark.parametrize(
    ("sentence", "word", "expected"),
    [
        ("The film was written by Ana Silva.", "written", True),
        ("Three men are named in the lawsuit.", "named", True),
        ("The film was praised by Ana Silva.", "praised", False),
        ("Three men were named by the court.", "named", False),
    ],
)
def test_a_passive_of_making_tells_of_its_subject_alone(sentence: str, word: str, *, expected: bool) -> None:
    verb = _token(sentence, word)
    subject = next(child for child in verb.children if child.dep_ == "nsubjpass")
    assert is_told_of_subject(verb, [(subject.left_edge.i, subject.i + 1)]) is expected
    assert not is_told_of_subject(verb, [(subject.left_edge.i, len(verb.doc))])
