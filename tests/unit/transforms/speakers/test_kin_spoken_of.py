"""Kin that is spoken of, and who speaks of it."""

import pytest

from transforms.document import Document, Profile, RawArticle
from transforms.pipeline import annotate
from transforms.reading import parse


def speakers_of(text: str) -> list[str | None]:
    raw = RawArticle(text.encode(), "file:///in/a.txt", None, "text/plain")
    (doc,) = annotate([doc for doc in parse(raw) if isinstance(doc, Document)], Profile.FAST)
    assert isinstance(doc, Document)
    return [speaker.name for speaker in doc.speakers]


TEXT = "A long wait\n\nAna Silva's grandmother Maria is 80 and ill.\n\n"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("She said that her grandmother was very confused.", "Ana Silva", id="the tie is named"),
        pytest.param('"She was left alone until late," she said.', "Ana Silva", id="the words are about her"),
        pytest.param('"I was left alone until late," she said.', "Maria", id="her own words"),
    ],
)
def test_kin_is_told_apart_from_who_speaks_of_it(words: str, name: str) -> None:
    assert speakers_of(TEXT + words + "\n") == [name]
